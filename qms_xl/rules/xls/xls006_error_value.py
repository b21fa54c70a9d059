"""XLS006: an error value such as #N/A in a cell of a register."""

from qms_xl.facts import real_cell, rows_where
from qms_xl.model import CellError, Found, Hit, Register, Rule, Text

# What Polish Excel shows for the error value that the file holds.
_POLISH = {
    "#N/A": "#N/D!",
    "#REF!": "#ADR!",
    "#DIV/0!": "#DZIEL/0!",
    "#VALUE!": "#ARG!",
    "#NAME?": "#NAZWA?",
    "#NUM!": "#LICZBA!",
    "#NULL!": "#ZERO!",
    "#SPILL!": "#ROZLANIE!",
    "#CALC!": "#OBL!",
}


def find(odd_cells: Register) -> Found:
    """Give each error value in a column of the schema."""
    for row in rows_where(odd_cells, "kind", "error"):
        cell = real_cell(odd_cells, row)
        error = cell.value.text if isinstance(cell.value, CellError) else str(cell.value)
        yield Hit(cell, {"error": Text(_POLISH.get(error, error), error)})


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    title=Text("Błąd Excela zamiast wartości", "Error value in a cell"),
    message=Text(
        "W polu „{header}” wiersza „{record}” stoi błąd {error} zamiast wartości.",
        "“{header}” of “{record}” holds the error {error} instead of a value.",
    ),
    why=Text(
        "Formuła nie dała wyniku, więc wartości nie da się odczytać. To nie to samo co puste pole: inne sprawdzenia "
        "tej komórki czekają, aż błąd zniknie.",
        "A formula gave no result, so there is no value to read. That is not an empty cell: other checks of this cell wait until "
        "the error is gone.",
    ),
    remedy=Text(
        "Popraw formułę w komórce {cell} albo zastąp ją wpisaną wartością. Błąd #ADR! znaczy, że usunięto komórki lub arkusz, "
        "do których formuła się odwołuje; #N/D! – że szukanej wartości nie ma.",
        "Correct the formula in cell {cell}, or write the value in its place. #REF! means that the cells or the sheet it refers to "
        "were deleted; #N/A that what it looks for is not there.",
    ),
    good="""
odd_cells
| workbook       | sheet     | cell | kind   | register | row_id | column | header | record     | value |
| Działania.xlsx | Działania | B4   | merged | actions  | 4      | due_on | Termin | D-2026-001 | B4:B6 |
""",
    bad="""
odd_cells
| workbook       | sheet     | cell | kind  | register | row_id | column | header         | record     | value   |
| Działania.xlsx | Działania | B4 ! | error | actions  | 4      | due_on | Termin         | D-2026-001 | #N/A    |
| Działania.xlsx | Działania | E9 ! | error | actions  | 9      | owner  | Odpowiedzialny | D-2026-006 | #DIV/0! |
""",
)

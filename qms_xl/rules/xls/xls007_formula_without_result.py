"""XLS007: a formula in a register whose result the file does not hold."""

from qms_xl.facts import real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(odd_cells: Register) -> Found:
    """Give each formula without a stored result in a column of the schema."""
    for row in rows_where(odd_cells, "kind", "uncached"):
        yield Hit(real_cell(odd_cells, row))


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    title=Text("Formuła bez zapisanego wyniku", "Formula without a stored result"),
    message=Text(
        "Pole „{header}” wiersza „{record}” zawiera formułę, ale plik nie przechowuje jej wyniku.",
        "“{header}” of “{record}” holds a formula, but the file does not hold its result.",
    ),
    why=Text(
        "Formuły oblicza Excel i zapisuje wynik w pliku. Ten plik zapisał inny program, więc wartości pola nie da się odczytać.",
        "Excel works formulas out and stores the result in the file. Another program saved this file, so the value cannot be read.",
    ),
    remedy=Text(
        "Otwórz skoroszyt w Excelu, poczekaj na przeliczenie i zapisz go (Ctrl+S). To wystarczy dla wszystkich formuł naraz.",
        "Open the workbook in Excel, let it work out the formulas and save it (Ctrl+S). That does for all formulas at once.",
    ),
    good="""
odd_cells
| workbook       | sheet     | cell | kind  | register | row_id | column | header | record     | value |
| Działania.xlsx | Działania | B4   | error | actions  | 4      | due_on | Termin | D-2026-001 | #N/A  |
""",
    bad="""
odd_cells
| workbook       | sheet     | cell | kind     | register | row_id | column | header | record     | value      |
| Działania.xlsx | Działania | B4 ! | uncached | actions  | 4      | due_on | Termin | D-2026-001 | =TODAY()+7 |
""",
)

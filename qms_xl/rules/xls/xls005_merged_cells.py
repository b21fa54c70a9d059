"""XLS005: merged cells inside the table of a register."""

from qms_xl.facts import real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import letters


def find(odd_cells: Register) -> Found:
    """Give each merged area that touches a register, at its first cell."""
    for row in rows_where(odd_cells, "kind", "merged"):
        cell = real_cell(odd_cells, row)
        yield Hit(cell, {"area": cell.value}, about="" if cell.column else letters(cell.cell))


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Scalone komórki w rejestrze", "Merged cells in a register"),
    message=Text(
        "Komórki {area} arkusza „{sheet}” są scalone. Odczytano je tak, jakby wpis stał tylko w komórce {cell}.",
        "The cells {area} of the sheet “{sheet}” are merged. They were read as if the entry stood in cell {cell} only.",
    ),
    why=Text(
        "W scalonym obszarze Excel przechowuje jeden wpis, w lewej górnej komórce. Pozostałe wiersze są w tym miejscu puste, "
        "a sortowanie i filtrowanie rejestru się psuje.",
        "Excel keeps one entry for a merged area, in its upper left cell. The other rows are empty there, and sorting and "
        "filtering the register no longer work.",
    ),
    remedy=Text(
        "Zaznacz {area}, wybierz Narzędzia główne → strzałka przy „Scal i wyśrodkuj” → „Rozdziel komórki”, a potem wpisz wartość "
        "w każdym wierszu, którego dotyczy.",
        "Select {area}, choose Home → the arrow beside “Merge & Center” → “Unmerge Cells”, then write the value in every row that "
        "it is meant for.",
    ),
    good="""
odd_cells
| workbook       | sheet     | cell | kind  | register | row_id | column | header | record     | value |
| Działania.xlsx | Działania | B4   | error | actions  | 4      | due_on | Termin | D-2026-001 | #N/A  |
""",
    bad="""
odd_cells
| workbook       | sheet     | cell | kind   | register | row_id | column | header | record     | value |
| Działania.xlsx | Działania | B4 ! | merged | actions  | 4      | due_on | Termin | D-2026-001 | B4:B6 |
| Działania.xlsx | Działania | C3 ! | merged | actions  |        |        |        |            | C3:D3 |
""",
)

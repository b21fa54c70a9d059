"""XLS011: a copy of a register workbook that a sync or copying program left beside it; it is not read."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(books: Register) -> Found:
    """Give each conflict copy."""
    for row in rows_where(books, "state", "conflict_copy"):
        cell = real_cell(books, row)
        yield Hit(cell, {"original": fact(books, row, "original")}, about=cell.workbook)


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Kopia skoroszytu obok oryginału", "Conflict copy of a workbook"),
    message=Text(
        "Plik „{workbook}” wygląda na kopię skoroszytu „{original}”. Nie został odczytany.",
        "The file “{workbook}” looks like a copy of “{original}”. It was not read.",
    ),
    why=Text(
        "Taka kopia powstaje, gdy dwie osoby zapiszą plik w tym samym czasie albo ktoś go powieli. Wpisy, które są tylko w kopii, "
        "przepadają dla rejestru.",
        "Such a copy appears when two people save the file at the same time, or somebody duplicates it. Entries that stand only in "
        "the copy are lost to the register.",
    ),
    remedy=Text(
        "Otwórz oba pliki i przenieś do oryginału wpisy, których w nim nie ma. Potem usuń kopię albo przenieś ją do podfolderu, "
        "na przykład `archiwum`.",
        "Open both files and move the entries that the original lacks into it. Then delete the copy, or move it to a subfolder such "
        "as `archive`.",
    ),
    good="""
books
| workbook            | state | original |
| Działania.xlsx      | read  |          |
| Działania 2025.xlsx | read  |          |
""",
    bad="""
books
| workbook             | state         | original       |
| Działania.xlsx       | read          |                |
| Działania (1).xlsx ! | conflict_copy | Działania.xlsx |
""",
)

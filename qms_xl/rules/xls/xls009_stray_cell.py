"""XLS009: a cell far outside the used block of its sheet."""

from qms_xl.facts import real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import place_name


def find(odd_cells: Register) -> Found:
    """Give each cell that stands far away from all others."""
    for row in rows_where(odd_cells, "kind", "stray"):
        yield Hit(real_cell(odd_cells, row), about=place_name(odd_cells, row))


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Zabłąkana komórka", "Stray cell"),
    message=Text(
        "Arkusz „{sheet}” jest zajęty aż do komórki {cell}, daleko poza rejestrem (wpis albo samo formatowanie).",
        "The sheet “{sheet}” is in use as far as cell {cell}, far away from the register (by an entry or just a format).",
    ),
    why=Text(
        "Przez jeden wpis lub formatowanie na skraju arkusza Excel uważa cały obszar za zajęty: plik otwiera się wolno, "
        "a wydruk może mieć tysiące stron.",
        "Because of one entry or format at the edge of the sheet, Excel takes the whole area for used: the file opens slowly, and "
        "a print may have thousands of pages.",
    ),
    remedy=Text(
        "Naciśnij Ctrl+End, aby przejść do ostatniej zajętej komórki. Zaznacz zbędne wiersze i kolumny aż do rejestru, wybierz "
        "z menu prawego przycisku myszy „Usuń” i zapisz skoroszyt.",
        "Press Ctrl+End to go to the last cell in use. Select the rows and columns between it and the register, choose “Delete” "
        "from the right-click menu, and save the workbook.",
    ),
    settings=("sheet.max_area",),
    good="""
odd_cells
| workbook       | sheet     | cell | kind   | value |
| Działania.xlsx | Działania | B4   | merged | B4:B6 |
""",
    bad="""
odd_cells
| workbook       | sheet     | cell         | kind  | value |
| Działania.xlsx | Działania | XFD1048576 ! | stray |       |
""",
)

"""XLS008: rows that stand under the end of a register's table, which was not extended over them."""

from qms_xl.facts import fact, real_cell
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import place_name, register_title


def find(sheets: Register) -> Found:
    """Give each table with rows under it, at the first of them. A list may grow so: its drop-down shows the new word at once."""
    for row in sheets.frame.index[sheets["rows_below"] > 0].tolist():
        cell = real_cell(sheets, row, "first_below")
        if cell.register == "lists":
            continue
        facts = {"count": int(fact(sheets, row, "rows_below")), "register_title": register_title(cell.register)}
        yield Hit(cell, facts, about=place_name(sheets, row))


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Wiersze pod tabelą", "Rows below the table"),
    message=Text(
        "Tabela rejestru „{register_title}” nie obejmuje wszystkich wierszy: pod nią {count:noun stoi|stoją|stoi} jeszcze "
        "{count:plural wiersz|wiersze|wierszy}, od komórki {cell}. Zostały odczytane.",
        "The table of the register “{register_title}” does not cover all its rows: {count:plural row|rows} "
        "{count:noun stands|stand} below it, from cell {cell} on. They were read.",
    ),
    why=Text(
        "Wierszy spoza tabeli nie obejmują filtry, sortowanie, listy rozwijane ani zestawienia Excela. Po posortowaniu "
        "zostaną na dole i łatwo je zgubić.",
        "Filters, sorting, drop-down lists and Excel's own counts leave out rows that are not in the table. After sorting they stay "
        "at the bottom and are easily lost.",
    ),
    remedy=Text(
        "Chwyć myszą mały znacznik w prawym dolnym rogu ostatniej komórki tabeli i przeciągnij go w dół, aż obejmie te wiersze. "
        "Można też kliknąć w tabeli i wybrać Projekt tabeli → Zmień rozmiar tabeli.",
        "Take the small mark in the lower right corner of the table's last cell with the mouse and drag it down over these rows. Or "
        "click in the table and choose Table Design → Resize Table.",
    ),
    good="""
sheets
| workbook         | sheet     | register | cell | rows | rows_below | first_below |
| Działania.xlsx   | Działania | actions  | A3   | 24   | 0          |             |
| Organizacja.xlsx | Słowniki  | lists    | A4   | 2    | 1          | A7          |
""",
    bad="""
sheets
| workbook       | sheet     | register | cell | rows | rows_below | first_below |
| Działania.xlsx | Działania | actions  | A3   | 24   | 3          | A25 !       |
""",
)

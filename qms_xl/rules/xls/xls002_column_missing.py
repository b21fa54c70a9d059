"""XLS002: a column marked `*` that the register's table does not have."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import column_title, key_column, place_name, register_title


def find(headers: Register) -> Found:
    """Give each required column without a header, at the header of the key column."""
    for row in rows_where(headers, "match", "missing"):
        if fact(headers, row, "required") != "yes":
            continue
        cell = real_cell(headers, row)
        column = str(cell.column)
        nearest = fact(headers, row, "nearest")
        facts = {
            "register_title": register_title(cell.register),
            "title": column_title(cell.register, column),
            "nearest": nearest,
        }
        further = (fact(headers, row, "place") or 1) > 1
        about = f"{column}, {place_name(headers, row)}" if further else column
        yield Hit(
            cell._replace(column=key_column(cell.register)), facts, about=about, variant="nearest" if nearest else ""
        )


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Brak wymaganej kolumny", "Required column missing"),
    message=Text(
        "W rejestrze „{register_title}” (arkusz „{sheet}”) brakuje kolumny „{title}”.",
        "The register “{register_title}” (sheet “{sheet}”) lacks the column “{title}”.",
    ),
    variants={
        "nearest": Text(
            "W rejestrze „{register_title}” (arkusz „{sheet}”) brakuje kolumny „{title}”. Najbardziej podobny nagłówek: "
            "„{nearest}”.",
            "The register “{register_title}” (sheet “{sheet}”) lacks the column “{title}”. The header most like it is “{nearest}”.",
        ),
    },
    why=Text(
        "Bez tej kolumny nie da się sprawdzić rejestru ani policzyć zestawień. Wszystkie sprawdzenia, które jej potrzebują, "
        "są pomijane.",
        "Without this column the register can be neither checked nor counted. Every check that needs it is left out.",
    ),
    remedy=Text(
        "Jeżeli kolumna jest, tylko inaczej nazwana, wpisz w jej nagłówku „{title}”. Jeżeli jej nie ma, wpisz „{title}” w pierwszej "
        "wolnej komórce obok ostatniego nagłówka tabeli. Miejsce kolumny w tabeli nie ma znaczenia.",
        "If the column is there under another name, write “{title}” in its header. If it is not, write “{title}” in the first free "
        "cell beside the table's last header. Where the column stands does not matter.",
    ),
    good="""
headers
| workbook       | sheet     | register | cell | header       | column  | match   | required | nearest |
| Działania.xlsx | Działania | actions  | B3   | Termin       | due_on  | exact   |          |         |
| Działania.xlsx | Działania | actions  | A3   | Nr działania | done_on | missing | no       |         |
""",
    bad="""
headers
| workbook       | sheet     | register | cell | header       | column | match   | required | nearest   |
| Działania.xlsx | Działania | actions  | A3 ! | Nr działania | due_on | missing | yes      | Terminarz |
| Działania.xlsx | Działania | actions  | A3 ! | Nr działania | owner  | missing | yes      |           |
""",
)

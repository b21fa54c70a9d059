"""XLS004: a header that was understood only by a known other name or without diacritics."""

from qms_xl.facts import fact, real_cell, rows_where
from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import column_title


def find(headers: Register) -> Found:
    """Give each header that matched by a shipped alias or after taking diacritics away."""
    for row in rows_where(headers, "match", "alias", "folded"):
        cell = real_cell(headers, row)
        title = column_title(cell.register, str(cell.column))
        if fact(headers, row, "match") == "folded":
            yield Hit(cell, {"title": _in_its_language(title, cell.header or "")}, variant="folded")
        else:
            yield Hit(cell, {"title": title})


def _in_its_language(title: Text, header: str) -> Text:
    """Return the title in the language of the header for both readers: the other one differs by more than diacritics."""
    same = title.pl if fold(title.pl) == fold(header) else title.en if fold(title.en) == fold(header) else None
    return Text(same, same) if same else title


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Nagłówek odczytany domyślnie", "Header understood by another name"),
    message=Text(
        "Nagłówek „{header}” odczytano jako „{title}”.",
        "The header “{header}” was read as “{title}”.",
    ),
    variants={
        "folded": Text(
            "Nagłówek „{header}” odczytano jako „{title}”: różni się tylko znakami diakrytycznymi.",
            "The header “{header}” was read as “{title}”: it differs only by diacritics.",
        ),
    },
    why=Text(
        "Rejestr działa poprawnie. Warto tylko wiedzieć, że ta kolumna została rozpoznana po innej nazwie.",
        "The register works. It is only worth knowing that this column was recognised by another name.",
    ),
    remedy=Text(
        "Nic nie trzeba robić. Można wpisać w komórce {cell} nagłówek „{title}” albo podać własną nazwę tej kolumny w pliku "
        "`qms.toml`; wskazówka wtedy zniknie.",
        "Nothing needs to be done. Write “{title}” in cell {cell}, or give your own name of the column in `qms.toml`, and this "
        "note goes away.",
    ),
    good="""
headers
| workbook       | sheet   | register | cell | header       | column    | match    |
| Audity.xlsx    | Audity  | audits   | A3   | nr AUDITU    | audit     | exact    |
| Działania.xlsx | Zadania | actions  | E3   | Kto          | owner     | declared |
""",
    bad="""
headers
| workbook         | sheet     | register | cell | header       | column    | match  |
| Działania.xlsx   | Działania | actions  | A3 ! | Nr dzialania | action    | folded |
| Organizacja.xlsx | Osoby     | people   | H3 ! | Pracuje do   | active_to | alias  |
""",
)

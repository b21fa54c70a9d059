"""GEN003: a word that its list does not know, or knows in another spelling; a standard that has no such name."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.nearest import nearest
from qms_xl.norms import named, profiles
from qms_xl.rules.gen._misread import Respelling, misread

_UNDERSTOOD = ("spelling",)


def find(register: Register) -> Found:
    """Give each part of a list cell that is no word of its list, or one in another spelling."""
    for found in misread(register, ("list", "asked")):
        facts = {"part": found.part, "suggestion": found.suggestion}
        variant = found.kind if found.kind == "asked" else ""
        variant = "_".join(filter(None, (variant, "suggested" if found.suggestion else "")))
        if (register.name, found.column) == ("lists", "means"):
            variant = "meaning"
        yield Hit(register.cell(found.row, found.column), facts, about=found.part, variant=variant)
    edits = Respelling(register, _UNDERSTOOD)
    for found in misread(register, _UNDERSTOOD):
        yield Hit(
            register.cell(found.row, found.column),
            {"part": found.part, "suggestion": found.suggestion},
            about=found.part,
            severity="note",
            variant="spelling",
            edit=edits.of(found),
        )


def norms(register: Register) -> Found:
    """Give each name of a standard that no edition goes by."""
    if "norm" not in register.schema.by_name or not register.has("norm"):
        return
    names = register["norm"]
    unknown = [name for name in names.dropna().unique() if named(name) is None]
    if not unknown:
        return
    offered = [name for norm in profiles() for name in (*norm.also_called, *norm.read_under)]
    suggested = {name: nearest(name, offered) for name in unknown}
    for row in names.index[names.isin(unknown)]:
        name = str(names.loc[row])
        facts = {"part": name, "suggestion": suggested[name]}
        variant = "norm_suggested" if suggested[name] else "norm"
        yield Hit(register.cell(row, "norm"), facts, about=name, variant=variant)


RULE = Rule(
    find=(find, norms),
    severity="error",
    masks=True,
    fix="safe",
    title=Text("Wartość spoza słownika", "Value not in its list"),
    message=Text(
        "Wartości „{part}” nie ma w słowniku dla pola „{header}”.",
        "“{part}” is not in the list for “{header}”.",
    ),
    variants={
        "suggested": Text(
            "Wartości „{part}” nie ma w słowniku dla pola „{header}”. Najbliższe słowo: „{suggestion}”.",
            "“{part}” is not in the list for “{header}”. The nearest word is “{suggestion}”.",
        ),
        "asked": Text(
            "Słowo „{part}” w polu „{header}” może znaczyć różne rzeczy i nie zostało odczytane.",
            "“{part}” in “{header}” may mean several things and was not read.",
        ),
        "asked_suggested": Text(
            "Słowo „{part}” w polu „{header}” może znaczyć różne rzeczy i nie zostało odczytane. "
            "Być może chodzi o „{suggestion}”.",
            "“{part}” in “{header}” may mean several things and was not read. Perhaps it is “{suggestion}”.",
        ),
        "meaning": Text(
            "Kod „{part}” w polu „{header}” nie istnieje, więc słowo „{record}” nie jest rozumiane.",
            "There is no code “{part}” (“{header}”), so the word “{record}” is not understood.",
        ),
        "spelling": Text(
            "„{part}” w polu „{header}” różni się od słowa „{suggestion}” ze słownika tylko wielkością liter, spacjami "
            "lub znakami diakrytycznymi.",
            "“{part}” in “{header}” differs from “{suggestion}” in the list only by case, spaces or diacritics.",
        ),
        "norm": Text(
            "Nie ma wydania normy o nazwie „{part}”.",
            "No edition of the standard goes by the name “{part}”.",
        ),
        "norm_suggested": Text(
            "Nie ma wydania normy o nazwie „{part}”. Najbliższa nazwa: „{suggestion}”.",
            "No edition of the standard goes by the name “{part}”. The nearest name is “{suggestion}”.",
        ),
    },
    why=Text(
        "Sprawdzenia i raporty znają tylko słowa ze słownika. Wiersz z innym słowem wypada z zestawień, "
        "choć na ekranie wygląda dobrze.",
        "Checks and reports know only the words of the list. A row with another word drops out of every count, although it "
        "looks right on the screen.",
    ),
    remedy=Text(
        "Wybierz wartość z listy rozwijanej w komórce {cell}. Jeżeli Państwa słowo jest właściwe, dopisz je w arkuszu "
        "„Słowniki” z kodem, któremu odpowiada.",
        "Choose a value from the drop-down list in cell {cell}. If your own word is the right one, add it to the sheet “Lists” "
        "with the code that it stands for.",
    ),
    remedies={
        "spelling": Text(
            "Wpis został zrozumiany. Aby ta wskazówka znikła, wpisz w komórce {cell} „{suggestion}”.",
            "The entry was understood. Write “{suggestion}” in cell {cell}, and this note goes away.",
        ),
        "asked": Text(
            "Wybierz w komórce {cell} jednoznaczne słowo z listy rozwijanej. Jeżeli to Państwa stałe słowo, dopisz je w arkuszu „Słowniki” z kodem, któremu odpowiada.",
            "Choose an unambiguous word from the drop-down list in cell {cell}. If it is your own standing word, add it to the sheet “Lists” with the code that it stands for.",
        ),
        "asked_suggested": Text(
            "Jeżeli tak, wpisz „{suggestion}” w komórce {cell}. Jeżeli to Państwa stałe słowo, dopisz je w arkuszu „Słowniki” z kodem, któremu odpowiada.",
            "If so, write “{suggestion}” in cell {cell}. If it is your own standing word, add it to the sheet “Lists” with the code that it stands for.",
        ),
        "meaning": Text(
            "Wpisz w komórce {cell} jeden z kodów z pomocy skoroszytu, na przykład przez skopiowanie z innego wiersza słownika.",
            "Write one of the known codes in cell {cell}, for example by copying it from another row of the list.",
        ),
        "norm": Text(
            "Wpisz w komórce {cell} pełną nazwę normy, na przykład PN-EN ISO 9001:2015-10.",
            "Write the full name of the standard in cell {cell}, for example ISO 9001:2015.",
        ),
        "norm_suggested": Text(
            "Jeżeli chodzi o „{suggestion}”, wpisz to w komórce {cell}.",
            "If “{suggestion}” is meant, write it in cell {cell}.",
        ),
    },
    good="""
units
| unit | name | unit_type  | in_scope |
| KM   | KM   | department | tak      |
| OR   | OR   | office     |          |

certificates
| certificate | norm                     |
| 1/2026      | PN-EN ISO 9001:2015-10   |
| 2/2026      | pm-en iso 9001:2009      |
""",
    bad="""
units
| unit | name | unit_type      | in_scope |
| KM   | KM   | departament !  | TAK !    |
| OR   | OR   | office         | moze !   |

actions
| action     | action_type |
| D-2026-001 | naprawcze ! |

certificates
| certificate | norm            |
| 1/2026      | ISO 9001:2017 ! |
""",
)

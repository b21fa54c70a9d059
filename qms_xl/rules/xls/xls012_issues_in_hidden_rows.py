"""XLS012: issues that stand in rows hidden by a filter or by hand, where nobody would see them."""

from collections.abc import Mapping

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.xls._names import register_title


def find(results: Register, registers: Mapping[str, Register]) -> Found:
    """Give each register with issues in hidden rows, once."""
    hidden = results.frame[results["hidden"] == "yes"]
    for name, issues in hidden.groupby("register"):
        if name in registers:
            count = len(issues[["record", "row"]].drop_duplicates())
            yield Hit(registers[str(name)].header(), {"count": count, "register_title": register_title(str(name))})


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Usterki w ukrytych wierszach", "Issues in hidden rows"),
    message=Text(
        "W rejestrze „{register_title}” {count:plural ukryty wiersz ma|ukryte wiersze mają|ukrytych wierszy ma} usterki.",
        "In the register “{register_title}” {count:plural hidden row has|hidden rows have} issues.",
    ),
    why=Text(
        "Wiersze ukryte przez filtr lub ręcznie też są sprawdzane. Na ekranie ich nie widać, więc trudno znaleźć wskazaną komórkę.",
        "Rows hidden by a filter or by hand are checked too. They are not on the screen, so the cells named are hard to find.",
    ),
    remedy=Text(
        "Wyczyść filtr (Dane → Wyczyść). Jeżeli wiersze ukryto ręcznie, zaznacz cały arkusz (Ctrl+A), kliknij prawym przyciskiem "
        "numer dowolnego wiersza i wybierz „Odkryj”.",
        "Clear the filter (Data → Clear). If rows were hidden by hand, select the whole sheet (Ctrl+A), right-click the number of "
        "any row and choose “Unhide”.",
    ),
    good="""
units
| unit | name                    | unit_type  |
| KM   | Wydział Komunikacji     | department |
~| OR  | Wydział Organizacyjny   | department |
| FN   | Wydział Finansowy       | wydzal     |
""",
    bad="""
units
| unit! | name                    | unit_type  |
| KM    | Wydział Komunikacji     | department |
~| OR   | Wydział Organizacyjny   | wydzal     |
~| FN   | Wydział Finansowy       | wydzal     |
""",
)

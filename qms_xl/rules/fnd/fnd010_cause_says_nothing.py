"""FND010: a cause that only repeats what happened, or that blames a person and explains nothing."""

from __future__ import annotations

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._alike import alike
from qms_xl.settings import Settings


def find(findings: Register, settings: Settings) -> Found:
    """Give each cause that is the description over again, or nothing but an empty phrase."""
    empty = {_bare(phrase) for phrase in settings.text.empty_causes}
    causes = findings["cause"].dropna()
    for row, cause in causes.items():
        cell = int(str(row))
        if _bare(cause) in empty:
            yield Hit(findings.cell(cell, "cause"), variant="phrase")
        elif alike(cause, findings["description"].loc[cell], settings.text.same_percent):
            yield Hit(findings.cell(cell, "cause"))


def _bare(text: str) -> str:
    return fold(text).strip(" .,;:!")


RULE = Rule(
    find=find,
    severity="note",
    clause="10.2.1 b [8.5.2 b]",
    settings=("text.same_percent", "text.empty_causes"),
    title=Text("Przyczyna, która niczego nie wyjaśnia", "Cause that explains nothing"),
    message=Text(
        "Przyczyna ustalenia „{record}” powtarza jego opis.",
        "The cause of finding “{record}” repeats its description.",
    ),
    variants={
        "phrase": Text(
            "Przyczyna ustalenia „{record}” to tylko „{value}”.",
            "The cause of finding “{record}” is no more than “{value}”.",
        )
    },
    why=Text(
        "Opis mówi, co się stało, a przyczyna, dlaczego. „Błąd ludzki” nie jest przyczyną: pytanie brzmi, co sprawiło, że błąd "
        "był możliwy i nikt go nie zauważył.",
        "The description says what happened, the cause why. “Human error” is none: the question is what made the error possible "
        "and kept it unnoticed.",
    ),
    remedy=Text(
        "Zapytaj kilka razy „dlaczego?” i wpisz w komórce {cell} to, co da się usunąć.",
        "Ask “why?” several times over, and write in cell {cell} what can be removed.",
    ),
    good="""
findings
| finding | description                    | cause                               |
| N-1     | Brak dat w rejestrze skarg     | Wzór rejestru nie ma kolumny na datę |
| N-2     | Brak podpisu                   |                                     |
| N-3     | Brak podpisu                   | Błąd ludzki, bo wzór nie ma miejsca na podpis |
""",
    bad="""
findings
| finding | description                | cause                        |
| N-1     | Brak dat w rejestrze skarg | brak dat w rejestrze skarg ! |
| N-2     | Brak podpisu               | Błąd ludzki. !               |
| N-3     | Brak podpisu               | pomylka !                    |
""",
)

"""CTX001: nobody has said whether climate change matters to the office."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(context: Register) -> Found:
    """Give the header of the column where no row answers the question about climate, yes or no."""
    if not context["climate"].isin(("yes", "no")).any():
        yield Hit(context.header("climate"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="4.1",
    since="iso9001-2015",
    title=Text("Nie rozważono zmian klimatu", "Climate change not considered"),
    message=Text(
        "W żadnym wierszu rejestru pole „{header}” nie jest wypełnione: nie wiadomo, czy zmiany klimatu są istotne dla urzędu.",
        "No row of the register fills “{header}”: it is not known whether climate change is a relevant issue for the office.",
    ),
    why=Text(
        "Zmiana 1:2024 do normy wymaga, żeby organizacja ustaliła, czy zmiany klimatu są istotnym zagadnieniem. Odpowiedź "
        "„nie” wystarcza, brak odpowiedzi nie.",
        "Amendment 1:2024 asks the organisation to determine whether climate change is a relevant issue. “No” will do as an "
        "answer; no answer will not.",
    ),
    remedy=Text(
        "Wpisz „tak” albo „nie” w polu „{header}” przynajmniej przy jednym czynniku, np. „Zmiany klimatu”.",
        "Write “yes” or “no” in “{header}” for at least one issue, such as “Climate change”.",
    ),
    good="""
context
| entry | kind           | subject       | climate |
| K-1   | external       | Finansowanie  |         |
| K-2   | external       | Zmiany klimatu| no      |
""",
    bad="""
context
| entry | kind           | subject      | climate ! |
| K-1   | external       | Finansowanie |           |
| K-2   | external       | Kadry        |           |
""",
)

"""RSK003: a risk or an opportunity that nobody has looked at for too long."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.settings import Settings


def find(risks: Register, as_of: date, settings: Settings) -> Found:
    """Give the review date of each risk that is blank or too old."""
    import pandas as pd

    months = settings.risks.review_months
    never = risks.blank("reviewed_on")
    late = never | (risks["reviewed_on"] < pd.Timestamp(months_after(as_of, -months)))
    for row in late.index[late]:
        facts = {} if never.loc[row] else {"day": risks["reviewed_on"].loc[row].date(), "months": months}
        yield Hit(risks.cell(row, "reviewed_on"), facts, variant="never" if never.loc[row] else "")


RULE = Rule(
    find=find,
    severity="warning",
    clause="6.1.2, 9.3.2 e",
    since="iso9001-2015",
    settings=("risks.review_months",),
    title=Text("Ryzyko dawno nieprzeglądane", "Risk not reviewed for long"),
    message=Text(
        "Pozycję „{record}” w rejestrze ryzyk przeglądano ostatnio {day}, dawniej niż "
        "{months:plural miesiąc|miesiące|miesięcy} temu.",
        "Entry “{record}” of the register of risks was last reviewed on {day}, more than {months:plural month|months} ago.",
    ),
    variants={
        "never": Text(
            "Pozycji „{record}” w rejestrze ryzyk jeszcze nie przeglądano: pole „{header}” jest puste.",
            "Entry “{record}” of the register of risks has not been reviewed yet: “{header}” is empty.",
        )
    },
    why=Text(
        "Ocena ryzyka starzeje się: zmienia się prawo, kadra i otoczenie. Przegląd zarządzania pyta, czy działania "
        "wobec ryzyk i szans są skuteczne.",
        "An assessment of risk grows old: law, staff and surroundings change. The management review asks whether the "
        "actions on risks and opportunities work.",
    ),
    remedy=Text(
        "Sprawdź, czy ocena jest aktualna, popraw ją w razie potrzeby i wpisz datę w komórce {cell}.",
        "See whether the assessment still holds, correct it where needed, and write the date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
risks
| risk | kind        | reviewed_on |
| R-01 | risk        | 2025-11-20  |
| R-02 | opportunity | 2026-11-20  |
""",
    bad="""
as_of 2026-11-20
risks
| risk | kind        | reviewed_on  |
| R-01 | risk        | 2025-11-19 ! |
| R-02 | opportunity | !            |
""",
)

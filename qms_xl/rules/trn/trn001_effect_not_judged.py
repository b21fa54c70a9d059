"""TRN001: a training whose effect nobody has judged in time."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings


def find(trainings: Register, as_of: date, settings: Settings) -> Found:
    """Give the effectiveness of each training held too long ago that is to be evaluated, or concerned the system."""
    import pandas as pd

    days = settings.trainings.effect_days
    asked = (trainings["evaluate"] == "yes") | (trainings["qms"] == "yes")
    unjudged = trainings.blank("effectiveness") | (trainings["effectiveness"] == "not_evaluated")
    late = asked & unjudged & (trainings["held_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days))
    for row in late.index[late]:
        facts = {"day": trainings["held_on"].loc[row].date(), "days": days}
        yield Hit(trainings.cell(row, "effectiveness"), facts)


RULE = Rule(
    find=find,
    severity="note",
    clause="7.2 c [6.2.2 c]",
    settings=("trainings.effect_days",),
    title=Text("Szkolenie bez oceny skuteczności", "Training not evaluated"),
    message=Text(
        "Szkolenie „{record}” odbyło się {day}, a jego skuteczności nie oceniono przez {days:plural dzień|dni|dni}.",
        "Training “{record}” was held on {day}, and its effectiveness was not evaluated within {days:plural day|days}.",
    ),
    why=Text(
        "Organizacja ocenia skuteczność działań, którymi zapewnia kompetencje. Samo odbycie szkolenia jeszcze nic nie znaczy.",
        "The organisation evaluates the effectiveness of what it does for competence. That a training took place says little.",
    ),
    remedy=Text(
        "Zapytaj kierowników uczestników, co się zmieniło, i wpisz ocenę w komórce {cell}.",
        "Ask the heads of those who took part what has changed, and write the judgement in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
trainings
| training | held_on    | evaluate | qms | effectiveness |
| SZ-1     | 2026-05-24 | yes      | no  |               |
| SZ-2     | 2026-01-10 | yes      | yes | effective     |
| SZ-3     | 2026-01-10 | no       | no  |               |
| SZ-4     |            | yes      | yes |               |
""",
    bad="""
as_of 2026-11-20
trainings
| training | held_on    | evaluate | qms | effectiveness   |
| SZ-1     | 2026-05-23 | yes      | no  | !               |
| SZ-2     | 2026-01-10 |          | yes | not_evaluated ! |
""",
)

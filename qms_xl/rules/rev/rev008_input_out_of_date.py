"""REV008: an input of a review whose data are older than the period, or than is of use."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import shown
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings


def find(reviews: Register, review_inputs: Register, as_of: date, settings: Settings) -> Found:
    """Give the day of each input, of a review from prepared on, that is before the period's end or long before the review.

    A blank day is the end of the period.
    """
    import pandas as pd

    meeting = reviews["held_on"].where(~reviews.blank("held_on"), reviews["planned_on"])
    asked = from_on(reviews, "prepared") & looked_back_on(meeting, as_of, settings) & reviews["review"].notna()
    asked &= ~reviews["review"].duplicated(keep=False)
    if not asked.any():
        return
    numbers = reviews["review"][asked]
    of_input = review_inputs["review"]
    ends, meetings = (of_input.map(days[asked].set_axis(numbers)) for days in (reviews["period_to"], meeting))
    data = review_inputs["data_as_of"].where(~review_inputs.blank("data_as_of"), pd.to_datetime(ends))
    age = (pd.to_datetime(meetings) - data).dt.days
    before, old = data < pd.to_datetime(ends), age > settings.reviews.input_age_days
    for row in data.index[before | old]:
        facts = {
            "input": shown(review_inputs, row, "input"),
            "review": of_input.loc[row],
            "day": data.loc[row].date(),
            "end": None if pd.isna(ends.loc[row]) else ends.loc[row].date(),
            "days": None if pd.isna(age.loc[row]) else int(age.loc[row]),
            "most": settings.reviews.input_age_days,
        }
        yield Hit(review_inputs.cell(row, "data_as_of"), facts, variant="" if before.loc[row] else "old")


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.2 [5.6.2]",
    settings=("reviews.input_age_days", "look_back_months"),
    title=Text("Nieaktualne dane na przegląd", "Outdated review input"),
    message=Text(
        "Dane „{input}” na przegląd „{review}” są na dzień {day}, a jego okres kończy się {end}.",
        "The data of “{input}” for review “{review}” are of {day}, and its period ends on {end}.",
    ),
    variants={
        "old": Text(
            "Dane „{input}” na przegląd „{review}” są na dzień {day}, {days:plural dzień|dni|dni} przed przeglądem (zwykle najwyżej {most}).",
            "The data of “{input}” for review “{review}” are of {day}, {days:plural day|days} before the review (usually {most} at most).",
        )
    },
    why=Text(
        "Przegląd ocenia stan systemu. Na podstawie danych sprzed miesięcy kierownictwo decyduje o czymś, czego już nie ma.",
        "A review judges how the system stands. With data months old management decides about what is not there any more.",
    ),
    remedy=Text(
        "Uzupełnij dane i wpisz w komórce {cell} dzień, na który są aktualne.",
        "Bring the data up to date, and write in cell {cell} the day that they are of.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status   | period_to  | planned_on | held_on    |
| PZ-2026 | held     | 2026-09-30 | 2026-11-01 | 2026-11-03 |
| PZ-2027 | planned  | 2027-09-30 | 2027-11-01 |            |
| PZ-2022 | closed   | 2022-09-30 | 2022-11-01 | 2022-11-03 |

review_inputs
| review  | input  | data_as_of |
| PZ-2026 | audits | 2026-09-30 |
| PZ-2026 | risks  |            |
| PZ-2027 | audits | 2026-01-01 |
| PZ-2022 | audits | 2020-01-01 |
""",
    bad="""
as_of 2026-11-20
reviews
| review  | status   | period_to  | planned_on | held_on    |
| PZ-2026 | held     | 2026-09-30 | 2026-11-01 | 2026-11-03 |
| PZ-2025 | prepared | 2025-06-30 | 2025-10-29 |            |

review_inputs
| review  | input  | data_as_of   |
| PZ-2026 | audits | 2026-09-29 ! |
| PZ-2025 | audits | !            |
| PZ-2025 | risks  | 2025-10-20   |
""",
)

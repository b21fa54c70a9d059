"""REV014: a review that was held weeks ago and whose minutes nobody has approved."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings


def find(reviews: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty day of approval of each review held too long ago."""
    import pandas as pd

    days = settings.reviews.approve_days
    late = (reviews["status"] == "held") & reviews.blank("approved_on")
    late &= reviews["held_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days)
    for row in late.index[late]:
        yield Hit(reviews.cell(row, "approved_on"), {"day": reviews["held_on"].loc[row].date(), "days": days})


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.3 [5.6.1]",
    settings=("reviews.approve_days",),
    title=Text("Protokół z przeglądu niezatwierdzony", "Minutes not approved"),
    message=Text(
        "Przegląd „{record}” odbył się {day}, a przez {days:plural dzień|dni|dni} nie zatwierdzono protokołu.",
        "Review “{record}” was held on {day}, and its minutes were not approved within {days:plural day|days}.",
    ),
    why=Text(
        "Protokół jest dowodem wyników przeglądu. Dopóki kierownik urzędu go nie podpisze, decyzje nikogo nie wiążą.",
        "The minutes are the evidence of the results. Until the head of the office signs them the decisions bind nobody.",
    ),
    remedy=Text(
        "Przedłóż protokół do podpisu i wpisz datę w komórce {cell}.",
        "Have the minutes signed, and write the day in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status   | held_on    | approved_on |
| PZ-2026 | held     | 2026-10-21 |             |
| PZ-2025 | approved | 2025-10-21 |             |
| PZ-2024 | held     | 2024-10-21 | 2024-10-30  |
""",
    bad="""
as_of 2026-11-20
reviews
| review  | status   | held_on    | approved_on |
| PZ-2026 | held     | 2026-10-20 | !           |
""",
)

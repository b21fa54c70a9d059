"""REV012: a review whose period does not begin where that of the previous one ended."""

from __future__ import annotations

from datetime import date, timedelta

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.rev._reviews import from_on, review_before
from qms_xl.settings import Settings


def find(reviews: Register, as_of: date, settings: Settings) -> Found:
    """Give the beginning of each review's period that is not the day after the previous one's end."""
    known = reviews["period_from"].notna() & ~reviews["status"].isin(("postponed", "cancelled"))
    known &= looked_back_on(reviews["period_from"], as_of, settings)
    named = ~reviews.blank("previous")
    held = from_on(reviews, "held") & reviews["held_on"].notna()
    for row in known.index[known & (named | held)]:
        before = review_before(reviews, row)
        if before is None or reviews["period_to"].isna().loc[before]:
            continue
        begins, ended = reviews["period_from"].loc[row].date(), reviews["period_to"].loc[before].date()
        expected = ended + timedelta(days=1)
        if begins != expected:
            facts = {
                "begins": begins,
                "previous": reviews["review"].loc[before],
                "ended": ended,
                "days": abs((begins - expected).days),
            }
            yield Hit(reviews.cell(row, "period_from"), facts, variant="" if begins > expected else "overlap")


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.1 [5.6.1]",
    settings=("look_back_months",),
    title=Text("Luka między okresami przeglądów", "Gap between reviewed periods"),
    message=Text(
        "Okres przeglądu „{record}” zaczyna się {begins}, a okres „{previous}” skończył się {ended}: {days:plural dnia|dni|dni} "
        "nie obejmuje żaden przegląd.",
        "The period of review “{record}” begins on {begins}, and that of “{previous}” ended on {ended}: no review covers "
        "{days:plural day|days}.",
    ),
    variants={
        "overlap": Text(
            "Okres przeglądu „{record}” zaczyna się {begins}, a okres „{previous}” skończył się {ended}: "
            "{days:plural dzień|dni|dni} liczy się podwójnie.",
            "The period of review “{record}” begins on {begins}, and that of “{previous}” ended on {ended}: "
            "{days:plural day|days} counted twice.",
        )
    },
    why=Text(
        "Z okresu liczą się skargi, audity i działania omawiane na przeglądzie. Luka znaczy, że o czymś nikt nie mówił.",
        "Complaints, audits and actions of the period are what the review counts. A gap means that nobody spoke of some.",
    ),
    remedy=Text(
        "Popraw początek okresu w komórce {cell} albo poprzedni przegląd.",
        "Correct the beginning of the period in cell {cell}, or the previous review.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status  | period_from | period_to  | held_on    | previous |
| PZ-2025 | closed  | 2024-10-01  | 2025-09-30 | 2025-11-03 |          |
| PZ-2026 | held    | 2025-10-01  | 2026-09-30 | 2026-11-03 |          |
| PZ-2027 | planned | 2026-10-01  | 2027-09-30 |            | PZ-2026  |
| PZ-2019 | closed  | 2019-10-05  | 2020-09-30 | 2020-11-03 | PZ-2018  |
| PZ-2018 | closed  | 2018-10-01  | 2019-09-30 | 2019-11-03 |          |
""",
    bad="""
as_of 2026-11-20
reviews
| review  | status  | period_from  | period_to  | held_on    | previous |
| PZ-2025 | closed  | 2024-10-01   | 2025-09-30 | 2025-11-03 |          |
| PZ-2026 | held    | 2025-10-02 ! | 2026-09-30 | 2026-11-03 |          |
| PZ-2027 | planned | 2026-09-30 ! | 2027-09-30 |            | PZ-2026  |
""",
)

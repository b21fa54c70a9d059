"""CHG001: a change whose result nobody has looked at in time."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings


def find(changes: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty review date, else the empty result, of each change whose day of review has passed."""
    import pandas as pd

    usual = changes["effective_on"] + pd.Timedelta(days=settings.changes.review_days)
    due = changes["review_due"].where(~changes.blank("review_due"), usual)
    late = due < pd.Timestamp(as_of)
    undated, unjudged = changes.blank("reviewed_on"), changes.blank("result")
    for row in late.index[late & (undated | unjudged)]:
        column = "reviewed_on" if undated.loc[row] else "result"
        yield Hit(changes.cell(row, column), {"due": due.loc[row].date()})


RULE = Rule(
    find=find,
    severity="warning",
    clause="6.3 [5.4.2 b]",
    settings=("changes.review_days",),
    title=Text("Zmiana bez oceny skutków", "Change not reviewed"),
    message=Text(
        "Skutki zmiany „{record}” miały być ocenione do {due}, a pole „{header}” jest puste.",
        "Change “{record}” was to be reviewed by {due}, and “{header}” is empty.",
    ),
    why=Text(
        "Zmiany w systemie wprowadza się w sposób zaplanowany. Ocena po fakcie pokazuje, czy zmiana dała to, czego oczekiwano, "
        "i czy czegoś nie zepsuła.",
        "Changes to the system are made in a planned manner. Looking at them afterwards shows whether they brought what was "
        "expected, and whether they broke anything.",
    ),
    remedy=Text(
        "Oceń skutki zmiany i wpisz datę oraz wynik oceny (komórka {cell}).",
        "Review the change, and write the date and the result of the review (cell {cell}).",
    ),
    good="""
as_of 2026-11-20
changes
| change | effective_on | review_due | reviewed_on | result  |
| Z-1    | 2026-10-21   |            |             |         |
| Z-2    | 2026-01-10   | 2026-11-20 |             |         |
| Z-3    | 2026-01-10   |            | 2026-02-10  | Dobry   |
""",
    bad="""
as_of 2026-11-20
changes
| change | effective_on | review_due | reviewed_on | result |
| Z-1    | 2026-10-20   |            | !           |        |
| Z-2    | 2026-01-10   | 2026-11-19 | !           | Dobry  |
| Z-3    | 2026-01-10   |            | 2026-02-10  | !      |
""",
)

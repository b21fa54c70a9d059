"""REV015: a review is over, and no objectives follow from it for the next year."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings


def find(
    reviews: Register,
    objectives: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
    book: tuple[str, ...],
) -> Found:
    """Give the latest review held, some weeks ago, where no objective is of the year after its period.

    A year of which OBJ017 speaks is left to it.
    """
    import pandas as pd

    held = reviews["held_on"][from_on(reviews, "held")].dropna()
    if held.empty:
        return
    row = int(str(held.idxmax()))
    end = reviews["period_to"].loc[row]
    if pd.isna(end) or held.loc[row] >= pd.Timestamp(as_of) - pd.Timedelta(days=settings.reviews.approve_days):
        return
    year = end.year + 1
    years = objectives["year"]
    if (years.isna() & ~objectives.blank("year")).any() or (years == year).any():
        return
    if "OBJ017" not in book or year not in judged_years(as_of, settings.objectives.by, registers_begin):
        yield Hit(reviews.cell(row), {"year": str(year), "day": held.loc[row].date()}, about=str(year))


RULE = Rule(
    find=find,
    severity="note",
    clause="6.2.1 [5.4.1]",
    settings=("reviews.approve_days", "objectives.by"),
    title=Text("Po przeglądzie nie ma celów na następny rok", "No objectives after the review"),
    message=Text(
        "Przegląd „{record}” odbył się {day}, a na rok {year} nie ma jeszcze żadnego celu.",
        "Review “{record}” was held on {day}, and there is no objective for {year} yet.",
    ),
    why=Text(
        "Cele na następny rok wynikają zwykle z przeglądu. Ustalone od razu mają podstawę i można ich pilnować od stycznia.",
        "Next year's objectives usually follow from the review. Set at once they have a ground, and can be watched from January.",
    ),
    remedy=Text(
        "Ustal cele na rok {year}; tegoroczne z nowymi numerami przygotuje `qms-xl new-year {year}`.",
        "Set objectives for {year}; `qms-xl new-year {year}` prepares this year's with new numbers.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status | period_to  | held_on    |
| PZ-2026 | held   | 2026-09-30 | 2026-10-21 |
| PZ-2025 | closed | 2024-09-30 | 2025-10-21 |

objectives
| objective  | year |
| CJ-2026-01 | 2026 |
""",
    bad="""
as_of 2026-11-20
reviews
| review    | status | period_to  | held_on    |
| PZ-2026 ! | held   | 2026-09-30 | 2026-10-20 |

objectives
| objective  | year |
| CJ-2026-01 | 2026 |
""",
)

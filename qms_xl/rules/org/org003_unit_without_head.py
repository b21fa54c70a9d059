"""ORG003: a unit without a head, or whose head has left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active
from qms_xl.rules._units import in_scope

if TYPE_CHECKING:
    import pandas as pd


def without(units: Register, as_of: date) -> Found:
    """Give the empty head of each unit in scope that has a head by its nature."""
    missing = _headed(units, as_of) & units.blank("head")
    for row in missing.index[missing]:
        yield Hit(units.cell(row, "head"))


def left(units: Register, people: Register, as_of: date) -> Found:
    """Give the head of each such unit where that person's last day has passed."""
    active = is_active(people, as_of)
    still_here = set(people["person"][active])  # of two people with one name, the one who stayed may be meant
    pairs = zip(people["person"][~active], people["active_to"][~active], strict=True)
    last_days = {person: day.date() for person, day in pairs if person not in still_here}
    gone = _headed(units, as_of) & units["head"].isin(last_days)
    for row in gone.index[gone]:
        person = str(units["head"].loc[row])
        yield Hit(units.cell(row, "head"), {"person": person, "last_day": last_days[person]}, variant="left")


def _headed(units: Register, as_of: date) -> pd.Series[bool]:
    """Return the units in scope that have a head: not the whole office, not a post."""
    return in_scope(units, as_of) & units["unit_type"].notna() & ~units["unit_type"].isin(("whole", "post"))


RULE = Rule(
    find=(without, left),
    severity="warning",
    clause="5.3 [5.5.1]",
    title=Text("Komórka bez kierownika", "Unit without a head"),
    message=Text(
        "Komórka „{record}” nie ma kierownika: pole „{header}” jest puste.",
        "Unit “{record}” has no head: “{header}” is empty.",
    ),
    variants={
        "left": Text(
            "Kierownik komórki „{record}”, {person}, już nie pracuje (ostatni dzień: {last_day}).",
            "The head of unit “{record}”, {person}, has left (last day: {last_day}).",
        )
    },
    why=Text(
        "Kierownik przyjmuje wyniki auditu i odpowiada za działania w komórce. Bez niego raport nie ma adresata.",
        "The head receives the results of audits and answers for the actions of the unit. Without one a report has nobody to "
        "go to.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} kierownika albo osobę pełniącą jego obowiązki.",
        "Write the head, or whoever stands in, in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
units
| unit | unit_type  | head       | in_scope | active_to  |
| KM   | department | Anna Nowak |          |            |
| UR   | whole      |            |          |            |
| RP   | post       |            | yes      |            |
| WS   | department |            | no       |            |
| XX   | department |            |          | 2026-11-19 |

people
| person     | active_to  |
| Anna Nowak | 2026-11-20 |
""",
    bad="""
as_of 2026-11-20
units
| unit | unit_type   | head       | in_scope | active_to  |
| KM   | department  | Jan Lis !  | yes      |            |
| OR   | subordinate | !          |          |            |
| WS   | section     | !          |          | 2026-11-20 |
| FN   | office      | Anna Nowak |          |            |

people
| person     | active_to  |
| Jan Lis    | 2026-11-19 |
| Anna Nowak |            |
""",
)

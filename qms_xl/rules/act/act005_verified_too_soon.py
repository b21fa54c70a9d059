"""ACT005: an action whose effect was judged before it could show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import verification_needed
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def elsewhere(actions: Register, as_of: date, settings: Settings) -> Found:
    """Give the day of verification of each action verified too soon that serves no finding."""
    others = actions["origin"].notna() & (actions["origin"] != "finding")
    yield from _too_soon(actions, others, settings.actions.verify_after_days, as_of, settings)


def of_findings(actions: Register, findings: Register, as_of: date, settings: Settings) -> Found:
    """Give the same for actions of findings, not of an external audit; a major nonconformity takes longer to show."""
    own = findings["finding"][findings["source"].notna() & (findings["source"] != "external_audit")]
    is_major = findings["grade"].loc[own.index] == "major"
    of_finding = actions["origin"] == "finding"
    majors = of_finding & actions["origin_ref"].isin(own[is_major])
    others = of_finding & actions["origin_ref"].isin(own[~is_major]) & ~majors
    yield from _too_soon(actions, majors, settings.actions.verify_after_days_major, as_of, settings)
    yield from _too_soon(actions, others, settings.actions.verify_after_days, as_of, settings)


def _too_soon(actions: Register, among: pd.Series[bool], days: int, as_of: date, settings: Settings) -> Found:
    passed = (actions["verified_on"] - actions["done_on"]).dt.days
    soon = among & (passed < days) & verification_needed(actions) & (actions["status"] != "cancelled")
    soon &= looked_back_on(actions["verified_on"], as_of, settings)
    for row in soon.index[soon]:
        facts = {"days": int(passed.loc[row]), "least": days, "done_on": actions["done_on"].loc[row].date()}
        yield Hit(actions.cell(row, "verified_on"), facts)


RULE = Rule(
    find=(elsewhere, of_findings),
    severity="warning",
    clause="10.2.1 d [8.5.2 f]",
    settings=("actions.verify_after_days", "actions.verify_after_days_major", "look_back_months"),
    title=Text("Skuteczność oceniona zbyt wcześnie", "Action verified too soon"),
    message=Text(
        "Działanie „{record}” wykonano {done_on}, a skuteczność oceniono {days:plural dzień|dni|dni} później "
        "(zwykle nie wcześniej niż po {least:plural dniu|dniach|dniach}).",
        "Action “{record}” was done on {done_on} and verified {days:plural day|days} later (usually not before "
        "{least:plural day|days}).",
    ),
    why=Text(
        "Skuteczność widać dopiero wtedy, gdy sprawa miała okazję się powtórzyć. Ocena tuż po wykonaniu potwierdza tylko, "
        "że działanie wykonano.",
        "Effectiveness shows only after the thing had a chance to happen again. A verdict right after the work confirms no "
        "more than that the work was done.",
    ),
    remedy=Text(
        "Sprawdź skuteczność jeszcze raz, gdy minie dość czasu, i wpisz w komórce {cell} nową datę. Jeżeli wczesna ocena "
        "była uzasadniona, zapisz dlaczego w uwagach i dodaj wyjątek.",
        "Check again when enough time has passed and write the new date in cell {cell}. If the early verdict was justified, "
        "say why in the notes and add a waiver.",
    ),
    good="""
as_of 2026-11-20
findings
| finding    | grade | source         |
| U-2026-001 | major | internal_audit |
| U-2026-002 | minor | internal_audit |
| U-2026-003 | major | external_audit |

actions
| action     | action_type | status   | origin     | origin_ref | done_on    | verify_due | verified_on |
| D-2026-001 | corrective  | verified | finding    | U-2026-001 | 2026-08-01 |            | 2026-10-30  |
| D-2026-002 | corrective  | verified | finding    | U-2026-002 | 2026-08-01 |            | 2026-08-31  |
| D-2026-003 | corrective  | verified | finding    | U-2026-003 | 2026-08-01 |            | 2026-08-02  |
| D-2026-004 | corrective  | verified | management |            | 2026-08-01 |            | 2026-08-31  |
| D-2026-005 | improvement | closed   | management |            | 2026-08-01 |            | 2026-08-01  |
| D-2026-006 | corrective  | done     | management |            | 2026-08-01 |            |             |
""",
    bad="""
as_of 2026-11-20
findings
| finding    | grade | source         |
| U-2026-001 | major | internal_audit |
| U-2026-002 | minor | internal_audit |

actions
| action     | action_type | status   | origin     | origin_ref | done_on    | verify_due | verified_on  |
| D-2026-001 | corrective  | verified | finding    | U-2026-001 | 2026-08-01 |            | 2026-10-29 ! |
| D-2026-002 | corrective  | verified | finding    | U-2026-002 | 2026-08-01 |            | 2026-08-30 ! |
| D-2026-003 | improvement | closed   | management |            | 2026-08-01 | 2026-08-15 | 2026-08-15 ! |
""",
)

"""ACT002: an action past its due date and not done, with its age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import lacks_done_on
from qms_xl.rules._computed import unreadable
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(actions: Register, action_state: pd.Series[str], days_late: pd.Series[float], settings: Settings) -> Found:
    """Give the due date of each action whose state today is overdue; where only the day of its end lacks, ACT010 speaks."""
    overdue = (action_state == "overdue") & ~lacks_done_on(actions) & ~unreadable(actions, ("status",))
    for row in overdue.index[overdue]:
        days = int(days_late.loc[row])
        limits = sorted(settings.actions.age_days)
        passed = [limit for limit in limits if limit < days]
        youngest = passed[-1] if passed else 0
        yield Hit(
            actions.cell(row, "due_on"),
            {
                "due_on": actions["due_on"].loc[row].date(),
                "owner": actions["owner"].loc[row] if actions.has("owner") else None,
                "days": days,
                "from_days": youngest + 1,
                "to_days": next((limit for limit in limits if days <= limit), None),
                "over_days": youngest,
            },
            variant="old" if len(passed) == len(limits) else "",
        )


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 [8.5.2]",
    settings=("actions.age_days",),
    title=Text("Działanie po terminie", "Action overdue"),
    message=Text(
        "Działanie „{record}” jest po terminie o {days:plural dzień|dni|dni} (grupa {from_days}–{to_days} dni). "
        "Termin minął {due_on}, a pole „Wykonano” jest puste. Odpowiedzialny: {owner}.",
        "Action “{record}” is {days:plural day|days} overdue (age group {from_days} to {to_days} days). It was due on {due_on}, "
        "and “Done on” is empty. Responsible: {owner}.",
    ),
    variants={
        "old": Text(
            "Działanie „{record}” jest po terminie o {days:plural dzień|dni|dni} (grupa: ponad {over_days} dni). "
            "Termin minął {due_on}, a pole „Wykonano” jest puste. Odpowiedzialny: {owner}.",
            "Action “{record}” is {days:plural day|days} overdue (age group: over {over_days} days). It was due on {due_on}, "
            "and “Done on” is empty. Responsible: {owner}.",
        )
    },
    why=Text(
        "Działania mają być wykonywane bez zbędnej zwłoki. Auditor pyta o każde działanie po terminie, "
        "a o najstarsze w pierwszej kolejności.",
        "Actions are to be taken without undue delay. An auditor asks about every overdue action, and about the oldest "
        "first.",
    ),
    remedy=Text(
        "Jeżeli działanie wykonano, wpisz datę w polu „Wykonano”. Jeżeli nie, uzgodnij nowy termin: przepisz dotychczasowy "
        "do pola „Termin pierwotny”, nowy wpisz w komórce {cell}, a powód w polu „Uzasadnienie zmiany terminu lub "
        "anulowania”.",
        "If the action has been carried out, write the date in “Done on”. If not, agree on a new date: copy the old one to "
        "“Original due date”, write the new one in cell {cell} and the reason in “Reason for extension or cancellation”.",
    ),
    good="""
as_of 2026-11-20
actions
| action     | action_type | status    | owner      | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | planned   | Anna Nowak | 2026-11-20 |            |            |             |               |           |
| D-2026-002 | corrective  | running   | Anna Nowak |            |            |            |             |               |           |
| D-2026-003 | improvement | done      | Anna Nowak | 2026-10-01 | 2026-11-02 |            |             |               |           |
| D-2026-004 | improvement | cancelled | Anna Nowak | 2026-10-01 |            |            |             |               |           |
""",
    bad="""
as_of 2026-11-20
actions
| action     | action_type | status  | owner      | due_on       | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | planned | Anna Nowak | 2026-11-19 ! |         |            |             |               |           |
| D-2026-002 | improvement | running | Anna Nowak | 2026-08-21 ! |         |            |             |               |           |
""",
)

"""ACT006: an action that was done and that nobody has checked in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import lacks_verified_on
from qms_xl.rules._computed import unreadable

if TYPE_CHECKING:
    import pandas as pd


def find(actions: Register, action_state: pd.Series[str], as_of: date) -> Found:
    """Give the day to verify by of each action whose verification is overdue; with such a day it is always needed.

    Where only the day of the verification lacks, ACT010 speaks.
    """
    overdue = (action_state == "verification_overdue") & ~lacks_verified_on(actions) & ~unreadable(actions, ("status",))
    for row in overdue.index[overdue]:
        verify_due = actions["verify_due"].loc[row].date()
        yield Hit(actions.cell(row, "verify_due"), {"verify_due": verify_due, "days": (as_of - verify_due).days})


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 d [8.5.2 f]",
    title=Text("Weryfikacja skuteczności po terminie", "Verification overdue"),
    message=Text(
        "Działanie „{record}” wykonano, a jego skuteczność miała być sprawdzona do {verify_due} "
        "({days:plural dzień|dni|dni} temu).",
        "Action “{record}” was done, and whether it worked was to be checked by {verify_due} ({days:plural day|days} ago).",
    ),
    why=Text(
        "Norma wymaga przeglądu skuteczności działań. Bez niego nikt nie wie, czy przyczyna zniknęła.",
        "The standard asks for a review of the effectiveness of actions. Without it nobody knows whether the cause is gone.",
    ),
    remedy=Text(
        "Sprawdź, czy działanie było skuteczne, i uzupełnij pola „Data weryfikacji”, „Zweryfikował” i „Skuteczność”. Jeżeli "
        "jest na to za wcześnie, wpisz nowy termin w komórce {cell}.",
        "Check whether the action worked and fill in “Verified on”, “Verified by” and “Effectiveness”. If it is too early for "
        "that, write a new date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
actions
| action     | action_type | status   | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | done     | 2026-09-30 | 2026-09-30 | 2026-11-20 |             |               |           |
| D-2026-002 | corrective  | done     | 2026-09-30 | 2026-09-30 |            |             |               |           |
| D-2026-003 | corrective  | verified | 2026-09-30 | 2026-09-30 | 2026-11-01 | 2026-11-02  | effective     |           |
| D-2026-004 | corrective  | running  | 2026-12-30 |            | 2026-11-01 |             |               |           |
""",
    bad="""
as_of 2026-11-20
actions
| action     | action_type | status | due_on     | done_on    | verify_due   | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | done   | 2026-09-30 | 2026-09-30 | 2026-11-19 ! |             |               |           |
| D-2026-002 | improvement | done   | 2026-09-30 | 2026-09-30 | 2026-10-31 ! |             |               |           |
""",
)

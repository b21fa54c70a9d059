"""ACT015: a computed state, or number of days late, that the dates of the action cannot give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._computed import as_typed, since_last_write, unreadable
from qms_xl.settings import Settings
from qms_xl.statuses.action_state import action_state
from qms_xl.statuses.days_late import days_late

if TYPE_CHECKING:
    import pandas as pd

_AGEING = (("open", "due_soon", "overdue"), ("awaiting_verification", "verification_overdue"))
"""States that follow each other as time goes by, with nobody doing anything."""
_FACTS = ("action_type", "status", "due_on", "done_on", "verify_due", "verified_on", "effectiveness", "follow_up")


def states(actions: Register, books: Register, as_of: date, settings: Settings) -> Found:
    """Give each state that stands in no formula and that could follow on no day since the workbook was last written."""
    for since in since_last_write(actions, books, as_of):
        rows = as_typed(actions, "state", since.rows[~unreadable(actions, _FACTS).loc[since.rows].to_numpy()])
        first, last = (action_state(actions, as_of=day, settings=settings).loc[rows] for day in since[:2])
        typed = actions["state"].loc[rows]
        wrong = (typed != first) & (typed != last) & ~_between(typed, first, last)
        for row in wrong.index[wrong]:
            facts = {"typed": Word("action_state", str(typed.loc[row])), "now": Word("action_state", last.loc[row])}
            yield Hit(actions.cell(row, "state"), facts)


def lateness(actions: Register, books: Register, as_of: date) -> Found:
    """Give the same for the days late."""
    for since in since_last_write(actions, books, as_of):
        rows = as_typed(actions, "days_late", since.rows[~unreadable(actions, _FACTS).loc[since.rows].to_numpy()])
        first, last = (days_late(actions, as_of=day).loc[rows] for day in since[:2])
        typed = actions["days_late"].loc[rows]
        wrong = ~typed.between(first, last)
        for row in wrong.index[wrong]:
            now = None if last.loc[row] != last.loc[row] else int(last.loc[row])
            yield Hit(actions.cell(row, "days_late"), {"typed": typed.loc[row], "now": now}, variant="days")


def _between(typed: pd.Series[str], first: pd.Series[str], last: pd.Series[str]) -> pd.Series[bool]:
    """Return where a state lies between the first and the last one in time."""
    import pandas as pd

    found = pd.Series(False, index=typed.index)
    for ageing in _AGEING:
        place = {state: number for number, state in enumerate(ageing)}
        found |= typed.map(place).between(first.map(place), last.map(place))
    return found


RULE = Rule(
    find=(states, lateness),
    severity="warning",
    fix="safe",
    computed=True,
    title=Text("Stan działania, który nie wynika z dat", "State of an action that its dates cannot give"),
    message=Text(
        "Działanie „{record}” ma w polu „{header}” wpis „{typed}”, a z dat wynika „{now}”.",
        "Action “{record}” has “{typed}” in “{header}”, but its dates say “{now}”.",
    ),
    variants={
        "days": Text(
            "Działanie „{record}” ma w polu „{header}” wpis {typed}, a z dat wynika {now}.",
            "Action “{record}” has {typed} in “{header}”, but its dates say {now}.",
        )
    },
    why=Text(
        "Stan i dni opóźnienia liczą się z dat. Wpis ręczny albo przeklejony z innego wiersza pokazuje stan, którego nigdy nie "
        "było.",
        "State and days late follow from the dates. Typed by hand, or pasted from another row, they show what never was.",
    ),
    remedy=Text(
        "Niczego tu nie wpisuj: uzgodnienie rejestrów (qms-xl reconcile --apply) uzupełni komórkę {cell}. Jeżeli to daty są "
        "błędne, popraw je.",
        "Type nothing here: reconciling the registers (qms-xl reconcile --apply) fills cell {cell}. If it is the dates that are "
        "wrong, correct them.",
    ),
    good=Text(
        *(
            f"""
as_of 2026-11-20
books
| workbook      | state | written_on |
| {workbook} | read  | 2026-11-10 |

actions
| action     | action_type | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up | state                 | days_late |
| D-2026-001 | correction  | running   | 2026-11-19 |            |            |             |               |           | due_soon              | 0         |
| D-2026-002 | correction  | running   | 2026-11-25 |            |            |             |               |           | open                  | 0         |
| D-2026-003 | correction  | running   | 2026-11-01 |            |            |             |               |           | overdue               | 9         |
| D-2026-004 | corrective  | done      | 2026-11-01 | 2026-11-03 | 2026-11-15 |             |               |           | awaiting_verification | 2         |
| D-2026-005 | correction  | done      | 2026-11-01 | 2026-11-03 |            |             |               |           | =overdue              | =99       |
| D-2026-006 | correction  | running   | 2026-11-01 |            |            |             |               |           |                       |           |
"""
            for workbook in ("Działania.xlsx", "Actions.xlsx")
        )
    ),
    bad=Text(
        *(
            f"""
as_of 2026-11-20
books
| workbook      | state | written_on |
| {workbook} | read  | 2026-11-10 |

actions
| action     | action_type | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up | state           | days_late |
| D-2026-001 | correction  | running   | 2026-11-19 |            |            |             |               |           | open !          | 2 !       |
| D-2026-002 | correction  | done      | 2026-11-01 | 2026-11-03 |            |             |               |           | overdue !       | 3 !       |
| D-2026-003 | correction  | running   | 2026-11-01 |            |            |             |               |           | closed !        | 8 !       |
| D-2026-004 | correction  | cancelled | 2026-11-01 |            |            |             |               |           | cancelled       | 0 !       |
"""
            for workbook in ("Działania.xlsx", "Actions.xlsx")
        )
    ),
)

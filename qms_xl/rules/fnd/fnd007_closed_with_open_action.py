"""FND007: a finding that was closed while an action of it is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import OPEN_STATES, actions_of, lacks_done_on, lacks_verified_on

if TYPE_CHECKING:
    import pandas as pd


def find(findings: Register, actions: Register, action_state: pd.Series[str]) -> Found:
    """Give the status of each closed finding, once for each open action of it; not where an action only lacks a day (ACT010)."""
    served = actions_of(actions, "finding")
    is_open = action_state.isin(OPEN_STATES) & ~lacks_done_on(actions) & ~lacks_verified_on(actions)
    served = served[is_open.loc[served.index]]
    closed = findings["finding"][findings["status"] == "closed"]
    open_actions = served[served.isin(closed)].groupby(served).groups
    for row in closed.index[closed.isin(served)]:
        for action_row in open_actions[closed.loc[row]]:
            action = str(actions.keys.loc[action_row])
            facts = {"action": action, "state": Word("action_state", action_state.loc[action_row])}
            yield Hit(findings.cell(row, "status"), facts, about=action)


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 c [8.5.2 d]",
    title=Text("Ustalenie zamknięte mimo otwartego działania", "Finding closed with an open action"),
    message=Text(
        "Ustalenie „{record}” zamknięto, a jego działanie „{action}” nie jest zakończone (stan na dziś: {state}).",
        "Finding “{record}” was closed, but its action “{action}” is not finished (state today: {state}).",
    ),
    why=Text(
        "Ustalenie zamyka się po wykonaniu działań i sprawdzeniu ich skuteczności. Otwarte działanie znaczy, "
        "że przyczyny jeszcze nie usunięto albo tego nie sprawdzono.",
        "A finding is closed when its actions are done and were seen to work. An open action means that the cause is not "
        "removed yet, or that nobody has checked.",
    ),
    remedy=Text(
        "Jeżeli działanie „{action}” zakończono, uzupełnij jego daty w rejestrze działań. Jeżeli nie, cofnij status "
        "ustalenia w komórce {cell} na „w realizacji” i wyczyść pola „Zamknięto” i „Zamknął”.",
        "If action “{action}” is finished, fill in its dates in the register of actions. If not, set the finding back to “in "
        "progress” in cell {cell} and clear “Closed on” and “Closed by”.",
    ),
    good="""
as_of 2026-11-20
findings
| finding    | status  |
| U-2026-001 | closed  |
| U-2026-002 | running |

actions
| action     | action_type | origin  | origin_ref | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | finding | U-2026-001 | verified  | 2026-09-30 | 2026-09-30 |            | 2026-11-02  | effective     |           |
| D-2026-002 | improvement | finding | U-2026-001 | done      | 2026-09-30 | 2026-09-30 |            |             |               |           |
| D-2026-003 | corrective  | finding | U-2026-001 | cancelled | 2026-09-30 |            |            |             |               |           |
| D-2026-004 | corrective  | finding | U-2026-002 | planned   | 2026-12-30 |            |            |             |               |           |
""",
    bad="""
as_of 2026-11-20
findings
| finding    | status   |
| U-2026-001 | closed ! |

actions
| action     | action_type | origin  | origin_ref | status | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | corrective  | finding | U-2026-001 | done   | 2026-09-30 | 2026-09-30 |            |             |               |           |
""",
)

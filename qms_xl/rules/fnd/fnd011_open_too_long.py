"""FND011: a finding that has been open too long, with nobody working on it, or with work that never ends."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.errors import AbsentColumn
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import OPEN_STATES, actions_of
from qms_xl.rules.fnd.fnd013_status_behind_the_facts import all_done, all_effective
from qms_xl.settings import Settings
from qms_xl.statuses.open_rows import open_rows

if TYPE_CHECKING:
    import pandas as pd

_LATE = ("overdue", "verification_overdue", "ineffective")  # other rules ask for these: ACT002, ACT006, ACT007


def find(findings: Register, actions: Register, action_state: pd.Series[str], as_of: date, settings: Settings) -> Found:
    """Give each open finding, no good practice, that is old and has no open action, or very old with none that is late.

    One whose status only lags behind its actions is FND013's.
    """
    import pandas as pd

    age = (pd.Timestamp(as_of) - findings["detected_on"]).dt.days
    old = open_rows(findings, as_of) & (findings["grade"] != "good_practice")
    old &= ~findings.keys.isin(_behind(findings, actions))
    served = actions_of(actions, "finding")
    states = action_state.loc[served.index]
    with_open = findings["finding"].isin(served[states.isin((*OPEN_STATES, *_LATE))])
    with_late = findings["finding"].isin(served[states.isin(_LATE)])
    idle = old & ~with_open & (age > settings.findings.open_days)
    endless = old & with_open & ~with_late & (age > settings.findings.open_days_with_action)
    for row in idle.index[idle | endless]:
        facts = {"day": findings["detected_on"].loc[row].date(), "days": int(age.loc[row])}
        yield Hit(findings.cell(row), facts, variant="" if idle.loc[row] else "endless")


def _behind(findings: Register, actions: Register) -> set[str | None]:
    """Return the findings that FND013 names; where it is skipped for lack of a column it names none."""
    found: set[str | None] = set()
    for half in (all_done, all_effective):
        with contextlib.suppress(AbsentColumn):
            found |= {hit.cell.record for hit in half(findings, actions)}
    return found


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 [8.5.2]",
    yields_to=("FND005", "FND016"),
    settings=("findings.open_days", "findings.open_days_with_action"),
    title=Text("Ustalenie otwarte za długo", "Finding open too long"),
    message=Text(
        "Ustalenie „{record}” jest otwarte od {day} ({days:plural dzień|dni|dni}) i nie ma do niego żadnego otwartego działania.",
        "Finding “{record}” has been open since {day} ({days:plural day|days}), and there is no open action on it.",
    ),
    variants={
        "endless": Text(
            "Ustalenie „{record}” jest otwarte od {day} ({days:plural dzień|dni|dni}), choć żadne działanie nie jest spóźnione.",
            "Finding “{record}” has been open since {day} ({days:plural day|days}), though no action on it is late.",
        )
    },
    why=Text(
        "Otwarte ustalenie, nad którym nikt nie pracuje, wygląda na zapomniane. Takie zwykle wytyka auditor zewnętrzny.",
        "An open finding that nobody works on looks forgotten. These are what external auditors point out.",
    ),
    remedy=Text(
        "Zamknij ustalenie „{record}”, jeżeli sprawa jest załatwiona, albo dopisz działanie z terminem.",
        "Close finding “{record}” if the matter is settled, or add an action with a due date.",
    ),
    remedies={
        "endless": Text(
            "Sprawdź, czy terminy działań nie są wciąż przesuwane, i ustal, kiedy ustalenie „{record}” będzie zamknięte.",
            "See whether the due dates are moved on and on, and settle when finding “{record}” will be closed.",
        )
    },
    good="""
as_of 2026-11-20
findings
| finding | grade         | status  | detected_on |
| N-1     | observation   | running | 2026-08-22  |
| N-2     | observation   | running | 2025-11-20  |
| N-3     | good_practice | running | 2025-01-01  |
| N-4     | observation   | closed  | 2025-01-01  |
| N-5     | observation   | running | 2025-01-01  |

actions
| action     | action_type | origin  | origin_ref | status  | due_on     | done_on | effectiveness | verify_due | verified_on | follow_up |
| D-2026-001 | improvement | finding | N-2        | running | 2026-12-31 |         |               |            |             |           |
| D-2026-002 | improvement | finding | N-5        | running | 2026-11-19 |         |               |            |             |           |
""",
    bad="""
as_of 2026-11-20
findings
| finding | grade       | status  | detected_on |
| N-1 !   | observation | running | 2026-08-21  |
| N-2 !   | observation | running | 2025-11-19  |

actions
| action     | action_type | origin  | origin_ref | status    | due_on     | done_on | effectiveness | verify_due | verified_on | follow_up |
| D-2026-001 | improvement | finding | N-2        | running   | 2026-12-31 |         |               |            |             |           |
| D-2026-002 | improvement | finding | N-1        | cancelled | 2026-11-19 |         |               |            |             |           |
""",
)

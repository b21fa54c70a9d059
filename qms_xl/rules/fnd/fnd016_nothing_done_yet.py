"""FND016: a nonconformity that has stood for weeks without a cause or an action."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import actions_of
from qms_xl.rules._nonconformities import is_nonconformity, needs_no_action
from qms_xl.settings import Settings


def find(findings: Register, actions: Register, as_of: date, settings: Settings) -> Found:
    """Give each nonconformity reported or in analysis for long without cause, or without any action."""
    import pandas as pd

    days = settings.findings.analysis_days
    waiting = is_nonconformity(findings) & findings["status"].isin(("reported", "analysis"))
    waiting &= findings["detected_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days)
    idle = findings.blank("cause") | ~findings["finding"].isin(actions_of(actions, "finding"))
    waiting &= idle & ~needs_no_action(findings)
    for row in waiting.index[waiting]:
        yield Hit(findings.cell(row), {"day": findings["detected_on"].loc[row].date(), "days": days})


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 e, 10.2.1 b [8.2.2, 8.5.2]",
    yields_to=("FND005",),
    settings=("findings.analysis_days",),
    title=Text("Z niezgodnością nic się nie dzieje", "Nothing done about a nonconformity"),
    message=Text(
        "Niezgodność „{record}” stwierdzono {day}; minęło ponad {days:plural dzień|dni|dni}, a nie wpisano przyczyny "
        "lub nie ma działania.",
        "Nonconformity “{record}” was detected on {day}; more than {days:plural day|days} have passed, and the cause "
        "is missing, or there is no action.",
    ),
    why=Text(
        "Na niezgodność reaguje się bez zbędnej zwłoki. Po kilku tygodniach trudno już dojść, dlaczego do niej doszło.",
        "A nonconformity is taken up without undue delay. After some weeks it is hard to find out why it came about.",
    ),
    remedy=Text(
        "Ustal przyczynę i dopisz działanie z numerem „{record}” albo napisz, dlaczego działanie nie jest potrzebne.",
        "Find the cause and add an action that names “{record}”, or say why none is needed.",
    ),
    good="""
as_of 2026-11-20
findings
| finding | grade       | status   | detected_on | cause       | action_needed | no_action_reason |
| N-1     | minor       | analysis | 2026-10-21  |             |               |                  |
| N-2     | minor       | analysis | 2026-09-01  | Brak wzoru  |               |                  |
| N-3     | minor       | analysis | 2026-09-01  |             | no            | Jednorazowe      |
| N-4     | observation | reported | 2026-09-01  |             |               |                  |
| N-5     | minor       | running  | 2026-09-01  |             |               |                  |

actions
| action     | action_type | origin  | origin_ref | status  | done_on |
| D-2026-001 | corrective  | finding | N-2        | running |         |
""",
    bad="""
as_of 2026-11-20
findings
| finding | grade | status   | detected_on | cause      | action_needed | no_action_reason |
| N-1 !   | minor | reported | 2026-10-20  |            |               |                  |
| N-2 !   | major | analysis | 2026-09-01  |            |               |                  |

actions
| action     | action_type | origin  | origin_ref | status    | done_on |
| D-2026-001 | correction  | finding | N-1        | running   |         |
| D-2026-002 | corrective  | finding | N-2        | planned   |         |
| D-2026-003 | corrective  | finding | N-1        | running   |         |
""",
)

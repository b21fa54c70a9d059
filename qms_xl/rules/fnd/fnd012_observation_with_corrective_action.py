"""FND012: a corrective action on something that is no nonconformity."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import corrective_actions_of

_GRADES = ("observation", "improvement", "good_practice")


def find(findings: Register, actions: Register) -> Found:
    """Give the grade of each observation, improvement or good practice that has a corrective action."""
    served = corrective_actions_of(actions, "finding")
    other = findings["grade"].isin(_GRADES) & findings["finding"].isin(served)
    for row in other.index[other]:
        numbers = actions["action"].loc[served.index[served == findings["finding"].loc[row]]].dropna()
        facts = {"grade": Word("grade", findings["grade"].loc[row]), "actions": tuple(numbers)}
        yield Hit(findings.cell(row, "grade"), facts)


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Działanie korygujące bez niezgodności", "Corrective action without nonconformity"),
    message=Text(
        "Ustalenie „{record}” ma kategorię „{grade}”, a podjęto do niego działanie korygujące: {actions}.",
        "Finding “{record}” has the grade “{grade}”, and there is corrective action on it: {actions}.",
    ),
    why=Text(
        "Działanie korygujące usuwa przyczynę niezgodności. Jeżeli niezgodności nie ma, jest to działanie doskonalące; jeżeli "
        "jest, kategoria ustalenia jest za łagodna.",
        "Corrective action removes the cause of a nonconformity. If there is none it is an improvement; if there is one, the "
        "grade is too mild.",
    ),
    remedy=Text(
        "Popraw kategorię w komórce {cell} albo rodzaj działania na „doskonalące”.",
        "Correct the grade in cell {cell}, or the type of the action to “improvement”.",
    ),
    good="""
findings
| finding | grade       |
| N-1     | minor       |
| N-2     | observation |

actions
| action     | action_type | origin  | origin_ref | status    |
| D-2026-001 | corrective  | finding | N-1        | running   |
| D-2026-002 | improvement | finding | N-2        | running   |
| D-2026-003 | corrective  | finding | N-2        | cancelled |
""",
    bad="""
findings
| finding | grade           |
| N-1     | observation !   |
| N-2     | good_practice ! |

actions
| action     | action_type | origin  | origin_ref | status  |
| D-2026-001 | corrective  | finding | N-1        | running |
| D-2026-002 | corrective  | finding | N-2        | closed  |
""",
)

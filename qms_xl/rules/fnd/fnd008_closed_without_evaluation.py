"""FND008: a nonconformity closed without a word on whether its actions worked."""

from qms_xl.conditions import Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import corrective_actions_of
from qms_xl.rules._nonconformities import GRADES, is_nonconformity, needs_no_action


def find(findings: Register, actions: Register) -> Found:
    """Give the empty evaluation of each closed nonconformity, unless every corrective action of it was judged."""
    missing = is_nonconformity(findings) & (findings["status"] == "closed") & findings.blank("evaluation")
    missing &= ~needs_no_action(findings)
    if not missing.any():
        return
    served = corrective_actions_of(actions, "finding")
    unjudged = actions.blank("effectiveness") | (actions["effectiveness"] == "not_evaluated")
    judged = set(served) - set(served[unjudged.loc[served.index]])
    missing &= ~findings["finding"].isin(judged)
    for row in missing.index[missing]:
        yield Hit(findings.cell(row, "evaluation"))


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 d [8.5.2 f]",
    claims={"findings.evaluation": all_of(Is("status", ("closed",)), Is("grade", GRADES))},
    title=Text("Niezgodność zamknięta bez oceny skuteczności", "Nonconformity closed without an evaluation"),
    message=Text(
        "Niezgodność „{record}” zamknięto, a pole „{header}” jest puste i nie oceniono skuteczności jej działań korygujących.",
        "Nonconformity “{record}” was closed, but “{header}” is empty and its corrective actions were not judged.",
    ),
    why=Text(
        "Norma wymaga przeglądu skuteczności działań korygujących. Zamknięcie bez oceny nie pokazuje, "
        "że niezgodność się nie powtórzy.",
        "The standard asks for a review of the effectiveness of corrective action. Closing without it does not show that the "
        "nonconformity will not happen again.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, czy działania były skuteczne i po czym to widać, albo uzupełnij pole „Skuteczność” przy "
        "każdym działaniu korygującym.",
        "Write in cell {cell} whether the actions worked and how that shows, or fill in “Effectiveness” for each corrective "
        "action.",
    ),
    good="""
findings
| finding    | grade       | status    | evaluation | action_needed | no_action_reason |
| U-2026-001 | major       | closed    | 3/2026     |               |                  |
| U-2026-002 | minor       | closed    |            |               |                  |
| U-2026-003 | minor       | closed    |            | no            | 1/2026           |
| U-2026-004 | observation | closed    |            |               |                  |
| U-2026-005 | minor       | verifying |            |               |                  |

actions
| action     | action_type | origin  | origin_ref | status   | effectiveness    |
| D-2026-001 | corrective  | finding | U-2026-002 | verified | partly_effective |
| D-2026-002 | correction  | finding | U-2026-002 | done     |                  |
""",
    bad="""
findings
| finding    | grade | status | evaluation | action_needed | no_action_reason |
| U-2026-001 | major | closed | !          |               |                  |
| U-2026-002 | minor | closed | !          |               |                  |
| U-2026-003 | minor | closed | !          | no            |                  |

actions
| action     | action_type | origin  | origin_ref | status   | effectiveness |
| D-2026-001 | corrective  | finding | U-2026-002 | verified | effective     |
| D-2026-002 | corrective  | finding | U-2026-002 | closed   | not_evaluated |
""",
)

"""ACT012: a corrective action that only repeats the correction."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import corrective_actions_of
from qms_xl.rules._alike import alike
from qms_xl.settings import Settings


def find(actions: Register, findings: Register, settings: Settings) -> Found:
    """Give the description of each corrective action that is the correction of its finding in other words."""
    known = findings["correction"].set_axis(findings["finding"])
    corrections = {number: text for number, text in known.dropna().items() if isinstance(number, str)}
    for index, finding in corrective_actions_of(actions, "finding").items():
        row = int(str(index))
        if alike(actions["description"].loc[row], corrections.get(finding), settings.text.same_percent):
            yield Hit(actions.cell(row, "description"), {"finding": finding})


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 b [8.5.2 c]",
    settings=("text.same_percent",),
    title=Text("Działanie korygujące powtarza korekcję", "Corrective action repeats the correction"),
    message=Text(
        "Działanie korygujące „{record}” opisano tak samo lub prawie tak samo jak korekcję ustalenia „{finding}”.",
        "Corrective action “{record}” is described in the same or nearly the same words as the correction of finding "
        "“{finding}”.",
    ),
    why=Text(
        "Korekcja naprawia ten jeden przypadek, działanie korygujące usuwa przyczynę. Jeżeli to jedno i to samo, przyczyna "
        "została.",
        "A correction mends the one case; corrective action removes the cause. If both are the same, the cause is "
        "still there.",
    ),
    remedy=Text(
        "Napisz w komórce {cell}, co usunie przyczynę, albo wybierz rodzaj „korekcja”.",
        "Say in cell {cell} what will remove the cause, or choose the type “correction”.",
    ),
    good="""
actions
| action     | action_type | origin  | origin_ref | status  | description                  |
| D-2026-001 | corrective  | finding | N-1        | running | Zmiana wzoru wniosku         |
| D-2026-002 | correction  | finding | N-1        | running | Uzupełniono brakujące wpisy  |
| D-2026-003 | corrective  | finding | N-2        | running | Szkolenie z procedury        |

findings
| finding | correction                  |
| N-1     | Uzupełniono brakujące wpisy |
| N-2     |                             |
""",
    bad="""
actions
| action     | action_type | origin  | origin_ref | status  | description                    |
| D-2026-001 | corrective  | finding | N-1        | running | Uzupełniono brakujące wpisy !  |
| D-2026-002 | corrective  | finding | N-1        | running | brakujace wpisy uzupełniono. ! |

findings
| finding | correction                  |
| N-1     | Uzupełniono brakujące wpisy |
""",
)

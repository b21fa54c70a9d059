"""REV010: a major nonconformity that was open at a review, without action, and that the review did not mention."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import actions_of
from qms_xl.rules._computed import unreadable
from qms_xl.rules._named import names
from qms_xl.rules._nonconformities import is_nonconformity, lacking_corrective_action
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(
    reviews: Register,
    review_inputs: Register,
    findings: Register,
    actions: Register,
    as_of: date,
    settings: Settings,
    book: tuple[str, ...],
) -> Found:
    """Give the summary of the input on nonconformities once for each such major; those that FND005 names are left out."""
    meeting = reviews["held_on"].where(~reviews.blank("held_on"), reviews["planned_on"])
    asked = from_on(reviews, "prepared") & meeting.notna() & looked_back_on(meeting, as_of, settings)
    majors = is_nonconformity(findings, "major") & findings["finding"].notna()
    if "FND005" in book:
        majors &= ~lacking_corrective_action(findings, actions, as_of, settings)
    on_corrective = review_inputs["input"] == "corrective_actions"
    for row in asked.index[asked]:
        inputs = review_inputs.frame.index[on_corrective & (review_inputs["review"] == reviews["review"].loc[row])]
        if not len(inputs):
            continue
        said = [review_inputs[column].loc[one] for one in inputs for column in ("summary", "assessment")]
        for finding in _idle(findings, actions, majors, meeting.loc[row]):
            if not any(names(text, finding) for text in said):
                facts = {"finding": finding, "review": reviews["review"].loc[row]}
                yield Hit(review_inputs.cell(int(inputs[0]), "summary"), facts, about=finding)


def _idle(findings: Register, actions: Register, majors: pd.Series[bool], day: pd.Timestamp) -> list[str]:
    """Return the majors that were open on the day and had no action opened by then."""
    open_then = majors & (findings["detected_on"] <= day) & ~(findings["closed_on"] <= day)
    open_then &= (findings["status"] != "closed") | findings["closed_on"].notna()
    served = actions_of(actions, "finding")
    begun = (actions["opened_on"] <= day) | unreadable(actions, ("opened_on",))
    taken_up = served[begun.loc[served.index]]
    return [str(number) for number in findings["finding"][open_then & ~findings["finding"].isin(taken_up)]]


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.2 c [5.6.2 d]",
    settings=("look_back_months",),
    title=Text("Przegląd nie wspomina o dużej niezgodności", "Review silent on a major nonconformity"),
    message=Text(
        "Duża niezgodność „{finding}” była w dniu przeglądu „{review}” otwarta i bez działania, a omówienie jej nie wymienia.",
        "Major nonconformity “{finding}” was open and without action on the day of review “{review}”, and its summary does not "
        "name it.",
    ),
    why=Text(
        "Przegląd ma ocenić niezgodności i działania korygujące. Duża, z którą nic nie zrobiono, jest najważniejszą z nich.",
        "The review is to judge nonconformities and corrective actions. A major one that nothing was done about matters most.",
    ),
    remedy=Text(
        "Dopisz w komórce {cell}, co ustalono w sprawie „{finding}”.",
        "Add in cell {cell} what was settled about “{finding}”.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status | planned_on | held_on    |
| PZ-2026 | held   | 2026-11-01 | 2026-11-03 |

review_inputs
| review  | input              | summary               | assessment |
| PZ-2026 | corrective_actions | Omówiono N-1          |            |

findings
| finding | grade | status  | detected_on | closed_on  |
| N-1     | major | running | 2026-09-01  |            |
| N-2     | major | running | 2026-09-01  |            |
| N-3     | major | closed  | 2026-09-01  | 2026-11-03 |
| N-4     | major | running | 2026-11-04  |            |
| N-5     | minor | running | 2026-09-01  |            |

actions
| action     | action_type | origin  | origin_ref | status  | opened_on  |
| D-2026-001 | corrective  | finding | N-1        | running | 2026-11-10 |
| D-2026-002 | corrective  | finding | N-2        | running | 2026-11-03 |
| D-2026-004 | corrective  | finding | N-4        | running | 2026-11-10 |
""",
    bad="""
as_of 2026-11-20
reviews
| review  | status | planned_on | held_on    |
| PZ-2026 | held   | 2026-11-01 | 2026-11-03 |

review_inputs
| review  | input              | summary                     | assessment |
| PZ-2026 | corrective_actions | Dużych niezgodności nie ma ! |            |

findings
| finding | grade | status  | detected_on | closed_on  |
| N-1     | major | running | 2026-09-01  |            |
| N-2     | major | closed  | 2026-09-01  | 2026-11-04 |

actions
| action     | action_type | origin  | origin_ref | status  | opened_on  |
| D-2026-001 | corrective  | finding | N-1        | running | 2026-11-04 |
| D-2026-002 | corrective  | finding | N-2        | running | 2026-11-04 |
""",
)

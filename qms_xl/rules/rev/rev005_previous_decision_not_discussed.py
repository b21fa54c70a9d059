"""REV005: a decision of the previous review that was still open, and that nobody spoke of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import actions_of
from qms_xl.rules._named import names
from qms_xl.rules.rev._reviews import from_on, review_before

if TYPE_CHECKING:
    import pandas as pd


def find(reviews: Register, review_inputs: Register, review_decisions: Register, actions: Register) -> Found:
    """Give the summary of the input on previous actions, once for each open decision that it should have told of."""
    held = from_on(reviews, "held") & reviews["held_on"].notna()
    about_actions = review_inputs["input"] == "previous_actions"
    for row in held.index[held]:
        input_rows = review_inputs.frame.index[about_actions & (review_inputs["review"] == reviews["review"].loc[row])]
        before = review_before(reviews, row)
        if not len(input_rows) or before is None:
            continue
        said = [review_inputs[c].loc[input_row] for input_row in input_rows for c in ("summary", "assessment")]
        for decision_row in _left_open(review_decisions, reviews, before, row):
            decision = str(review_decisions["decision"].loc[decision_row])
            meetings = reviews["held_on"].loc[before], reviews["held_on"].loc[row]
            if any(names(text, decision) for text in said) or _moved(review_decisions, decision_row, actions, meetings):
                continue
            facts = {
                "decision": decision,
                "previous": reviews["review"].loc[before],
                "review": reviews["review"].loc[row],
            }
            yield Hit(review_inputs.cell(input_rows[0], "summary"), facts, about=decision)


def _left_open(decisions: Register, reviews: Register, before: int, row: int) -> list[int]:
    """Return the decisions of the previous review that were open on the day of this one, without outcome."""
    still = (decisions["status"] == "open") | (
        (decisions["status"] == "done") & (decisions["done_on"] > reviews["held_on"].loc[row])
    )
    still &= (decisions["review"] == reviews["review"].loc[before]) & decisions.blank("outcome")
    still &= decisions["decision"].notna()
    return [int(decision_row) for decision_row in still.index[still]]


def _moved(
    decisions: Register, decision_row: int, actions: Register, meetings: tuple[pd.Timestamp, pd.Timestamp]
) -> bool:
    """Return whether an action of the decision was done or verified between the two meetings."""
    served = actions_of(actions, "decision")
    rows = set(served.index[served == decisions["decision"].loc[decision_row]])
    own = actions["action"] == decisions["action"].loc[decision_row]
    rows |= set(own.index[own & (actions["status"] != "cancelled")])
    return any(actions[column].loc[list(rows)].between(*meetings).any() for column in ("done_on", "verified_on"))


RULE = Rule(
    find=find,
    severity="error",
    clause="9.3.2 a [5.6.2 e]",
    title=Text("Nie omówiono decyzji z poprzedniego przeglądu", "Decision of the previous review not discussed"),
    message=Text(
        "Przegląd „{review}” nie mówi, co się stało z decyzją „{decision}” z przeglądu „{previous}”, która była jeszcze otwarta.",
        "Review “{review}” does not say what became of decision “{decision}” of review “{previous}”, which was still open.",
    ),
    why=Text(
        "Pierwszą daną wejściową jest status działań z poprzednich przeglądów. Decyzja, o którą nikt nie zapytał, nie zostanie "
        "wykonana.",
        "The first input is the status of actions from previous reviews. A decision that nobody asks about will not be carried "
        "out.",
    ),
    remedy=Text(
        "Napisz w komórce {cell}, co z decyzją „{decision}” (z jej numerem), albo uzupełnij w rejestrze decyzji pole „Sposób "
        "realizacji, omówienie”.",
        "Write in cell {cell} how things stand with “{decision}” (with its number), or fill in “Outcome” in the register of "
        "decisions.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status | held_on    | previous |
| PZ-2025 | closed | 2025-11-03 |          |
| PZ-2026 | held   | 2026-11-03 |          |

review_inputs
| review  | input            | summary   | assessment |
| PZ-2026 | previous_actions | PZ-2025/1 |            |
| PZ-2026 | audits           |           |            |

review_decisions
| decision  | review  | status  | action     | outcome | done_on    |
| PZ-2025/1 | PZ-2025 | open    |            |         |            |
| PZ-2025/2 | PZ-2025 | open    |            | 3/2026  |            |
| PZ-2025/3 | PZ-2025 | open    | D-2026-001 |         |            |
| PZ-2025/4 | PZ-2025 | done    |            |         | 2026-11-03 |
| PZ-2025/5 | PZ-2025 | dropped |            |         |            |
| PZ-2026/1 | PZ-2026 | open    |            |         |            |

actions
| action     | origin | origin_ref | status | done_on    | verified_on |
| D-2026-001 | other  |            | done   | 2026-11-03 |             |
""",
    bad="""
as_of 2026-11-20
reviews
| review  | status   | held_on    | previous |
| PZ-2025 | closed   | 2025-11-03 |          |
| PZ-2026 | approved | 2026-11-03 | PZ-2025  |

review_inputs
| review  | input            | summary      | assessment |
| PZ-2026 | previous_actions | PZ-2025/12 ! |            |

review_decisions
| decision  | review  | status | action     | outcome | done_on    |
| PZ-2025/1 | PZ-2025 | open   |            |         |            |
| PZ-2025/2 | PZ-2025 | done   |            |         | 2026-11-04 |
| PZ-2025/3 | PZ-2025 | open   | D-2026-001 |         |            |

actions
| action     | origin   | origin_ref | status | done_on    | verified_on |
| D-2026-001 | decision | PZ-2025/3  | done   | 2026-11-04 |             |
""",
)

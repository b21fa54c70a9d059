"""OBJ011: an objective that was missed, and nobody says why or does anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import have_actions
from qms_xl.rules.obj._measured import with_impossible_values
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(
    objectives: Register,
    actions: Register,
    objective_status: pd.DataFrame,
    settings: Settings,
    book: tuple[str, ...],
    indicators: Register | None = None,
    measurements: Register | None = None,
) -> Found:
    """Give the empty reason of each objective that was missed, wholly or partly, and has no action.

    Silent where a measurement cannot be.
    """
    missed = objective_status["status"].isin(("partly_achieved", "not_achieved")) & objectives.blank("reason")
    missed &= ~have_actions(objectives, actions, "objective")
    if missed.any():
        objectives["due_on"]  # it decides whether the objective is over
        if indicators is not None and measurements is not None:
            wrong = with_impossible_values(measurements, indicators, settings, book)
            missed &= ~objectives["objective"].isin(wrong)
    for row in missed.index[missed]:
        facts = {"computed": Word("objective_status", str(objective_status["status"].loc[row]))}
        yield Hit(objectives.cell(row, "reason"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.1 [8.5.1]",
    title=Text("Niezrealizowany cel bez przyczyny i bez działania", "Objective missed without reason or action"),
    message=Text(
        "Cel „{record}” ma wyliczony stopień realizacji „{computed}”, a nie ma ani przyczyny odchylenia, ani działania.",
        "Objective “{record}” is computed as “{computed}”, and has neither a reason for the deviation nor an action.",
    ),
    why=Text(
        "Niezrealizowany cel to informacja. Bez przyczyny i działania w następnym roku będzie tak samo.",
        "An objective that was missed tells something. Without a reason and an action next year will be the same.",
    ),
    remedy=Text(
        "Wpisz przyczynę w komórce {cell} albo dopisz działanie (źródło „cel jakości”, numer „{record}”).",
        "Write the reason in cell {cell}, or add an action (origin “quality objective”, number “{record}”).",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | due_on     | reason | action     |
| CJ-2025-01 | 2025 | 2025-12-31 | 3/2026 |            |
| CJ-2025-02 | 2025 | 2025-12-31 |        | D-2026-001 |
| CJ-2025-03 | 2025 | 2025-12-31 |        |            |
| CJ-2026-01 | 2026 | 2026-12-31 |        |            |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation |
| M-01      | CJ-2025-01 | higher    | year      | 95     |            |             | %               |             |
| M-02      | CJ-2025-02 | higher    | year      | 95     |            |             | %               |             |
| M-03      | CJ-2025-03 | higher    | year      | 95     |            |             | %               |             |
| M-04      | CJ-2026-01 | higher    | quarter   | 95     |            |             | %               |             |

measurements
| indicator | period  | value |
| M-01      | 2025    | 50    |
| M-02      | 2025    | 94    |
| M-03      | 2025    | 95    |
| M-04      | 2026-Q3 | 50    |

actions
| action     | origin    | origin_ref | status  | due_on     | done_on |
| D-2026-001 | other     |            | planned | 2026-12-31 |         |
""",
    bad="""
as_of 2026-11-20
objectives
| objective  | year | due_on     | reason | action     |
| CJ-2025-01 | 2025 | 2025-12-31 | !      |            |
| CJ-2025-02 | 2025 |            | !      | D-2026-001 |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation |
| M-01      | CJ-2025-01 | higher    | year      | 95     |            |             | %               |             |
| M-02      | CJ-2025-02 | higher    | year      | 95     |            |             | %               |             |

measurements
| indicator | period | value |
| M-01      | 2025   | 50    |
| M-02      | 2025   | 94    |

actions
| action     | origin    | origin_ref | status    | due_on     | done_on |
| D-2026-001 | objective | CJ-2025-02 | cancelled | 2026-12-31 |         |
""",
)

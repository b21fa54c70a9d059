"""OBJ010: an objective that staff say stands otherwise than its results do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.obj._measured import with_impossible_values
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_BEFORE = ("on_track", "at_risk", "behind")
_AFTER = ("achieved", "partly_achieved", "not_achieved")


def find(
    objectives: Register,
    objective_status: pd.DataFrame,
    settings: Settings,
    book: tuple[str, ...],
    indicators: Register | None = None,
    measurements: Register | None = None,
) -> Found:
    """Give the declared status of each objective where it differs from the computed word of the same phase.

    Silent where nothing could be computed (no_data, not_assessed) and where a measurement cannot be.
    """
    declared, computed = objectives["declared_status"], objective_status["status"]
    differs = computed.isin(_BEFORE) & declared.isin(_BEFORE) & (declared != computed)
    differs |= computed.isin(_AFTER) & declared.isin(_AFTER) & (declared != computed)
    differs |= computed.isin(("at_risk", "behind")) & (declared == "achieved")
    if differs.any():
        objectives["due_on"], objectives["reason"]  # they decide what is computed
        if indicators is not None and measurements is not None:
            wrong = with_impossible_values(measurements, indicators, settings, book)
            differs &= ~objectives["objective"].isin(wrong)
    for row in differs.index[differs]:
        facts = {
            "declared": Word("objective_status", str(declared.loc[row])),
            "computed": Word("objective_status", str(computed.loc[row])),
        }
        yield Hit(objectives.cell(row, "declared_status"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.1.3 [8.4]",
    title=Text(
        "Deklarowany stopień realizacji różni się od wyliczonego", "Declared status differs from the computed one"
    ),
    message=Text(
        "Cel „{record}” ma zadeklarowany stopień realizacji „{declared}”, a z wyników wychodzi „{computed}”.",
        "Objective “{record}” is declared “{declared}”, but its results say “{computed}”.",
    ),
    why=Text(
        "Wyniki pomiarów mają być analizowane, a ocena ma z nich wynikać. Przegląd zarządzania zobaczy obie i zapyta, która jest "
        "prawdziwa.",
        "Results are to be analysed, and the verdict is to follow from them. The management review will see both and ask which is "
        "true.",
    ),
    remedy=Text(
        "Sprawdź wyniki w rejestrze pomiarów. Jeżeli są pełne, zmień ocenę w komórce {cell} na „{computed}”.",
        "Check the results in the register of measurements. If they are complete, change the verdict in cell {cell} to “{computed}”.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | due_on     | declared_status | reason |
| CJ-2026-01 | 2026 |            | on_track        |        |
| CJ-2026-02 | 2026 |            | in_progress     |        |
| CJ-2026-03 | 2026 |            | achieved        |        |
| CJ-2026-04 | 2026 |            | on_track        |        |
| CJ-2025-01 | 2025 | 2025-12-31 | achieved        |        |
| CJ-2025-02 | 2025 | 2025-12-31 | on_track        |        |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation |
| M-01      | CJ-2026-01 | higher    | quarter   | 95     |            |             | %               |             |
| M-02      | CJ-2026-02 | higher    | quarter   | 95     |            |             | %               |             |
| M-03      | CJ-2026-03 | higher    | quarter   | 95     |            |             | %               |             |
| M-04      | CJ-2026-04 | higher    | quarter   | 95     |            |             | %               |             |
| M-05      | CJ-2025-01 | higher    | year      | 95     |            |             | %               |             |
| M-06      | CJ-2025-02 | higher    | year      | 95     |            |             | %               |             |

measurements
| indicator | period  | value |
| M-01      | 2026-Q3 | 95    |
| M-02      | 2026-Q3 | 50    |
| M-03      | 2026-Q3 | 99    |
| M-05      | 2025    | 95    |
| M-06      | 2025    | 50    |
""",
    bad="""
as_of 2026-11-20
objectives
| objective  | year | due_on     | declared_status | reason |
| CJ-2026-01 | 2026 |            | on_track !      |        |
| CJ-2026-02 | 2026 |            | achieved !      |        |
| CJ-2025-01 | 2025 | 2025-12-31 | achieved !      |        |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation |
| M-01      | CJ-2026-01 | higher    | quarter   | 95     |            |             | %               |             |
| M-02      | CJ-2026-02 | higher    | quarter   | 95     |            |             | %               |             |
| M-05      | CJ-2025-01 | higher    | year      | 95     |            |             | %               |             |

measurements
| indicator | period  | value |
| M-01      | 2026-Q3 | 94    |
| M-02      | 2026-Q3 | 50    |
| M-05      | 2025    | 94    |
""",
)

"""OBJ014: a target that stays the same year after year and is always passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.fold import fold
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(
    indicators: Register, objectives: Register, indicator_status: pd.DataFrame, as_of: date, settings: Settings
) -> Found:
    """Give the target of the newest of several indicators, year upon year, of one name, unit and target, each over 100 %.

    The running year counts once its indicator is over 100 %.
    """
    known = objectives["objective"].notna() & ~objectives["objective"].duplicated(keep=False)
    years = indicators["objective"].map(objectives["year"][known].set_axis(objectives["objective"][known]))
    achieved, target = indicator_status["achievement_pct"], indicators["target"]
    passed = (achieved > 100) & target.notna() & years.notna() & (years <= as_of.year)
    rows: dict[tuple[str, str, float], dict[int, int]] = {}
    for row in passed.index[passed]:
        name, unit = indicators["name"].loc[row], indicators["unit_of_measure"].loc[row]
        if isinstance(name, str):
            kind = (fold(name), fold(unit) if isinstance(unit, str) else "", float(target.loc[row]))
            rows.setdefault(kind, {})[int(years.loc[row])] = int(row)
    least = settings.objectives.same_target_years
    for by_year in rows.values():
        newest = max(by_year)
        run = next(n for n in range(len(by_year) + 1) if newest - n not in by_year)
        if run >= least and newest >= as_of.year - 1:
            row = by_year[newest]
            yield Hit(indicators.cell(row, "target"), {"target": target.loc[row], "years": run})


RULE = Rule(
    find=find,
    severity="note",
    clause="10.3 [8.5.1]",
    settings=("objectives.same_target_years",),
    title=Text("Wartość docelowa od lat ta sama i przekraczana", "Same target for years, always passed"),
    message=Text(
        "Miernik „{record}” ma od {years} lat tę samą wartość docelową {target} i co roku ją przekracza.",
        "Indicator “{record}” has had the same target, {target}, for {years} years, and passes it every year.",
    ),
    why=Text(
        "Cel, który zawsze jest osiągany z zapasem, niczego nie doskonali. Auditor zapyta, po co się go stawia.",
        "A target that is always passed betters nothing. An auditor will ask what it is set for.",
    ),
    remedy=Text(
        "Podnieś wartość docelową w komórce {cell} albo wybierz miernik, w którym jest co poprawiać.",
        "Raise the target in cell {cell}, or choose an indicator where there is something to better.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | due_on | declared_status | reason | action |
| CJ-2023-01 | 2023 |        |                 |        |        |
| CJ-2024-01 | 2024 |        |                 |        |        |
| CJ-2025-01 | 2025 |        |                 |        |        |

indicators
| indicator | name       | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation | baseline | tolerance_pct | weight |
| M-23      | Terminowość | CJ-2023-01 | higher    | year      | 90     |            |             | %               | latest      |          |               |        |
| M-24      | Terminowość | CJ-2024-01 | higher    | year      | 90     |            |             | %               | latest      |          |               |        |
| M-25      | Terminowość | CJ-2025-01 | higher    | year      | 95     |            |             | %               | latest      |          |               |        |

measurements
| indicator | period | value | numerator | denominator | approved |
| M-23      | 2023   | 97    |           |             | yes      |
| M-24      | 2024   | 97    |           |             | yes      |
| M-25      | 2025   | 97    |           |             | yes      |
""",
    bad="""
as_of 2026-11-20
objectives
| objective  | year | due_on | declared_status | reason | action |
| CJ-2023-01 | 2023 |        |                 |        |        |
| CJ-2024-01 | 2024 |        |                 |        |        |
| CJ-2025-01 | 2025 |        |                 |        |        |

indicators
| indicator | name       | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation | baseline | tolerance_pct | weight |
| M-23      | Terminowość | CJ-2023-01 | higher    | year      | 90     |            |             | %               | latest      |          |               |        |
| M-24      | terminowosc | CJ-2024-01 | higher    | year      | 90     |            |             | %               | latest      |          |               |        |
| M-25      | Terminowość | CJ-2025-01 | higher    | year      | 90 !   |            |             | %               | latest      |          |               |        |

measurements
| indicator | period | value | numerator | denominator | approved |
| M-23      | 2023   | 97    |           |             | yes      |
| M-24      | 2024   | 97    |           |             | yes      |
| M-25      | 2025   | 97    |           |             | yes      |
""",
)

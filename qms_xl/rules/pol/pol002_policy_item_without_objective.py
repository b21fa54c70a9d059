"""POL002: something that the quality policy promises, and no objective of the year takes up."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._empty import names_nothing
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings

_PROMISES = ("main_goal", "system_goal", "commitment")


def find(
    policy_items: Register, objectives: Register, as_of: date, settings: Settings, registers_begin: date | None
) -> Found:
    """Give each active promise of the policy that no objective of the year names, and that names no indicator.

    Silent for a year without objectives (OBJ017) and for one of which an objective names no item that can be read (OBJ004).
    """
    import pandas as pd

    promises = policy_items["kind"].isin(_PROMISES) & names_nothing(policy_items, "indicators")
    promises &= ~(policy_items["active_to"] < pd.Timestamp(as_of))
    for year in judged_years(as_of, settings.objectives.by, registers_begin):
        of_year = objectives["year"] == year
        if not of_year.any() or objectives["policy_ref"][of_year].isna().any():
            continue
        begun = ~(policy_items["active_from"] > pd.Timestamp(settings.objectives.by.in_year(year)))
        unserved = promises & begun & ~policy_items["item"].isin(objectives["policy_ref"][of_year].dropna())
        for row in unserved.index[unserved]:
            yield Hit(policy_items.cell(row), {"year": str(year)}, about=str(year))


RULE = Rule(
    find=find,
    severity="warning",
    clause="5.2.1 b, 6.2.1 a [5.3 c, 5.4.1]",
    settings=("objectives.by",),
    title=Text("Punkt polityki bez celu i miernika", "Policy item without objective or indicator"),
    message=Text(
        "Punktu „{record}” polityki jakości nie realizuje żaden cel na rok {year} ani żaden miernik.",
        "Item “{record}” of the quality policy is served by no objective for {year} and by no indicator.",
    ),
    why=Text(
        "Polityka daje ramy dla celów. Zobowiązanie, którego nic nie mierzy, jest tylko słowem i nikt nie sprawdzi, czy go "
        "dotrzymano.",
        "The policy is the framework for objectives. A commitment that nothing measures is only a word, and nobody can check "
        "whether it was kept.",
    ),
    remedy=Text(
        "Wpisz „{record}” w polu „Punkt polityki jakości” celu, który go realizuje, albo podaj miernik w polu „Mierniki” tego "
        "punktu. Jeżeli punkt już nie obowiązuje, wpisz datę w polu „Do”.",
        "Write “{record}” in “Policy reference” of the objective that serves it, or name an indicator in “Indicators” of the "
        "item. If the item no longer applies, write a date in “To”.",
    ),
    good="""
as_of 2026-11-20
policy_items
| item | kind       | indicators | active_from | active_to  |
| 1    | commitment |            | 2020-01-01  |            |
| 2    | main_goal  | M-01       | 2020-01-01  |            |
| 3    | mission    |            | 2020-01-01  |            |
| 4    | commitment |            | 2020-01-01  | 2026-11-19 |
| 5    | commitment |            | 2026-04-01  |            |

objectives
| objective  | year | policy_ref |
| CJ-2026-01 | 2026 | 1          |
| CJ-2025-01 | 2025 | 1          |
| CJ-2025-02 | 2025 |            |
""",
    bad="""
as_of 2026-04-01
policy_items
| item | kind        | indicators | active_from | active_to |
| 1 !  | commitment  |            | 2025-03-31  |           |
| 2 !  | system_goal |            | 2026-03-31  |           |
| 3    | commitment  |            | 2026-01-01  |           |

objectives
| objective  | year | policy_ref |
| CJ-2026-01 | 2026 | 3          |
| CJ-2025-01 | 2025 | 1          |
""",
)

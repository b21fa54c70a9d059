"""OBJ018: a computed column of an objective that its results cannot give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._computed import Since, as_typed, since_last_write, unreadable
from qms_xl.rules.obj import _standing
from qms_xl.rules.obj._standing import Standing, turning_days
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_ROUNDING = 0.05 + 1e-9  # workbooks show one decimal
_COLUMNS = ("status", "achievement_pct", "forecast_pct")

_GOOD = """
as_of 2026-11-20
books
| workbook  | state | written_on |
| Cele.xlsx | read  | 2026-09-29 |

objectives
| objective  | year | due_on | declared_status | reason | action | status   | achievement_pct | forecast_pct |
| CJ-2026-01 | 2026 |        |                 |        |        | at_risk  | 95              |              |
| CJ-2026-02 | 2026 |        |                 |        |        | at_risk  | 95.04           |              |
| CJ-2026-03 | 2026 |        |                 |        |        | on_track | 50              |              |
| CJ-2026-04 | 2026 |        |                 |        |        |          |                 |              |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation | baseline | tolerance_pct | weight |
| M-01      | CJ-2026-01 | higher    | quarter   | 100    |            |             | %               |             |          |               |        |
| M-02      | CJ-2026-02 | higher    | quarter   | 100    |            |             | %               |             |          |               |        |

measurements
| indicator | period  | value | numerator | denominator | approved |
| M-01      | 2026-Q2 | 95    |           |             |          |
| M-01      | 2026-Q3 | 50    |           |             |          |
| M-02      | 2026-Q2 | 95    |           |             |          |

actions
| action     | origin    | origin_ref | status  | due_on     | done_on    |
| D-2026-001 | objective | CJ-2026-03 | planned | 2026-10-10 |            |
| D-2026-002 | objective | CJ-2026-03 | done    | 2026-10-10 | 2026-10-05 |
"""
_BAD = """
as_of 2026-11-20
books
| workbook  | state | written_on |
| Cele.xlsx | read  | 2026-10-02 |

objectives
| objective  | year | due_on | declared_status | reason | action | status     | achievement_pct | forecast_pct |
| CJ-2026-01 | 2026 |        |                 |        |        | at_risk !  | 95 !            | 5 !          |
| CJ-2026-02 | 2026 |        |                 |        |        | achieved ! | 95              |              |
| CJ-2026-03 | 2026 |        |                 |        |        | at_risk !  | 51 !            |              |

indicators
| indicator | objective  | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation | baseline | tolerance_pct | weight |
| M-01      | CJ-2026-01 | higher    | quarter   | 100    |            |             | %               |             |          |               |        |
| M-02      | CJ-2026-02 | higher    | quarter   | 100    |            |             | %               |             |          |               |        |

measurements
| indicator | period  | value | numerator | denominator | approved |
| M-01      | 2026-Q2 | 95    |           |             |          |
| M-01      | 2026-Q3 | 50    |           |             |          |
| M-02      | 2026-Q2 | 95    |           |             |          |

actions
| action     | origin    | origin_ref | status  | due_on     | done_on    |
| D-2026-001 | objective | CJ-2026-03 | planned | 2026-10-10 |            |
| D-2026-002 | objective | CJ-2026-03 | done    | 2026-10-10 | 2026-10-05 |
"""


def by_indicators(
    objectives: Register,
    indicators: Register,
    measurements: Register,
    books: Register,
    as_of: date,
    settings: Settings,
) -> Found:
    """Give each typed cell of an objective with indicators that follows on no day since the workbook was last written.

    Formulas are left alone, and so are objectives that depend on a cell which cannot be read.
    """
    _standing.touch(objectives, _standing.OF_OBJECTIVES)
    _standing.touch(indicators, _standing.OF_INDICATORS)
    _standing.touch(measurements, _standing.OF_MEASUREMENTS)
    judged = objectives["objective"].isin(indicators["objective"].dropna())
    judged &= ~objectives["objective"].isin(_standing.untold(objectives, indicators, measurements))

    def standings(some: Register) -> Standing:
        return _standing.measured(some, indicators, measurements, settings)

    for since in since_last_write(objectives, books, as_of):
        days = turning_days(objectives, since.first, since.last)
        yield from _impossible(objectives, since, judged, standings, days)


def by_actions(
    objectives: Register,
    actions: Register,
    books: Register,
    as_of: date,
    settings: Settings,
    indicators: Register | None = None,
) -> Found:
    """Give the same of objectives that only actions carry out."""
    _standing.touch(objectives, _standing.OF_OBJECTIVES)
    judged = objectives["objective"].notna() & ~unreadable(objectives, _standing.OF_OBJECTIVES)
    if indicators is not None:
        judged &= ~objectives["objective"].isin(indicators["objective"].dropna())
        judged &= not unreadable(indicators, ("objective",)).any()
    own = _standing.of_objectives(actions, objectives)
    unknown = unreadable(actions, ("action", "origin", "origin_ref")) & (
        actions["origin"].fillna("objective") == "objective"
    )
    judged &= not (unknown.any() or unreadable(own, _standing.OF_ACTIONS).any())  # any of these may be the objective's

    def standings(some: Register) -> Standing:
        return _standing.carried_out(some, actions, settings)

    for since in since_last_write(objectives, books, as_of):
        days = turning_days(objectives, since.first, since.last, own["due_on"], own["done_on"])
        yield from _impossible(objectives, since, judged, standings, days)


def _impossible(
    objectives: Register,
    since: Since,
    judged: pd.Series[bool],
    standings: Callable[[Register], Standing],
    days: list[date],
) -> Found:
    rows = since.rows[judged.loc[since.rows].to_numpy()]
    cells = [(row, c) for c in _COLUMNS if objectives.has(c) for row in as_typed(objectives, c, rows)]
    if not cells:
        return
    now = standings(objectives.only({row for row, _ in cells}))(since.last)
    left = [cell for cell in cells if not _fits(objectives, cell, now)]
    standing = standings(objectives.only({row for row, _ in left}))
    for day in (since.first, *days):
        if not left:
            return
        then = standing(day)
        left = [cell for cell in left if not _fits(objectives, cell, then)]
    for row, column in sorted(left):
        facts = {"typed": _shown(objectives[column].loc[row]), "now": _shown(now[column].loc[row])}
        yield Hit(objectives.cell(row, column), facts)


def _fits(objectives: Register, cell: tuple[int, str], computed: pd.DataFrame) -> bool:
    row, column = cell
    typed, follows = objectives[column].loc[row], computed[column].loc[row]
    return bool(typed == follows if column == "status" else abs(typed - follows) <= _ROUNDING)


def _shown(value: Any) -> object:
    if isinstance(value, str):
        return Word("objective_status", value)
    return None if value != value else round(float(value), 1)


RULE = Rule(
    find=(by_indicators, by_actions),
    severity="warning",
    fix="safe",
    computed=True,
    title=Text("Wyliczony stopień realizacji, który nie wynika z wyników", "Computed result that nothing can give"),
    message=Text(
        "Cel „{record}” ma w polu „{header}” wpis „{typed}”, a z wyników wychodzi „{now}”.",
        "Objective “{record}” has “{typed}” in “{header}”, but its results say “{now}”.",
    ),
    why=Text(
        "Te kolumny liczą się z mierników i działań. Wpis ręczny albo przeklejony z innego wiersza pokazuje wynik, którego nigdy "
        "nie było.",
        "These columns follow from indicators and actions. Typed by hand, or pasted from another row, they show a result that "
        "never was.",
    ),
    remedy=Text(
        "Niczego tu nie wpisuj: uzgodnienie rejestrów (qms-xl reconcile --apply) uzupełni komórkę {cell}. Własną ocenę wpisz "
        "w polu „Stopień realizacji (deklarowany)”.",
        "Type nothing here: reconciling the registers (qms-xl reconcile --apply) fills cell {cell}. Write your own verdict in "
        "“Declared status”.",
    ),
    good=Text(*(_GOOD.replace("Cele.xlsx", workbook) for workbook in ("Cele.xlsx", "Objectives.xlsx"))),
    bad=Text(*(_BAD.replace("Cele.xlsx", workbook) for workbook in ("Cele.xlsx", "Objectives.xlsx"))),
)

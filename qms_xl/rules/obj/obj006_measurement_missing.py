"""OBJ006: an indicator whose periods have ended, and nobody wrote down what was measured."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qms_xl.kinds.period import first_day, last_day
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import other_frequency
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def of_objectives(
    indicators: Register,
    indicator_status: pd.DataFrame,
    measurements: Register,
    objectives: Register,
    settings: Settings,
) -> Found:
    """Give each indicator of an objective, not abandoned, that lacks measurements of periods long ended."""
    objectives["due_on"]  # without it nobody knows which periods there are
    abandoned = objectives["objective"][objectives["declared_status"] == "abandoned"]
    asked = indicators["objective"].notna() & ~indicators["objective"].isin(abandoned)
    yield from _stale(indicators, asked, indicator_status, measurements, settings)


def of_processes(
    indicators: Register, indicator_status: pd.DataFrame, measurements: Register, settings: Settings
) -> Found:
    """Give the same for indicators of a process alone."""
    yield from _stale(indicators, indicators.blank("objective"), indicator_status, measurements, settings)


def _stale(
    indicators: Register,
    asked: pd.Series[bool],
    indicator_status: pd.DataFrame,
    measurements: Register,
    settings: Settings,
) -> Found:
    stale = indicator_status["stale"]
    rows = [row for row in indicators.frame.index[asked & indicators["indicator"].notna()] if stale.loc[row]]
    if not rows:
        return
    explained = _explained(measurements, indicators)
    for row in rows:
        key = indicators["indicator"].loc[row]
        missing = tuple(period for period in stale.loc[row] if not explained.period(key, period))
        if len(missing) > explained.unreadable[key]:
            days = settings.measurements.grace_days.get(str(indicators["frequency"].loc[row]), 0)
            yield Hit(
                indicators.cell(row),
                {"periods": missing, "count": len(missing), "days": days},
                variant="several" if len(missing) > 1 else "",
            )


class _Explained:
    """Measurements that are there but do not count, for a fault that another rule names.

    `doubled`: two rows of one period, or one without a number that can be read; `inside`: the span of one of another
    frequency; `unreadable`: how many have a period that nobody can read.
    """

    def __init__(self) -> None:
        self.doubled: set[tuple[str, str]] = set()
        self.inside: dict[str, list[str]] = {}
        self.unreadable: Counter[str] = Counter()

    def period(self, indicator: str, period: str) -> bool:
        """Return whether a named fault explains why the period has no value that counts."""
        return (indicator, period) in self.doubled or any(
            first_day(other) <= last_day(period) and last_day(other) >= first_day(period)
            for other in self.inside.get(indicator, ())
        )


def _explained(measurements: Register, indicators: Register) -> _Explained:
    found = _Explained()
    keys, periods = measurements["indicator"], measurements["period"]
    pairs = measurements.frame[["indicator", "period"]]
    named = pairs.duplicated(keep=False) | ~_has_number(measurements)
    found.doubled = set(zip(keys[named], periods[named], strict=True))
    other = other_frequency(measurements, indicators)
    for key, period in zip(keys[other], periods[other], strict=True):
        found.inside.setdefault(key, []).append(period)
    unread = periods.isna() & ~measurements.blank("period")
    found.unreadable = Counter(keys[unread].dropna())
    return found


def _has_number(measurements: Register) -> pd.Series[bool]:
    found = measurements["value"].notna()
    if measurements.has("numerator") and measurements.has("denominator"):
        found |= measurements["numerator"].notna() & measurements["denominator"].notna()
    return found


RULE = Rule(
    find=(of_objectives, of_processes),
    severity="warning",
    clause="9.1.1 [8.2.3]",
    settings=("measurements.grace_days",),
    title=Text("Brak pomiaru", "Measurement missing"),
    message=Text(
        "Miernik „{record}” nie ma wyniku za: {periods}. Od końca tego okresu minęło ponad {days:plural dzień|dni|dni}.",
        "Indicator “{record}” has no result for: {periods}. More than {days:plural day|days} have passed since that period ended.",
    ),
    variants={
        "several": Text(
            "Miernik „{record}” nie ma wyników za {count:plural okres|okresy|okresów}: {periods}. Od ich końca minęło ponad "
            "{days:plural dzień|dni|dni}.",
            "Indicator “{record}” has no results for {count:plural period|periods}: {periods}. More than {days:plural day|days} "
            "have passed since they ended.",
        )
    },
    why=Text(
        "Urząd sam określa, co i jak często mierzy. Brak wyniku nie jest zerem: stopnia realizacji celu po prostu nie da się "
        "policzyć.",
        "The office itself says what it measures and how often. A missing result is no zero: the achievement of the objective "
        "simply cannot be worked out.",
    ),
    remedy=Text(
        "Dopisz brakujące wyniki w rejestrze pomiarów. Jeżeli wynik jest wstępny („Zatwierdzony”: nie), zatwierdź go. Jeżeli "
        "mierzycie rzadziej, zmień częstotliwość miernika.",
        "Add the missing results to the register of measurements. If a result is provisional (“Approved”: no), approve it. If "
        "you measure less often, change the frequency of the indicator.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | due_on | declared_status |
| CJ-2026-01 | 2026 |        |                 |
| CJ-2026-02 | 2026 |        | abandoned       |

indicators
| indicator | objective  | direction | frequency | target |
| M-01      | CJ-2026-01 | higher    | quarter   | 95     |
| M-02      | CJ-2026-01 | higher    | month     | 95     |
| M-03      |            | higher    | half_year | 95     |
| M-04      | CJ-2026-02 | higher    | quarter   | 95     |
| M-05      | CJ-2026-01 | higher    | year      | 95     |

measurements
| indicator | period  | value |
| M-01      | 2026-Q1 | 96    |
| M-01      | 2026-Q2 | 97    |
| M-01      | 2026-Q3 | 94    |
| M-02      | 2026-01 | 96    |
| M-02      | 2026-02 | 96    |
| M-02      | 2026-03 | 96    |
| M-02      | 2026-04 | 96    |
| M-02      | 2026-05 | 96    |
| M-02      | 2026-06 | 96    |
| M-02      | 2026-07 | 96    |
| M-02      | 2026-08 | 96    |
| M-02      | 2026-09 | 96    |
| M-03      | 2026-H1 | 90    |
""",
    bad="""
as_of 2026-10-31
objectives
| objective  | year | due_on     | declared_status |
| CJ-2026-01 | 2026 | 2026-12-31 |                 |
| CJ-2026-02 | 2026 | 2026-06-30 | in_progress     |

indicators
| indicator | objective  | direction | frequency | target |
| M-01 !    | CJ-2026-01 | higher    | quarter   | 95     |
| M-02 !    | CJ-2026-02 | higher    | year      | 95     |
| M-03 !    |            | higher    | half_year | 95     |

measurements
| indicator | period  | value | approved |
| M-01      | 2026-Q1 | 96    |          |
| M-01      | 2026-Q2 | 97    |          |
| M-03      | 2026-H1 | 90    | no       |
""",
)

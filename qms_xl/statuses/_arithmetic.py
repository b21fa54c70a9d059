"""The arithmetic of objectives: from the measured periods of one indicator to how it stands (domain, section 4).

Plain numbers in, plain numbers out. Percentages are 0 to 100 and more, unrounded; None where there is no value.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qms_xl.statuses._periods import Period

REACHED = 1e-9  # limits are reached within this
LAST_DAYS = 30  # before the due day, in which a yes/no that is still no is at risk
TOLERANCE = 10.0  # percent, where the indicator names none
WEIGHT = 1.0

Expected = float | tuple[float, float]
Counted = Mapping[int, "Value"]
"""The counted measurements by number of their period, 1 … n."""


class Value(NamedTuple):
    """What was measured in one period. `value` follows from numerator and denominator where these give one."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None

    @property
    def has_both(self) -> bool:
        """Return whether numerator and denominator are given; a denominator of 0 is."""
        return self.numerator is not None and self.denominator is not None


@dataclass(frozen=True)
class Demand:
    """What is demanded of an indicator; codes of list(direction) and list(aggregation), "" where they are not known.

    `is_percent`: its unit is percent, so that ratios are times 100.
    """

    direction: str
    aggregation: str = "latest"
    target: float | None = None
    low: float | None = None
    high: float | None = None
    baseline: float | None = None
    tolerance: float = TOLERANCE
    is_percent: bool = False

    @property
    def way(self) -> str:
        """Return the aggregation that holds: yes/no takes no other than `latest` and `every`."""
        return "latest" if self.direction == "yes_no" and self.aggregation not in ("", "every") else self.aggregation

    @property
    def full(self) -> Expected | None:
        """Return the full target: a number or both ends of the range; None where it is not known."""
        if self.direction == "yes_no":
            return 1.0
        if self.direction == "range":
            return None if self.low is None or self.high is None else (self.low, self.high)
        return self.target if self.direction in ("higher", "lower") else None


@dataclass(frozen=True)
class Result:
    """How an indicator stands; `status` is a code of list(objective_status).

    `counted`: names of the periods whose measurement counts; `stale`: of those that ended too long ago without one.
    """

    status: str
    actual: float | None = None
    expected: Expected | None = None
    achievement_pct: float | None = None
    forecast_pct: float | None = None
    progress: float | None = None
    counted: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def measured_value(
    value: float | None, numerator: float | None, denominator: float | None, *, is_percent: bool
) -> Value:
    """Return what one row measured: numerator / denominator where both are given and that is no division by 0, else `value`."""
    if numerator is not None and denominator:
        value = numerator * (100 if is_percent else 1) / denominator
    return Value(value, numerator, denominator)


def assess(
    demand: Demand,
    periods: tuple[Period, ...],
    measured: Mapping[str, Value],
    *,
    due_on: date | None,
    as_of: date,
    grace_days: int,
) -> Result:
    """Return how the indicator stands on the day.

    `measured`: the readable, approved, single measurements by period; only those of periods that have ended count, of
    a row without a value only the numerator and denominator of a `ratio`. Without `due_on` it is never due.
    """
    usable = {
        name for name, row in measured.items() if row.value is not None or (demand.way == "ratio" and row.has_both)
    }
    counted = {
        number: measured[period.name]
        for number, period in enumerate(periods, start=1)
        if period.end <= as_of and period.name in usable
    }
    days_left = math.inf if due_on is None else (due_on - as_of).days
    actual = _known(_aggregate(demand, counted))
    expected = _expected(demand, counted, len(periods))
    achievement = None if actual is None or expected is None else _known(achieved(demand.direction, actual, expected))
    if days_left > 0 and demand.direction == "yes_no" and achievement == 0:
        achievement = None
    return Result(
        status=_status(demand, counted, len(periods), actual, achievement, days_left),
        actual=actual,
        expected=expected,
        achievement_pct=achievement,
        forecast_pct=_known(_forecast(demand, counted, len(periods))),
        progress=_known(_progress(demand, actual)),
        counted=tuple(periods[number - 1].name for number in sorted(counted)),
        stale=tuple(p.name for p in periods if p.name not in usable and (as_of - p.end).days > grace_days),
    )


def judged(achievement: float, tolerance: float, *, before: bool) -> str:
    """Return the word for an achievement, before the due day or from it on."""
    words = ("on_track", "at_risk", "behind") if before else ("achieved", "partly_achieved", "not_achieved")
    if achievement >= 100 - REACHED:
        return words[0]
    return words[1] if achievement >= 100 - tolerance - REACHED else words[2]


def achieved(direction: str, actual: float, expected: Expected) -> float:
    """Return the achievement in percent, never below 0."""
    if isinstance(expected, tuple):
        if expected[0] <= actual <= expected[1]:
            return 100.0
        bound = min(expected, key=lambda end: abs(actual - end))
        ahead = -abs(actual - bound)
    elif direction == "yes_no":
        return 100.0 if actual >= 1 - REACHED else 0.0
    else:
        bound = expected
        ahead = bound - actual if direction == "lower" else actual - bound
    if not bound:
        return 100.0 if ahead >= -REACHED else 0.0
    return max(0.0, 100 * (1 + ahead / abs(bound)))


def _known(number: float | None) -> float | None:
    """Return the number, None where it has grown beyond what a number can be."""
    return number if number is not None and math.isfinite(number) else None


def _aggregate(demand: Demand, counted: Counted) -> float | None:
    values = [row.value for _, row in sorted(counted.items()) if row.value is not None]
    if demand.way == "ratio":
        return _ratio(demand, counted)
    if not values:
        return None
    match demand.way:
        case "latest" | "cumulative":
            return values[-1]
        case "sum":
            return sum(values)
        case "mean":
            return sum(values) / len(values)
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "every" if (full := demand.full) is not None:
            return min(reversed(values), key=lambda value: achieved(demand.direction, value, full))
    return None


def _ratio(demand: Demand, counted: Counted) -> float | None:
    top = sum(row.numerator or 0.0 for row in counted.values() if row.has_both)
    bottom = sum(row.denominator or 0.0 for row in counted.values() if row.has_both)
    return top * (100 if demand.is_percent else 1) / bottom if bottom else None


def _expected(demand: Demand, counted: Counted, n: int) -> Expected | None:
    full = demand.full
    if full is None or not counted:
        return None
    k, j = len(counted), max(counted)
    share = {"sum": k / n, "cumulative": j / n}.get(demand.way, 1.0)
    if isinstance(full, tuple):
        return (full[0] * share, full[1] * share)
    if demand.way == "latest" and demand.direction in ("higher", "lower") and demand.baseline is not None:
        way_to_go = full - demand.baseline
        if way_to_go > 0 if demand.direction == "higher" else way_to_go < 0:
            return _known(demand.baseline + way_to_go * j / n)
    return full * share


def _status(
    demand: Demand, counted: Counted, n: int, actual: float | None, achievement: float | None, days_left: float
) -> str:
    before = days_left > 0
    complete = len(counted) == n if demand.way in ("sum", "every") else n in counted
    if not before and not complete:
        return "not_assessed"
    if achievement is not None:
        return judged(achievement, demand.tolerance, before=before)
    if before and demand.direction == "yes_no" and actual is not None:
        return "at_risk" if days_left <= LAST_DAYS else "on_track"
    return "no_data" if before else "not_assessed"


def _forecast(demand: Demand, counted: Counted, n: int) -> float | None:
    full = demand.full
    if len(counted) < 2 or full is None:
        return None
    if demand.way == "cumulative":
        actual = _aggregate(demand, counted)
        estimate = None if actual is None else actual * n / max(counted)
    else:
        missing = [number for number in range(1, n + 1) if number not in counted]
        estimate = _aggregate(demand, {**counted, **{number: _filled(demand, counted, number) for number in missing}})
    return None if estimate is None else achieved(demand.direction, estimate, full)


def _filled(demand: Demand, counted: Counted, number: int) -> Value:
    """Return what a period without a counted measurement is taken to give."""
    last = counted[max(counted)]
    values = {at: row.value for at, row in counted.items() if row.value is not None}
    if demand.way == "sum":
        return Value(sum(values.values()) / len(values))
    if demand.direction == "yes_no" or demand.way == "ratio" or len(counted) == 2:
        return last
    mean_at, mean = sum(values) / len(values), sum(values.values()) / len(values)
    slope = sum((at - mean_at) * (value - mean) for at, value in values.items()) / sum(
        (at - mean_at) ** 2 for at in values
    )
    estimate = mean + slope * (number - mean_at)
    if min(values.values()) >= 0:
        estimate = max(0.0, estimate)
    return Value(min(100.0, estimate) if demand.is_percent else estimate)


def _progress(demand: Demand, actual: float | None) -> float | None:
    if demand.direction not in ("higher", "lower") or demand.way in ("sum", "cumulative"):
        return None
    if actual is None or demand.baseline is None or demand.target is None or demand.target == demand.baseline:
        return None
    return (actual - demand.baseline) / (demand.target - demand.baseline)

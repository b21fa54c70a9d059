"""How indicators stand on a day: actual, expected, achievement, forecast, and the periods that nobody measured."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qms_xl.errors import AbsentColumn
from qms_xl.kinds.measure import is_unit
from qms_xl.statuses._arithmetic import TOLERANCE, WEIGHT, Demand, Result, assess
from qms_xl.statuses._measured import measured_rows, numbers, that_may_count, usual_aggregation
from qms_xl.statuses._periods import periods_of
from qms_xl.statuses._spans import Span, calendar_year, span_by_key

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register
    from qms_xl.settings import Settings

_NEEDED_BY = {"target": ("higher", "lower"), "target_low": ("range",), "target_high": ("range",)}
_NUMBERS = ("actual", "achievement_pct", "forecast_pct", "progress")


def indicator_status(
    indicators: Register,
    as_of: datetime.date,
    settings: Settings,
    objectives: Register | None = None,
    measurements: Register | None = None,
) -> pd.DataFrame:
    """Return how each indicator stands, by row id.

    Columns: `status`, a code of list(objective_status); `actual`, `achievement_pct`, `forecast_pct`, `progress`:
    float64, percents unrounded; `expected`: number, (low, high) or None; `stale`: tuple of the names of the periods that
    ended too long ago without a counted measurement; `rows`: tuple of the row ids of the measurements that count, in
    the order of their periods, `values`: what each of them measured, None where only a ratio of sums counts it; `tolerance`, `weight`: float64, the defaults filled in.

    An indicator without objective stands for the calendar year of `as_of`. One whose objective cannot be found or has
    no readable year has no periods. Optional columns that the workbook lacks are read as blank; a lacking target where
    an indicator needs one raises AbsentColumn. Source: domain, section 4.
    """
    import pandas as pd

    found = list(_each(indicators, as_of, settings, objectives, measurements))
    index = indicators.frame.index
    columns: dict[str, pd.Series[Any]] = {
        "status": pd.Series([one.status for one, *_ in found], index=index, dtype=object),
        **{
            name: pd.Series([getattr(one, name) for one, *_ in found], index=index, dtype="float64")
            for name in _NUMBERS
        },
        "expected": pd.Series([one.expected for one, *_ in found], index=index, dtype=object),
        "stale": pd.Series([one.stale for one, *_ in found], index=index, dtype=object),
        "rows": pd.Series([rows for _, rows, *_ in found], index=index, dtype=object),
        "values": pd.Series([values for _, _, values, *_ in found], index=index, dtype=object),
        "tolerance": pd.Series([tolerance for *_, tolerance, _ in found], index=index, dtype="float64"),
        "weight": pd.Series([weight for *_, weight in found], index=index, dtype="float64"),
    }
    return pd.DataFrame(columns, index=index)


def _each(
    indicators: Register,
    as_of: datetime.date,
    settings: Settings,
    objectives: Register | None,
    measurements: Register | None,
) -> Iterator[tuple[Result, tuple[int, ...], tuple[float | None, ...], float, float]]:
    """Yield for each row how it stands, the rows of measurements that count and their values, its tolerance and its weight."""
    measured = measured_rows(measurements)
    directions, frequencies = _codes(indicators, "direction"), _codes(indicators, "frequency")
    aggregations, no_aggregation = _codes(indicators, "aggregation"), _blanks(indicators, "aggregation")
    limits = {
        name: _needed(indicators, name, any(direction in needy for direction in directions))
        for name, needy in _NEEDED_BY.items()
    }
    baselines, tolerances, weights = (numbers(indicators, name) for name in ("baseline", "tolerance_pct", "weight"))
    units, keys = _codes(indicators, "unit_of_measure"), list(indicators["indicator"])
    for at, span in enumerate(_spans(indicators, objectives, as_of)):
        by_period = measured.get(keys[at], {})
        is_percent = is_unit(units[at], settings.measurements.percent_units)
        demand = Demand(
            direction=directions[at],
            aggregation=usual_aggregation(by_period) if no_aggregation[at] else aggregations[at],
            target=limits["target"][at],
            low=limits["target_low"][at],
            high=limits["target_high"][at],
            baseline=baselines[at],
            tolerance=_or(tolerances[at], TOLERANCE),
            is_percent=is_percent,
        )
        periods = () if span.year is None else periods_of(span.year, span.due_on, frequencies[at])
        values, ids = that_may_count(by_period, [period.name for period in periods], is_percent=is_percent)
        result = assess(
            demand,
            periods,
            values,
            due_on=span.due_on,
            as_of=as_of,
            grace_days=settings.measurements.grace_days.get(frequencies[at], 0),
        )
        counted = tuple(values[name].value for name in result.counted)
        rows = tuple(ids[name] for name in result.counted)
        yield result, rows, counted, demand.tolerance, _or(weights[at], WEIGHT)


def _spans(indicators: Register, objectives: Register | None, as_of: datetime.date) -> Iterator[Span]:
    """Yield each indicator's year and due day: those of its objective, without one the calendar year of `as_of`."""
    this_year = calendar_year(as_of.year)
    if not indicators.has("objective"):
        yield from [this_year] * len(indicators)
        return
    by_key = span_by_key(objectives)
    for key, blank in zip(indicators["objective"], indicators.blank("objective"), strict=True):
        yield this_year if blank else by_key.get(key, Span())


def _codes(register: Register, column: str) -> list[str]:
    """Return a column of words, "" where blank, unreadable or, of an optional column, absent."""
    if not register.has(column) and not register.schema[column].required:
        return [""] * len(register)
    return [value if isinstance(value, str) else "" for value in register[column]]


def _blanks(register: Register, column: str) -> list[bool]:
    return list(register.blank(column)) if register.has(column) else [True] * len(register)


def _needed(register: Register, column: str, needed: bool) -> list[float | None]:
    if needed and not register.has(column):
        raise AbsentColumn(register.name, column)
    return numbers(register, column)


def _or(number: float | None, default: float) -> float:
    return default if number is None else number

"""What was measured: the rows of measurements by indicator and period, and which of them may count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.statuses._arithmetic import Value, measured_value

if TYPE_CHECKING:
    from qms_xl.model import Register


class Row(NamedTuple):
    """One row of measurements: its row id and its numbers, None where blank or unreadable; `approved` unless typed no."""

    id: int
    value: float | None
    numerator: float | None
    denominator: float | None
    approved: bool


ByPeriod = Mapping[str, Sequence[Row]]


def measured_rows(measurements: Register | None) -> Mapping[str, ByPeriod]:
    """Return the rows by indicator and period; those without either are left out."""
    if measurements is None:
        return {}
    found: dict[str, dict[str, list[Row]]] = {}
    columns = [
        measurements["indicator"],
        measurements["period"],
        measurements.frame.index,
        numbers(measurements, "value"),
        numbers(measurements, "numerator"),
        numbers(measurements, "denominator"),
        measurements["approved"] != "no" if measurements.has("approved") else [True] * len(measurements),
    ]
    for indicator, period, *row in zip(*columns, strict=True):
        if isinstance(indicator, str) and isinstance(period, str):
            found.setdefault(indicator, {}).setdefault(period, []).append(Row(*row))
    return found


def usual_aggregation(by_period: ByPeriod) -> str:
    """Return what a blank aggregation means: ratio where numerators (and denominators) are used, else latest."""
    rows = (row for rows in by_period.values() for row in rows)
    used = any(row.numerator is not None and row.denominator is not None for row in rows)
    return "ratio" if used else "latest"


def that_may_count(
    by_period: ByPeriod, periods: Iterable[str], *, is_percent: bool
) -> tuple[dict[str, Value], dict[str, int]]:
    """Return what was measured in these periods, and the row ids: single rows that are approved.

    Of two rows for one period neither counts, whatever they hold.
    """
    values, ids = {}, {}
    for period in periods:
        rows = by_period.get(period, ())
        if len(rows) == 1 and rows[0].approved:
            (row,) = rows
            values[period] = measured_value(row.value, row.numerator, row.denominator, is_percent=is_percent)
            ids[period] = row.id
    return values, ids


def numbers(register: Register, column: str) -> list[float | None]:
    """Return a column of numbers, None where missing; all None where the workbook does not have the column."""
    if not register.has(column):
        return [None] * len(register)
    return [None if value != value else float(value) for value in register[column]]

"""What was measured, beside what its indicator says: its unit, its frequency, what it is to reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qms_xl.kinds.measure import is_unit
from qms_xl.kinds.period import frequency
from qms_xl.model import Register
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def of_indicator(measurements: Register, indicators: Register, column: str) -> pd.Series[Any]:
    """Return a column of the indicator that each measurement belongs to, by the measurement's row; missing where none is known."""
    keys = indicators["indicator"]
    known = keys.notna() & ~keys.duplicated(keep=False)
    return measurements["indicator"].map(indicators[column][known].set_axis(keys[known]))


def measured_in(measurements: Register, indicators: Register, names: Iterable[str]) -> pd.Series[bool]:
    """Return which measurements are of an indicator in one of these units of measure."""
    units = of_indicator(measurements, indicators, "unit_of_measure")
    return units.map(lambda unit: is_unit(unit, names)).astype(bool)


def unreadable_periods(measurements: Register) -> list[int]:
    """Return the rows whose period is text that means no period."""
    rows = {found.row for found in measurements.misreadings if found.column == "period" and found.kind == "period"}
    periods = measurements["period"]
    return [row for row in sorted(rows) if row in periods.index and periods.isna().loc[row]]


def other_frequency(measurements: Register, indicators: Register) -> pd.Series[bool]:
    """Return which measurements are of a period that is not of their indicator's frequency."""
    asked = of_indicator(measurements, indicators, "frequency")
    typed = measurements["period"].map(lambda period: frequency(period) if isinstance(period, str) else None)
    return asked.notna() & typed.notna() & (typed != asked)


def ratios(measurements: Register, indicators: Register, settings: Settings) -> pd.Series[float]:
    """Return numerator / denominator, times 100 for percent units; missing where one is, or the denominator is 0."""
    import pandas as pd

    if not (measurements.has("numerator") and measurements.has("denominator")):
        return pd.Series(float("nan"), index=measurements.frame.index)
    percents = measured_in(measurements, indicators, settings.measurements.percent_units)
    bottom = measurements["denominator"]
    return measurements["numerator"] * percents.map({True: 100.0, False: 1.0}) / bottom.where(bottom != 0)


def values(measurements: Register, indicators: Register, settings: Settings) -> pd.Series[float]:
    """Return what counts as measured: the ratio where there is one, else the value as typed."""
    return ratios(measurements, indicators, settings).fillna(measurements["value"])


def below_zero(measurements: Register, indicators: Register, settings: Settings) -> pd.Series[bool]:
    """Return which measurements count things, and are negative."""
    counts = measured_in(measurements, indicators, settings.measurements.count_units)
    return counts & (values(measurements, indicators, settings) < 0)


def over_hundred(measurements: Register, indicators: Register, settings: Settings) -> pd.Series[bool]:
    """Return which measurements are percents over 100 that neither add up nor are wanted."""
    percents = measured_in(measurements, indicators, settings.measurements.percent_units)
    adding = of_indicator(measurements, indicators, "aggregation").isin(("sum", "cumulative"))
    found = percents & ~adding & (values(measurements, indicators, settings) > 100)
    for column in ("target", "target_high"):
        found &= ~(of_indicator(measurements, indicators, column).astype("float64") > 100)
    return found


def shares_for_percents(measurements: Register, indicators: Register, settings: Settings) -> pd.Series[bool]:
    """Return which measurements hold 0,95 where the target is of the kind 95, in a cell that shows no percent (OBJ020)."""
    percents = measured_in(measurements, indicators, settings.measurements.percent_units)
    direction = of_indicator(measurements, indicators, "direction")
    target = of_indicator(measurements, indicators, "target").astype("float64")
    low = of_indicator(measurements, indicators, "target_low").astype("float64")
    wanted = ((direction == "higher") & (target > 1.5)) | ((direction == "range") & (low > 1.5))
    shown = [row for (row, column), shape in measurements.formats.items() if column == "value" and "%" in shape]
    value = measurements["value"]
    return percents & wanted & (value > 0) & (value <= 1) & ~measurements.frame.index.isin(shown)


def with_impossible_values(
    measurements: Register, indicators: Register, settings: Settings, book: tuple[str, ...]
) -> set[str]:
    """Return the objectives of which a measurement or a range cannot be: another rule names it, and their status means nothing."""
    impossible = below_zero(measurements, indicators, settings) | over_hundred(measurements, indicators, settings)
    impossible |= other_frequency(measurements, indicators)
    impossible |= measurements.frame.index.isin(unreadable_periods(measurements))
    if "OBJ020" in book:
        impossible |= shares_for_percents(measurements, indicators, settings)
    by_measurement = of_indicator(measurements, indicators, "objective")[impossible]
    return {*by_measurement.dropna(), *indicators["objective"][upside_down(indicators)].dropna()}


def upside_down(indicators: Register) -> pd.Series[bool]:
    """Return which ranges end below where they begin."""
    return (indicators["direction"] == "range") & (indicators["target_low"] > indicators["target_high"])

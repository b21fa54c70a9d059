"""What only another cell can tell of a number or a date: percents of an indicator, periods that Excel made into days."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qms_xl.kinds import period
from qms_xl.kinds.measure import is_unit
from qms_xl.kinds.number import hundredfold
from qms_xl.model import Misreading, Register

if TYPE_CHECKING:
    from qms_xl.settings import Settings

OF_THE_UNIT = ("target", "target_low", "target_high", "baseline")


def mend(registers: Mapping[str, Register], settings: Settings) -> dict[str, Register]:
    """Return the registers with percents of percent indicators × 100, and dates in `measurements.period` read by frequency.

    Needs the references followed. Without the indicator a date is read as its month.
    """
    done = dict(registers)
    indicators = registers.get("indicators")
    percent = percent_indicators(indicators, settings) if indicators else frozenset()
    if indicators:
        done["indicators"] = _hundredfold(indicators, "indicator", percent, OF_THE_UNIT)
    if measurements := registers.get("measurements"):
        measurements = _hundredfold(measurements, "indicator", percent, ("value",))
        done["measurements"] = _periods(measurements, _frequencies(indicators))
    return done


def percent_indicators(indicators: Register, settings: Settings) -> frozenset[str]:
    """Return the indicators whose unit is per cent."""
    if not (indicators.has("unit_of_measure") and indicators.has("indicator")):
        return frozenset()
    percents = settings.measurements.percent_units
    pairs = zip(indicators["indicator"], indicators["unit_of_measure"], strict=True)
    return frozenset(key for key, unit in pairs if isinstance(key, str) and is_unit(unit, percents))


def _frequencies(indicators: Register | None) -> dict[str, str]:
    if indicators is None or not (indicators.has("frequency") and indicators.has("indicator")):
        return {}
    pairs = zip(indicators["indicator"], indicators["frequency"], strict=True)
    return {key: code for key, code in pairs if isinstance(key, str) and code in period.FREQUENCIES}


def _hundredfold(register: Register, key: str, percent: frozenset[str], columns: tuple[str, ...]) -> Register:
    """Return the register with numbers in percent format × 100 in the rows of percent indicators."""
    if not register.has(key):
        return register
    frame = register.frame
    for (row, column), number_format in register.formats.items():
        if column not in columns or "%" not in number_format or frame.at[row, key] not in percent:
            continue
        value: Any = register.raw.at[row, column]
        if isinstance(value, int | float) and not isinstance(value, bool):
            frame = frame if frame is not register.frame else frame.copy()
            frame.at[row, column] = hundredfold(float(value))
    return replace(register, frame=frame)


def _periods(measurements: Register, frequencies: Mapping[str, str]) -> Register:
    if not (measurements.has("period") and measurements.has("indicator")):
        return measurements
    raw = measurements.raw["period"]
    made = [(row, day) for row, day in zip(raw.index, raw, strict=True) if isinstance(day, datetime.date)]
    if not made:
        return measurements
    rows = {row for row, _ in made}
    misreadings = [m for m in measurements.misreadings if m.column != "period" or m.row not in rows]
    frame = measurements.frame.copy()
    for row, day in made:
        read = period.from_day(day, frequencies.get(str(frame.at[row, "indicator"]), "month"))
        value: Any = read.value
        frame.at[row, "period"] = value
        if read.kind:
            misreadings.append(Misreading(row, "period", read.kind, read.part, read.suggestion))
    return replace(measurements, frame=frame, misreadings=tuple(misreadings))

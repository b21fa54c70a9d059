"""What was measured of an indicator in a year: its results by period, how they go, and the same indicator a year before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._look import decimal
from qms_xl.reports._review_facts import text
from qms_xl.reports._review_results import changed, result
from qms_xl.reports._review_window import DASH, Better, Window, change, number

BETTER: Mapping[str, Better] = {"higher": "more", "lower": "less", "yes_no": "more"}
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = (
    *(Text("sty", "Jan"), Text("lut", "Feb"), Text("mar", "Mar"), Text("kwi", "Apr"), Text("maj", "May")),
    *(Text("cze", "Jun"), Text("lip", "Jul"), Text("sie", "Aug"), Text("wrz", "Sep"), Text("paź", "Oct")),
    *(Text("lis", "Nov"), Text("gru", "Dec")),
)
MEASURED_HELP: Mapping[str, Text] = {
    "points[].period": Text("Okres pomiaru", "Period of the measurement"),
    "points[].value": Text("Wynik pomiaru", "Result measured"),
    "forecast": Text("Prognoza, %", "Forecast, %"),
    "progress": Text("Postęp od wartości bazowej, %", "Progress from the baseline, %"),
    "before": Text("Wynik w roku poprzednim", "Result of the year before"),
    "change": Text("Zmiana wobec roku poprzedniego", "Change against the year before"),
    "trend": Text("Ostatni pomiar wobec poprzedniego", "Last measurement against the one before"),
    "missing[]": Text("Okresy bez pomiaru", "Periods without a measurement"),
}


def measured(window: Window, row: int, earlier: Window) -> dict[str, object]:
    """Return how an indicator went: its results, forecast and progress, and words for the change against before."""
    found = result(window, row) or {}
    before, word = changed(window, row, earlier)
    rows = tuple(int(one) for one in found.get("rows", ()))
    progress = _number(found, "progress")
    return {
        "points": _points(window, row, found),
        "forecast": number(Figure(_number(found, "forecast_pct"), "measurements", rows, "value")),
        "progress": number(
            Figure(None if progress is None else decimal(100 * progress), "measurements", rows, "value")
        ),
        "before": before,
        "change": word,
        "trend": _trend(window, row, found),
        "missing": tuple(short_period(one) for one in found.get("stale", ())),
    }


def short_period(period: str) -> Text:
    """Return a period within its year: `2026-Q2` is "II kw." or "Q2"."""
    part = period[5:]
    if part.startswith("Q"):
        return Text(f"{_ROMAN[int(part[1]) - 1]} kw.", part)
    if part.startswith("H"):
        return Text(f"{_ROMAN[int(part[1]) - 1]} półrocze", part)
    return _MONTHS[int(part) - 1] if part else Text("rok", "year")


def _number(found: Mapping[str, Any], name: str) -> float | None:
    value = found.get(name)
    if value is None or value != value:
        return None
    return float(value) if name == "progress" else decimal(float(value))


def _counted(found: Mapping[str, Any]) -> list[tuple[int, float]]:
    """Return the measurements that count and have a value of their own, in the order of their periods."""
    pairs = zip(found.get("rows", ()), found.get("values", ()), strict=True)
    return [(int(row), float(value)) for row, value in pairs if value is not None]


def _points(window: Window, row: int, found: Mapping[str, Any]) -> list[dict[str, object]]:
    is_yes_no = text(window.look("indicators"), row, "direction") == "yes_no"
    measurements = window.look("measurements")
    return [
        {
            "period": short_period(text(measurements, one, "period")),
            "value": Word("yesno", "yes" if value else "no")
            if is_yes_no
            else Figure(decimal(value), "measurements", (one,), "value"),
        }
        for one, value in _counted(found)
    ]


def _trend(window: Window, row: int, found: Mapping[str, Any]) -> Text:
    """Return a word for the last result against the one before; of results that add up over the year there is none."""
    indicators, points = window.look("indicators"), _counted(found)
    if len(points) < 2 or text(indicators, row, "aggregation") == "cumulative":
        return DASH
    then, now = (Figure(decimal(value), "measurements", (one,)) for one, value in points[-2:])
    return change(now, then, BETTER.get(text(indicators, row, "direction"), "neither"))

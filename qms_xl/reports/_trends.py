"""Measurements of indicators over time: those of the review's period and, of the same indicator, of the review before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.pictures.trends import Point, Trend, Trends
from qms_xl.reports._look import decimal
from qms_xl.reports._review_facts import cell, text
from qms_xl.reports._review_results import result, same_indicator
from qms_xl.reports._review_window import Window

ON_ONE_PICTURE = 6  # charts: three pictures fill a page, and what is above them leaves little room blank
LIMITS: Mapping[str, tuple[str, str]] = {
    "higher": ("target", ""),
    "lower": ("", "target"),
    "range": ("target_low", "target_high"),
}

TREND_HELP: Mapping[str, Text] = {
    "measured[].label": Text("numer miernika", "number of the indicator"),
    "measured[].indicator": Text("Nr miernika", "Indicator no"),
    "measured[].name": Text("Miernik", "Indicator"),
    "measured[].points[].label": Text("numer miernika", "number of the indicator"),
    "measured[].points[].period": Text("Okres pomiaru", "Period of the measurement"),
    "measured[].points[].value": Text("Wyniki pomiarów", "Results measured"),
    "trends[]": Text(
        "Obraz: wyniki mierników na tle wymaganego poziomu",
        "Picture: results of indicators against the required level",
    ),
}


def trend(window: Window, row: int, earlier: Window | None) -> Trend | None:
    """Return the trend of an indicator; None where fewer than two results can be drawn, or no level is required."""
    indicators = window.look("indicators")
    low, high = LIMITS.get(text(indicators, row, "direction"), ("", ""))
    limits = [_limit(window, row, column) for column in (low, high)]
    then = same_indicator(window, row, earlier) if earlier else None
    points = {point.period: point for point in _points(earlier, then)} if earlier and then is not None else {}
    points |= {point.period: point for point in _points(window, row)}
    if len(points) < 2 or limits == [None, None]:
        return None
    return Trend(
        text(indicators, row, "indicator"),
        text(indicators, row, "name"),
        text(indicators, row, "unit_of_measure"),
        sorted(points.values(), key=lambda point: point.period),
        *limits,
    )


def _limit(window: Window, row: int, column: str) -> Figure | None:
    value = cell(window.look("indicators"), row, column) if column else None
    return value if isinstance(value, Figure) and value.value is not None else None


def _points(window: Window, row: int) -> list[Point]:
    """Return what counts of an indicator's measurements, in the order of time."""
    found, measurements = result(window, row) or {}, window.look("measurements")
    periods = [text(measurements, one, "period") for one in found.get("rows", ())]
    return [
        Point(period, Figure(decimal(value), "measurements", (one,), "value"), share)
        for period, share, one, value in zip(
            periods, _shares(window, row, periods), found.get("rows", ()), found.get("values", ()), strict=True
        )
        if value is not None
    ]


def _shares(window: Window, row: int, periods: Sequence[str]) -> list[float]:
    """Return which part of the required level is due in each period: where results add up over the year not the whole."""
    indicators = window.look("indicators")
    limits = [_limit(window, row, column) for column in LIMITS.get(text(indicators, row, "direction"), ()) if column]
    expected = (result(window, row) or {}).get("expected")
    way = text(indicators, row, "aggregation")
    full = next((one.value for one in limits if one is not None), None)
    if way not in ("sum", "cumulative") or not full or expected is None:
        return [1.0] * len(periods)
    by_now = (expected[0] if isinstance(expected, tuple) else expected) / full
    if way == "sum":
        return [by_now / len(periods)] * len(periods)
    numbers = [int("".join(filter(str.isdigit, period.rpartition("-")[2]))) for period in periods]
    return [by_now * number / numbers[-1] for number in numbers]


def trends(found: Sequence[Trend]) -> dict[str, object]:
    """Return the pictures, and the table that stands beside them."""
    pictures = [found[at : at + ON_ONE_PICTURE] for at in range(0, len(found), ON_ONE_PICTURE)]
    return {
        "trends": [Trends(picture) for picture in pictures],
        "measured": [
            {
                "label": one.indicator,
                "indicator": one.indicator,
                "name": one.name,
                "points": [
                    {"label": one.indicator, "period": point.period, "value": point.value} for point in one.points
                ],
            }
            for one in found
        ],
    }

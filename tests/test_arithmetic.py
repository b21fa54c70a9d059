"""The arithmetic of objectives, rule by rule, with numbers worked by hand (domain, section 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qms_xl.statuses._arithmetic import Demand, Result, Value, assess, measured_value
from qms_xl.statuses._periods import periods_of

DEMANDS = ("target", "low", "high", "baseline", "tolerance", "is_percent")


def stands(
    measured: str,
    direction: str = "higher",
    aggregation: str = "latest",
    *,
    frequency: str = "quarter",
    as_of: str = "2026-11-20",
    due: str | None = "2026-12-31",
    grace: int = 30,
    **demand: Any,
) -> Result:
    """Return how an indicator of 2026 stands; `measured` by period: `90 - 9/10`, a dash where nobody measured."""
    due_on = None if due is None else date.fromisoformat(due)
    periods = periods_of(2026, due_on, frequency)
    is_percent = demand.get("is_percent", False)
    rows = {
        period.name: row(typed, is_percent=is_percent)
        for period, typed in zip(periods, measured.split(), strict=False)
        if typed != "-"
    }
    return assess(
        Demand(direction, aggregation, **demand),
        periods,
        rows,
        due_on=due_on,
        as_of=date.fromisoformat(as_of),
        grace_days=grace,
    )


def row(typed: str, *, is_percent: bool) -> Value:
    top, _, bottom = typed.partition("/")
    if bottom:
        return measured_value(None, float(top), float(bottom), is_percent=is_percent)
    return measured_value(float(typed), None, None, is_percent=is_percent)


# --- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frequency", "due", "periods"),
    [
        ("year", "2026-12-31", "2026:2026-12-31"),
        ("half_year", "2026-12-31", "2026-H1:2026-06-30 2026-H2:2026-12-31"),
        ("quarter", "2026-05-31", "2026-Q1:2026-03-31 2026-Q2:2026-05-31"),
        ("quarter", "2026-03-31", "2026-Q1:2026-03-31"),
        ("quarter", "2026-04-01", "2026-Q1:2026-03-31 2026-Q2:2026-04-01"),
        ("half_year", "2027-01-31", "2026-H1:2026-06-30 2026-H2:2026-12-31"),
        ("month", "2026-02-10", "2026-01:2026-01-31 2026-02:2026-02-10"),
        ("year", "2025-12-31", ""),
        ("", "2026-12-31", ""),
    ],
)
def test_the_periods_begin_in_the_year_and_not_after_the_due_day(frequency: str, due: str, periods: str) -> None:
    found = periods_of(2026, date.fromisoformat(due), frequency)
    assert " ".join(f"{name}:{end}" for name, end in found) == periods


def test_a_year_has_twelve_months_and_the_last_one_ends_it() -> None:
    months = periods_of(2024, None, "month")
    assert [period.name for period in months] == [f"2024-{number:02}" for number in range(1, 13)]
    assert months[1].end == date(2024, 2, 29)
    assert months[-1].end == date(2024, 12, 31)


def test_a_period_counts_from_the_day_it_ends() -> None:
    assert stands("90", as_of="2026-03-30", target=90).status == "no_data"
    assert stands("90", as_of="2026-03-31", target=90).counted == ("2026-Q1",)


def test_the_period_that_holds_the_due_day_counts_as_ended_on_it() -> None:
    assert stands("80 90", as_of="2026-05-30", due="2026-05-31", target=90).counted == ("2026-Q1",)
    assert stands("80 90", as_of="2026-05-31", due="2026-05-31", target=90).status == "achieved"


def test_an_objective_carried_over_into_january_is_not_due_before() -> None:
    assert stands("1 1 1 1", as_of="2027-01-30", due="2027-01-31", target=2).status == "behind"
    assert stands("1 1 1 1", as_of="2027-01-31", due="2027-01-31", target=2).status == "not_achieved"


def test_an_objective_due_before_its_year_has_nothing_to_assess() -> None:
    assert stands("", as_of="2025-06-30", due="2025-12-31", target=1) == Result("no_data")
    for aggregation in ("latest", "sum", "every", "ratio"):
        assert (
            stands("", "higher", aggregation, as_of="2026-06-30", due="2025-12-31", target=1).status == "not_assessed"
        )


def test_without_a_due_day_it_is_never_due() -> None:
    assert stands("1 1 1 1", as_of="2031-01-01", due=None, target=2).status == "behind"


# --- the value of a measurement ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "is_percent", "value"),
    [
        ((None, 9, 10), False, 0.9),
        ((None, 9, 10), True, 90),
        ((85, 9, 10), True, 90),
        ((85, 9, 0), True, 85),
        ((85, None, 10), True, 85),
        ((85, 9, None), True, 85),
        ((None, 0, 10), True, 0),
        ((None, 0, 0), True, None),
        ((None, None, None), True, None),
    ],
)
def test_numerator_and_denominator_go_before_the_value(
    given: tuple[float | None, float | None, float | None], is_percent: bool, value: float | None
) -> None:
    assert measured_value(*given, is_percent=is_percent).value == value


# --- 1. actual --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aggregation", "measured", "actual"),
    [
        ("latest", "90 95 92", 92),
        ("latest", "90 95 -", 95),
        ("cumulative", "10 25 31", 31),
        ("sum", "10 25 31", 66),
        ("sum", "10 - 31", 41),
        ("mean", "10 - 31", 20.5),
        ("min", "90 85 92", 85),
        ("max", "90 95 92", 95),
        ("every", "90 85 92", 85),
        ("ratio", "9/10 19/20 -", 28 / 30),
        ("ratio", "9/10 500 1/10", 10 / 20),
        ("ratio", "0/0 0/0 0/0", None),
        ("ratio", "90 95 92", None),
        ("", "90 95 92", None),
    ],
)
def test_the_actual_value_is_what_the_aggregation_makes_of_the_counted_ones(
    aggregation: str, measured: str, actual: float | None
) -> None:
    assert stands(measured, "higher", aggregation, target=100).actual == actual


def test_a_ratio_of_percents_is_times_a_hundred() -> None:
    result = stands("9/10 19/20 0/0", "higher", "ratio", target=95, is_percent=True)
    assert result.actual == pytest.approx(100 * 28 / 30)
    assert result.counted == ("2026-Q1", "2026-Q2", "2026-Q3")


def test_nothing_out_of_nothing_is_a_measurement_of_a_ratio_only() -> None:
    assert stands("0/0", "higher", "ratio", target=95, as_of="2026-05-01").stale == ()
    assert stands("0/0", "higher", "latest", target=95, as_of="2026-05-01").stale == ("2026-Q1",)


def test_every_is_the_value_with_the_lowest_achievement() -> None:
    assert stands("4 7 5", "lower", "every", target=5).actual == 7
    assert stands("8 13 11", "range", "every", low=10, high=12).actual == 8  # 80 %, 13 is at 91.7 %


def test_every_takes_the_latest_of_equals() -> None:
    assert stands("8 14.4 11", "range", "every", low=10, high=12).actual == 14.4
    assert stands("14.4 8 11", "range", "every", low=10, high=12).actual == 8
    assert stands("-5 -50 -7", "higher", "every", target=10).actual == -7  # all at 0 %


def test_a_yes_no_takes_latest_or_every_only() -> None:
    assert stands("0 1 1", "yes_no", "sum").actual == 1
    assert stands("1 0 1", "yes_no", "every").actual == 0


# --- 2. expected ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "measured", "expected"),
    [
        ({"target": 80}, "70 - 75", 80),
        ({"target": 80, "aggregation": "sum"}, "20 - 20", 40),
        ({"target": 80, "aggregation": "cumulative"}, "20 - 70", 60),
        ({"low": 10, "high": 12, "direction": "range"}, "11", (10, 12)),
        ({"low": 10, "high": 12, "direction": "range", "aggregation": "sum"}, "2 - 3", (5, 6)),
        ({"low": 10, "high": 12, "direction": "range", "aggregation": "cumulative"}, "2 - 8", (7.5, 9)),
        ({"direction": "yes_no"}, "1", 1),
        ({"direction": "yes_no", "target": 7}, "1", 1),
        ({"target": 80}, "- - -", None),
        ({"direction": "range", "low": 10}, "11", None),
        ({"direction": ""}, "11", None),
        ({"direction": "", "target": 80}, "11", None),
        ({}, "11", None),
    ],
)
def test_the_expected_value(given: dict[str, Any], measured: str, expected: object) -> None:
    assert stands(measured, **given).expected == expected


@pytest.mark.parametrize(
    ("direction", "baseline", "expected"),
    [
        ("higher", 60, 60 + 20 * 3 / 4),
        ("higher", 80, 80),
        ("higher", 90, 80),
        ("higher", -20, -20 + 100 * 3 / 4),
        ("lower", 100, 100 - 20 * 3 / 4),
        ("lower", 80, 80),
        ("lower", 70, 80),
    ],
)
def test_latest_walks_from_a_baseline_on_the_worse_side_to_the_target(
    direction: str, baseline: float, expected: float
) -> None:
    assert stands("70 - 75", direction, target=80, baseline=baseline).expected == expected
    assert stands("70 - 75", direction, "mean", target=80, baseline=baseline).expected == 80
    assert stands("70 - 75 81", direction, target=80, baseline=baseline, as_of="2026-12-31").expected == 80


# --- 3. achievement ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "limits", "measured", "achievement"),
    [
        ("higher", {"target": 80}, "76", 95),
        ("higher", {"target": 80}, "100", 125),
        ("higher", {"target": 80}, "-8", 0),
        ("higher", {"target": -10}, "-8", 120),
        ("higher", {"target": -10}, "-12", 80),
        ("higher", {"target": 0}, "0", 100),
        ("higher", {"target": 0}, "5", 100),
        ("higher", {"target": 0}, "-0.1", 0),
        ("lower", {"target": 5}, "6", 80),
        ("lower", {"target": 5}, "4", 120),
        ("lower", {"target": 5}, "11", 0),
        ("lower", {"target": -10}, "-12", 120),
        ("lower", {"target": -10}, "-8", 80),
        ("lower", {"target": 0}, "0", 100),
        ("lower", {"target": 0}, "-3", 100),
        ("lower", {"target": 0}, "1", 0),
        ("range", {"low": 10, "high": 12}, "10", 100),
        ("range", {"low": 10, "high": 12}, "12", 100),
        ("range", {"low": 10, "high": 12}, "9", 90),
        ("range", {"low": 10, "high": 12}, "13.2", 90),
        ("range", {"low": 10, "high": 12}, "30", 0),
        ("range", {"low": 0, "high": 12}, "-1", 0),
        ("range", {"low": -10, "high": -8}, "-11", 90),
        ("range", {"low": -10, "high": -8}, "-6", 75),
    ],
)
def test_the_achievement(direction: str, limits: dict[str, float], measured: str, achievement: float) -> None:
    assert stands(measured, direction, **limits).achievement_pct == pytest.approx(achievement)


def test_a_target_of_nothing_is_met_within_the_rounding_of_the_machine() -> None:
    assert 0.1 + 0.2 - 0.3 > 0
    result = stands("0.1 0.2 -0.3", "lower", "sum", target=0)
    assert result.achievement_pct == 100


def test_a_yes_is_a_hundred_and_a_no_is_nothing_from_the_due_day_on() -> None:
    assert stands("0 1", "yes_no").achievement_pct == 100
    assert stands("1 0", "yes_no").achievement_pct is None
    assert stands("1 1 0 0", "yes_no", as_of="2026-12-30").achievement_pct is None
    assert stands("1 1 1 0", "yes_no", as_of="2026-12-31").achievement_pct == 0


# --- 4. status --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measured", "before", "after"),
    [
        ("100", "on_track", "achieved"),
        ("99.9999999999", "on_track", "achieved"),
        ("99.99999999", "at_risk", "partly_achieved"),
        ("90", "at_risk", "partly_achieved"),
        ("89.9999999999", "at_risk", "partly_achieved"),
        ("89.99999999", "behind", "not_achieved"),
        ("-", "no_data", "not_assessed"),
    ],
)
def test_limits_are_reached_within_a_billionth(measured: str, before: str, after: str) -> None:
    assert stands(f"{measured} -", frequency="half_year", target=100).status == before
    assert stands(measured, frequency="year", target=100, as_of="2026-12-31").status == after


def test_the_tolerance_is_the_indicators_own() -> None:
    assert stands("94", target=100, tolerance=5).status == "behind"
    assert stands("95", target=100, tolerance=5).status == "at_risk"
    assert stands("99", target=100, tolerance=0).status == "behind"


@pytest.mark.parametrize(
    ("aggregation", "measured", "status"),
    [
        ("latest", "- - - 100", "achieved"),
        ("latest", "100 100 100 -", "not_assessed"),
        ("mean", "- 100 - 100", "achieved"),
        ("min", "100 100 100 -", "not_assessed"),
        ("max", "- - - 100", "achieved"),
        ("cumulative", "- - - 100", "achieved"),
        ("cumulative", "10 50 100 -", "not_assessed"),
        ("sum", "25 25 25 25", "achieved"),
        ("sum", "100 - 100 100", "not_assessed"),
        ("every", "100 100 100 100", "achieved"),
        ("every", "100 - 100 100", "not_assessed"),
        ("ratio", "- - - 100/1", "achieved"),
        ("ratio", "100/1 - - -", "not_assessed"),
        ("ratio", "0/0 0/0 0/0 0/0", "not_assessed"),
    ],
)
def test_from_the_due_day_on_the_last_period_must_count_with_sum_and_every_all(
    aggregation: str, measured: str, status: str
) -> None:
    assert stands(measured, "higher", aggregation, as_of="2026-12-31", target=100).status == status
    assert stands(measured, "higher", aggregation, as_of="2027-06-30", target=100).status == status


def test_a_no_is_at_risk_in_the_last_thirty_days() -> None:
    assert stands("- - 0", "yes_no", as_of="2026-11-30").status == "on_track"  # 31 days before
    assert stands("- - 0", "yes_no", as_of="2026-12-01").status == "at_risk"
    assert stands("- - 0", "yes_no", as_of="2026-12-30").status == "at_risk"
    assert stands("- - 0 0", "yes_no", as_of="2026-12-31").status == "not_achieved"
    assert stands("- - 0", "yes_no", as_of="2026-12-31").status == "not_assessed"
    assert stands("- - 1", "yes_no", as_of="2026-12-01").status == "on_track"


def test_what_has_no_achievement_has_no_data() -> None:
    assert stands("90 95").status == "no_data"  # no target
    assert stands("90 95 90 95", as_of="2026-12-31").status == "not_assessed"
    assert stands("90 95", "higher", "", target=90).status == "no_data"  # an aggregation that cannot be read
    assert stands("1 1", "yes_no", "").status == "no_data"


def test_numbers_beyond_all_numbers_are_no_numbers() -> None:
    result = stands("1e308 1e308", "higher", "sum", target=1)
    assert (result.actual, result.achievement_pct, result.status) == (None, None, "no_data")


# --- 6. stale ---------------------------------------------------------------------------------------------------------


def test_a_period_is_stale_when_its_days_of_grace_are_over() -> None:
    assert stands("-", as_of="2026-04-30", grace=30, target=1).stale == ()
    assert stands("-", as_of="2026-05-01", grace=30, target=1).stale == ("2026-Q1",)
    assert stands("5", as_of="2026-05-01", grace=30, target=1).stale == ()


def test_the_last_period_is_stale_counting_from_the_due_day() -> None:
    assert stands("1 -", as_of="2026-06-30", due="2026-05-31", grace=30, target=1).stale == ()
    assert stands("1 -", as_of="2026-07-01", due="2026-05-31", grace=30, target=1).stale == ("2026-Q2",)


# --- 7. forecast ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "measured", "forecast"),
    [
        ({"target": 100}, "90", None),  # one value is no course
        ({"target": 100}, "80 90", 90),  # two: the last value
        ({"target": 100}, "70 80 90", 100),  # a line
        ({"target": 100}, "80 - 90", 90),
        ({"target": 100, "aggregation": "mean"}, "70 80 90", 85),
        ({"target": 100, "aggregation": "max"}, "70 80 90", 100),
        ({"target": 100, "aggregation": "min"}, "90 80 70", 60),
        ({"target": 100, "aggregation": "every"}, "90 80 70", 60),
        ({"target": 100, "aggregation": "sum"}, "20 30", 100),  # 20 + 30 + 25 + 25
        ({"target": 100, "aggregation": "sum"}, "20 - 40", 120),
        ({"target": 100, "aggregation": "cumulative"}, "20 - 60", 80),  # 60 × 4/3
        ({"target": 1, "aggregation": "ratio"}, "9/10 19/20", 100 * 66 / 70),  # 9+19+19+19 of 10+20+20+20
        ({"target": 1, "aggregation": "ratio"}, "1/2 0/0 1/1", 100 * 3 / 4),
        ({"direction": "yes_no"}, "1 1 0", 0),
        ({"direction": "yes_no", "aggregation": "every"}, "1 0 1", 0),
        ({"direction": "yes_no"}, "0 0 1", 100),
        ({"direction": "lower", "target": 10}, "9 6 3", 200),  # the line would be at 0 and is
        ({"direction": "lower", "target": 10}, "9 5 1", 200),  # below 0 where nothing was: 0
        ({"direction": "lower", "target": 10}, "9 4 -1", 260),  # -6: something was below 0 already
        ({"target": 100}, "80 90 100", 110),
        ({"target": 100, "is_percent": True}, "80 90 100", 100),
        ({"target": 100}, "70 80 90 60", 60),
        ({}, "70 80 90", None),
        ({"direction": "range", "low": 10, "high": 12}, "9 10 11", 100),
        ({"direction": "range", "low": 10, "high": 12}, "9 10.5 12", 87.5),  # 13.5, 1.5 over 12
    ],
)
def test_the_forecast_fills_in_what_is_not_counted(
    given: dict[str, Any], measured: str, forecast: float | None
) -> None:
    as_of = "2026-12-31" if len(measured.split()) == 4 else "2026-11-20"
    found = stands(measured, as_of=as_of, **given).forecast_pct
    assert found == (None if forecast is None else pytest.approx(forecast))


def test_the_forecast_is_measured_against_the_full_target() -> None:
    result = stands("60 65 70", target=100, baseline=60)
    assert result.expected == 90
    assert result.forecast_pct == pytest.approx(75)


def test_gaps_are_filled_by_the_line_too() -> None:
    result = stands(
        "10 - 30 40 - 60 70 80 90 - -", "higher", "mean", frequency="month", target=65, as_of="2026-11-30"
    )  # 10, 20 … 120
    assert result.forecast_pct == pytest.approx(100)


# --- 8. progress ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "progress"),
    [
        ({"target": 80, "baseline": 60}, 0.75),
        ({"target": 60, "baseline": 90, "direction": "lower"}, 0.5),
        ({"target": 80, "baseline": 80}, None),
        ({"target": 80}, None),
        ({"target": 80, "baseline": 60, "aggregation": "sum"}, None),
        ({"target": 80, "baseline": 60, "aggregation": "cumulative"}, None),
        ({"low": 1, "high": 2, "baseline": 60, "direction": "range"}, None),
        ({"baseline": 0, "direction": "yes_no"}, None),
    ],
)
def test_progress_is_the_way_from_the_baseline(given: dict[str, Any], progress: float | None) -> None:
    assert stands("70 75", as_of="2026-08-01", **given).progress == progress

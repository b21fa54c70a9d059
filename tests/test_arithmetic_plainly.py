"""The arithmetic of objectives against a plain computation in fractions, written afresh from the text (domain, section 4)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from qms_xl.statuses._arithmetic import Demand, Result, assess, measured_value
from qms_xl.statuses._periods import periods_of

YEAR = 2026
MONTHS = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}
ALMOST = Fraction(1, 10**9)
Triple = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Case:
    direction: str
    aggregation: str
    frequency: str
    due: date
    as_of: date
    target: Fraction | None
    low: Fraction | None
    high: Fraction | None
    baseline: Fraction | None
    tolerance: int
    percent: bool
    grace: int
    rows: dict[int, Triple]
    year: int = YEAR


@dataclass
class Plain:
    status: str
    actual: Fraction | None = None
    expected: object = None
    achievement: Fraction | None = None
    forecast: Fraction | None = None
    progress: Fraction | None = None
    stale: list[int] | None = None
    counted: int = 0


def period_ends(case: Case) -> dict[int, date]:
    """Return number -> last day of each period, from 1."""
    span, ends = MONTHS[case.frequency], {}
    for number in range(1, 12 // span + 1):
        begins = date(case.year, (number - 1) * span + 1, 1)
        if begins <= case.due:
            last = date(case.year, number * span, calendar.monthrange(case.year, number * span)[1])
            ends[number] = case.due if case.due < last else last
    return ends


def value_of(row: Triple, case: Case) -> Fraction | None:
    value, top, bottom = row
    if top is not None and bottom not in (None, 0):
        return Fraction(top, bottom) * (100 if case.percent else 1)
    return None if value is None else Fraction(value)


def aggregation_of(case: Case) -> str:
    if case.direction != "yes_no":
        return case.aggregation
    return "every" if case.aggregation == "every" else "latest"


def share_met(case: Case, actual: Fraction, expected: object) -> Fraction:
    if case.direction == "yes_no":
        return Fraction(100 if actual >= 1 else 0)
    if case.direction == "range":
        low, high = expected  # type: ignore[misc]
        if low <= actual <= high:
            return Fraction(100)
        away = {end: abs(actual - end) for end in (high, low)}
        bound = low if away[low] <= away[high] else high
        return max(Fraction(0), 100 * (1 - away[bound] / abs(bound))) if bound else Fraction(0)
    assert isinstance(expected, Fraction)
    d = actual - expected
    if expected == 0:
        return Fraction(100 if (d >= 0 if case.direction == "higher" else d <= 0) else 0)
    sign = 1 if case.direction == "higher" else -1
    return max(Fraction(0), 100 * (1 + sign * d / abs(expected)))


def full_target(case: Case) -> object:
    if case.direction == "yes_no":
        return Fraction(1)
    if case.direction == "range":
        return None if case.low is None or case.high is None else (case.low, case.high)
    return case.target


def total(case: Case, rows: dict[int, Triple]) -> Fraction | None:
    """Return the actual value that the rows of these periods give."""
    way = aggregation_of(case)
    if way == "ratio":
        both = [(top, bottom) for _, top, bottom in rows.values() if top is not None and bottom is not None]
        tops, bottoms = sum(top for top, _ in both), sum(bottom for _, bottom in both)
        return Fraction(tops, bottoms) * (100 if case.percent else 1) if bottoms else None
    values = [value_of(rows[number], case) for number in sorted(rows)]
    return aggregate_values(case, [value for value in values if value is not None])


def aggregate_values(case: Case, known: list[Fraction]) -> Fraction | None:
    way = aggregation_of(case)
    if not known:
        return None
    if way in ("latest", "cumulative"):
        return known[-1]
    if way == "every":
        target = full_target(case)
        if target is None:
            return None
        lowest = min(share_met(case, value, target) for value in known)
        return [value for value in known if share_met(case, value, target) == lowest][-1]
    return {
        "sum": sum(known, Fraction(0)),
        "mean": sum(known, Fraction(0)) / len(known),
        "min": min(known),
        "max": max(known),
    }[way]


def expected_of(case: Case, k: int, j: int, n: int) -> object:
    way, target = aggregation_of(case), full_target(case)
    if target is None or case.direction == "yes_no":
        return target
    part = Fraction(k, n) if way == "sum" else Fraction(j, n) if way == "cumulative" else Fraction(1)
    if isinstance(target, tuple):
        return tuple(end * part for end in target)
    assert isinstance(target, Fraction)
    if way == "latest" and case.baseline is not None:
        worse = case.baseline < target if case.direction == "higher" else case.baseline > target
        if worse:
            return case.baseline + (target - case.baseline) * Fraction(j, n)
    return target * part


def forecast_of(case: Case, counted: dict[int, Triple], n: int) -> Fraction | None:
    k, target, way = len(counted), full_target(case), aggregation_of(case)
    if k < 2 or target is None:
        return None
    last = max(counted)
    if way == "cumulative":
        value = value_of(counted[last], case)
        assert value is not None
        return share_met(case, value * n / last, target)
    missing = [number for number in range(1, n + 1) if number not in counted]
    if way == "ratio":
        end = total(case, {**counted, **dict.fromkeys(missing, counted[last])})
        return None if end is None else share_met(case, end, target)
    xs = sorted(counted)
    known = {x: value_of(counted[x], case) for x in xs}
    ys = [y for y in (known[x] for x in xs) if y is not None]
    assert len(ys) == k
    filled = dict(zip(xs, ys, strict=True))
    for number in missing:
        if way == "sum":
            filled[number] = sum(ys, Fraction(0)) / k
        elif case.direction == "yes_no" or k == 2:
            filled[number] = ys[-1]
        else:
            sx, sy = sum(xs), sum(ys, Fraction(0))
            sxx, sxy = sum(x * x for x in xs), sum((x * y for x, y in zip(xs, ys, strict=True)), Fraction(0))
            slope = (k * sxy - sx * sy) / (k * sxx - sx * sx)
            y = (sy - slope * sx) / k + slope * number
            if all(value >= 0 for value in ys):
                y = max(Fraction(0), y)
            filled[number] = min(Fraction(100), y) if case.percent else y
    end = aggregate_values(case, [filled[number] for number in sorted(filled)])
    return None if end is None else share_met(case, end, target)


def plainly(case: Case) -> Plain:
    """Return what the text says of the case."""
    ends, way = period_ends(case), aggregation_of(case)
    counted = {}
    for number, end in ends.items():
        row = case.rows.get(number)
        if row is None or end > case.as_of:
            continue
        has_both = row[1] is not None and row[2] is not None
        if value_of(row, case) is not None or (way == "ratio" and has_both):
            counted[number] = row
    n, k, j = len(ends), len(counted), max(counted, default=0)
    actual = total(case, counted)
    expected = expected_of(case, k, j, n) if k else None
    achievement = None if actual is None or expected is None else share_met(case, actual, expected)
    before = case.as_of < case.due
    is_no = case.direction == "yes_no" and achievement == 0
    if before and is_no:
        achievement = None

    def word(three: tuple[str, str, str]) -> str:
        assert achievement is not None
        if achievement >= 100 - ALMOST:
            return three[0]
        return three[1] if achievement >= 100 - case.tolerance - ALMOST else three[2]

    if before:
        if k == 0:
            status = "no_data"
        elif is_no:
            status = "at_risk" if case.due - case.as_of <= timedelta(days=30) else "on_track"
        else:
            status = "no_data" if achievement is None else word(("on_track", "at_risk", "behind"))
    else:
        whole = k == n if way in ("sum", "every") else n in counted
        assessed = whole and achievement is not None
        status = word(("achieved", "partly_achieved", "not_achieved")) if assessed else "not_assessed"

    progress = None
    asks_for_it = case.direction in ("higher", "lower") and way not in ("sum", "cumulative")
    known = actual is not None and case.target is not None and case.baseline is not None
    if asks_for_it and known and case.target != case.baseline:
        progress = (actual - case.baseline) / (case.target - case.baseline)  # type: ignore[operator]
    stale = [m for m, end in ends.items() if m not in counted and case.as_of - end > timedelta(days=case.grace)]
    return Plain(status, actual, expected, achievement, forecast_of(case, counted, n), progress, stale, k)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    direction = draw(st.sampled_from(["higher", "lower", "range", "yes_no"]))
    yes_no = direction == "yes_no"
    numbers = st.integers(0, 1) if yes_no else st.integers(-12, 120)
    half = st.integers(-24, 240).map(lambda number: Fraction(number, 2))
    ends = sorted([draw(half), draw(half)])
    frequency = draw(st.sampled_from(list(MONTHS)))
    given_both = st.tuples(st.none() | numbers, st.integers(0, 12), st.integers(0, 12))
    row = (
        st.tuples(numbers, st.none(), st.none()) | given_both
        if not yes_no
        else st.tuples(numbers, st.none(), st.none())
    )
    rows = {number: draw(st.none() | row) for number in range(1, 12 // MONTHS[frequency] + 1)}
    due = draw(st.just(date(YEAR, 12, 31)) | st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 2, 1)))
    near = st.integers(-40, 40).map(lambda days: due + timedelta(days=days))
    return Case(
        direction=direction,
        aggregation=draw(st.sampled_from(["latest", "cumulative", "sum", "mean", "ratio", "min", "max", "every"])),
        frequency=frequency,
        due=due,
        as_of=draw(near | st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 4, 30))),
        target=draw(st.none() | half) if draw(st.integers(0, 9)) == 0 else draw(half),
        low=ends[0],
        high=ends[1],
        baseline=draw(st.none() | half),
        tolerance=draw(st.sampled_from([10, 0, 5, 25])),
        percent=draw(st.booleans()),
        grace=draw(st.sampled_from([0, 20, 60])),
        rows={number: measured for number, measured in rows.items() if measured is not None},
    )


def ours(case: Case) -> Result:
    def number(value: Fraction | None) -> float | None:
        return None if value is None else float(value)

    everything = periods_of(YEAR, None, case.frequency)
    return assess(
        Demand(
            case.direction,
            case.aggregation,
            number(case.target),
            number(case.low),
            number(case.high),
            number(case.baseline),
            case.tolerance,
            case.percent,
        ),
        periods_of(YEAR, case.due, case.frequency),
        {everything[m - 1].name: measured_value(*row, is_percent=case.percent) for m, row in case.rows.items()},
        due_on=case.due,
        as_of=case.as_of,
        grace_days=case.grace,
    )


def near(found: object, wanted: object) -> bool:
    if found is None or wanted is None:
        return found is wanted
    ends = [end if isinstance(end, tuple) else (end,) for end in (found, wanted)]
    return [float(end) for end in ends[0]] == pytest.approx([float(end) for end in ends[1]], rel=1e-9, abs=1e-7)


@settings(max_examples=1500, deadline=None)
@given(cases())
def test_an_indicator_stands_as_the_text_says(case: Case) -> None:
    found, wanted = ours(case), plainly(case)
    event(wanted.status)
    assert found.status == wanted.status
    assert near(found.actual, wanted.actual)
    assert near(found.expected, wanted.expected)
    assert near(found.achievement_pct, wanted.achievement)
    assert near(found.forecast_pct, wanted.forecast)
    assert near(found.progress, wanted.progress)
    names = [period.name for period in periods_of(YEAR, None, case.frequency)]
    assert list(found.stale) == [names[number - 1] for number in wanted.stale or ()]

"""Periods as staff type them, and as Excel leaves them."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.kinds.period import (
    FREQUENCIES,
    canonical,
    first_day,
    frequency,
    from_day,
    holding,
    last_day,
    read,
)
from qms_xl.kinds.reading import Context
from qms_xl.model import Column, Text

PERIOD = Context(Column("period", "period", Text("Okres", "Period")), register="surveys")
NOMINATIVE = [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@given(day=days, every=st.sampled_from(FREQUENCIES))
def test_every_period_reads_back_and_holds_its_days(day: date, every: str) -> None:
    period = holding(day, every)
    assert canonical(period) == period
    assert frequency(period) == every
    assert first_day(period) <= day <= last_day(period)
    assert holding(first_day(period), every) == holding(last_day(period), every) == period
    assert holding(first_day(period) - datetime.timedelta(days=1), every) != period
    assert holding(last_day(period) + datetime.timedelta(days=1), every) != period


@given(day=days)
def test_every_month_reads_in_each_style(day: date) -> None:
    y, m = day.year, day.month
    for text in (
        f"{y}-{m:02}",
        f"{m:02}.{y}",
        f"{m}.{y}",
        f"{m}/{y}",
        f"{m:02}-{y}",
        f"{y}/{m:02}",
        f"{y}.{m:02}",
        f"{NOMINATIVE[m - 1]} {y}",
        f"{NOMINATIVE[m - 1].upper()} {y} r.",
        f"{y} {NOMINATIVE[m - 1]}",
        f"{ENGLISH[m - 1]} {y}",
        f"{ENGLISH[m - 1][:3]} {y}",
        f"{ROMAN[m - 1]} {y}",
    ):
        assert canonical(text) == f"{y}-{m:02}", text


@given(year=st.integers(1990, 2099), number=st.integers(1, 4))
def test_every_quarter_reads_in_each_style(year: int, number: int) -> None:
    roman = ROMAN[number - 1]
    for text in (
        f"{year}-Q{number}",
        f"{year}Q{number}",
        f"{year} q{number}",
        f"Q{number} {year}",
        f"Q{number}/{year}",
        f"{roman} kw. {year}",
        f"{roman} kw {year} r.",
        f"{roman} kwartał {year}",
        f"{number} kwartał {year}",
        f"{roman.lower()} kwartał {year} roku",
        f"{number}. kw. {year}",
        f"kw. {roman} {year}",
        f"{number}th quarter of {year}",
    ):
        assert canonical(text) == f"{year}-Q{number}", text


@given(year=st.integers(1990, 2099), number=st.integers(1, 2))
def test_every_half_year_reads_in_each_style(year: int, number: int) -> None:
    for text in (
        f"{year}-H{number}",
        f"H{number} {year}",
        f"{ROMAN[number - 1]} półrocze {year}",
        f"{number} półrocze {year} r.",
        f"{ROMAN[number - 1]} poł. {year}",
        f"{number}st half of {year}",
    ):
        assert canonical(text) == f"{year}-H{number}", text


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2026", "2026"),
        ("rok 2026", "2026"),
        ("2026 r.", "2026"),
        ("year 2026", "2026"),
        (2026.0, "2026"),
        (5.2026, "2026-05"),
        (10.202, "2020-10"),
        (12.2026, "2026-12"),
    ],
)
def test_years_and_numbers_read_too(typed: object, period: str) -> None:
    assert read(typed, PERIOD) == (period, "", "", "", False)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-H3",
            "V kw. 2026",
            "III półrocze 2026",
            "26",
            "lato 2026",
            "2026-05-01",
        ),
        *("0 kw. 2026", "kwartał", "maj", 13.2026, 20265.0, True, datetime.time(1), "3026"),
    ],
)
def test_what_is_no_period_is_misread(typed: object) -> None:
    found = read(typed, PERIOD)
    assert (found.value, found.kind, found.suggestion) == (None, "period", "")


@pytest.mark.parametrize("typed", ["brak", "nie dotyczy", " "])
def test_answers_are_blank_in_a_period_column(typed: str) -> None:
    assert read(typed, PERIOD) == (None, "", "", "", False)


@given(day=days, every=st.sampled_from(FREQUENCIES))
def test_a_day_is_a_period_only_where_it_begins_or_ends_one(day: date, every: str) -> None:
    period = holding(day, every)
    found = from_day(day, every)
    if day in (first_day(period), last_day(period)):
        assert found == (period, "", "", "", False)
    else:
        assert found == (None, "code_as_date", day.isoformat(), period, False)


def test_a_period_is_asked_of_canonical_text_only() -> None:
    with pytest.raises(ValueError, match="not a period"):
        frequency("maj 2026")

"""Dates as staff type them."""

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.fold import fold
from qms_xl.kinds.date import read, readings
from qms_xl.kinds.months import MONTHS
from qms_xl.kinds.reading import Context
from qms_xl.model import CellError, Column, Text

DUE = Context(Column("due_on", "date", Text("Termin", "Due on")), register="actions")
PLANNED_FROM = Context(Column("planned_from", "date", Text("", "")), register="audits")
PLANNED_TO = Context(Column("planned_to", "date", Text("", "")), register="audits")

GENITIVE = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]
SHORT = ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"]
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

STYLES = {
    "dots": lambda d: f"{d:%d.%m.%Y}",
    "dots, no zeros": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dots and spaces": lambda d: f"{d.day}. {d.month}. {d.year}",
    "dots with r.": lambda d: f"{d:%d.%m.%Y} r.",
    "dots with r. unspaced": lambda d: f"{d:%d.%m.%Y}r.",
    "ISO": lambda d: d.isoformat(),
    "ISO with a time": lambda d: f"{d.isoformat()}T00:00:00",
    "dots with a time": lambda d: f"{d:%d.%m.%Y} 12:30",
    "year first, slashes": lambda d: f"{d:%Y/%m/%d}",
    "year first, dots": lambda d: f"{d:%Y.%m.%d}",
    "Polish genitive": lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year}",
    "Polish genitive with r.": lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} r.",
    "Polish genitive with roku": lambda d: f"dnia {d.day} {GENITIVE[d.month - 1]} {d.year} roku",
    "Polish, 1-go": lambda d: f"{d.day}-go {GENITIVE[d.month - 1]} {d.year}",
    "Polish short": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "Polish short with a dot": lambda d: f"{d.day} {SHORT[d.month - 1]}. {d.year}",
    "Excel's hyphens": lambda d: f"{d.day:02}-{SHORT[d.month - 1]}-{d.year}",
    "Roman month": lambda d: f"{d.day} {ROMAN[d.month - 1]} {d.year}",
    "Roman month, dots": lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}",
    "English": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "English, ordinal": lambda d: f"{d.day}th of {ENGLISH[d.month - 1]} {d.year}",
    "American": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "English short": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    "upper case": lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year}".upper(),
    "with a weekday": lambda d: f"piątek, {d.day} {GENITIVE[d.month - 1]} {d.year}",
    "with an English weekday": lambda d: f"Friday, {d.day} {ENGLISH[d.month - 1]} {d.year}",
}


@pytest.mark.parametrize("style", STYLES)
@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_in_one_way_in_each_style(style: str, day: date) -> None:
    assert readings(STYLES[style](day)).days == (day,)


@given(day=st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_two_digit_years_from_00_to_69_are_of_this_century(day: date) -> None:
    assert readings(f"{day:%d.%m.%y}").days == (day,)


@pytest.mark.parametrize(("text", "year"), [("1.1.00", 2000), ("1.1.69", 2069), ("1.1.70", 1970), ("1.1.99", 1999)])
def test_two_digit_years_turn_at_70(text: str, year: int) -> None:
    assert readings(text).days == (date(year, 1, 1),)


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)), sign=st.sampled_from("/-"))
def test_slashes_and_hyphens_are_ambiguous_only_where_day_and_month_may_change_places(day: date, sign: str) -> None:
    found = read(f"{day.day}{sign}{day.month}{sign}{day.year}", DUE)
    if day.day <= 12 and day.day != day.month:
        assert found[:4] == (None, "ambiguous_date", f"{day.day}{sign}{day.month}{sign}{day.year}", "")
    else:
        assert (found.value, found.kind, found.suggestion) == (None, "date", day.isoformat())


@pytest.mark.parametrize(
    ("typed", "kind", "suggestion"),
    [
        ("31.12.2026", "date", "2026-12-31"),
        ("12/31/2026", "date", "2026-12-31"),
        ("20261231", "date", ""),
        ("31.02.2026", "impossible_date", ""),
        ("31/02/2026", "impossible_date", ""),
        ("12.31.2026", "impossible_date", ""),
        ("29.02.2026", "impossible_date", ""),
        ("29.02.2028", "date", "2028-02-29"),
        ("2026-02-30", "impossible_date", ""),
        ("0.0.2026", "impossible_date", ""),
        ("31.12.1989", "year_out_of_range", ""),
        ("01.01.1990", "date", "1990-01-01"),
        ("31.12.2100", "date", "2100-12-31"),
        ("1.1.2101", "year_out_of_range", ""),
        ("31.12.", "date", ""),
        ("31 brumaire 2026", "date", ""),
        ("do końca roku", "date", ""),
        ("październik 2026", "date", ""),
        ("2026", "date", ""),
        (46387.0, "date", "2026-12-31"),
        (46387.5, "date", "2026-12-31"),
        (32873.0, "date", ""),
        (32874.0, "date", "1990-01-01"),
        (73415.0, "date", "2100-12-31"),
        (73416.0, "date", ""),
        (2026.0, "date", ""),
        (-1.0, "date", ""),
        (1e300, "date", ""),
        (True, "date", ""),
        (datetime.time(9, 30), "date", ""),
    ],
)
def test_what_is_no_date_is_never_taken_for_one(typed: object, kind: str, suggestion: str) -> None:
    found = read(typed, DUE)
    assert (found.value, found.kind, found.suggestion, found.understood) == (None, kind, suggestion, False)


@pytest.mark.parametrize("typed", ["", "  ", "brak", "Nie dotyczy", "none", "n/d", "-", "–"])
def test_answers_are_blank_in_a_date_column(typed: str) -> None:
    assert read(typed, DUE) == (None, "", "", "", False)


def test_a_real_date_loses_its_time() -> None:
    assert read(datetime.datetime(2026, 12, 31, 23, 59), DUE).value == date(2026, 12, 31)
    assert read(date(2026, 12, 31), DUE).value == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(1989, 12, 31), "year_out_of_range"),
        (date(1990, 1, 1), ""),
        (date(2100, 12, 31), ""),
        (date(2101, 1, 1), "year_out_of_range"),
    ],
)
def test_real_dates_lie_between_the_first_and_the_last_year(day: date, kind: str) -> None:
    assert read(day, DUE).kind == kind


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("październik 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("10.2026", date(2026, 10, 1), date(2026, 10, 31)),
        (10.2026, date(2026, 10, 1), date(2026, 10, 31)),
        ("IV kw. 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("luty 2028", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_an_audit_may_be_planned_for_a_month_or_a_quarter(typed: object, first: date, last: date) -> None:
    assert read(typed, PLANNED_FROM)[:2] == (first, "")
    assert read(typed, PLANNED_TO)[:2] == (last, "")


def test_an_audit_is_not_planned_for_a_whole_year() -> None:
    assert read("2026", PLANNED_FROM).kind == "date"
    assert read(2026.0, PLANNED_FROM).kind == "date"


def test_month_names_are_folded() -> None:
    assert all(name == fold(name) for name in MONTHS)


def test_an_error_value_is_nobodys_date() -> None:
    assert read(CellError("#N/A"), DUE).value is None

"""Numbers as staff type them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.kinds import int as whole
from qms_xl.kinds import number
from qms_xl.kinds.number import only_reading
from qms_xl.kinds.reading import Context, number_text
from qms_xl.model import Column, Text

SCORE = Context(Column("score", "number", Text("", "")), register="suppliers")
YEAR = Context(Column("year", "int", Text("", "")), register="objectives")
VALUE = Context(Column("value", "number", Text("", "")), register="measurements")
PERCENT = Context(Column("tolerance_pct", "number", Text("", "")), register="indicators")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1234.5", 1234.5),
        ("1234,5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1 234 567", 1234567),
        ("95%", 95),
        ("95 %", 95),
        ("-5", -5),
        ("−5,5", -5.5),
        ("+7", 7),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("12", 12),
        ("007", 7),
        (",5", 0.5),
        ("1,23", 1.23),
        ("1234,567", 1234.567),
        ("1,234", None),
        ("1.234", None),
        ("12.345", None),
        ("1.2.3", None),
        ("1 23", None),
        ("1,2,3", None),
        ("12 szt.", None),
        ("ok. 5", None),
        (">5", None),
        ("1e5", None),
        ("--5", None),
        ("3/4", None),
        ("nan", None),
        ("½", None),
        ("", None),
    ],
)
def test_a_text_has_one_reading_or_none(text: str, meant: float | None) -> None:
    assert only_reading(text) == meant


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_every_number_reads_back_in_polish_and_english_writing(amount: object) -> None:
    english = f"{amount:,}"
    polish = english.replace(",", " ").replace(".", ",")
    assert only_reading(english) == float(str(amount))
    assert only_reading(polish) == float(str(amount))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_shortest_text_reads_back_to_the_same_number(value: float) -> None:
    assert float(number_text(value)) == value


def test_text_is_never_taken_for_a_number() -> None:
    assert number.read("1 234,5", SCORE) == (None, "number", "1 234,5", "1234.5", False)
    assert number.read("1,234", SCORE) == (None, "number", "1,234", "", False)
    assert number.read(datetime.date(2026, 5, 1), SCORE)[:2] == (None, "number")
    assert number.read(True, SCORE)[:2] == (None, "number")
    assert number.read(float("inf"), SCORE)[:2] == (None, "number")


@pytest.mark.parametrize("typed", ["brak", "nie dotyczy", "N/A", " ", "nie stwierdzono"])
def test_answers_are_blank_in_a_number_column(typed: str) -> None:
    assert number.read(typed, SCORE) == (None, "", "", "", False)


@pytest.mark.parametrize(
    ("typed", "meant"), [("tak", 1.0), ("Nie", 0.0), ("YES", 1.0), ("no", 0.0), (True, 1.0), (False, 0.0)]
)
def test_a_measured_value_may_be_yes_or_no(typed: object, meant: float) -> None:
    assert number.read(typed, VALUE) == (meant, "", "", "", False)
    assert number.read(typed, SCORE).value is None


def test_a_percent_format_counts_in_a_percent_column_only() -> None:
    assert number.read(0.07, PERCENT, "0%").value == 7.0
    assert number.read(0.07, PERCENT).value == 0.07
    assert number.read(0.07, SCORE, "0%").value == 0.07


def test_whole_numbers_have_no_fraction() -> None:
    assert whole.read(2026.0, YEAR)[:2] == (2026.0, "")
    assert whole.read(3.5, YEAR) == (None, "number", "3.5", "", False)
    assert whole.read("2026", YEAR) == (None, "number", "2026", "2026", False)
    assert whole.read("3,0", YEAR).suggestion == "3"
    assert whole.read("3,5", YEAR) == (None, "number", "3,5", "", False)

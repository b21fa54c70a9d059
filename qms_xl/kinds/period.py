"""Periods as read: a year, half-year, quarter or month in canonical form, and their first and last days."""

from __future__ import annotations

import calendar
import datetime
import re

from qms_xl.fold import fold
from qms_xl.kinds.months import MONTHS, ROMAN
from qms_xl.kinds.reading import Context, Read, as_text, is_answer

FREQUENCIES = ("year", "half_year", "quarter", "month")

_CANONICAL = re.compile(r"^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBER = r"(?P<number>\d{1,2}|[ivx]+)"
_PART = r"(?P<part>q|h|kw|kwartal|quarter|polrocze|pol|half|half-year|half year)\.?"
_SHAPES = tuple(
    re.compile(f"^{shape}$")
    for shape in (
        _YEAR,
        rf"(?:rok|year) {_YEAR}",
        rf"{_YEAR}[-/ ]*{_PART} ?{_NUMBER}",
        rf"{_PART} ?{_NUMBER}[-/., ]*{_YEAR}",
        rf"{_NUMBER}(?:st|nd|rd|th|\.)? ?{_PART}[-/, ]*(?:of )?{_YEAR}",
        rf"(?P<name>[a-z]+)[-., ]*{_YEAR}",
        rf"{_YEAR}[-., ]*(?P<name>[a-z]+)",
        rf"(?P<month>\d{{1,2}})[-./ ]{_YEAR}",
        rf"{_YEAR}[-./ ](?P<month>\d{{1,2}})",
    )
)
_TAIL = re.compile(r"\s*(?:roku|r)\.?$")
_HALVES = frozenset({"h", "polrocze", "pol", "half", "half-year", "half year"})


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the canonical period: `2026`, `2026-H1`, `2026-Q2`, `2026-05`; what cannot be read is misreading `period`."""
    if isinstance(value, datetime.date):
        return from_day(value, context.frequency)
    part = as_text(value)
    if isinstance(value, str) and (not part or is_answer(part)):
        return Read(None)
    if isinstance(value, float) and not value.is_integer():
        part = f"{value:.4f}"  # 05.2026 typed where the point is the decimal sign
    period = None if isinstance(value, bool) else canonical(part)
    return Read(period) if period else Read(None, "period", as_text(value))


def from_day(day: datetime.date, frequency: str) -> Read:
    """Return the period of that frequency that holds the day; Excel makes its first (or last) day of it.

    Any other day is misreading `code_as_date`, with the period as suggestion.
    """
    if isinstance(day, datetime.datetime):
        day = day.date()
    period = holding(day, frequency)
    if day in (first_day(period), last_day(period)):
        return Read(period)
    return Read(None, "code_as_date", day.isoformat(), period)


def canonical(text: str) -> str | None:
    """Return the period that a text in Polish or English means, None where it means none."""
    words = fold(text)
    shorter = _TAIL.sub("", words)
    for candidate in dict.fromkeys((words, shorter)):
        for shape in _SHAPES:
            found = shape.match(candidate)
            if found and (period := _built(found.groupdict())):
                return period
    return None


def _built(found: dict[str, str | None]) -> str | None:
    year = found["year"]
    if part := found.get("part"):
        number = _number(found["number"] or "")
        most, letter = (2, "H") if part in _HALVES else (4, "Q")
        return f"{year}-{letter}{number}" if 1 <= number <= most else None
    if name := found.get("name"):
        month = MONTHS.get(name) or (ROMAN.index(name) + 1 if name in ROMAN else 0)
    elif found.get("month"):
        month = int(found["month"] or 0)
    else:
        return year
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return ROMAN.index(text) + 1 if text in ROMAN else 0


def holding(day: datetime.date, frequency: str) -> str:
    """Return the period of that frequency (year, half_year, quarter, month) that holds the day."""
    if frequency == "year":
        return f"{day.year:04}"
    if frequency == "half_year":
        return f"{day.year:04}-H{(day.month - 1) // 6 + 1}"
    if frequency == "quarter":
        return f"{day.year:04}-Q{(day.month - 1) // 3 + 1}"
    return f"{day.year:04}-{day.month:02}"


def frequency(period: str) -> str:
    """Return year, half_year, quarter or month, from a canonical period; raises ValueError for anything else."""
    found = _CANONICAL.match(period)
    if not found:
        raise ValueError(f"not a period: {period!r}")
    return "half_year" if found[2] else "quarter" if found[3] else "month" if found[4] else "year"


def first_day(period: str) -> datetime.date:
    """Return the first day of a canonical period."""
    return datetime.date(int(period[:4]), _months(period)[0], 1)


def last_day(period: str) -> datetime.date:
    """Return the last day of a canonical period."""
    year, month = int(period[:4]), _months(period)[1]
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _months(period: str) -> tuple[int, int]:
    span = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}[frequency(period)]
    last = span * int(period[5:].lstrip("HQ") or 1)
    return last - span + 1, last

"""Dates as read: real dates, and what text in Polish or English says, one reading or several."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from qms_xl.fold import fold
from qms_xl.kinds.months import MONTHS, ROMAN
from qms_xl.kinds.period import canonical, first_day, frequency, last_day
from qms_xl.kinds.reading import Context, Read, as_text, is_answer

PLANNED = frozenset({"planned_from", "planned_to"})  # of audits: a month or quarter stands for its days

_ANY_MONTH = {**MONTHS, **{name: number for number, name in enumerate(ROMAN, 1)}}

_LEAD = re.compile(
    r"^(?:dnia |(?:poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[,.]? )+"
)
_TAIL = re.compile(r"(?:(?<=[\d.])[t ,] ?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?|\s*(?:roku|rok|r)\.?|\.)$")
_YEAR_FIRST = re.compile(r"^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$")
_DAY_NAME = re.compile(r"^(\d{1,2})(?:-?e?go|st|nd|rd|th|\.)?[ .-]*(?:of )?([a-z]+)[ .,-]*(\d{4}|(?<=[ .-])\d{2})$")
_NAME_DAY = re.compile(r"^([a-z]+)[ .]*(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$")

_DAY_ZERO = datetime.date(1899, 12, 30)  # Excel counts 1900 as a leap year, so that serials fit from March 1900 on


class Readings(NamedTuple):
    """The days that a text may mean; `shaped`: it looks like a date, even where no such day exists."""

    days: tuple[datetime.date, ...]
    shaped: bool


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the day. Text is never taken for one, even where it can mean only one: that is the suggestion."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        if context.first_year <= value.year <= context.last_year:
            return Read(value)
        return Read(None, "year_out_of_range", value.isoformat())
    if isinstance(value, str):
        return _from_text(value, context)
    part = as_text(value)
    planned = _planned(part, context) if not isinstance(value, bool) and "." in part else None
    if planned:
        return Read(planned)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 2_958_466:
        day = _DAY_ZERO + datetime.timedelta(days=int(value))
        if context.first_year <= day.year <= context.last_year:
            return Read(None, "date", part, day.isoformat())
    return Read(None, "date", part)


def _from_text(value: str, context: Context) -> Read:
    part = as_text(value)
    if not part or is_answer(part):
        return Read(None)
    planned = _planned(part, context)
    if planned:
        return Read(planned)
    days, shaped = readings(part)
    if len(days) > 1:
        return Read(None, "ambiguous_date", part)
    if not days:
        return Read(None, "impossible_date" if shaped else "date", part)
    if not context.first_year <= days[0].year <= context.last_year:
        return Read(None, "year_out_of_range", part)
    return Read(None, "date", part, days[0].isoformat())


def _planned(part: str, context: Context) -> datetime.date | None:
    """Return the first or last day of the month, quarter or half-year that an audit is planned for."""
    if context.register != "audits" or context.column.name not in PLANNED:
        return None
    period = canonical(part)
    if period is None or frequency(period) == "year":
        return None
    return first_day(period) if context.column.name == "planned_from" else last_day(period)


def readings(text: str) -> Readings:
    """Return every day that the text may mean. Dots mean day.month.year; years 00 to 69 are 20xx."""
    words = _LEAD.sub("", fold(text))
    shorter = _TAIL.sub("", words)
    while shorter != words:
        words, shorter = shorter, _TAIL.sub("", shorter)
    if found := _YEAR_FIRST.match(words):
        return _days((found[1], found[3], found[4]))
    if found := _NUMBERS.match(words):
        first, sign, second, year = found.groups()
        if sign == "." or first == second:
            return _days((year, second, first))
        return _days((year, second, first), (year, first, second))
    if (found := _DAY_NAME.match(words)) and found[2] in _ANY_MONTH:
        return _days((found[3], _ANY_MONTH[found[2]], found[1]))
    if (found := _NAME_DAY.match(words)) and found[1] in MONTHS:
        return _days((found[3], MONTHS[found[1]], found[2]))
    return Readings((), False)


def _days(*triples: tuple[str | int, str | int, str | int]) -> Readings:
    days = []
    for year, month, day in triples:
        number = int(year)
        if isinstance(year, str) and len(year) == 2:
            number += 2000 if number <= 69 else 1900
        try:
            days.append(datetime.date(number, int(month), int(day)))
        except ValueError:
            continue
    return Readings(tuple(dict.fromkeys(days)), True)

"""Clauses of a standard as read: `9.2` also from a number and, as a guess, from the date that Excel made of it."""

from __future__ import annotations

import datetime
import re

from qms_xl.kinds.reading import Context, Read, as_text

COLUMNS = frozenset({"clause", "clauses", "exclusions"})
_LEAD = re.compile(r"^(?:pkt|punkt|p|clause|cl|§)\.?\s*(?=\d)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"^(\d{1,2}),(\d{1,2})$")


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return one clause. A date is misreading `code_as_date`, the clause it probably was is the suggestion."""
    if isinstance(value, datetime.date):
        return Read(None, "code_as_date", as_text(value), guess(value, number_format))
    if isinstance(value, datetime.time | datetime.timedelta) or "?/" in number_format:
        return Read(None, "code_as_date", as_text(value))
    text = _LEAD.sub("", as_text(value)).rstrip(".")
    return Read(decimal_comma(text) or None)


def guess(day: datetime.date, number_format: str = "") -> str:
    """Return the clause that Excel probably took for this date.

    A typed `9.2` is 9 February of the running year, shown without year; `9.2.2` is 9 February 2002, `7.5.3`
    7 May 2003: only a year of the first two decades can have been a third number.
    """
    yearless = bool(number_format) and "y" not in number_format.lower()
    if not yearless and 2001 <= day.year <= 2019:
        return f"{day.day}.{day.month}.{day.year - 2000}"
    return f"{day.day}.{day.month}"


def decimal_comma(text: str) -> str:
    """Return `9.2` for `9,2`; two whole clauses in rising order ("4,5") stay two."""
    found = _DECIMAL_COMMA.match(text)
    if found and not 4 <= int(found[1]) < int(found[2]) <= 10:
        return f"{found[1]}.{found[2]}"
    return text

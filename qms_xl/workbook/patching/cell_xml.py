"""The bytes of one cell: what a content becomes in a sheet part."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape

from qms_xl.workbook.addresses import letters

MAX_TEXT_UNITS = 32_767
MIN_NUMBER, MAX_NUMBER = 2.2250738585072014e-308, 9.99999999999999e307
_EPOCH = datetime.date(1899, 12, 30)
_FIRST_SAFE_DAY = datetime.date(1900, 3, 1)  # before it Excel counts a 29 February 1900 that never was
_EPOCH_1904 = datetime.date(1904, 1, 1)
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
FORMULA_MARKS = ("=", "+", "-", "@")


class CannotHold(Exception):
    """A content that no cell can hold as it is. `reason`: a code of `unpatchable.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stored(NamedTuple):
    """What a cell stores: its attribute `t` ("" for none) and its text, a number's digits or a string; None is blank."""

    type: str
    text: str | None


BLANK = Stored("", None)


def stored(content: str | float | bool | None) -> Stored:
    """Return what a cell stores for a text, number or truth value. Raises CannotHold."""
    if content is None or content == "":
        return BLANK
    if isinstance(content, bool):
        return Stored("b", "1" if content else "0")
    if isinstance(content, str):
        return Stored("inlineStr", _text(content))
    return Stored("", _number(content))


def _number(number: float) -> str:
    """Return a number as Excel reads it back. Raises CannotHold for what it cannot hold."""
    try:
        value = float(number)
    except OverflowError:
        raise CannotHold("number") from None
    if value != number or (value and not MIN_NUMBER <= abs(value) <= MAX_NUMBER):
        raise CannotHold("number")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _text(text: str) -> str:
    """Return a text. Raises CannotHold."""
    if _SURROGATE.search(text) or _FORBIDDEN.search(text):
        raise CannotHold("characters")
    if len(text) > MAX_TEXT_UNITS // 2 and len(text.encode("utf-16-le")) > 2 * MAX_TEXT_UNITS:
        raise CannotHold("too_long")
    return text


def serial(day: datetime.date, is_1904: bool) -> float:
    """Return a date, or a date with a time, as Excel's number of days. Raises CannotHold for days Excel does not know."""
    time = datetime.timedelta()
    if isinstance(day, datetime.datetime):
        if day.tzinfo is not None:
            raise CannotHold("date_range")
        time = datetime.timedelta(
            hours=day.hour, minutes=day.minute, seconds=day.second, microseconds=day.microsecond
        )  # fmt: skip
        day = day.date()
    if day < (_EPOCH_1904 if is_1904 else _FIRST_SAFE_DAY):
        raise CannotHold("date_range")
    return (day - (_EPOCH_1904 if is_1904 else _EPOCH)).days + time / datetime.timedelta(days=1)


def hundredth(percent: float) -> float:
    """Return what a percent cell holds for so many percent: 0.35 for 35, without binary noise."""
    try:
        return float(Decimal(repr(percent)) / 100)
    except ArithmeticError:
        raise CannotHold("number") from None


def cell_xml(prefix: str, address: str, style: int, value: Stored, formula: str | None = None) -> str:
    """Return a cell element. `address` "": it says none; `prefix`: `x:` or ""; `formula` without `=`."""
    p = prefix
    said = (f' r="{address}"' if address else "") + (f' s="{style}"' if style else "")
    inside = "" if formula is None else f"<{p}f>{escape(formula)}</{p}f>"
    type_, text = value
    if formula is not None and type_ == "inlineStr":
        type_ = "str"
    if text is not None:
        said += f' t="{type_}"' if type_ else ""
        shown = _LOOKS_ESCAPED.sub("_x005F_", text)
        if type_ == "inlineStr":
            inside += f'<{p}is><{p}t xml:space="preserve">{escape(shown)}</{p}t></{p}is>'
        else:
            inside += f"<{p}v>{escape(shown)}</{p}v>"
    return f"<{p}c{said}>{inside}</{p}c>" if inside else f"<{p}c{said}/>"


def address(row: int, column: int) -> str:
    """Return `F12`."""
    return f"{letters(column)}{row}"

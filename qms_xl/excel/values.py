"""Values of cells between Excel and us: read as a closed file gives them, sent so that Excel has nothing to interpret."""

from __future__ import annotations

import datetime
import decimal
import math

from qms_xl.model import CellError

_DAY_ZERO = datetime.datetime(1899, 12, 30)  # what COM counts days from; a time of day stands on it
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")  # xlwings knows these by name
_NEWER_ERRORS = {
    2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!", 2049: "#FIELD!",
    2050: "#CALC!",
}  # fmt: skip  # XlCVError; they come as numbers
_FIRST_ERROR, _LAST_ERROR = -2146828288 + 2000, -2146828288 + 2999
_ABOUT = 1e-12  # Excel keeps 15 digits
_DAY = datetime.timedelta(days=1)
_SECOND = datetime.timedelta(seconds=1)  # times are fractions of a day and rounded by each reader in its own way


def as_read(value: object) -> object:
    """Return a value that xlwings gave (read with `err_to_str`) as the reader of closed workbooks gives it."""
    match value:
        case None | "":
            return None
        case str():
            return CellError(value) if value in _ERRORS else value
        case bool():
            return value
        case int() if _FIRST_ERROR <= value <= _LAST_ERROR:
            return CellError(_NEWER_ERRORS.get(value - _FIRST_ERROR + 2000, "#?"))
        case int() | float() | decimal.Decimal():  # currency comes as Decimal
            return float(value)
        case datetime.datetime():
            return _moment(value.replace(tzinfo=None))
    return value


def _moment(value: datetime.datetime) -> object:
    """Return a date where there is no time of day, a time where there is no date."""
    if value.date() == _DAY_ZERO.date():
        return value.time()
    return value.date() if value.time() == datetime.time() else value


def as_duration(value: object) -> object:
    """Return what was read from a cell with a format like `[h]:mm`."""
    match value:
        case datetime.time():
            return datetime.datetime.combine(_DAY_ZERO, value) - _DAY_ZERO
        case datetime.datetime():
            return value - _DAY_ZERO
        case datetime.date():
            return datetime.datetime.combine(value, datetime.time()) - _DAY_ZERO
        case float():
            return datetime.timedelta(days=value)
    return value


def as_sent(content: object) -> object:
    """Return what to hand to Excel. Text goes with a leading apostrophe, so that `=1+1`, `2026-05` and `007` stay text.

    Times and durations, which only an old value is, go as the fraction of a day that the cell's format shows. What
    cannot be sent, an error, empties the cell.
    """
    match content:
        case str():
            return f"'{content}" if content else None
        case bool() | None:
            return content
        case int() | float():
            return float(content)
        case datetime.datetime():
            return content
        case datetime.date():
            return datetime.datetime.combine(content, datetime.time())
        case datetime.time():
            return (datetime.datetime.combine(_DAY_ZERO, content) - _DAY_ZERO) / _DAY
        case datetime.timedelta():
            return content / _DAY
    return None


def expected(content: object) -> object:
    """Return how a content reads once it stands in the cell; Excel tells an error and a text like `#N/A` alike."""
    match content:
        case "":
            return None
        case str():
            return CellError(content) if content in _ERRORS else content
        case bool():
            return content
        case int() | float():
            return float(content)
        case datetime.datetime():
            return _moment(content)
    return content


def same(one: object, other: object) -> bool:
    """Return whether two values as read are the same; 1, True and "1" are not."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_ABOUT)
    if isinstance(one, datetime.datetime) and isinstance(other, datetime.datetime):
        return abs(one - other) < _SECOND
    return type(one) is type(other) and one == other


def stands(value: object, wanted: object) -> bool:
    """Return whether what is read back is what was written; of currency Excel tells four decimal places."""
    if isinstance(value, float) and isinstance(wanted, float) and math.isclose(value, round(wanted, 4), rel_tol=_ABOUT):
        return True
    return same(value, wanted)

"""Whole numbers as read: numbers without a fraction."""

from __future__ import annotations

from qms_xl.kinds import number
from qms_xl.kinds.reading import Context, Read, as_text


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the whole number; one with a fraction is misreading `number` without suggestion."""
    found = number.read(value, context, number_format)
    if isinstance(found.value, float) and not found.value.is_integer():
        return Read(None, "number", as_text(value))
    if found.suggestion and not float(found.suggestion).is_integer():
        return found._replace(suggestion="")
    return found

"""Text as read: trimmed, numbers as staff saw them, dates and fractions never taken for text."""

from __future__ import annotations

from qms_xl.fold import visible
from qms_xl.kinds.reading import Context, Read, as_text


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the text of a cell; a date, a time or a fraction is what Excel made of a code: misreading `code_as_date`."""
    if isinstance(value, str):
        return Read(trimmed(value, context) or None)
    if isinstance(value, bool):
        return Read(as_text(value))
    if isinstance(value, int | float):
        if "?/" in number_format:
            return Read(None, "code_as_date", as_text(value))
        if "%" in number_format:
            return Read(as_text(round(value * 100, 10)) + "%")
        return Read(as_text(value))
    return Read(None, "code_as_date", as_text(value))


def trimmed(text: str, context: Context) -> str:
    """Return the text without spaces around it; in keys and references every run of spaces is one."""
    if context.key or context.column.reference or context.column.many:
        return " ".join(visible(text).split())
    return visible(text).strip()

"""Cell addresses from numbers: row 7, column 3 is `C7`."""

from __future__ import annotations

from functools import cache


@cache
def letters(column: int) -> str:
    """Return the letters of a column, 1-based: 28 is `AB`."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, column: int) -> str:
    """Return the address of a cell, both 1-based."""
    return f"{letters(column)}{row}"

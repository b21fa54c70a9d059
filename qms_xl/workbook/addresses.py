"""Cell addresses: `F12`, `A1:T99`, letters and numbers of columns. Rows and columns are 1-based."""

from __future__ import annotations

import re

from qms_xl.workbook.book import Area

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def letters(column: int) -> str:
    """Return a column's letters: 1 -> A, 27 -> AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def on_sheet(sheet: str, cells: str) -> str:
    """Return a reference to cells of a sheet, as formulas and links hold it: `'Anna''s'!F12`."""
    return "'" + sheet.replace("'", "''") + f"'!{cells}"


def column_number(text: str | bytes) -> int:
    """Return the number of a column by its letters."""
    number = 0
    for char in text.encode() if isinstance(text, str) else text:
        number = number * 26 + (char & 0xDF) - 64
    return number


def position(address: str) -> tuple[int, int] | None:
    """Return row and column of an address, None where Excel has no such cell."""
    match = _ADDRESS.fullmatch(address)
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= MAX_ROWS and column <= MAX_COLUMNS else None


def area(reference: str) -> Area | None:
    """Return the rectangle of `A1:T99` or `A1`, None where it is no such reference."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


def areas(references: str) -> list[Area]:
    """Return the areas of a list of references as sheets hold it, `A4:A20 C4:C20`."""
    return [found for each in references.split() if (found := area(each))]

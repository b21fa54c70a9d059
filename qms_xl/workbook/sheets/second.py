"""The second reader: openpyxl, in a child process, for sheets that calamine refuses."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

Rows = tuple[int, int, list[list[object]]]


def rows_by_openpyxl(package: bytes, index: int) -> Rows:
    """Return first row, first column and the rows of one worksheet, with the values calamine would give."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(package), read_only=True, data_only=True)
    sheet = book.worksheets[index]
    cells: dict[int, dict[int, object]] = {}
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if value is not None and value != "" and cell.row and cell.column:
                cells.setdefault(cell.row, {})[cell.column] = None if cell.data_type == "e" else _plain(value)
    if not cells:
        return 1, 1, []
    top, bottom = min(cells), max(cells)
    left, right = min(min(row) for row in cells.values()), max(max(row) for row in cells.values())
    blank: dict[int, object] = {}
    return (
        top,
        left,
        [[cells.get(row, blank).get(column) for column in range(left, right + 1)] for row in range(top, bottom + 1)],
    )


def _plain(value: object) -> object:
    """Return a value as calamine gives it: whole numbers as float, midnight as a date."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    return value

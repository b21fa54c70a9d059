"""Books built by hand, as the reader of workbooks would give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qms_xl.workbook.book import Area, Book, Sheet, Table


def rows_of(text: str) -> list[list[object]]:
    """Return the cells of a pipe table, one row per line; `-` alone is a blank row, digits are numbers."""
    rows: list[list[object]] = []
    for line in text.strip().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.strip() != "-" else []
        rows.append([float(cell) if cell.isdigit() else cell or None for cell in cells])
    width = max(map(len, rows))
    return [row + [None] * (width - len(row)) for row in rows]


def sheet(
    name: str,
    text: str,
    table: str = "",
    *,
    row: int = 1,
    column: int = 1,
    lines: int | None = None,
    header_line: int = 0,
    totals: int = 0,
    **more: Any,
) -> Sheet:
    """Return a sheet whose used block begins at `row`, `column`. With `table` its lines from `header_line` on are a table,
    `lines` of them (default: all)."""
    rows = rows_of(text)
    tables: tuple[Table, ...] = more.pop("tables", ())
    if table:
        count = len(rows) - header_line if lines is None else lines
        first = row + header_line
        area = Area(first, column, first + count - 1, column + len(rows[0]) - 1)
        headers = tuple(str(cell or "") for cell in rows[header_line])
        tables = (*tables, Table(table, area, headers, totals_rows=totals))
    return Sheet(name, row, column, rows, tables=tables, **more)


def book(name: str, *sheets: Sheet, **more: Any) -> Book:
    """Return a workbook of the registers folder."""
    return Book(f"rejestry/{name}", "0" * 64, tuple(sheets), **more)


def column(found: Sequence[object]) -> list[object]:
    """Return a column's values as a list, missing ones None."""
    return [None if value is None or value != value else value for value in found]

"""A closed workbook as read: sheets, tables, values and oddities. Knows no register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle of cells, 1-based, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Unread(NamedTuple):
    """A stretch of rows that was not read, both ends included; `filled` of them hold something."""

    first_row: int
    last_row: int
    filled: int


@dataclass(frozen=True)
class Table:
    """An Excel table (ListObject). `area` holds the header row (if any) and the totals row (if any)."""

    name: str
    area: Area
    headers: tuple[str, ...]
    has_header: bool = True
    totals_rows: int = 0


@dataclass(frozen=True)
class Sheet:
    """One worksheet.

    `rows[i][j]` is the value of the cell in Excel row `first_row + i`, column `first_column + j` (1-based): str,
    float, int, bool, datetime.date, datetime.datetime, datetime.time, datetime.timedelta, model.CellError,
    model.Uncached, or None where blank. `formulas`: cells (row, column) that hold a formula. `hidden_rows`: hidden by filter or
    by hand. `number_formats`: number format code of the cells whose format changes their meaning (percent,
    day-month dates, fractions), by (row, column), sparse. `text_cells`: cells formatted as Text.
    `stray`: address of a cell far outside the used block, "" if none. `unread`: rows that were not read, where only
    a part was asked for. `fills`: colour of filled cells by (row, column), `ruled`: areas that conditional formats colour, where asked for.
    """

    name: str
    first_row: int
    first_column: int
    rows: Sequence[Sequence[object]]
    part: str = ""
    state: str = "visible"
    tables: tuple[Table, ...] = ()
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    number_formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    stray: str = ""
    unread: tuple[Unread, ...] = ()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    ruled: tuple[Area, ...] = ()

    def value(self, row: int, column: int) -> object:
        """Return the value of a cell, None where blank or outside the used block."""
        i, j = row - self.first_row, column - self.first_column
        if 0 <= i < len(self.rows) and 0 <= j < len(self.rows[i]):
            return self.rows[i][j]
        return None


class Link(NamedTuple):
    """Something that leads out of the workbook: `kind` external_workbook, dde, web_query, embedded_object."""

    kind: str
    target: str


@dataclass(frozen=True)
class Book:
    """One workbook as read. `name` is relative to the office folder, `sha256` of the bytes that were read."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    links: tuple[Link, ...] = ()
    defined_names: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)

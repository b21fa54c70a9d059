"""What a scan of one sheet part finds beside the values: what a reader of values alone would not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.book import Area
from qms_xl.workbook.refusals import refuse

Position = tuple[int, int]

MAX_AREA = 10_000_000
SLACK = 1_000_000
CELLS_PER_FILLED = 50


@dataclass(frozen=True)
class Oddities:
    """Oddities of one sheet by (row, column). `errors`: error text; `uncached`: formula text of formulas without value.

    `formulas`: all cells with a formula; `formats`: format code of cells whose format changes what is read.
    """

    errors: Mapping[Position, str] = field(default_factory=dict)
    formulas: frozenset[Position] = frozenset()
    uncached: Mapping[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    formats: Mapping[Position, str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Bounds:
    """The block that holds the filled cells, from A1: its last row and column, how many are filled, the farthest of them.

    `stray`: the farthest cell that is formatted but blank, where it lies beyond what is allowed.
    """

    last_row: int
    last_column: int
    filled: int
    farthest: Position = (0, 0)
    stray: Position = (0, 0)


def is_allowed(rows: int, columns: int, filled: int, max_area: int = MAX_AREA) -> bool:
    """Return whether a block of cells can be read without harm: readers hold it as one dense array."""
    size = rows * columns
    return size <= max_area and size <= CELLS_PER_FILLED * filled + SLACK


def address(where: Position) -> str:
    """Return a cell's address, "" for none."""
    return f"{letters(where[1])}{where[0]}" if where[0] else ""


def refuse_stray(file: str, part: str, sheet: str, bounds: Bounds, max_area: int) -> None:
    """Raise ReadError where the filled cells lie so far apart that reading them would break the process."""
    if not is_allowed(bounds.last_row, bounds.last_column, bounds.filled, max_area):
        raise refuse(file, "stray_cell", part, sheet=sheet, cell=address(bounds.farthest))

"""What is to be changed in a closed workbook, what is refused, and where the bytes go: values only."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qms_xl.model import Text

Content = str | float | int | bool | datetime.date | datetime.datetime | None
"""What a cell may be given: None empties it; text is written as text and never as a formula."""


class Change(NamedTuple):
    """One cell to be changed, rows and columns 1-based. `in_percent`: 95 means 95 %, which a percent cell holds as 0.95."""

    sheet: str
    row: int
    column: int
    content: Content
    in_percent: bool = False


class NewRows(NamedTuple):
    """Rows to be added to a block of rows. `table`: the Excel table's name, "" for a plain range.

    `header_row`, `last_row`: the header and the last row that holds anything, as read; `columns`: all columns of the
    block, in order. `rows`: for each new row column -> content; the other cells stay blank or get the column's formula.
    `percent_columns`: columns whose contents are percentages, as in Change.
    """

    sheet: str
    table: str
    header_row: int
    last_row: int
    columns: tuple[int, ...]
    rows: tuple[Mapping[int, Content], ...]
    percent_columns: frozenset[int] = frozenset()


class Refused(NamedTuple):
    """A change that is left to a person. `reason`: a stable code such as `formula`, `protected`; `message` and `remedy` are sentences."""

    what: Change | NewRows
    reason: str
    message: Text
    remedy: Text


class Splice(NamedTuple):
    """Bytes `start` to `end` of a part, as it is inflated, give way to `new`; `start` = `end` inserts."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True)
class Patch:
    """The splices of each touched part (plain name -> in ascending order, apart from each other) and what was refused.

    `placed`: position in the given `new_rows` -> the Excel rows that its rows will stand in, where not refused. False where nothing changes.
    """

    splices: Mapping[str, tuple[Splice, ...]] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    placed: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.splices)

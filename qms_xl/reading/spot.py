"""One place of a register in a workbook, as it was found there; or one that `qms.toml` names in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from qms_xl.reading.adopted import Layout
    from qms_xl.reading.declared import DeclaredPlace
    from qms_xl.reading.headers import Header
    from qms_xl.workbook.book import Book, Sheet

FoundBy = Literal["table", "headers", "declared", "lost"]


@dataclass(frozen=True)
class Spot:
    """One table or range of a register. Rows and columns are Excel's, 1-based.

    `first_row` to `last_row` are the data as the table has it (`last_row` < `first_row`: none), `end_row` the last row
    that belongs to the table, totals included; `header_row` is 0 where there is none. A plain range has no table and
    an open end: `last_row` is the last used row of the sheet. `named`: `qms.toml` names this place. `layout`: of an adopted one.
    """

    register: str
    book: Book
    sheet: Sheet
    found_by: FoundBy
    header_row: int
    first_column: int
    headers: tuple[Header, ...]
    first_row: int
    last_row: int
    end_row: int
    table: str = ""
    list: str = ""
    named: bool = False
    layout: Layout | None = None

    def column(self, position: int) -> int:
        """Return the sheet's column of a header."""
        return self.first_column + position

    @property
    def columns(self) -> Mapping[str, int]:
        """Return schema column -> the sheet's column."""
        return {name: self.column(header.position) for name, header in self.known.items()}

    @property
    def known(self) -> Mapping[str, Header]:
        """Return schema column -> its header; of a doubled one the header that counts."""
        return {header.column: header for header in self.headers if header.column and header.match != "doubled"}


@dataclass(frozen=True)
class LostPlace:
    """A place that `qms.toml` names and that is not in the workbook."""

    register: str
    workbook: str
    place: DeclaredPlace

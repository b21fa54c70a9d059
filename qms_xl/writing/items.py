"""What a run is asked to do, cell by cell and row by row, with the contents that cells are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms_xl.model import CellEdit, CellRef, Place, RowAppend
from qms_xl.workbook.addresses import column_number
from qms_xl.workbook.changes import Change, Content
from qms_xl.writing.outcome import Paste


class CellItem(NamedTuple):
    """One cell to be written: the edits that ask for it (several where they want the same), and the change they come to.

    `row_id`: the row in its register.
    """

    edits: tuple[CellEdit, ...]
    change: Change
    row_id: int

    @property
    def register(self) -> str:
        """Return the register's name."""
        return self.edits[0].cell.register

    @property
    def record(self) -> str:
        """Return the record's key."""
        return str(self.edits[0].cell.record)

    @property
    def workbook(self) -> str:
        """Return the workbook, relative to the office folder."""
        return self.edits[0].cell.workbook


class RowItem(NamedTuple):
    """One row to be added to the block that `place` is, whose last row that holds anything is `last_row`.

    `key`: the column of the record's key; `cells`: column number -> content; `percent`: columns of percentages.
    """

    row: RowAppend
    key: str
    place: Place
    last_row: int
    cells: Mapping[int, Content]
    percent: frozenset[int]

    @property
    def workbook(self) -> str:
        """Return the workbook, relative to the office folder."""
        return self.place.workbook

    def cell(self, excel_row: int) -> CellRef:
        """Return the cell of its key, once it stands in that Excel row."""
        place, key = self.place, self.key
        return CellRef(
            register=self.row.register,
            workbook=place.workbook,
            sheet=place.sheet,
            cell=f"{place.letters[key]}{excel_row}",
            row=excel_row,
            column=key,
            header=place.headers[key],
            record=self.row.record,
            value=self.row.record,
        )

    @property
    def columns(self) -> tuple[int, ...]:
        """Return the columns of the block, known to the schema or not."""
        known = [column_number(letter) for letter in self.place.letters.values()]
        first, last = self.place.first_column or min(known), self.place.last_column or max(known)
        return tuple(range(first, last + 1))

    @property
    def paste(self) -> Paste:
        """Return the row as somebody can paste it."""
        headers = {column_number(letter): self.place.headers[name] for name, letter in self.place.letters.items()}
        cells = tuple((headers.get(column, ""), self.cells.get(column)) for column in self.columns)
        return Paste(self.row.register, self.place.workbook, self.place.sheet, cells)


Item = CellItem | RowItem

"""The cells of rows to be added: their styles and formulas are those of the row above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.appending.calculated import is_same_in_every_row
from qms_xl.workbook.appending.ranges import Growth
from qms_xl.workbook.appending.refusals import Unsuited
from qms_xl.workbook.book import Area
from qms_xl.workbook.patching.layout import UNKNOWN, NewCell
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.appending.table import TablePart
    from qms_xl.workbook.changes import NewRows
    from qms_xl.workbook.patching.layout import Cell, Layout


@dataclass(frozen=True)
class Block:
    """The rows to be added to. `last_row`: of its data, blank rows of the table included; the header's where there is none."""

    new: NewRows
    table: TablePart | None
    first_row: int
    last_row: int

    @property
    def rows(self) -> range:
        """Return the Excel rows in which the new rows stand."""
        return range(self.new.last_row + 1, self.new.last_row + len(self.new.rows) + 1)

    @property
    def under(self) -> int:
        """Return how many of them stand under the block."""
        return max(0, self.rows[-1] - self.last_row)

    def area(self, first_row: int, last_row: int) -> Area:
        """Return these rows in the block's columns."""
        return Area(first_row, min(self.new.columns), last_row, max(self.new.columns))

    @property
    def growth(self) -> Growth:
        """Return how the block grows downwards."""
        where = self.area(self.first_row, self.last_row)
        return Growth(self.first_row, where.first_column, self.last_row, where.last_column, self.under)

    @property
    def pattern(self) -> tuple[int, ...]:
        """Return the rows that new ones are made like, the best first: the block's last, then the last filled one."""
        rows = (self.last_row, self.new.last_row) if self.under else (self.new.last_row,)
        return tuple(row for row in dict.fromkeys(rows) if row >= self.first_row)


def row_attributes(layout: Layout, block: Block) -> dict[str, str]:
    """Return the height and style that a new row takes from the row above, where that has its own."""
    above = layout.rows[block.pattern[0]].attributes if block.pattern else {}
    found: dict[str, str] = {}
    for flag, name in (("customFormat", "s"), ("customHeight", "ht")):
        if above.get(flag) in TRUE and name in above:
            found |= {name: above[name], flag: "1"}
    return found


def new_cells(layout: Layout, block: Block) -> Iterator[NewCell]:
    """Yield the cells of the new rows that are to change. Raises Unsuited where a formula cannot be continued."""
    for column in block.new.columns:
        above = _above(layout, block, column)
        cells = [layout.rows[row].cells.get(column) for row in block.rows]
        has_all = all(cell and cell.formula is not None for cell in cells)
        formula = None if has_all else _formula(block, column, above)
        for row, values, cell in zip(block.rows, block.new.rows, cells, strict=True):
            is_inside = row <= block.last_row
            content, in_percent = values.get(column), column in block.new.percent_columns
            if cell and cell.formula is not None:
                if column in values:  # the formula stays, its value is known
                    yield NewCell(row, column, content, in_percent=in_percent)
                continue
            if cell and not cell.is_blank:
                raise Unsuited("changed")
            style = above[0].style if above and not (cell and is_inside) else None
            if formula is not None:
                known = content if column in values else UNKNOWN
                yield NewCell(row, column, known, style, formula, in_percent)
            elif content is not None:
                yield NewCell(row, column, content, style, in_percent=in_percent)
            elif style is not None and style != (cell.style if cell else 0):
                yield NewCell(row, column, None, style)


def _above(layout: Layout, block: Block, column: int) -> list[Cell]:
    """Return the column's cells in the rows that new ones are made like."""
    cells = (layout.rows[row].cells.get(column) for row in block.pattern)
    return [cell for cell in cells if cell]


def _formula(block: Block, column: int, above: list[Cell]) -> str | None:
    """Return the formula of a column's new cells, None where they have none. Raises Unsuited where it cannot be continued."""
    calculated = block.table.formulas.get(column) if block.table else None
    formula = next((cell.formula for cell in above if cell.formula is not None), calculated)
    if formula is None:
        return None
    where = f"{letters(column)}{block.pattern[0] if block.pattern else block.last_row}"
    if not formula:
        raise Unsuited("shared_formula", cell=where)
    if not is_same_in_every_row(formula):
        raise Unsuited("moving_formula", cell=where)
    return formula

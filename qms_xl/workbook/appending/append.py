"""Rows added to a block of rows in a closed workbook: where they stand, what their cells hold, what grows with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import MAX_ROWS, letters
from qms_xl.workbook.appending.cells import Block, new_cells, row_attributes
from qms_xl.workbook.appending.references import check_references
from qms_xl.workbook.appending.refusals import Unsuited
from qms_xl.workbook.appending.sheet import check_sheet, grown_names, grown_sheet, overlap, reference
from qms_xl.workbook.appending.table import is_filtering, pivots_of, tables_of
from qms_xl.workbook.patching.layout import Appended, Layout

if TYPE_CHECKING:
    from qms_xl.workbook.changes import NewRows, Refused, Splice
    from qms_xl.workbook.container.package import Package


def asked(new: NewRows) -> tuple[range, tuple[int, ...]]:
    """Return the rows and columns that `append` must find in the layout: the last filled row and those to be filled."""
    return range(new.last_row, new.last_row + len(new.rows) + 1), new.columns


def append(package: Package, layout: Layout, new: NewRows) -> Appended | Refused:
    """Return what adding the rows comes to: blank rows of the table are filled first, then it grows; or why it is left to a person."""
    if not new.rows:
        return Appended((), ())
    try:
        return _appended(package, layout, new)
    except Unsuited as unsuited:
        return unsuited.refused(new)


def _appended(package: Package, layout: Layout, new: NewRows) -> Appended:
    block = _block(package, layout.part, new)
    added = block.area(block.rows[0], block.rows[-1])
    if block.rows[-1] > MAX_ROWS:
        raise Unsuited("sheet_full")
    check_sheet(layout, added)
    if block.under:
        _check_below(package, layout, block)
    in_sheet = sorted(grown_sheet(layout, new.sheet, block.growth, added))
    splices: dict[str, tuple[Splice, ...]] = {layout.part: tuple(in_sheet)}
    if block.table:
        splices[block.table.part] = block.table.grown(max(block.rows[-1], block.last_row))
    if block.under:
        splices[package.main] = tuple(grown_names(package, new.sheet, block.growth))
    return Appended(
        rows=tuple(block.rows),
        cells=tuple(sorted(new_cells(layout, block), key=lambda cell: (cell.row, cell.column))),
        splices={part: found for part, found in splices.items() if found},
        row_attributes=row_attributes(layout, block),
    )


def _block(package: Package, part: str, new: NewRows) -> Block:
    """Return the block as it stands in the workbook, which must be as it was read."""
    if any(row.keys() - set(new.columns) for row in new.rows):
        raise Unsuited("changed")
    if not new.table:
        return Block(new, None, new.header_row + 1, new.last_row)
    table = next((each for each in tables_of(package, part) if each.name.casefold() == new.table.casefold()), None)
    if table is None:
        raise Unsuited("no_table")
    table.check_use()
    is_as_read = tuple(range(table.area.first_column, table.area.last_column + 1)) == new.columns
    if not is_as_read or new.last_row < table.first_row - 1:
        raise Unsuited("changed")
    if new.last_row > table.last_row:
        raise Unsuited("content_below", cell=f"{letters(new.columns[0])}{new.last_row}")
    return Block(new, table, table.first_row, table.last_row)


def _check_below(package: Package, layout: Layout, block: Block) -> None:
    """Raise Unsuited where the block cannot grow by the rows it needs."""
    if block.table:
        block.table.check_growth()
    elif is_filtering(layout.tags):
        raise Unsuited("filtered")
    elif layout.named("sortState"):
        raise Unsuited("sorted")
    below = block.area(block.last_row + 1, block.rows[-1])
    tables = [each.area for each in tables_of(package, layout.part)]
    for where in (*tables, *pivots_of(package, layout.part)):
        if overlap(where, below):
            raise Unsuited("table_below", cell=reference(where))
    for row in range(below.first_row, below.last_row + 1):
        for column, cell in layout.rows[row].cells.items():
            if not cell.is_blank:
                raise Unsuited("content_below", cell=f"{letters(column)}{row}")
    if block.table:
        check_references(package, layout, block.new.sheet, block.growth)

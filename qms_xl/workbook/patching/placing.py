"""The splices that put cells in their places: instead of what stands there, in a gap of a row, or in a new row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from qms_xl.workbook.changes import Splice
from qms_xl.workbook.container.tags import encoded, escaped
from qms_xl.workbook.patching.cell_xml import address, cell_xml
from qms_xl.workbook.patching.judging import Written
from qms_xl.workbook.patching.layout import Layout, Row


def placed(layout: Layout, cells: Iterable[Written], row_attributes: Mapping[int, Mapping[str, str]]) -> list[Splice]:
    """Return the splices of the sheet part, in ascending order. `row_attributes`: row -> those of its element, where the sheet lacks it."""
    new_rows: list[str] = []
    found: list[Splice] = []
    in_order = sorted(cells, key=lambda cell: (cell.row, cell.column))
    for number, in_row in groupby(in_order, key=lambda cell: cell.row):
        row = layout.rows[number]
        if not row.is_missing:
            found += _in_row(layout, row, in_row)
            continue
        new = _new_row(layout.prefix, number, in_row, row_attributes.get(number, {}))
        if layout.closed:
            new_rows.append(new)
        else:
            found.append(Splice(row.start, row.start, encoded(new, layout.encoding)))
    if new_rows:
        found.append(_opened(layout, layout.data_end, "".join(new_rows), f"{layout.prefix}sheetData"))
    return found


def _in_row(layout: Layout, row: Row, cells: Iterable[Written]) -> Iterator[Splice]:
    """Yield the splices of a row that is there."""
    new_cells: list[str] = []
    for cell in cells:
        old = row.cells.get(cell.column)
        said = "" if old and not old.numbered else address(cell.row, cell.column)
        new = cell_xml(row.prefix, said, cell.style, cell.value, cell.formula)
        if old:
            yield Splice(old.start, old.end, encoded(new, layout.encoding))
        elif row.closed:
            new_cells.append(new)
        else:
            at = row.gaps[cell.column]
            yield Splice(at, at, encoded(new, layout.encoding))
    if new_cells:
        yield _opened(layout, row.end, "".join(new_cells), f"{row.prefix}row")


def _new_row(prefix: str, number: int, cells: Iterable[Written], attributes: Mapping[str, str]) -> str:
    said = "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items())
    inside = "".join(
        cell_xml(prefix, address(number, cell.column), cell.style, cell.value, cell.formula) for cell in cells
    )
    return f'<{prefix}row r="{number}"{said}>{inside}</{prefix}row>'


def _opened(layout: Layout, end: int, inside: str, name: str) -> Splice:
    """Return the splice that opens `<name/>`, which ends at byte offset `end`, for what is to stand inside."""
    slash = len("/>".encode(layout.encoding))
    return Splice(end - slash, end, encoded(f">{inside}</{name}>", layout.encoding))

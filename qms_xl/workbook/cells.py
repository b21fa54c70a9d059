"""Read a closed workbook: inspected, guarded, its values with the errors, formulas and formats that values alone hide."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from qms_xl.model import CellError, Uncached
from qms_xl.workbook.book import Book, Sheet
from qms_xl.workbook.container.text_guard import check_strings, check_texts, text_sizes
from qms_xl.workbook.inspect import MAX_ENTRIES, MAX_INFLATED, inspect
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheets.contents import SheetPart, contents, tables
from qms_xl.workbook.sheets.fills import fills
from qms_xl.workbook.sheets.head import cut
from qms_xl.workbook.sheets.number_formats import number_formats
from qms_xl.workbook.sheets.oddities import MAX_AREA, Oddities, Position, address
from qms_xl.workbook.sheets.scan import FormedSheet, ScannedSheet, guard
from qms_xl.workbook.sheets.values import Values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qms_xl.workbook.container.package import Package
    from qms_xl.workbook.sheets.second import Rows

SECONDS = 30.0
MEMORY_MB = 2_000


def read_book(
    data: bytes,
    name: str,
    *,
    max_entries: int = MAX_ENTRIES,
    max_inflated: int = MAX_INFLATED,
    max_area: int = MAX_AREA,
    seconds: float = SECONDS,
    memory_mb: int = MEMORY_MB,
    most_bytes: int = 0,
    with_fills: bool = False,
) -> Book:
    """Return everything read from the bytes of one workbook; raises ReadError and nothing else.

    Numbers are floats (an id 45351 is 45351.0, 95 % is 0.95); dates are dates where they have no time of day.
    `seconds` and `memory_mb` limit the second reader, which is asked where the first refuses a sheet. With `most_bytes`
    only the first rows of long sheets are read, up to about so many bytes of each; `Sheet.more_rows` counts the others. `with_fills`: with
    the fill colours of cells.
    """
    package = inspect(data, name, max_entries=max_entries, max_inflated=max_inflated)
    if package.kind not in ("xlsx", "xlsm"):
        raise refuse(name, "not_workbook", package.main)
    found = contents(package)
    more_rows: Mapping[str, int] = {}
    if most_bytes:
        package, more_rows = cut(package, [sheet.part for sheet in found.sheets], most_bytes)
    values = Values(package, found, number_formats(package, found.styles), seconds, memory_mb)
    telling = values.formats.telling
    strings = values.utf8(found.shared_strings) if package.has(found.shared_strings) else b""
    check_strings(name, found.shared_strings, strings)
    for sheet in found.sheets:
        check_texts(name, sheet.part, strings, values.utf8(sheet.part))
    text_sizes.cache_clear()
    colours = [fills(package, found.styles, values.utf8(s.part)) if with_fills else {} for s in found.sheets]
    guarded = [
        guard(name, sheet.part, sheet.name, values.utf8(sheet.part), telling, max_area) for sheet in found.sheets
    ]

    def oddities(index: int) -> ScannedSheet:
        sheet = guarded[index]
        return ScannedSheet(sheet.oddities(telling)) if isinstance(sheet, FormedSheet) else sheet

    read = values.each(oddities)
    sheets = tuple(
        replace(_sheet(package, part, rows, scanned), more_rows=more_rows.get(part.part, 0), fills=colour)
        for part, (rows, scanned), colour in zip(found.sheets, read, colours, strict=True)
    )
    return Book(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        links=found.links,
        defined_names=found.defined_names,
        properties=found.properties,
    )


def _sheet(package: Package, part: SheetPart, rows: Rows, scanned: ScannedSheet) -> Sheet:
    """Return one sheet with its values and oddities."""
    oddities = scanned.oddities
    first_row, first_column, values = _merged(rows, oddities)
    return Sheet(
        name=part.name,
        first_row=first_row,
        first_column=first_column,
        rows=values,
        part=part.part,
        state=part.state,
        tables=tables(package, part.part),
        merged=oddities.merged,
        hidden_rows=oddities.hidden_rows,
        formulas=oddities.formulas,
        number_formats=oddities.formats,
        stray=address(scanned.stray),
    )


def _merged(rows: Rows, oddities: Oddities) -> Rows:
    """Return the rows with errors and uncached formulas in their cells; the block grows where they stand outside it."""
    odd: dict[Position, object] = {where: Uncached(text) for where, text in oddities.uncached.items()}
    odd |= {where: CellError(text) for where, text in oddities.errors.items()}
    if not odd:
        return rows
    first_row, first_column, values = _grown(rows, odd)
    for (row, column), value in odd.items():
        values[row - first_row][column - first_column] = value
    return first_row, first_column, values


def _grown(rows: Rows, odd: dict[Position, object]) -> Rows:
    """Return the block extended so that every position lies in it; the block itself where all do."""
    first_row, first_column, values = rows
    width = len(values[0]) if values else 0
    if not values:
        first_row, first_column = min(row for row, _ in odd), min(column for _, column in odd)
    top, left = min(first_row, *(row for row, _ in odd)), min(first_column, *(column for _, column in odd))
    bottom = max(first_row + len(values) - 1, *(row for row, _ in odd))
    right = max(first_column + width - 1, *(column for _, column in odd))
    if left < first_column or right >= first_column + width:
        before, after = [None] * (first_column - left), [None] * (right - first_column - width + 1)
        values = [[*before, *row, *after] for row in values]
    size = right - left + 1
    above: list[list[object]] = [[None] * size for _ in range(first_row - top)]
    below: list[list[object]] = [[None] * size for _ in range(bottom - first_row - len(values) + 1)]
    return top, left, [*above, *values, *below] if above or below else values

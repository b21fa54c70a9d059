"""Reading a workbook as it is open in Excel, what is not saved included, into what a closed file gives."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.excel.blocks import hidden_rows, merged_areas, number_formats
from qms_xl.excel.ground import LOOKS, Seen, area_of, formulas_of, look
from qms_xl.excel.troubles import changing
from qms_xl.excel.values import as_duration
from qms_xl.workbook.book import Area, Book, Sheet, Table
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheets.number_formats import is_telling, kind
from qms_xl.workbook.sheets.oddities import MAX_AREA, address

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


class Opened(NamedTuple):
    """A workbook as it is open. `unknown`: what Excel did not tell, as `hidden_rows Arkusz1`; its part of `book` is empty."""

    book: Book
    unknown: tuple[str, ...] = ()


def read_open(
    book: xlwings.Book, name: str, deadline: Deadline, saved: Book | None = None, max_area: int = MAX_AREA
) -> Opened:
    """Return an open workbook as `read_book` gives a closed one. `name`: relative to the office folder, `/`.

    `saved`: the file as last saved; links, defined names and properties are taken from it, since they do not change while
    rows are typed and xlwings tells only some of them. `sha256` is "": what is read lies in no file. Formulas always have
    their value here. Raises ReadError (`stray_cell`) where a sheet is used too far out to be read, and ExcelTrouble.
    """
    sheets: list[Sheet] = []
    unknown: list[str] = []
    for sheet in deadline.ask(lambda: list(book.sheets)):
        found, missing = _sheet(sheet, name, deadline, max_area)
        sheets.append(found)
        unknown += [f"{what} {found.name}" for what in missing]
    read = Book(name, "", tuple(sheets))
    if saved is None:
        return Opened(read, (*unknown, "links", "defined_names", "properties"))
    kept = replace(read, links=saved.links, defined_names=saved.defined_names, properties=saved.properties)
    return Opened(kept, tuple(unknown))


def _sheet(sheet: xlwings.Sheet, file: str, deadline: Deadline, max_area: int) -> tuple[Sheet, list[str]]:
    """Return one sheet and what is not known of it; it is read again where rows moved meanwhile."""
    title, visible = deadline.ask(lambda: (sheet.name, sheet.visible))
    for _ in range(LOOKS):
        used, tables = _outline(sheet, deadline)
        size = (used.last_row - used.first_row + 1) * (used.last_column - used.first_column + 1)
        if size > max_area:
            raise refuse(file, "stray_cell", "", sheet=title, cell=address((used.last_row, used.last_column)))
        seen = look(sheet, used, deadline)
        formats = number_formats(sheet, _pieces(used, tables), deadline)
        merged = merged_areas(sheet, used, deadline)
        hidden = hidden_rows(sheet, used, deadline)
        if _outline(sheet, deadline) == (used, tables) and formulas_of(sheet, used, deadline) == seen.formulas:
            break
    else:
        raise changing(file)
    found = Sheet(
        name=title,
        first_row=used.first_row,
        first_column=used.first_column,
        rows=_rows(seen, formats or []),
        state=_state(visible),
        tables=tuple(_with_headers(table, seen) for table in tables),
        merged=merged or (),
        hidden_rows=hidden or frozenset(),
        formulas=_formulas(seen),
        number_formats=_telling(seen, formats or []),
    )
    known = {"number_formats": formats, "merged": merged, "hidden_rows": hidden}
    return found, [what for what, value in known.items() if value is None]


def _outline(sheet: xlwings.Sheet, deadline: Deadline) -> tuple[Area, list[Table]]:
    """Return the rectangle that is in use and the tables, as they are just now."""
    used = deadline.ask(lambda: area_of(sheet.used_range))
    return used, _tables(sheet, deadline)


def _tables(sheet: xlwings.Sheet, deadline: Deadline) -> list[Table]:
    return [deadline.ask(partial(_table, table)) for table in deadline.ask(lambda: list(sheet.tables))]


def _table(table: Any) -> Table:
    return Table(
        table.display_name,
        area_of(table.range),
        headers=(),
        has_header=bool(table.show_headers),
        totals_rows=int(bool(table.show_totals)),
    )


def _with_headers(table: Table, seen: Seen) -> Table:
    """Return a table with its headers, which in Excel are always what the header cells show."""
    if not table.has_header:
        return table
    area = table.area
    row = [seen.value(area.first_row, column) for column in range(area.first_column, area.last_column + 1)]
    return replace(table, headers=tuple("" if value is None else str(value) for value in row))


def _state(visible: object) -> str:
    """Return whether a sheet is hidden: Excel tells -1, 0 or 2 (very hidden), on a Mac only yes or no."""
    return "veryHidden" if visible == 2 else "visible" if visible else "hidden"


def _pieces(used: Area, tables: list[Table]) -> list[Area]:
    """Return the used block cut into the rows above, of and under each header, where formats change."""
    starts = {used.first_row}
    for table in tables:
        starts |= {table.area.first_row, table.area.first_row + 1, table.area.last_row + 1}
    cuts = sorted(start for start in starts if used.first_row <= start <= used.last_row)
    ends = [start - 1 for start in cuts[1:]] + [used.last_row]
    return [used._replace(first_row=start, last_row=end) for start, end in zip(cuts, ends, strict=True)]


def _rows(seen: Seen, formats: list[tuple[Area, str]]) -> list[list[object]]:
    """Return the values without blank rows at the end, durations as such."""
    rows = [list(row) for row in seen.values]
    for area, code in formats:
        if kind(code) == "duration":
            for row in range(area.first_row, area.last_row + 1):
                cells = rows[row - seen.area.first_row]
                for column in range(
                    area.first_column - seen.area.first_column, area.last_column - seen.area.first_column + 1
                ):
                    cells[column] = as_duration(cells[column])
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return rows


def _formulas(seen: Seen) -> frozenset[tuple[int, int]]:
    area = seen.area
    return frozenset(
        (row, column)
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
        if seen.is_formula(row, column)
    )


def _telling(seen: Seen, formats: list[tuple[Area, str]]) -> dict[tuple[int, int], str]:
    """Return the format codes of filled cells whose format changes what a person reads."""
    return {
        (row, column): code
        for area, code in formats
        if is_telling(code)
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
        if seen.value(row, column) is not None
    }

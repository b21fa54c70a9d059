"""The scan of a sheet part in whatever form it is written: a full parse by expat, slower than byte searches."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from qms_xl.model import Text
from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS, area, position
from qms_xl.workbook.container.xml import parse
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheets.oddities import MAX_AREA, Bounds, Oddities, Position, is_allowed
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qms_xl.workbook.book import Area

CELL, ROW, VALUE, FORMULA, MERGED, DATA, OTHER = range(7)
# by local name alone, as calamine takes them: what the guard does not count, the reader must not see
LOCAL = {"c": CELL, "row": ROW, "v": VALUE, "is": VALUE, "f": FORMULA, "mergeCell": MERGED, "sheetData": DATA}
DIGITS = "0123456789"


_NESTED = Text("wiersz lub komórka wewnątrz innej komórki", "a row or a cell inside another")


class _Nested(Exception):
    """A row or cell stands inside another: readers count such cells each in their own way."""


class _Extent:
    """The outermost cells of a kind: the last row and column, and a cell in each."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.lowest = self.rightmost = (0, 0)

    def add(self, row: int, column: int) -> None:
        """Count one cell."""
        if row > self.row:
            self.row, self.lowest = row, (row, column)
        if column > self.column:
            self.column, self.rightmost = column, (row, column)

    @property
    def farthest(self) -> Position:
        """Return the cell that makes the block large."""
        return max(self.lowest, self.rightmost, key=lambda cell: cell[0] * cell[1])


class _Scan:
    """One run over a sheet part; `start` is called by expat for every element."""

    def __init__(self, telling: Mapping[int, str]) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.telling = {str(style): code for style, code in telling.items()}
        self.codes: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        self.row = self.column = self.filled = 0
        self.own_row = 0  # the row's number; a cell may say that it stands in another
        self.inside = OTHER
        self.row_text = ""
        self.type = ""
        self.texts: dict[int, list[str]] = {}  # of the error or formula cell that is open
        self.current = OTHER
        self.values, self.cells = _Extent(), _Extent()
        self.bad_address = ""
        self.errors: dict[Position, str] = {}
        self.formulas: set[Position] = set()
        self.uncached: dict[Position, str] = {}
        self.hidden: set[int] = set()
        self.formats: dict[Position, str] = {}
        self.merged: list[Area] = []

    def start(self, name: str, attributes: list[str]) -> None:
        """Take one element; `attributes` is name, value, name, value, …"""
        code = self.codes.get(name)
        if code is None:
            code = self.codes[name] = LOCAL.get(name.rpartition(" ")[2], OTHER)
        if code == CELL:
            if self.inside == CELL:
                raise _Nested
            self.inside = CELL
            self.type = ""
            self.row, column = self.own_row, self.column + 1
            for at in range(0, len(attributes), 2):
                key = attributes[at]
                if key == "r":
                    address = attributes[at + 1]
                    letters = address.rstrip(DIGITS)
                    known = self.columns.get(letters, 0)
                    column = known if known and address[len(letters) :] == self.row_text else self.move(address)
                elif key == "t":
                    self.type = attributes[at + 1]
                elif key == "s" and attributes[at + 1] in self.telling:
                    self.formats[self.row, column] = self.telling[attributes[at + 1]]
            self.column = column
            if column > self.cells.column or self.row > self.cells.row:
                self.cells.add(self.row, column)
        elif code == VALUE:
            self.filled += 1
            if self.column > self.values.column or self.row > self.values.row:
                self.values.add(self.row, self.column)
            if self.texts or self.type == "e":
                self.gather(VALUE)
        elif code == FORMULA:
            self.gather(FORMULA)
        elif code == ROW:
            if self.inside != OTHER:
                raise _Nested
            self.inside = ROW
            self.open_row(dict(zip(attributes[::2], attributes[1::2], strict=True)))
        elif code == MERGED:
            where = area(dict(zip(attributes[::2], attributes[1::2], strict=True)).get("ref", ""))
            if where:
                self.merged.append(where)
        elif code == DATA:
            self.own_row = 0

    def end(self, name: str) -> None:
        """Leave a row or a cell."""
        code = self.codes[name]
        if code == CELL:
            if self.texts:
                self.close_cell()
            self.inside = ROW
        elif code == ROW:
            self.inside = OTHER

    def open_row(self, attributes: dict[str, str]) -> None:
        """Take a row; without a number it follows the one before."""
        said = attributes.get("r")
        self.own_row += 1
        if said is not None:
            if position(f"A{said}"):
                self.own_row = int(said)
            else:
                self.bad_address = self.bad_address or said
        self.row_text = str(self.own_row)
        self.column = 0
        if attributes.get("hidden") in TRUE:
            self.hidden.add(self.own_row)

    def move(self, address: str) -> int:
        """Go where an address leads and return its column; an impossible one is remembered."""
        where = position(address)
        if where is None:
            self.bad_address = self.bad_address or address
            return self.column + 1
        self.row, column = where
        self.columns[address.rstrip(DIGITS)] = column
        return column

    def gather(self, code: int) -> None:
        """Gather the text of the value or formula that begins here."""
        self.current = code
        self.texts.setdefault(code, [])
        self.parser.CharacterDataHandler = self.text

    def text(self, chunk: str) -> None:
        """Take a piece of text of an error or formula cell."""
        self.texts[self.current].append(chunk)

    def close_cell(self) -> None:
        """Settle an error or formula cell; called where it ends."""
        where = (self.row, self.column)
        value = "".join(self.texts.get(VALUE, ())).strip()
        if self.type == "e":
            self.errors[where] = value
        if FORMULA in self.texts:
            self.formulas.add(where)
            if not value and not (VALUE in self.texts and self.type == "str"):
                self.uncached[where] = "".join(self.texts[FORMULA]).strip()
        self.texts = {}
        self.parser.CharacterDataHandler = None


def scan_any(
    file: str, part: str, sheet: str, data: bytes, telling: Mapping[int, str], max_area: int = MAX_AREA
) -> tuple[Bounds, Oddities]:
    """Return the bounds of the filled cells and the oddities of a sheet part. Raises ReadError where it is broken.

    `telling`: format code by style id, of the formats that change what is read.
    """
    run = _Scan(telling)
    try:
        parse(run.parser, file, part, [data])
    except _Nested:
        raise refuse(file, "broken_xml", part, detail=_NESTED) from None
    bad = run.bad_address or (f"{run.row}" if run.cells.row > MAX_ROWS or run.cells.column > MAX_COLUMNS else "")
    if bad:
        raise refuse(file, "bad_address", part, sheet=sheet, cell=bad)
    values, cells = run.values, run.cells
    is_near = is_allowed(max(values.row, cells.row), max(values.column, cells.column), run.filled, max_area)
    stray = (0, 0) if is_near else cells.farthest
    bounds = Bounds(values.row, values.column, run.filled, values.farthest, stray)
    hidden, formulas = frozenset(run.hidden), frozenset(run.formulas)
    return bounds, Oddities(run.errors, formulas, run.uncached, hidden, run.formats, tuple(run.merged))

"""The scan of a sheet part in whatever form it is written: a full parse by expat, slower than byte searches."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS, area, position
from qms_xl.workbook.oddities import MAX_AREA, Bounds, Oddities, Position, is_allowed
from qms_xl.workbook.refusals import refuse
from qms_xl.workbook.sheet_text import TRUE
from qms_xl.workbook.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qms_xl.workbook.book import Area

CELL, ROW, VALUE, FORMULA, INLINE, MERGED, OTHER = range(7)
FILLS = frozenset((VALUE, INLINE))
# by local name alone, as calamine takes them: what the guard does not count, the reader must not see
LOCAL = {"c": CELL, "row": ROW, "v": VALUE, "f": FORMULA, "is": INLINE, "mergeCell": MERGED}


class _Sheet:
    """What the parse has gathered. Positions are 1-based; `at` is the cell that was opened last."""

    def __init__(self, telling: Mapping[int, str]) -> None:
        self.telling = {str(style): code for style, code in telling.items()}
        self.at: Position = (0, 0)
        self.type = ""
        self.errors: dict[Position, str] = {}
        self.formulas: set[Position] = set()
        self.uncached: dict[Position, str] = {}
        self.hidden: set[int] = set()
        self.formats: dict[Position, str] = {}
        self.merged: list[Area] = []
        self.bad_address = ""
        self.filled = 0
        self.farthest: Position = (0, 0)
        self.last_blank: Position = (0, 0)
        self.texts: dict[int, list[str]] = {}

    def close_cell(self) -> None:
        """Settle an error or formula cell; called when the next element begins."""
        value = "".join(self.texts.get(VALUE, ()))
        if self.type == "e":
            self.errors[self.at] = value
        if FORMULA in self.texts:
            self.formulas.add(self.at)
            if not value and not (VALUE in self.texts and self.type == "str"):
                self.uncached[self.at] = "".join(self.texts[FORMULA])
        self.texts = {}


def scan_any(
    file: str, part: str, sheet: str, data: bytes, telling: Mapping[int, str], max_area: int = MAX_AREA
) -> tuple[Bounds, Oddities]:
    """Return the bounds of the filled cells and the oddities of a sheet part. Raises ReadError where it is broken.

    `telling`: format code by style id, of the formats that change what is read.
    """
    found = _Sheet(telling)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True
    codes: dict[str, int] = {}
    watched = False  # text is gathered only in error and formula cells
    current = OTHER
    row = column = last_row = last_column = far = 0

    def text(chunk: str) -> None:
        if current in found.texts:
            found.texts[current].append(chunk)

    def watch(code: int) -> None:
        nonlocal watched, current
        watched, current = True, code
        found.texts.setdefault(code, [])
        parser.CharacterDataHandler = text

    def start(name: str, attributes: list[str]) -> None:
        nonlocal watched, current, row, column, last_row, last_column, far
        try:
            code = codes[name]
        except KeyError:
            code = codes[name] = LOCAL.get(name.rpartition(" ")[2], OTHER)
        if code in FILLS:
            found.filled += 1
            if row > last_row:
                last_row = row
            if column > last_column:
                last_column = column
            if row * column > far:
                far, found.farthest = row * column, (row, column)
            if watched or found.type == "e":
                watch(code)
        elif code == CELL:
            if watched:
                found.close_cell()
                watched, parser.CharacterDataHandler = False, None
            column += 1
            found.type = ""
            for key, value in zip(attributes[::2], attributes[1::2], strict=True):
                if key == "r":
                    row, column = _position(found, value, row, column)
                elif key == "t":
                    found.type = value
                elif key == "s" and value in found.telling:
                    found.formats[row, column] = found.telling[value]
            found.at = (row, column)
            if column > MAX_COLUMNS or row > MAX_ROWS:
                found.bad_address = found.bad_address or f"R{row}C{column}"
            if row * column > found.last_blank[0] * found.last_blank[1]:
                found.last_blank = found.at
        elif code == FORMULA:
            watch(FORMULA)
        elif code == ROW:
            if watched:
                found.close_cell()
                watched, parser.CharacterDataHandler = False, None
            plain = dict(zip(attributes[::2], attributes[1::2], strict=True))
            said = plain.get("r", "")
            row = int(said) if said.isdigit() and len(said) < 9 else row + 1
            column = 0
            if plain.get("hidden") in TRUE:
                found.hidden.add(row)
        elif code == MERGED:
            where = area(dict(zip(attributes[::2], attributes[1::2], strict=True)).get("ref", ""))
            if where:
                found.merged.append(where)

    parser.StartElementHandler = start
    parse(parser, file, part, data)
    if watched:
        found.close_cell()
    if found.bad_address:
        raise refuse(file, "bad_address", part, sheet=sheet, cell=found.bad_address)
    bounds = Bounds(last_row, last_column, found.filled, found.farthest)
    far_rows, far_columns = max(last_row, found.last_blank[0]), max(last_column, found.last_blank[1])
    if not is_allowed(far_rows, far_columns, found.filled, max_area):
        bounds = Bounds(last_row, last_column, found.filled, found.farthest, found.last_blank)
    oddities = Oddities(
        found.errors,
        frozenset(found.formulas),
        found.uncached,
        frozenset(found.hidden),
        found.formats,
        tuple(found.merged),
    )
    return bounds, oddities


def _position(found: _Sheet, address: str, row: int, column: int) -> Position:
    """Return where an address leads; an impossible one is remembered and stays where the count had come to."""
    where = position(address)
    if where is None:
        found.bad_address = found.bad_address or address
        return row, column
    return where

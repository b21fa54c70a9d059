"""One streaming scan of a sheet part: bounds first, as a guard, then errors, formulas, hidden rows and telling formats."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS, column_number
from qms_xl.workbook.container.xml import entities_resolved
from qms_xl.workbook.sheets.form import Form, forms
from qms_xl.workbook.sheets.oddities import CELLS_PER_FILLED, MAX_AREA, SLACK, Oddities, Position, refuse_stray
from qms_xl.workbook.sheets.scan_any import scan_any
from qms_xl.workbook.sheets.text import Cut, cut

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_R = re.compile(rb"""\sr=["']([A-Za-z]*)([0-9]+)["']""")
_T = re.compile(rb"""\st=["']([A-Za-z]+)["']""")


@dataclass(frozen=True)
class ScannedSheet:
    """A sheet part that is safe to be read. `stray`: a blank formatted cell far out, (0, 0) where there is none."""

    oddities: Oddities
    stray: Position = (0, 0)


@dataclass(frozen=True)
class FormedSheet:
    """A sheet part whose cells were proven to be of one form; its oddities are found by byte searches.

    `spans`: where in the part anything odd may stand.
    """

    data: bytes
    cut: Cut
    form: Form
    spans: Sequence[tuple[int, int]]

    @cached_property
    def rows(self) -> tuple[list[int], list[int]]:
        """Return the offsets of all row tags and the rows' numbers, in the part's order."""
        offsets, numbers, number = [], [], 0
        for match in self._rows():
            said = _R.search(match[1])
            number = int(said[2]) if said else number + 1
            offsets.append(match.start())
            numbers.append(number)
        return offsets, numbers

    def _rows(self) -> Iterator[re.Match[bytes]]:
        return self.form.row.finditer(self.data, self.cut.start, self.cut.end)

    def last_row(self) -> int:
        """Return the greatest row number."""
        if self.form.strict:
            tag = re.compile(b"<" + re.escape(self.form.prefix) + b'row r="([0-9]+)"')
            return max(map(int, tag.findall(self.data, self.cut.start, self.cut.end)), default=0)
        return max(self.rows[1], default=0)

    def last_column(self) -> int:
        """Return the last column."""
        if not self.form.numbered:
            tag = re.compile(b"<" + re.escape(self.form.prefix) + rb"c(?=[\s/>])")
            ends = [*self.rows[0][1:], self.cut.end]
            return max((len(tag.findall(self.data, *span)) for span in zip(self.rows[0], ends, strict=True)), default=0)
        seen = {match[1] for match in self.form.widest.finditer(self.data, self.cut.start, self.cut.end)}
        return max(map(column_number, seen), default=0)

    def has_filled(self, least: int) -> bool:
        """Return whether at least so many cells hold a value."""
        if least <= 0:
            return True
        found = 0
        marks = tuple(b"<" + self.form.prefix + name for name in (b"v>", b"v ", b"is"))
        for at in range(self.cut.start, self.cut.end, 1 << 20):
            found += sum(self.data.count(mark, at, min(at + (1 << 20), self.cut.end)) for mark in marks)
            if found >= least:
                return True
        return False

    def is_allowed(self, max_area: int) -> bool:
        """Return whether its cells, blank ones included, lie close enough together to be read without harm."""
        rows = self.last_row()
        most = (26, 702, MAX_COLUMNS)[self.form.longest - 1]  # columns of so many letters: mostly this settles it
        if rows > MAX_ROWS:
            return False
        return (self.form.numbered and self._is_allowed(rows, most, max_area)) or self._is_allowed(
            rows, self.last_column(), max_area
        )

    def _is_allowed(self, rows: int, columns: int, max_area: int) -> bool:
        size = rows * columns
        return columns <= MAX_COLUMNS and size <= max_area and self.has_filled(-(-(size - SLACK) // CELLS_PER_FILLED))

    def position(self, start: int, attributes: bytes) -> Position:
        """Return where the cell whose tag begins at byte offset `start` stands."""
        said = _R.search(attributes)
        if said and said[1]:
            return int(said[2]), column_number(said[1])
        offsets, numbers = self.rows
        at = bisect_right(offsets, start) - 1
        tag = re.compile(b"<" + re.escape(self.form.prefix) + rb"c(?=[\s/>])")
        return numbers[at], len(tag.findall(self.data, offsets[at], start + len(self.form.prefix) + 3))

    def found(self, marks: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        """Yield the marks in the spans where they may stand."""
        for start, end in self.spans:
            yield from marks.finditer(self.data, start, end)

    def cells(self, marks: re.Pattern[bytes], in_tag: bool) -> Iterator[tuple[int, re.Match[bytes], re.Match[bytes]]]:
        """Yield (offset, cell, mark) for the cells that hold the mark, in their opening tag or inside them."""
        opening = b"<" + self.form.prefix + b"c"
        before = self.cut.start
        for mark in self.found(marks):
            start = self.data.rfind(opening, before, mark.start())
            cell = self.form.cell.match(self.data, start, self.cut.end) if start >= 0 else None
            if in_tag and not self.form.strict and not self.data[mark.start() - 1 : mark.start()].isspace():
                continue  # another attribute ends like this one
            if cell is None or (mark.start() < cell.end(1) if not in_tag else mark.end() > cell.end(1)):
                continue  # the mark stands in a text
            before = start
            yield start, cell, mark

    def oddities(self, telling: Mapping[int, str]) -> Oddities:
        """Return what stands beside the values. `telling`: format code by style id."""
        errors: dict[Position, str] = {}
        formulas: set[Position] = set()
        uncached: dict[Position, str] = {}
        formats: dict[Position, str] = {}
        for start, cell, _ in self.cells(self.form.errors, in_tag=True):
            errors[self.position(start, cell[1])] = entities_resolved((cell[5] or b"").strip())
        for start, cell, _ in self.cells(self.form.formulas, in_tag=False):
            where = self.position(start, cell[1])
            formulas.add(where)
            if not (cell[5] or b"").strip() and not (cell[4] and (kind := _T.search(cell[1])) and kind[1] == b"str"):
                uncached[where] = entities_resolved((cell[3] or b"").strip())
        if telling:
            for start, cell, mark in self.cells(self.form.styles(tuple(telling)), in_tag=True):
                formats[self.position(start, cell[1])] = telling[int(mark[1])]
        return Oddities(errors, frozenset(formulas), uncached, self.hidden_rows(), formats, self.cut.merged)

    def hidden_rows(self) -> frozenset[int]:
        """Return the rows hidden by a filter or by hand."""
        offsets: list[int] = []
        for mark in self.found(self.form.hidden):
            start = self.data.rfind(b"<", self.cut.start, mark.start())
            tag = self.form.row.match(self.data, start)
            if tag and mark.end() <= tag.end():
                offsets.append(start)
        if not self.form.strict:
            return frozenset(self.rows[1][bisect_right(self.rows[0], offset) - 1] for offset in offsets)
        tags = (self.form.row.match(self.data, offset) for offset in offsets)
        return frozenset(int(said[2]) for tag in tags if tag and (said := _R.search(tag[1])))


def formed(file: str, part: str, data: bytes, telling: Iterable[int] = ()) -> FormedSheet | None:
    """Return the sheet if it is wholly of a known form, comments aside, else None."""
    sheet = _formed(file, part, data, telling)
    if sheet is None and b"<!--" in data and b"<![" not in data:
        sheet = _formed(file, part, _COMMENT.sub(b"", data), telling)
    return sheet


def _formed(file: str, part: str, data: bytes, telling: Iterable[int]) -> FormedSheet | None:
    where = cut(file, part, data)
    if where is None:
        return None
    for form in forms(data, where.prefix, where.start):
        spans = form.proven(data, where.start, where.end, telling)
        if spans is not None:
            return FormedSheet(data, where, form, spans)
        if b"<!--" in data:
            return None  # no form allows comments between cells
    return None


def scan(
    file: str, part: str, sheet: str, data: bytes, telling: Mapping[int, str], max_area: int = MAX_AREA
) -> ScannedSheet:
    """Return what a sheet part in UTF-8 holds beside its values. Raises ReadError (`stray_cell`, `bad_address`, `broken_xml`).

    `sheet`: its title, for messages; `telling`: format code by style id, of the formats that change what is read.
    """
    guarded = guard(file, part, sheet, data, telling, max_area)
    return guarded if isinstance(guarded, ScannedSheet) else ScannedSheet(guarded.oddities(telling))


def guard(
    file: str, part: str, sheet: str, data: bytes, telling: Mapping[int, str], max_area: int = MAX_AREA
) -> FormedSheet | ScannedSheet:
    """Return a sheet that is safe to be read, wholly scanned where its form is unknown or blank cells lie far out."""
    formed_sheet = formed(file, part, data, telling)
    if formed_sheet and formed_sheet.is_allowed(max_area):
        return formed_sheet
    bounds, oddities = scan_any(file, part, sheet, data, telling, max_area)
    refuse_stray(file, part, sheet, bounds, max_area)
    return ScannedSheet(oddities, bounds.stray)

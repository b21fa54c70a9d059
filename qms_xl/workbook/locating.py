"""Where rows and cells stand in a sheet part of a known form: one streaming pass of proofs and byte searches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import lt

from qms_xl.workbook.addresses import area, column_number
from qms_xl.workbook.book import Area
from qms_xl.workbook.layout import Cell, Layout, OddSheet, Row
from qms_xl.workbook.sheet_form import Form, forms
from qms_xl.workbook.sheet_text import MAIN, SHEET_DATA, TRUE
from qms_xl.workbook.string_items import item_text
from qms_xl.workbook.tags import encoding, tags
from qms_xl.workbook.xml import entities_resolved

UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")
MAX_HEAD = 8 << 20
FIRST_LOOK = 1 << 16
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ARRAYS = ("array", "dataTable")


class Window:
    """The bytes of a part that are in sight; `offset` is where they begin in the part."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.data = b""
        self.offset = 0

    def more(self) -> bool:
        """Take one more piece into sight; False where there is none."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self.data += piece
        return True

    def leave(self, to: int) -> None:
        """Lose sight of the first `to` bytes."""
        self.data = self.data[to:]
        self.offset += to


def locate_formed(
    file: str,
    part: str,
    pieces: Iterable[bytes],
    wanted: Mapping[int, Collection[int]],
    take: Callable[[Row], object],
) -> Layout | None:
    """Return what stands where, None where the part is not of a known form; `take` is given the wanted rows in order.

    Raises ReadError where it is broken, OddSheet where its rows or cells are not in order.
    """
    window = Window(pieces)
    window.more()
    if encoding(window.data) not in UTF_8:
        return None
    opening = _opening(window)
    if opening is None:
        return None
    head, prefix, start = window.data[: opening.end()], opening[1] + b":" if opening[1] else b"", opening.end()
    search = _Search(prefix, wanted, take)
    window.leave(start)
    if not opening[2] and not _read_rows(window, search, prefix):
        return None
    end = window.offset
    while window.more():
        pass
    tail = window.data
    if b"<!" in tail or b"-->" in tail:
        return None  # a comment may hold what looks like cells
    frame = head + tail
    found = tags(file, part, frame)
    datas = [tag for tag in found if tag.name == "sheetData"]
    if len(datas) != 1 or datas[0].start != opening.start() or datas[0].space not in MAIN or datas[0].depth != 1:
        return None
    search.finish(end)
    return Layout(
        part=part,
        encoding="utf-8",
        frame=frame,
        tags=found,
        data_start=start,
        data_end=end,
        closed=bool(opening[2]),
        prefix=prefix.decode(),
        rows={},
        arrays=tuple(search.arrays),
        last_row=search.last_row,
        hidden=frozenset(search.hidden),
        has_formulas=search.has_formulas,
    )


def _opening(window: Window) -> re.Match[bytes] | None:
    """Return the tag in which the cells begin, with some of them in sight; None where only a full parse can tell."""
    while not (opening := SHEET_DATA.search(window.data)):
        if len(window.data) > MAX_HEAD or not window.more():
            return None
    before = window.data[: opening.start()]
    if before.rfind(b"<!") > before.rfind(b"-->") or before.count(b"<?") > 1 or b"<![" in before:
        return None
    while len(window.data) < opening.end() + FIRST_LOOK and window.more():
        pass
    return opening


def _read_rows(window: Window, search: _Search, prefix: bytes) -> bool:
    """Prove and search all rows, up to where sheetData is closed; False where some are of no known form."""
    candidates = list(forms(window.data, prefix, 0))
    row_end, data_end = b"</" + prefix + b"row", b"</" + prefix + b"sheetData"
    while candidates:
        form = candidates[0]
        proven = form.whole.match(window.data)
        to = proven.end() if proven else 0
        if to:
            search.read(form, window, to)
            window.leave(to)
        if window.data.startswith(data_end):
            return True
        if window.data.find(row_end) >= 0 or window.data.find(data_end) >= 0:
            candidates.pop(0)
            continue
        seen = max(0, len(window.data) - len(row_end))
        while window.more():
            if window.data.find(row_end, seen) >= 0:
                break
            seen = max(0, len(window.data) - len(row_end))
        else:
            if window.data.find(data_end) < 0:
                return False
    return False


@dataclass
class _Search:
    """Gathers the wanted rows from proven spans of rows, in order."""

    prefix: bytes
    wanted: Mapping[int, Collection[int]]
    take: Callable[[Row], object]
    arrays: list[Area] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    last_row: int = 0
    has_formulas: bool = False
    _known: dict[tuple[bytes, ...], tuple[int, ...]] = field(default_factory=dict)
    _at: int = 0

    @cached_property
    def order(self) -> list[int]:
        """Return the numbers of the wanted rows in order."""
        return sorted(self.wanted)

    def read(self, form: Form, window: Window, to: int) -> None:
        """Search the first `to` bytes in sight, proven to be whole rows."""
        span = _Span(form, self.prefix, window.data, window.offset, to)
        numbers = span.numbers(self.last_row)
        if not numbers:
            return
        if numbers[0] <= self.last_row or not all(map(lt, numbers, islice(numbers, 1, None))):
            raise OddSheet
        self.last_row = numbers[-1]
        self.has_formulas = self.has_formulas or span.has_formulas()
        if self.has_formulas:
            self.arrays += span.arrays()
        self.hidden |= span.hidden(numbers)
        while self._at < len(self.order) and self.order[self._at] <= numbers[-1]:
            number = self.order[self._at]
            self._at += 1
            index = bisect_left(numbers, number)
            start = span.start_of(index, numbers)
            if numbers[index] == number:
                self.take(self.row(span, start, number))
            else:
                self.miss(number, window.offset + start)

    def miss(self, number: int, at: int) -> None:
        """Note a row that the sheet lacks; it would go in at byte offset `at`."""
        self.take(Row(number, at, at, {}, {}, prefix=self.prefix.decode()))

    def finish(self, end: int) -> None:
        """Note the wanted rows below the last one; the cells end at byte offset `end`."""
        for number in self.order[self._at :]:
            self.miss(number, end)

    def row(self, span: _Span, start: int, number: int) -> Row:
        """Return the wanted cells of the row whose tag begins at `start`."""
        opening = span.form.row.match(span.data, start)
        assert opening
        said = {name: value for name, value in attributes(opening[1]).items() if ":" not in name}
        is_own = said.get("customFormat") in TRUE and said.get("s", "").isdigit()
        style = int(said["s"]) if is_own else None
        shift, prefix = span.offset, self.prefix.decode()
        if opening[1].endswith(b"/"):
            gaps = dict.fromkeys(self.wanted[number], shift + opening.end())
            return Row(number, shift + start, shift + opening.end(), {}, gaps, True, style, prefix, said)
        inner_end, end = span.row_end(opening.end())
        starts = span.cell_starts(opening.end(), inner_end, self._known)
        cells, gaps = {}, {}
        columns = list(starts)
        for column in self.wanted[number]:
            if column in starts:
                cells[column] = span.cell(starts[column], inner_end)
            else:
                index = bisect_left(columns, column)
                gaps[column] = shift + (starts[columns[index]] if index < len(columns) else inner_end)
        return Row(number, shift + start, shift + end, cells, gaps, False, style, prefix, said)


@dataclass
class _Span:
    """Whole rows of a proven form: the first `to` bytes of `data`, which lies at `offset` in the part."""

    form: Form
    prefix: bytes
    data: bytes
    offset: int
    to: int
    _from: int = 0

    def numbers(self, before: int) -> Sequence[int]:
        """Return the numbers of all rows; those that say none follow the one before."""
        if self.form.strict:
            return list(map(int, re.findall(b"<" + re.escape(self.prefix) + b'row r="([0-9]+)"', self.data[: self.to])))
        found = []
        for tag in self.tags:
            said = attributes(tag[1]).get("r")
            before = int(said) if said else before + 1
            found.append(before)
        return found

    @cached_property
    def tags(self) -> list[re.Match[bytes]]:
        """Return the rows' opening tags."""
        return list(self.form.row.finditer(self.data, 0, self.to))

    def start_of(self, index: int, numbers: Sequence[int]) -> int:
        """Return where a row's tag begins; asked for in ascending order."""
        if not self.form.strict:
            return self.tags[index].start()
        self._from = self.data.index(b"<" + self.prefix + b'row r="%d"' % numbers[index], self._from)
        return self._from

    def row_end(self, start: int) -> tuple[int, int]:
        """Return where the closing tag of a row begins and ends; `start` is inside the row."""
        closing = b"</" + self.prefix + b"row"
        at = self.data.index(closing, start)
        return at, self.data.index(b">", at) + 1

    def has_formulas(self) -> bool:
        """Return whether a cell has a formula."""
        return self.form.formulas.search(self.data, 0, self.to) is not None

    def hidden(self, numbers: Sequence[int]) -> set[int]:
        """Return the numbers of the hidden rows."""
        if not self.form.strict:
            return {number for number, tag in zip(numbers, self.tags, strict=True) if _is_hidden(tag[1])}
        found = set()
        for mark in self.form.hidden.finditer(self.data, 0, self.to):
            tag = self.form.row.match(self.data, self.data.rindex(b"<", 0, mark.start()))
            if tag and mark.end() <= tag.end():
                found.add(int(attributes(tag[1])["r"]))
        return found

    def arrays(self) -> list[Area]:
        """Return the ranges of array formulas and what-if tables that begin here."""
        found = []
        mark = re.compile(b"<" + re.escape(self.prefix) + rb"f(?=\s)([^<>]*?\st=[^<>]*)>")
        for formula in mark.finditer(self.data, 0, self.to):
            said = attributes(formula[1])
            if said.get("t") in _ARRAYS:
                found.append(array_area(said.get("ref", "")))
        return found

    def cell_starts(self, start: int, end: int, known: dict[tuple[bytes, ...], tuple[int, ...]]) -> dict[int, int]:
        """Return column -> where its cell begins, for all cells of a row. Raises OddSheet where they are not in order."""
        tag = self._cell_tag
        found = list(tag.finditer(self.data, start, end))
        if not self.form.numbered:
            return {column: cell.start() for column, cell in enumerate(found, 1)}
        letters = tuple(cell[1] for cell in found)
        columns = known.get(letters)
        if columns is None:
            columns = known[letters] = tuple(map(column_number, letters))
            if not all(map(lt, columns, columns[1:])):
                raise OddSheet
        return {column: cell.start() for column, cell in zip(columns, found, strict=True)}

    @cached_property
    def _cell_tag(self) -> re.Pattern[bytes]:
        if self.form.numbered:
            return self.form.widest
        return re.compile(b"<" + re.escape(self.prefix) + rb"c(?=[\s/>])")

    def cell(self, start: int, row_end: int) -> Cell:
        """Return the cell that begins at `start`."""
        match = self.form.cell.match(self.data, start, row_end)
        assert match
        said, end = attributes(match[1]), match.end()
        style = said.get("s", "")
        cell = Cell(
            self.offset + start,
            self.offset + end,
            int(style) if style.isdigit() else 0,
            said.get("t", "n"),
            numbered="r" in said,
        )
        if match[2] is None and match[4] is None and self.data.endswith(b"/>", start, end):
            return cell
        closing = re.compile(b"</" + re.escape(self.prefix) + rb"c\s*>").search(self.data, end, row_end)
        assert closing
        inline = self.data[end : closing.start()].strip()
        return cell._replace(
            end=self.offset + closing.end(),
            value=None if match[4] is None else entities_resolved(match[5] or b""),
            formula=None if match[2] is None else entities_resolved(match[3] or b""),
            text=item_text(inline) if inline else None,
            is_plain_formula=match[2] is not None and not match[2].strip(),
        )


def _is_hidden(raw: bytes) -> bool:
    return b"hidden" in raw and attributes(raw).get("hidden") in TRUE


def attributes(raw: bytes) -> dict[str, str]:
    """Return the attributes of a tag in UTF-8."""
    return {name.decode(): entities_resolved(a or b) for name, a, b in _ATTRIBUTE.findall(raw)}


def array_area(reference: str) -> Area:
    """Return the range of an array formula. Raises OddSheet where it says none that Excel knows."""
    found = area(reference)
    if found is None:
        raise OddSheet
    return found

"""Where rows and cells stand in a sheet part of a known form: one streaming pass of proofs and byte searches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qms_xl.workbook.addresses import MAX_ROWS
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.tags import encoding, tags
from qms_xl.workbook.patching.formed_rows import FormedRows
from qms_xl.workbook.patching.layout import Layout, OddSheet, Row, is_ascending
from qms_xl.workbook.sheets.form import Form, forms
from qms_xl.workbook.sheets.text import MAIN, SHEET_DATA

UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")
MAX_HEAD = 8 << 20
FIRST_LOOK = 1 << 16
DECLARATION = 1 << 10


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
    while len(window.data) < DECLARATION and window.more():
        pass
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
    last_row: int = 0
    has_formulas: bool = False
    _rows: FormedRows | None = None
    _at: int = 0

    @cached_property
    def order(self) -> list[int]:
        """Return the numbers of the wanted rows in order."""
        return sorted(self.wanted)

    def read(self, form: Form, window: Window, to: int) -> None:
        """Search the first `to` bytes in sight, proven to be whole rows. Raises OddSheet where they are not in order."""
        if self._rows is None or self._rows.form != form:
            self._rows = FormedRows(form)
        rows = self._rows
        rows.see(window.data, window.offset, to, self.last_row)
        numbers = rows.numbers
        if not numbers:
            return
        if numbers[0] <= self.last_row or numbers[-1] > MAX_ROWS or not is_ascending(numbers):
            raise OddSheet
        self.last_row = numbers[-1]
        self.has_formulas = self.has_formulas or rows.has_formulas()
        if self.has_formulas:
            self.arrays += rows.arrays()
        while self._at < len(self.order) and self.order[self._at] <= numbers[-1]:
            number = self.order[self._at]
            self._at += 1
            index = bisect_left(numbers, number)
            start = rows.start_of(index)
            if numbers[index] == number:
                self.take(rows.row(start, number, self.wanted[number]))
            else:
                self.miss(number, window.offset + start)

    def miss(self, number: int, at: int) -> None:
        """Note a row that the sheet lacks; it would go in at byte offset `at`."""
        self.take(Row(number, at, at, {}, {}, prefix=self.prefix.decode()))

    def finish(self, end: int) -> None:
        """Note the wanted rows below the last one; the cells end at byte offset `end`."""
        for number in self.order[self._at :]:
            self.miss(number, end)

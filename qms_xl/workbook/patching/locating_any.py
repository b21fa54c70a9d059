"""Where rows and cells stand in a sheet part of whatever form and encoding: a full parse by expat, which tells byte offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from xml.parsers import expat

from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS, position
from qms_xl.workbook.book import Area
from qms_xl.workbook.container.tags import encoding, tags
from qms_xl.workbook.container.xml import parse
from qms_xl.workbook.patching.formed_rows import array_area
from qms_xl.workbook.patching.layout import Cell, Layout, OddSheet, Row
from qms_xl.workbook.sheets.string_items import StringItem
from qms_xl.workbook.sheets.text import MAIN, TRUE

OTHER, DATA, ROW, CELL, VALUE, FORMULA, INLINE = range(7)
NAMES = {"sheetData": DATA, "row": ROW, "c": CELL, "v": VALUE, "f": FORMULA, "is": INLINE}
PARENT = (OTHER, OTHER, DATA, ROW, CELL, CELL, CELL)  # where alone each may stand


def locate_any(
    file: str,
    part: str,
    stream: Callable[[], Iterable[bytes]],
    wanted: Mapping[int, Collection[int]],
    take: Callable[[Row], object],
) -> Layout:
    """Return what stands where; `take` is given the wanted rows in order, `stream` gives the part's bytes, twice.

    Raises ReadError where the part is broken, OddSheet where its rows or cells are not in order or hold unknown elements.
    """
    run = _Run(wanted, take)
    parse(run.parser, file, part, stream())
    if not run.data_end:
        raise OddSheet
    run.miss_until(MAX_ROWS + 1, run.data_end)
    frame = b"".join(_around(stream(), run.data_start, run.data_end))
    return Layout(
        part=part,
        encoding=encoding(frame),
        frame=frame,
        tags=tags(file, part, frame),
        data_start=run.data_start,
        data_end=run.data_end,
        closed=run.closed,
        prefix=run.prefix,
        rows={},
        arrays=tuple(run.arrays),
        last_row=run.row,
        has_formulas=run.has_formulas,
    )


def _around(pieces: Iterable[bytes], start: int, end: int) -> Iterable[bytes]:
    """Yield what stands before byte offset `start` and from `end` on."""
    offset = 0
    for piece in pieces:
        yield piece[: max(0, start - offset)]
        yield piece[max(0, end - offset) :]
        offset += len(piece)


class _OpenRow:
    """A wanted row being read: where its cells begin, by column."""

    def __init__(self, number: int, start: int, said: Mapping[str, str], prefix: str) -> None:
        self.number, self.start, self.said, self.prefix = number, start, said, prefix
        self.starts: dict[int, int] = {}
        self.cells: dict[int, Cell] = {}

    def closed_at(self, inner_end: int, end: int, wanted: Collection[int]) -> Row:
        """Return the row, its closing tag being at `inner_end` to `end`."""
        columns = list(self.starts)
        edges = [*self.starts.values(), inner_end]
        gaps = {column: edges[bisect_left(columns, column)] for column in wanted if column not in self.starts}
        is_own = self.said.get("customFormat") in TRUE and self.said.get("s", "").isdigit()
        style = int(self.said["s"]) if is_own else None
        return Row(
            self.number, self.start, end, self.cells, gaps, end == inner_end, style, self.prefix, self.said
        )  # fmt: skip


class _Run:
    """One parse. A tag ends where the next event begins: what waits for that is called there with its offset."""

    def __init__(self, wanted: Mapping[int, Collection[int]], take: Callable[[Row], object]) -> None:
        self.take = take
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.wanted = wanted
        self.order = sorted(wanted, reverse=True)
        self.codes: dict[str, int] = {}
        self.waiting: list[Callable[[int], None]] = []
        self.inside, self.depth = OTHER, 0
        self.row = self.column = 0
        self.arrays: list[Area] = []
        self.has_formulas = False
        self.data_start = self.data_end = 0
        self.closed = False
        self.prefix = ""
        self.open_row: _OpenRow | None = None
        self.cell: Cell | None = None  # a wanted cell being read
        self.item = StringItem()
        self.texts: list[str] = []

    def wait(self, settle: Callable[[int], None]) -> None:
        """Have `settle` called with the offset of the next event of any kind."""
        self.waiting.append(settle)
        # once it had a handler, text no longer comes to the default handler, even when that handler is gone
        self.parser.CharacterDataHandler = self.parser.DefaultHandlerExpand = self.arrive

    def arrive(self, *_: object) -> None:
        """Tell those who wait where this event is."""
        at = self.parser.CurrentByteIndex
        waiting, self.waiting = self.waiting, []
        self.parser.CharacterDataHandler = self.parser.DefaultHandlerExpand = None
        for settle in waiting:
            settle(at)

    def start(self, name: str, said: list[str]) -> None:
        """Take an opening tag; `said` is name, value, name, value, …"""
        if self.waiting:
            self.arrive()
        code = self.codes.get(name)
        if code is None:
            space, _, local = name.partition(" ")
            code = self.codes[name] = NAMES.get(local.partition(" ")[0], OTHER) if space in MAIN else OTHER
        inside = self.inside
        if inside == OTHER:
            self.depth += 1
            if code == DATA:
                self.open_data(name)
            return
        if code == OTHER or PARENT[code] != inside:
            if inside != INLINE or code != OTHER:
                raise OddSheet
            self.depth += 1
            self.item.start(_local(name))
            return
        self.inside = code
        if code == CELL:
            if self.open_row:
                self.open_cell(self.open_row, said)
        elif code == ROW:
            self.begin_row(name, dict(zip(said[::2], said[1::2], strict=True)))
        elif code == FORMULA:
            self.take_formula(said)
        if self.cell and code != CELL:
            self.texts = []
            self.item = StringItem()
            self.parser.CharacterDataHandler = self.text

    def end(self, name: str) -> None:
        """Take a closing tag."""
        if self.waiting:
            self.arrive()
        inside = self.inside
        if inside == OTHER:
            self.depth -= 1
            return
        if self.codes[name] != inside:
            self.depth -= 1
            self.item.end(_local(name))
            return
        self.inside = PARENT[inside]
        if self.cell:
            self.close_in_cell(self.cell, inside)
        if inside == ROW and self.open_row:
            self.wait(partial(self.close_row, self.open_row, self.parser.CurrentByteIndex))
            self.open_row = None
        elif inside == DATA:
            self.depth -= 1
            self.data_end = self.parser.CurrentByteIndex
            self.wait(self.close_data)

    def text(self, chunk: str) -> None:
        """Take a piece of the text of a wanted cell."""
        if self.waiting:
            self.arrive()
        if self.inside == INLINE:
            self.item.text(chunk)
        else:
            self.texts.append(chunk)

    def open_data(self, name: str) -> None:
        """Take the tag in which the cells begin; there is one, in the root."""
        if self.data_end or self.depth != 2:
            raise OddSheet
        self.inside = DATA
        self.prefix = _prefix(name)
        self.wait(self.begin_data)

    def begin_data(self, at: int) -> None:
        self.data_start = at

    def close_data(self, at: int) -> None:
        self.closed = at == self.data_end

    def begin_row(self, name: str, said: Mapping[str, str]) -> None:
        """Take a row; without a number it follows the one before."""
        number = said.get("r")
        before, self.row, self.column = self.row, self.row + 1, 0
        if number is not None:
            where = position(f"A{number.strip()}")
            if where is None or where[0] <= before:
                raise OddSheet
            self.row = where[0]
        if self.order and self.order[-1] <= self.row:
            at = self.parser.CurrentByteIndex
            self.miss_until(self.row, at)
            if self.order and self.order[-1] == self.row:
                self.order.pop()
                own = {key: value for key, value in said.items() if " " not in key and key != "r"}
                self.open_row = _OpenRow(self.row, at, own, _prefix(name))

    def miss_until(self, number: int, at: int) -> None:
        """Note the wanted rows above row `number` that the sheet lacks; they would go in at byte offset `at`."""
        while self.order and self.order[-1] < number:
            missing = self.order.pop()
            self.take(Row(missing, at, at, {}, {}, prefix=self.prefix))

    def close_row(self, row: _OpenRow, inner_end: int, at: int) -> None:
        self.take(row.closed_at(inner_end, at, self.wanted[row.number]))

    def open_cell(self, row: _OpenRow, said: list[str]) -> None:
        """Take a cell of a wanted row; without an address it follows the one before."""
        known = dict(zip(said[::2], said[1::2], strict=True))
        column = self.column + 1
        if "r" in known:
            where = position(known["r"].strip())
            if where is None or where[0] != row.number or where[1] < column:
                raise OddSheet
            column = where[1]
        if column > MAX_COLUMNS:
            raise OddSheet
        self.column = column
        at = row.starts[column] = self.parser.CurrentByteIndex
        if column in self.wanted[row.number]:
            style = known.get("s", "")
            self.cell = Cell(
                at, at, int(style) if style.isdigit() else 0, known.get("t", "n"), numbered="r" in known
            )  # fmt: skip

    def take_formula(self, said: list[str]) -> None:
        """Note a formula, and its range where it fills one."""
        self.has_formulas = True
        known = dict(zip(said[::2], said[1::2], strict=True))
        if self.cell and not known:
            self.cell = self.cell._replace(is_plain_formula=True)
        if known.get("t") in ("array", "dataTable"):
            self.arrays.append(array_area(known.get("ref", "")))

    def close_in_cell(self, cell: Cell, code: int) -> None:
        """Keep what a wanted cell holds; it is complete where it ends."""
        self.parser.CharacterDataHandler = None
        text = "".join(self.texts)
        if code == VALUE:
            self.cell = cell._replace(value=text)
        elif code == FORMULA:
            self.cell = cell._replace(formula=text)
        elif code == INLINE:
            self.cell = cell._replace(text=self.item.shown)
        elif self.open_row:
            self.wait(partial(self.close_cell, self.open_row, self.column, cell))
            self.cell = None

    @staticmethod
    def close_cell(row: _OpenRow, column: int, cell: Cell, at: int) -> None:
        row.cells[column] = cell._replace(end=at)


def _local(name: str) -> str:
    """Return the local name of `namespace name prefix`."""
    parts = name.split(" ")
    return parts[1] if len(parts) > 1 else name


def _prefix(name: str) -> str:
    """Return the prefix of `namespace name prefix` with its colon, "" for none."""
    parts = name.split(" ")
    return f"{parts[2]}:" if len(parts) > 2 else ""

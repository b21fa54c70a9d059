"""Blocks of rows under headers in the sheets of foreign workbooks: several on a sheet, side by side or one under another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qms_xl.adopting.header_rows import LONGEST, LOOKED_BELOW, header_rows, is_header, meets
from qms_xl.adopting.vocabulary import Vocabulary
from qms_xl.adopting.wording import without_spans
from qms_xl.fold import visible
from qms_xl.reading.adopted import Layout, first_text, header_texts
from qms_xl.reading.adopted_rows import Records, is_filled, records
from qms_xl.workbook.book import Book, Sheet

SAMPLED_ROWS = 2_000  # rows that tell what a block is; all are counted once its columns are known


@dataclass(frozen=True)
class Block:
    """A header with the records under it. `headers`: by column of `layout`; `titles`: texts above it, nearest first."""

    book: Book
    sheet: Sheet
    layout: Layout
    headers: tuple[str, ...]
    records: Records
    titles: tuple[str, ...] = ()
    ends_before: str = ""
    table: str = ""

    @property
    def bottom(self) -> int:
        """Return the last row of the sheet."""
        return self.sheet.first_row + len(self.sheet.rows) - 1

    @property
    def unread(self) -> int:
        """Return how many rows of it were not read."""
        last = self.layout.last_row
        return sum(rows.filled for rows in self.sheet.unread if self.layout.first_row <= rows.first_row <= last)

    def column(self, position: int) -> int:
        """Return the sheet's column of a header."""
        return self.layout.first_column + position

    def cells(self, position: int, most: int = 0) -> list[object]:
        """Return the cells of a column, the first one of each record; at most so many of them, evenly spread."""
        sheet, column = self.sheet, self.column(position)
        step = max(1, len(self.records.records) // most) if most else 1
        return [sheet.value(rows[0], column) for rows in self.records.records[::step]]


def blocks(book: Book, vocabulary: Vocabulary) -> list[Block]:
    """Return the blocks of a workbook in the order of its sheets; sheets without any header that is known have none."""
    return [block for sheet in book.sheets if sheet.rows for block in _of_sheet(book, sheet, vocabulary)]


def _of_sheet(book: Book, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Block]:
    found: list[tuple[int, int, int, int, tuple[str, ...]]] = []
    tops = [(band, top) for band in _bands(sheet) for top in header_rows(sheet, band, vocabulary)]
    for band, (row, height) in tops:
        for first, last in _segments(sheet, band, row, height):
            texts = tuple(header_texts(sheet, row, height, first, last))
            named = [text for text in texts if text]
            known = sum(is_header(text, vocabulary) for text in named)
            named = without_spans(named)
            if known >= 2 or (known and known >= len(named) / 2 and len(named) >= 2):
                found.append((row, height, first, last, texts))
    bottom = sheet.first_row + len(sheet.rows) - 1
    kept: list[tuple[int, int, int, int, tuple[str, ...]]] = []
    for one in found:
        repeats = any(other[2] == one[2] and _same(other[4], one[4]) for other in kept)
        if not repeats:
            kept.append(one)
    for row, height, first, last, texts in kept:
        below = [r for r, _, left, right, _ in kept if r > row and left <= last and right >= first]
        above = [r + h for r, h, left, right, _ in kept if r < row and left <= last and right >= first]
        end, ends_before = bottom, ""
        if below:
            end, ends_before = _before(sheet, min(below), row + height, first, last)
        where = Layout(row, height, first, last, end)
        yield Block(
            book,
            sheet,
            where,
            texts,
            _sampled(sheet, where),
            tuple(_titles(sheet, row, max(above, default=sheet.first_row), first, last)),
            ends_before,
            _table(sheet, row + height - 1, first),
        )


def with_columns(block: Block, first: int, last: int) -> Block:
    """Return a block with other columns of its sheet."""
    where = replace(block.layout, first_column=first, last_column=last)
    headers = header_texts(block.sheet, where.header_row, where.header_rows, first, last)
    return replace(block, layout=where, headers=tuple(headers), records=_sampled(block.sheet, where))


def _sampled(sheet: Sheet, where: Layout) -> Records:
    return records(sheet, replace(where, last_row=min(where.last_row, where.header_row + SAMPLED_ROWS)))


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [visible(text).casefold() for text in one] == [visible(text).casefold() for text in other]


def _bands(sheet: Sheet) -> list[tuple[int, int]]:
    """Return the first and last column of each run of columns in which anything stands: tables may stand side by side."""
    first, last = _width(sheet)
    used = [False] * (last - first + 1)
    for cells in sheet.rows:
        for position, cell in enumerate(cells):
            if cell is not None and not used[position]:
                used[position] = is_filled(cell)
    bands, start = [], None
    for position, filled in enumerate([*used, False]):
        if filled and start is None:
            start = position
        if not filled and start is not None:
            bands.append((first + start, first + position - 1))
            start = None
    return [band for band in bands if band[1] > band[0]]


def _width(sheet: Sheet) -> tuple[int, int]:
    return sheet.first_column, sheet.first_column + max(map(len, sheet.rows)) - 1


def _segments(sheet: Sheet, band: tuple[int, int], row: int, height: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last column of each run of headers; a column without header belongs to it where something stands below."""
    for table in sheet.tables:
        if table.area.first_row == row + height - 1 and table.has_header and meets(table.area, band):
            yield table.area.first_column, table.area.last_column
    if any(table.area.first_row == row + height - 1 and meets(table.area, band) for table in sheet.tables):
        return
    first, last = band
    texts = header_texts(sheet, row, height, first, last)
    start = 0
    for column in range(first, last + 2):
        filled = column <= last and (bool(texts[column - first]) or _has_data(sheet, row + height, column))
        if filled and not start:
            start = column
        if not filled and start:
            left, right = _trimmed(texts, first, start, column - 1)
            if left <= right:
                yield left, right
            start = 0


def _trimmed(texts: Sequence[str], first: int, start: int, end: int) -> tuple[int, int]:
    """Return the run without columns at its ends that have no header, one column at the left kept: group labels stand there."""
    left, right = start, end
    while left <= right and not texts[left - first]:
        left += 1
    while right >= left and not texts[right - first]:
        right -= 1
    return left, right


def _has_data(sheet: Sheet, top: int, column: int) -> bool:
    rows = range(top, min(top + LOOKED_BELOW, sheet.first_row + len(sheet.rows)))
    return sum(is_filled(sheet.value(row, column)) for row in rows) >= 2


def _before(sheet: Sheet, header: int, top: int, first: int, last: int) -> tuple[int, str]:
    """Return the last row before another block's titles and header, and the text that stands in the first row after it."""
    end = header - 1
    while end >= top:
        filled = [c for c in range(first, last + 1) if is_filled(sheet.value(end, c))]
        if len(filled) > 1 or (filled and end == top):
            break
        end -= 1
    for row in range(end + 1, header + 1):
        if text := first_text(sheet, row, first, last):
            return end, text
    return end, ""


def _titles(sheet: Sheet, row: int, top: int, first: int, last: int) -> Iterator[str]:
    """Yield the texts above a header, nearest first, of rows that hold few cells."""
    for number in range(row - 1, max(top, row - 12) - 1, -1):
        texts = [
            str(value)
            for column in range(max(sheet.first_column, first - 1), last + 1)
            if isinstance(value := sheet.value(number, column), str) and value.strip()
        ]
        if 0 < len(texts) <= 4:
            yield from (text for text in texts if len(text) <= LONGEST)


def _table(sheet: Sheet, row: int, first: int) -> str:
    for table in sheet.tables:
        if table.area.first_row == row and table.area.first_column == first:
            return table.name
    return ""

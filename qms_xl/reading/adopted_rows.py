"""Which rows of a foreign range are records: no labels, repeated headers, totals, legends; a record may take several rows."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from qms_xl.fold import visible
from qms_xl.reading.adopted import Layout, header_texts
from qms_xl.workbook.book import Sheet

_TOTALS = re.compile(
    r"\s*(razem|suma|og[oó][lł]em|[lł][aą]cznie|podsumowanie|total|totals|sum|subtotal|grand total)\b.{0,40}",
    re.IGNORECASE,
)
_SAMPLE = 1_000  # rows that tell what the ids look like
_WIDE = 0.5  # a cell merged over this share of the columns is a label
_OFTEN = 0.2  # a shape of ids that this share of the records has is the office's shape
_SHORT_LABEL = 80


@dataclass(frozen=True)
class Records:
    """The records of a range, each with its Excel rows, and the rows left out, by why: row -> why.

    Why: label, header, numbers (of the columns), total, beyond (under the records), numbered (a number and nothing else).
    """

    records: tuple[tuple[int, ...], ...]
    left: Mapping[int, str] = field(default_factory=dict)


def is_filled(value: object) -> bool:
    """Return whether a cell holds anything that can be seen."""
    if type(value) is not str:
        return value is not None
    return value[:1].isalnum() or bool(visible(value).strip())


def records(sheet: Sheet, where: Layout, key: int = 0, ignored: frozenset[int] = frozenset()) -> Records:
    """Return the records under a header. `key`: the sheet's column of the id, 0 if unknown; `ignored`: computed columns."""
    return _Range(sheet, where, key, ignored).records()


class _Range:
    def __init__(self, sheet: Sheet, where: Layout, key: int, ignored: frozenset[int]) -> None:
        self.sheet, self.where = sheet, where
        self.columns = [c for c in range(where.first_column, where.last_column + 1) if c not in ignored]
        self.known, self.key = bool(key), key or where.first_column
        self.top = max(where.first_row, sheet.first_row)
        self.bottom = min(where.last_row, sheet.first_row + len(sheet.rows) - 1)
        self.headers = {
            _bare(text)
            for height in range(1, where.header_rows + 1)
            for offset in range(where.header_rows - height + 1)
            for text in header_texts(sheet, where.header_row + offset, height, where.first_column, where.last_column)
            if text
        }
        self.longest = max(map(len, self.headers), default=0) + 20
        self.wide, self.tall = self._merged()
        self.typed = self._typed()
        counts = [len(cells) for cells in self.typed.values() if len(cells) > 1]
        self.usual = median(counts) if counts else 1

    def records(self) -> Records:
        left: dict[int, str] = {}
        found: list[tuple[int, ...]] = []
        inside, gap, over = 0, False, False
        for row in range(self.top, self.bottom + 1):
            cells = self.typed.get(row)
            if row <= inside:
                continue
            if not cells:
                gap = True
                continue
            why = self._why_not(row, cells, gap)
            if over and not why and 2 * len(cells) <= self.usual:
                why = "beyond"  # a legend goes on
            if why:
                left[row] = why
                over = over or why == "beyond"
                gap = gap and why == "beyond"
                continue
            inside = self.tall.get(row, row)
            found.append(tuple(range(row, inside + 1)))
            gap = over = False
        return Records(tuple(found), left)

    def _why_not(self, row: int, cells: Sequence[int], gap: bool) -> str:
        if self._is_header(row, cells):
            return "header"
        if row <= self.top + 1 and self._is_numbers(row, cells):
            return "numbers"
        if row in self.wide:
            return "label"
        first = self.sheet.value(row, cells[0])
        if type(first) is str and len(cells) <= self.usual and _TOTALS.fullmatch(first):
            return "total"
        if len(cells) > 2 and not (gap and len(cells) < self.usual / 2):
            return ""
        shape = self._shape(row)
        ours = shape in self.shapes
        if len(cells) == 1 and self.usual >= 3:
            if cells[0] == self.key and self._is_number(row):
                return "numbered"
            return "" if cells[0] == self.key and ours and not gap else "beyond" if gap else "label"
        if (
            len(cells) == 2
            and self.usual >= (5 if ours or not self.shapes else 3)
            and self._is_labelled(row, cells, ours)
        ):
            return "beyond" if gap and row > self._last_full() else "label"
        if gap and len(cells) < max(2, self.usual / 2) and not (ours and shape != "9"):
            return "beyond"
        return ""

    def _last_full(self) -> int:
        full = [row for row, cells in self.typed.items() if len(cells) >= self.usual / 2]
        return full[-1] if full else 0

    def _is_labelled(self, row: int, cells: Sequence[int], ours: bool) -> bool:
        """Return whether two cells are a label with its number, "1 | Legal", and no record that was only begun."""
        first, second = (self.sheet.value(row, column) for column in cells)
        if cells[1] != cells[0] + 1 or not isinstance(second, str) or len(second) > _SHORT_LABEL:
            return False
        if not re.fullmatch(r"(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[.)]?", _plain(first)):
            return False
        if cells[0] != self.key or not ours:
            return True
        return self.numbers[_plain(first).rstrip(".)")] > 1 or not self._follows(row)

    def _follows(self, row: int) -> bool:
        """Return whether the row's number continues the one above it."""
        number = _plain(self.sheet.value(row, self.key)).rstrip(".)")
        above = (r for r in range(row - 1, self.top - 1, -1) if len(self.typed.get(r, ())) >= self.usual / 2)
        before = _plain(self.sheet.value(next(above, 0), self.key)).rstrip(".)")
        return number.isdecimal() and before.isdecimal() and int(number) == int(before) + 1

    def _is_header(self, row: int, cells: Sequence[int]) -> bool:
        row_cells, first = self.sheet.rows[row - self.sheet.first_row], self.sheet.first_column
        allowed = 0.4 * len(cells)
        for column in cells:
            cell = row_cells[column - first]
            if type(cell) is not str or len(cell) > self.longest or _bare(cell) not in self.headers:
                allowed -= 1
                if allowed < 0:
                    return False
        return len(cells) >= 2

    def _is_numbers(self, row: int, cells: Sequence[int]) -> bool:
        """Return whether the row numbers the columns: 1, 2, 3 …, as forms do."""
        texts = [_plain(self.sheet.value(row, column)).strip("().") for column in cells]
        return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]

    def _is_number(self, row: int) -> bool:
        return bool(re.fullmatch(r"\d{1,5}[.)]?", _plain(self.sheet.value(row, self.key))))

    def _typed(self) -> dict[int, list[int]]:
        """Return the columns that somebody typed into, by row; where nobody typed anything, those with formulas too."""
        sheet, formulas = self.sheet, self.sheet.formulas
        found: dict[int, list[int]] = {}
        by_formula: dict[int, list[int]] = {}
        at = [column - sheet.first_column for column in self.columns]
        for number in range(self.top - sheet.first_row, self.bottom - sheet.first_row + 1):
            cells, row = sheet.rows[number], number + sheet.first_row
            width, first = len(cells), sheet.first_column
            if cells.count(None) == width:
                continue
            filled = [
                i + first
                for i in at
                if 0 <= i < width and cells[i] is not None and (type(cells[i]) is not str or is_filled(cells[i]))
            ]
            if filled:
                by_formula[row] = filled
                typed = [column for column in filled if (row, column) not in formulas] if formulas else filled
                if typed:
                    found[row] = typed
        return found or by_formula

    def _merged(self) -> tuple[frozenset[int], dict[int, int]]:
        """Return the rows that are one wide cell, and first row -> last row of records over several rows."""
        width = len(self.columns)
        wide: set[int] = set()
        tall: Counter[tuple[int, int]] = Counter()
        of_key: set[tuple[int, int]] = set()
        for area in self.sheet.merged:
            if area.last_row < self.top or area.first_row > self.bottom:
                continue
            left, right = max(area.first_column, self.columns[0]), min(area.last_column, self.columns[-1])
            if right < left:
                continue
            if right - left + 1 >= max(2, _WIDE * width):
                wide.update(range(area.first_row, area.last_row + 1))
            elif area.last_row > area.first_row:
                rows = area.first_row, area.last_row
                tall[rows] += right - left + 1
                if self.known and left <= self.key <= right:
                    of_key.add(rows)
        # a cell merged alone is a group: records are as tall as their id and another column, or as half of the columns
        joined = {rows for rows, count in tall.items() if count >= 2 and (rows in of_key or count >= width / 2)}
        if 2 * sum(map(self._is_group, joined)) > len(joined):
            joined = set()
        return frozenset(wide), dict(sorted(joined))

    def _is_group(self, rows: tuple[int, int]) -> bool:
        """Return whether rows that share merged cells are records of their own: each has its own numbers and days."""
        cells = [[self.sheet.value(row, column) for row in range(rows[0], rows[1] + 1)] for column in self.columns]
        own = [sum(isinstance(cell, float | int | datetime.date) for cell in column) for column in cells]
        return sum(count >= 2 for count in own) >= 2

    def _shape(self, row: int) -> str:
        return shape(self.sheet.value(row, self.key))

    @cached_property
    def shapes(self) -> frozenset[str]:
        """Return the shapes that ids usually have here."""
        rows = [row for row, cells in self.typed.items() if len(cells) >= self.usual / 2][:_SAMPLE]
        counted = Counter(self._shape(row) for row in rows)
        return frozenset(one for one, count in counted.items() if one and count >= max(2, _OFTEN * len(rows)))

    @cached_property
    def numbers(self) -> Counter[str]:
        """Return how often each number stands in the column of the id."""
        return Counter(_plain(self.sheet.value(row, self.key)).rstrip(".)") for row in self.typed)


def _bare(text: str) -> str:
    return " ".join(visible(text).split()).casefold()


def shape(value: object) -> str:
    """Return what an id looks like: D-2026-014 and D-2026-2 are `a-9-9`."""
    return re.sub(r"[0-9]+", "9", re.sub(r"[^\W\d_]+", "a", _plain(value)))


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else visible(str(value)).strip()


def shared_cells(sheet: Sheet, where: Layout) -> dict[tuple[int, int], object]:
    """Return the value of each cell that a tall merged area covers, by (row, column)."""
    found: dict[tuple[int, int], object] = {}
    for area in sheet.merged:
        if area.last_row > area.first_row and area.last_row >= where.first_row and area.first_row <= where.last_row:
            value = sheet.value(area.first_row, area.first_column)
            for row in range(area.first_row, area.last_row + 1):
                found[row, area.first_column] = value
    return found


def joined(values: Sequence[object]) -> object:
    """Return one value for the cells of a record over several rows: different ones as lines of one text."""
    filled = list(dict.fromkeys(value for value in values if is_filled(value)))
    if len(filled) < 2:
        return filled[0] if filled else None
    return "\n".join(_plain(value) for value in filled)

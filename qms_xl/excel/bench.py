"""One table or range of an open workbook at work: a cell is read again, written and read back in one go, whatever moves meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.excel.aims import Spot
from qms_xl.excel.ground import Ground, Lost, Rows, fits
from qms_xl.excel.patience import trouble_of
from qms_xl.excel.values import as_sent, expected, same, stands
from qms_xl.model import CellError
from qms_xl.workbook.changes import Content
from qms_xl.workbook.patching.cell_xml import BLANK, CannotHold, serial, stored
from qms_xl.workbook.sheets.number_formats import GENERAL, kind

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline

TRIES = 4
_DEPTH = 3


class Wish(NamedTuple):
    """What a cell is to hold instead of `old`. `record`: header -> value, what tells its row from all others."""

    record: Mapping[str, object]
    header: str
    old: object
    content: object

    @property
    def record_after(self) -> Mapping[str, object]:
        """Return what tells the row once the cell is changed, which may be one of those cells itself."""
        return {**self.record, self.header: expected(self.content)} if self.header in self.record else self.record


class Bench:
    """A table or range at work. `is_touched`: something may have been written."""

    rows: Rows

    def __init__(self, book: xlwings.Book, spot: Spot, deadline: Deadline) -> None:
        self.book, self.spot, self.deadline = book, spot, deadline
        self.is_touched = False

    def look(self) -> None:
        """See where everything stands now. Raises Lost."""
        self.ground = Ground(self.book, self.spot, self.deadline)
        self.rows = self.ground.rows
        area = self.rows.seen.area
        corners = (area.first_row, area.first_column), (area.last_row, area.last_column)
        self.is_merged = self.deadline.ask(lambda: self.ground.sheet.range(*corners).merge_cells) is not False
        self.formats: dict[str, str | None] = {}

    def row(self, record: Mapping[str, object]) -> int:
        """Return the row of a record; raises Lost (`no_row`, `record_twice`, `no_column`)."""
        found = self.rows.find(record)
        if len(found) != 1:
            raise Lost("record_twice" if found else "no_row")
        return found[0]

    def place(self, record: Mapping[str, object], header: str) -> tuple[int | None, int | None]:
        """Return row and column of a record's cell as last seen, None for what is not known."""
        if not hasattr(self, "rows"):
            return None, None
        found = self.rows.find(record) if all(each in self.ground.columns for each in record) else []
        return (found[0] if len(found) == 1 else None), self.ground.columns.get(header)

    def obstacle(self, row: int, header: str, content: Content) -> str:
        """Return why a cell must not be given a content, "" where it may be. Raises Lost (`no_column`)."""
        column = self.rows.column(header)
        if self.rows.is_formula(row, header):
            return "formula"
        if self.is_merged and self.deadline.ask(partial(self._is_inside_merge, row, column)):
            return "merged"
        if isinstance(content, datetime.time | datetime.timedelta):  # an old value, on its way back
            return ""
        try:
            if isinstance(content, datetime.date):
                serial(content, is_1904=False)
            elif stored(content) == BLANK or isinstance(content, str):
                return "not_kept" if isinstance(expected(content), CellError) else ""
        except CannotHold as cannot:
            return cannot.reason
        return self._format_obstacle(content, self.format(row, header), header)

    def _format_obstacle(self, content: Content, code: str, header: str) -> str:
        """Return why a number, truth value or date does not go into a cell of this format, "" where it does."""
        if isinstance(content, datetime.date):
            usual = code == GENERAL and any(isinstance(value, datetime.date) for value in self.rows.values(header))
            return "" if usual or kind(code) == "date" else "not_a_date"
        return "" if kind(code) == "number" and code != "@" else "other_format"

    def format(self, row: int, header: str) -> str:
        """Return the number format of a cell; where the whole column has one, it is asked for once."""
        column, last = self.rows.column(header), self.ground.last_row
        if header not in self.formats:
            top, end = (self.rows.numbers[0], column), (last, column)
            self.formats[header] = self.deadline.ask(lambda: self.ground.sheet.range(top, end).number_format)
        usual = self.formats[header] if row <= last else None
        return usual or self.deadline.ask(lambda: self._cell(row, column).number_format)

    def fulfil(self, wish: Wish, row: int, depth: int = 0) -> str:
        """Return `stands`, `moved` (look where the record is now) or a reason. Raises Lost."""
        result = self.deadline.ask(partial(self._put, wish, row))
        if result == "moved":
            self.look()
        if result != "shaken":
            return result
        before = self.rows
        self.look()
        return "moved" if self._mended(wish, before, depth) else "misplaced"

    def _put(self, wish: Wish, row: int) -> str:
        """Read the row again, write, and read it back: one go, begun anew where Excel turns a part of it down.

        Returns also `shaken`, where the rows moved just as we wrote.
        """
        now = self.ground.row(row)
        if not fits(now, wish.record):
            return "moved"
        if stands(now[wish.header], expected(wish.content)):
            return "stands"
        if not same(now[wish.header], wish.old):
            return "changed"
        if wish.header in self.rows.with_formulas and self._is_formula_now(row, self.rows.column(wish.header)):
            return "moved"
        after = self.entered(row, wish.header, wish.content)
        if after is None:
            return "protected"
        value, wanted = after[wish.header], expected(wish.content)
        if not fits(after, wish.record_after) or same(value, wish.old):
            return "shaken"
        if stands(value, wanted):
            self.rows.set(row, wish.header, value)
            return "stands"
        if type(value) is type(wanted) or value is None:
            return "changed"  # just now, by somebody: Excel makes no text into another text
        self.deadline.ask(partial(self.entered, row, wish.header, wish.old))
        return "not_kept"

    def _mended(self, wish: Wish, before: Rows, depth: int) -> bool:
        """Return whether no other row is left with our value, which a sort or a deleted row, just as we wrote, may have caused.

        A row is known by all its other cells, so that the header and the title above it are found too.
        """
        if not self._is_header_mended(wish.header, before):
            return False
        ours = expected(wish.content)
        for row in self.rows.with_value(wish.header, ours):
            others = self.rows.others(row, wish.header)
            if fits(others, wish.record):
                continue
            former = before.like(others, wish.header)
            if len(former) != 1 or depth == _DEPTH:
                return False
            (value,) = former
            if not stands(value, ours) and not self._is_put_back(Wish(others, wish.header, ours, value), depth + 1):
                return False
        return True

    def _is_put_back(self, wish: Wish, depth: int) -> bool:
        for _ in range(TRIES):
            rows = [
                row
                for row in self.rows.with_value(wish.header, wish.old)
                if fits(self.rows.others(row, wish.header), wish.record)
            ]
            if not rows:
                return True
            result = self.fulfil(wish, rows[0], depth)
            if result != "moved":
                return result == "stands"
        return False

    def _is_header_mended(self, header: str, before: Rows) -> bool:
        """Return whether the header stands there, put back where we wrote over it."""
        if header not in self.ground.columns:
            self.deadline.ask(partial(self._write, self.ground.header_row, before.column(header), as_sent(header)))
            self.look()
        return header in self.ground.columns

    def entered(self, row: int, header: str, content: object) -> Mapping[str, object] | None:
        """Return the row as it is after a cell was given a content; None where Excel refused it, which leaves it as it was."""
        column = self.rows.column(header)
        if not self._write(row, column, as_sent(content)):
            return None
        now = self.ground.row(row)
        if isinstance(content, str) and now[header] == f"'{content}" and self.format(row, header) == "@":
            self.deadline.ask(partial(self._write, row, column, content))  # a Text cell that keeps it needs none
            now = self.ground.row(row)
        return now

    def blank(self, columns: Collection[int]) -> dict[str, object]:
        """Return a row into which nobody has typed anything: None under each header, of a range only in these columns."""
        return {
            header: None
            for header, column in self.ground.columns.items()
            if header not in self.rows.with_formulas and (self.ground.table is not None or column in columns)
        }

    def is_emptied(self, record: Mapping[str, object]) -> bool:
        """Return whether the one row that is exactly so was emptied, cell by cell from the back. Raises Lost."""
        told = dict(record)
        for header in reversed([header for header, value in record.items() if value is not None]):
            others = {each: value for each, value in told.items() if each != header}
            result = "moved"
            for _ in range(TRIES):
                if result == "moved":
                    result = self.fulfil(Wish(others, header, told[header], None), self.row(told))
            if result != "stands":
                return False
            told[header] = None
        return True

    def _write(self, row: int, column: int, value: object) -> bool:
        """Return whether Excel accepted a value."""
        cell = self._cell(row, column)
        try:
            if value is None:
                (cell.merge_area if self.is_merged else cell).clear_contents()
            else:
                cell.value = value
        except Exception as error:  # the library's border: what Excel refuses has no class of its own
            if trouble_of(error):
                raise
            return False
        self.is_touched = True
        return True

    def _cell(self, row: int, column: int) -> xlwings.Range:
        cell: xlwings.Range = self.ground.sheet.range((row, column))
        return cell

    def _is_formula_now(self, row: int, column: int) -> bool:
        formula = self._cell(row, column).formula
        return isinstance(formula, str) and formula.startswith("=") and formula != self._cell(row, column).value

    def _is_inside_merge(self, row: int, column: int) -> bool:
        """Return whether a cell is merged with others and not the first of them."""
        cell = self._cell(row, column)
        if not cell.merge_cells:
            return False
        area = cell.merge_area
        return (area.row, area.column) != (row, column)

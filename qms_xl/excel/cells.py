"""Changing cells of an open workbook: each one read again, written and read back in one go, wherever its row is by then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qms_xl.excel.aims import Aim, Applied, Spot
from qms_xl.excel.ground import Ground, Lost, Rows, fits
from qms_xl.excel.patience import trouble_of
from qms_xl.excel.refusals import refused
from qms_xl.excel.troubles import ExcelTrouble
from qms_xl.excel.values import as_sent, expected, same
from qms_xl.workbook.addresses import letters
from qms_xl.workbook.changes import Content, Refused
from qms_xl.workbook.number_formats import GENERAL, kind

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline

TRIES = 4
LONGEST = 32_767  # UTF-16 units


def change_cells(
    book: xlwings.Book, aims: Iterable[Aim], deadline: Deadline, touched: bool = False
) -> tuple[tuple[Applied, ...], tuple[Refused, ...]]:
    """Return what was changed and what was not. Raises ExcelTrouble where nothing has been changed yet, or Excel is gone.

    `touched`: something in this workbook has been changed already in the same go.

    Cells of a record's key come last: until then the key tells where the others are.
    """
    of_spot: dict[tuple[bool, Spot], list[Aim]] = {}
    for aim in aims:
        of_spot.setdefault((aim.header in aim.record, aim.spot), []).append(aim)
    applied: list[Applied] = []
    refusals: list[Refused] = []
    for (_, spot), wanted in sorted(of_spot.items(), key=lambda item: item[0][0]):
        bench = Bench(book, spot, deadline)
        try:
            bench.change(wanted)
        except ExcelTrouble as trouble:
            if trouble.reason == "gone" or not (touched or bench.touched):
                raise
            bench.give_up(wanted)
        touched = touched or bool(bench.touched)
        applied += bench.applied
        refusals += bench.refusals
    return tuple(applied), tuple(refusals)


class Bench:
    """One table or range at work. `touched`: the changes whose cell may have been written; `wanted`: what should stand there."""

    rows: Rows

    def __init__(self, book: xlwings.Book, spot: Spot, deadline: Deadline) -> None:
        self.book, self.spot, self.deadline = book, spot, deadline
        self.applied: list[Applied] = []
        self.refusals: list[Refused] = []
        self.touched: set[int] = set()
        self.wanted: dict[int, object] = {}

    def change(self, aims: Sequence[Aim]) -> None:
        """Change the cells, then look at all of them once more."""
        try:
            self.look()
        except Lost as lost:
            self.refusals += [self._refused(aim, str(lost)) for aim in aims]
            return
        standing = []
        for aim in aims:
            result = self._tried(aim)
            if result == "stands":
                standing.append(aim)
            else:
                self.refusals.append(self._refused(aim, result))
        try:
            if standing:
                self.look()
        except Lost:
            self.refusals += [self._refused(aim, "unproven") for aim in standing]
            return
        for aim in standing:
            self._prove(aim)

    def look(self) -> None:
        """See where everything stands now. Raises Lost."""
        self.ground = Ground(self.book, self.spot, self.deadline)
        self.rows = self.ground.rows()
        area = self.rows.seen.area
        corners = (area.first_row, area.first_column), (area.last_row, area.last_column)
        self.is_merged = self.deadline.ask(lambda: self.ground.sheet.range(*corners).merge_cells) is not False
        self.formats: dict[str, str | None] = {}

    def give_up(self, aims: Iterable[Aim]) -> None:
        """Refuse what has no outcome yet: Excel does not let us on."""
        done = {id(each.aim.change) for each in self.applied} | {id(each.what) for each in self.refusals}
        for aim in aims:
            if id(aim.change) not in done:
                self.refusals.append(self._refused(aim, "unproven" if id(aim.change) in self.touched else "busy"))

    def _tried(self, aim: Aim) -> str:
        """Return `stands`, or the reason why not."""
        for _ in range(TRIES):
            try:
                row = self.row(aim.record)
                obstacle = self.obstacle(row, aim.header, aim.change.content)
                result = obstacle or self.deadline.ask(partial(self._put, aim, row))
                if result != "moved":
                    return result
                self.look()
            except Lost as lost:
                return str(lost)
        return "changed"

    def row(self, record: Mapping[str, object]) -> int:
        """Return the row of a record; raises Lost (`no_row`, `record_twice`, `no_column`)."""
        found = self.rows.find(record)
        if len(found) != 1:
            raise Lost("record_twice" if found else "no_row")
        return found[0]

    def obstacle(self, row: int, header: str, content: Content) -> str:
        """Return why a cell must not be given a content, "" where it may be. Raises Lost (`no_column`)."""
        column = self.rows.column(header)
        if self.rows.is_formula(row, header):
            return "formula"
        if self.is_merged and self.deadline.ask(partial(self._is_inside_merge, row, column)):
            return "merged"
        if content is None:
            return ""
        if isinstance(content, str):
            return "too_long" if len(content.encode("utf-16-le")) // 2 > LONGEST else ""
        return self._format_obstacle(content, self.format(row, header), header)

    def _format_obstacle(self, content: Content, code: str, header: str) -> str:
        """Return why a number, truth value or date does not go into a cell of this format, "" where it does."""
        if code == "@":
            return "text_format"
        if isinstance(content, datetime.date):
            usual = code == GENERAL and any(isinstance(value, datetime.date) for value in self.rows.values(header))
            return "" if usual or kind(code) == "date" else "date_format"
        return "" if kind(code) == "number" else "date_format"

    def format(self, row: int, header: str) -> str:
        """Return the number format of a cell; where the whole column has one, it is asked for once."""
        column, last = self.rows.column(header), self.ground.last_row
        if header not in self.formats:
            top, end = (self.rows.seen.area.first_row, column), (last, column)
            self.formats[header] = self.deadline.ask(lambda: self.ground.sheet.range(top, end).number_format)
        usual = self.formats[header] if row <= last else None
        return usual or self.deadline.ask(lambda: self._cell(row, column).number_format)

    def _put(self, aim: Aim, row: int) -> str:
        """Read the row again, write, and read it back: one go, begun anew where Excel turns a part of it down.

        Returns `stands`, `moved` (look again) or a reason.
        """
        column, content = self.rows.column(aim.header), self._content(aim, row)
        wanted = expected(content)
        self.wanted[id(aim.change)] = wanted
        now = self.ground.row(row)
        if not fits(now, aim.record):
            return "moved"
        if same(now[aim.header], wanted):
            return "stands"
        if not same(now[aim.header], aim.old):
            return "changed"
        if aim.header in self.rows.with_formulas and self._is_formula_now(row, column):
            return "moved"
        self.touched.add(id(aim.change))
        if not self.write(row, column, as_sent(content)):
            return "protected"
        return self._read_back(aim, row, content, wanted)

    def _read_back(self, aim: Aim, row: int, content: Content, wanted: object) -> str:
        """Return what became of the cell right after it was written."""
        column, now = self.rows.column(aim.header), self.ground.row(row)
        if not fits(now, self._record_after(aim)):
            return self._mended(aim, row, now, wanted)
        value = now[aim.header]
        if value == f"'{content}" and self.format(row, aim.header) == "@":  # if a Text cell keeps the apostrophe
            self.write(row, column, content)
            value = self.ground.row(row)[aim.header]
        if same(value, wanted):
            return "stands"
        self.write(row, column, as_sent(aim.old))
        return "not_kept"

    def _mended(self, aim: Aim, row: int, now: Mapping[str, object], wanted: object) -> str:
        """Put right what a sort or a deleted row, just as we wrote, has made of it: another record may hold our value now."""
        if not same(now[aim.header], wanted):
            return "moved"  # our value went along with its row
        other = {header: now.get(header) for header in aim.record}
        former = {self.rows.value(before, aim.header) for before in self.rows.find(other)}
        if len(former) != 1:
            return "misplaced"
        (value,) = former
        if not same(value, wanted):
            self.write(row, self.rows.column(aim.header), as_sent(value))
            if not fits(self.ground.row(row), {**other, aim.header: value}):
                return "misplaced"
        return "moved"

    def _record_after(self, aim: Aim) -> Mapping[str, object]:
        """Return the cells that tell the record once the cell is changed, which may be one of them."""
        wanted = {aim.header: self.wanted[id(aim.change)]}
        return {**aim.record, **wanted} if aim.header in aim.record else aim.record

    def _content(self, aim: Aim, row: int) -> Content:
        """Return what the cell is given: a percentage as the fraction that a percent cell holds."""
        content = aim.change.content
        if isinstance(content, bool) or not isinstance(content, int | float) or not aim.change.in_percent:
            return content
        return content / 100 if "%" in self.format(row, aim.header) else content

    def write(self, row: int, column: int, value: object) -> bool:
        """Return whether Excel accepted a value; what it refuses leaves the cell as it is."""
        cell = self._cell(row, column)
        try:
            if value is None or value == "'":
                (cell.merge_area if self.is_merged else cell).clear_contents()
            else:
                cell.value = value
        except Exception as error:  # the library's border: what Excel refuses has no class of its own
            if trouble_of(error):
                raise
            return False
        return True

    def clear(self, row: int, headers: Iterable[str]) -> None:
        """Empty cells of a row."""
        for header in headers:
            self.write(row, self.rows.column(header), None)

    def _prove(self, aim: Aim) -> None:
        """Take a cell as changed where its value stands at its record after everything was written."""
        wanted = self.wanted[id(aim.change)]
        try:
            value = self.rows.value(self.row(self._record_after(aim)), aim.header)
        except Lost:
            self.refusals.append(self._refused(aim, "unproven"))
            return
        if same(value, wanted):
            self.applied.append(Applied(aim, wanted))
        else:
            self.refusals.append(self._refused(aim, "changed"))

    def _refused(self, aim: Aim, reason: str) -> Refused:
        """Return the refusal, with the address that the cell has now where that is known."""
        column, row = aim.change.column, aim.change.row
        if hasattr(self, "rows"):
            column = self.ground.columns.get(aim.header, column)
            found = self.rows.find(aim.record) if all(header in self.ground.columns for header in aim.record) else []
            row = found[0] if len(found) == 1 else row
        return refused(aim.change, reason, cell=f"{letters(column)}{row}", header=aim.header, table=aim.spot.table)

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

"""Adding rows to an open workbook: into blank rows of the table first, then as Excel itself adds one; whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from qms_xl.excel.aims import Added, Aim, RowAim
from qms_xl.excel.bench import Bench, Wish
from qms_xl.excel.blocks import hidden_rows
from qms_xl.excel.cells import CellWork
from qms_xl.excel.ground import Lost
from qms_xl.excel.patience import trouble_of
from qms_xl.excel.refusals import refused
from qms_xl.excel.troubles import ExcelTrouble
from qms_xl.excel.values import expected
from qms_xl.workbook.changes import Change, Content, Refused
from qms_xl.workbook.patching.cell_xml import address

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


def add_rows(
    book: xlwings.Book, aims: Iterable[RowAim], deadline: Deadline
) -> tuple[tuple[Added, ...], tuple[Refused, ...]]:
    """Return the rows that were added and the aims that were refused. Raises ExcelTrouble where nothing was added yet."""
    added: list[Added] = []
    refusals: list[Refused] = []
    touched = False
    for aim in aims:
        for number in range(len(aim.new.rows)):
            before = sum(each.aim.spot == aim.spot for each in added)
            row = _NewRow(book, aim, number, before, deadline)
            try:
                added.append(row.add())
            except NotAdded as why:
                refusals.append(why.refused)
            except Lost as lost:
                reason = "unproven" if row.begun else str(lost)
                refusals.append(refused(aim.new, reason, header=row.missing, table=aim.new.table))
            except ExcelTrouble as trouble:
                if trouble.reason == "gone" or not (touched or row.begun):
                    raise
                refusals.append(refused(aim.new, "unproven" if row.begun else "busy"))
            touched = touched or row.begun
    return tuple(added), tuple(refusals)


class NotAdded(Exception):
    """A row that is left to a person."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.reason)
        self.refused = refused


class _NewRow:
    """One row on its way into a table or range. `before`: rows added there just now; `begun`: something may stand there."""

    def __init__(self, book: xlwings.Book, aim: RowAim, number: int, before: int, deadline: Deadline) -> None:
        self.book, self.aim, self.number, self.before, self.deadline = book, aim, number, before, deadline
        self.contents = {column: content for column, content in aim.new.rows[number].items() if content is not None}
        self.begun = False
        self.missing = ""

    def add(self) -> Added:
        """Add the row. Raises NotAdded, Lost, ExcelTrouble."""
        bench = Bench(self.book, self.aim.spot, self.deadline)
        bench.look()
        values = self._by_header(bench)
        key = {
            self.aim.headers[column]: values[self.aim.headers[column]]
            for column in self.aim.key
            if column in self.contents
        }
        record = {header: expected(content) for header, content in key.items()}
        if bench.rows.find(record):
            raise self._no("already_there")
        self._check_visible(bench)
        row = self._table_row(bench) if bench.ground.table is not None else self._range_row(bench)
        for header, content in values.items():
            reason = bench.obstacle(row, header, content)
            if reason and (reason != "formula" or header in key):  # a calculated column fills itself
                cell = Change(self.aim.new.sheet, row, bench.rows.column(header), content)
                raise self._because(refused(cell, reason, cell=address(cell.row, cell.column)))
        self.begun = True
        if reason := self._put_key(bench, row, key):
            raise self._no(reason)
        return self._filled(bench, values, record)

    def _by_header(self, bench: Bench) -> dict[str, Content]:
        """Return header -> content; raises Lost where a column is no longer there."""
        values: dict[str, Content] = {self.aim.headers[column]: content for column, content in self.contents.items()}
        self.missing = next((header for header in values if header not in bench.ground.columns), "")
        if self.missing:
            raise Lost("no_column")
        return values

    def _no(self, reason: str) -> NotAdded:
        return NotAdded(refused(self.aim.new, reason))

    def _because(self, why: Refused) -> NotAdded:
        """Return the refusal of the row for what stands in the way of one of its cells."""
        return NotAdded(Refused(self.aim.new, why.reason, why.message, why.remedy))

    def _check_visible(self, bench: Bench) -> None:
        """Raise NotAdded where a filter is on; of a plain range Excel tells only that rows are hidden."""
        table = bench.ground.table
        if table is not None:
            if self.deadline.ask(lambda: any(each.type != "none" for each in table.autofilter.criteria)):
                raise self._no("filtered")
        elif hidden_rows(bench.ground.sheet, bench.rows.seen.area, self.deadline):
            raise self._no("hidden_rows")

    def _table_row(self, bench: Bench) -> int:
        """Return a blank row at the end of the table, one that Excel adds where there is none."""
        row, table = _blank_end(bench), bench.ground.table
        if row is None:
            area = bench.rows.seen.area
            below = range(bench.ground.table_end + 1, area.last_row + 1)
            if any(value is not None for under in below for value in bench.rows.seen.values[under - area.first_row]):
                raise self._no("content_below")
            self.begun = True
            if not self.deadline.ask(partial(_grown, table)):
                self.begun = False
                raise self._no("protected")
            bench.look()
            row = _blank_end(bench)
        if row is None:
            raise self._no("changed")
        return row

    def _range_row(self, bench: Bench) -> int:
        """Return the row under the last one of a plain range, its cells formatted as those above."""
        seen, there = bench.rows.seen, bench.ground.columns
        columns = [there[header] for header in self.aim.headers.values() if header in there]
        filled = [row for row in bench.rows.numbers if any(seen.value(row, column) is not None for column in columns)]
        last = filled[-1] if filled else bench.ground.header_row
        if last != self.aim.new.last_row + self.before or last == seen.area.last_row:
            raise self._no("content_below")
        if filled:
            if any(seen.is_formula(last, column) for column in columns):
                raise self._no("moving_formula")
            if not self.deadline.ask(partial(_formatted_as_above, bench.ground.sheet, last + 1, columns)):
                raise self._no("protected")
        return last + 1

    def _put_key(self, bench: Bench, row: int, key: Mapping[str, Content]) -> str:
        """Write the key into the row, which must still be blank. Returns why not, "" where it stands there."""
        record = {**dict.fromkeys(key), **bench.blank(self.aim.new.columns)}
        for header, content in key.items():
            others = {each: value for each, value in record.items() if each != header}
            result = bench.fulfil(Wish(others, header, None, content), row)
            filled = {**record, header: expected(content)}
            if result != "stands":
                bench.look()
                if not bench.rows.find(filled):  # else the row has moved since
                    bench.is_emptied(record)
                    return {"protected": "protected", "misplaced": "unproven"}.get(result, "changed")
            record, row = filled, bench.row(filled)
        return ""

    def _filled(self, bench: Bench, values: Mapping[str, Content], record: Mapping[str, object]) -> Added:
        """Write the other cells at the record, wherever it is by now; take all back where one is refused."""
        bench.look()
        new, row = self.aim.new, bench.row(record)
        columns = {header: column for column, header in self.aim.headers.items()}
        others = [header for header in values if header not in record and not bench.rows.is_formula(row, header)]
        work = CellWork(
            bench,
            [
                Aim(
                    Change(new.sheet, row, column, values[header], columns[header] in new.percent_columns),
                    self.aim.spot,
                    header,
                    record,
                    None,
                )
                for header, column in ((header, bench.rows.column(header)) for header in others)
            ],
        )
        work.change()
        bench.look()
        row = bench.row(record)
        if work.refusals:
            standing = {**record, **{each.aim.header: each.value for each in work.applied}}
            bench.is_emptied({**standing, **{h: None for h in bench.blank(new.columns) if h not in standing}})
            raise self._because(work.refusals[0])
        filled = {header: bench.rows.value(row, header) for header in [*record, *others]}
        return Added(self.aim, self.number, row, filled)


def _blank_end(bench: Bench) -> int | None:
    """Return the first of the blank rows that the table ends with, None where it ends with a filled one."""
    ground, rows = bench.ground, bench.rows
    table = ground.table
    totals = bool(table is not None and ground.deadline.ask(lambda: table.show_totals))
    row = ground.table_end - totals
    found = None
    while row > ground.header_row and rows.is_blank(row):
        found = row
        row -= 1
    return found


def _grown(table: Any) -> bool:
    """Return whether Excel added a row at the table's end."""
    try:
        table.rows.add()
    except Exception as error:  # the library's border
        if trouble_of(error):
            raise
        return False
    return True


def _formatted_as_above(sheet: xlwings.Sheet, row: int, columns: Iterable[int]) -> bool:
    """Return whether the cells of a row have the number formats of the row above, given to them where they had not."""
    try:
        for column in columns:
            above = sheet.range((row - 1, column)).number_format
            cell = sheet.range((row, column))
            if above and cell.number_format != above:
                cell.number_format = above
    except Exception as error:  # the library's border
        if trouble_of(error):
            raise
        return False
    return True

"""An open sheet as it is this moment: where a table or range stands, its rows, and which row is which record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from qms_xl.excel.aims import Spot
from qms_xl.excel.looking import LOOKS, Seen, area_of, look, values_of
from qms_xl.excel.troubles import changing
from qms_xl.excel.values import same, stands
from qms_xl.workbook.addresses import MAX_ROWS
from qms_xl.workbook.book import Area

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


class Ground:
    """A table or range as it stands now, with its rows as they were seen. Raises Lost, and ExcelTrouble (`changing`).

    `columns`: header -> column, a header that stands there twice left out; `left` and `right`: the first and last column;
    `first_row` and `last_row` of the sheet that are in use, so that rows above and under a table are seen too; `table`: the
    Excel table, None for a plain range; `table_end`: its last row, 0 without.
    """

    rows: Rows
    columns: Mapping[str, int]

    def __init__(self, book: xlwings.Book, spot: Spot, deadline: Deadline) -> None:
        self.spot, self.deadline = spot, deadline
        self.sheet = _the(deadline.ask(lambda: list(book.sheets)), spot.sheet, "no_sheet", deadline)
        self.table = None
        if spot.table:
            self.table = _the(deadline.ask(lambda: list(self.sheet.tables)), spot.table, "no_table", deadline)
        for _ in range(LOOKS):
            where = self._where()
            self._look(*where)
            if self._where() == where:
                return
        raise changing(deadline.ask(lambda: book.name))

    def _where(self) -> tuple[Area, Area | None]:
        """Return the rectangle of the sheet that is in use, and the table's."""
        used = self.deadline.ask(lambda: area_of(self.sheet.used_range))
        table = self.table
        return used, None if table is None else self.deadline.ask(lambda: area_of(table.range))

    def _look(self, used: Area, table: Area | None) -> None:
        block = table or used
        self.header_row = table.first_row if table else self.spot.header_row
        self.table_end = table.last_row if table else 0
        self.left, self.right = block.first_column, block.last_column
        self.first_row = min(used.first_row, self.header_row)
        self.last_row = max(used.last_row, self.table_end, self.header_row)
        area = Area(
            self.first_row, self.left, min(self.last_row + 1, MAX_ROWS), self.right
        )  # a row to be added is seen too
        seen = look(self.sheet, area, self.deadline)
        header = [seen.value(self.header_row, column) for column in range(self.left, self.right + 1)]
        texts = ["" if value is None else str(value) for value in header]
        self.columns = {
            text: self.left + number for number, text in enumerate(texts) if text and texts.count(text) == 1
        }
        self.rows = Rows(self, seen)

    def row(self, row: int) -> Mapping[str, object]:
        """Return header -> value of one row as it stands now, in a single call."""
        values = values_of(self.sheet, Area(row, self.left, row, self.right), self.deadline)[0]
        return {header: values[column - self.left] for header, column in self.columns.items()}


class Lost(LookupError):
    """A sheet, table or column that was read is not there any more; the text is the reason's code."""


def _the(found: list[Any], name: str, reason: str, deadline: Deadline) -> Any:
    for each in found:
        if deadline.ask(partial(getattr, each, "name")) == name:
            return each
    raise Lost(reason)


class Rows:
    """The rows of a block's columns as they were seen, and which of those under the header is which record."""

    def __init__(self, ground: Ground, seen: Seen) -> None:
        self.ground, self.seen = ground, seen
        self._places: dict[tuple[str, ...], dict[tuple[object, ...], list[int]]] = {}
        self._by_others: dict[str, dict[tuple[object, ...], set[object]]] = {}

    def find(self, record: Mapping[str, object]) -> list[int]:
        """Return the Excel rows that hold all these values; raises Lost (`no_column`)."""
        headers = tuple(record)
        if headers not in self._places:
            columns = [self.column(header) - self.seen.area.first_column for header in headers]
            places: dict[tuple[object, ...], list[int]] = {}
            for row in self.numbers:
                values = self.seen.values[row - self.seen.area.first_row]
                places.setdefault(tuple(_told(values[column]) for column in columns), []).append(row)
            self._places[headers] = places
        return self._places[headers].get(tuple(map(_told, record.values())), [])

    def column(self, header: str) -> int:
        """Return the column of a header; raises Lost (`no_column`)."""
        if header not in self.ground.columns:
            raise Lost("no_column")
        return self.ground.columns[header]

    @property
    def numbers(self) -> range:
        """Return the rows under the header."""
        return range(self.ground.header_row + 1, self.seen.area.last_row + 1)

    @property
    def all_numbers(self) -> range:
        """Return the rows that were seen, those above the header too."""
        return range(self.seen.area.first_row, self.seen.area.last_row + 1)

    def with_value(self, header: str, value: object) -> list[int]:
        """Return the rows, those above the header too, that hold a value in a column."""
        column = self.column(header)
        return [row for row in self.all_numbers if stands(self.seen.value(row, column), value)]

    def others(self, row: int, header: str) -> dict[str, object]:
        """Return the cells of a row but one, and without the columns that formulas fill."""
        return {each: self.seen.value(row, column) for each, column in self._typed_columns if each != header}

    def like(self, others: Mapping[str, object], header: str) -> set[object]:
        """Return what stood in a column in the rows whose other cells were these."""
        if header not in self._by_others:
            found: dict[tuple[object, ...], set[object]] = {}
            for row in self.all_numbers:
                found.setdefault(_all_told(self.others(row, header)), set()).add(self.value(row, header))
            self._by_others[header] = found
        return self._by_others[header].get(_all_told(others), set())

    @cached_property
    def _typed_columns(self) -> tuple[tuple[str, int], ...]:
        return tuple(each for each in self.ground.columns.items() if each[0] not in self.with_formulas)

    def set(self, row: int, header: str, value: object) -> None:
        """Note what was written into a cell since."""
        self.seen.values[row - self.seen.area.first_row][self.column(header) - self.seen.area.first_column] = value
        self._places = {headers: rows for headers, rows in self._places.items() if header not in headers}
        self._by_others.clear()

    def value(self, row: int, header: str) -> object:
        """Return the value of a cell."""
        return self.seen.value(row, self.column(header))

    def is_formula(self, row: int, header: str) -> bool:
        """Return whether a cell held a formula."""
        return self.seen.is_formula(row, self.column(header))

    def values(self, header: str) -> list[object]:
        """Return the values of a column."""
        column = self.column(header)
        return [self.seen.value(row, column) for row in self.numbers]

    def is_blank(self, row: int) -> bool:
        """Return whether nothing is typed into a row; formulas do not count."""
        return all(
            self.seen.value(row, column) is None or self.seen.is_formula(row, column)
            for column in range(self.ground.left, self.ground.right + 1)
        )

    @cached_property
    def with_formulas(self) -> frozenset[str]:
        """Return the headers of columns where some cell holds a formula."""
        return frozenset(
            header for header in self.ground.columns if any(self.is_formula(row, header) for row in self.numbers)
        )


def _told(value: object) -> object:
    """Return a value such that a number, a truth value and a text never equal each other."""
    return (type(value), value)


def _all_told(cells: Mapping[str, object]) -> tuple[object, ...]:
    return tuple((header, _told(value)) for header, value in sorted(cells.items()))


def fits(row: Mapping[str, object], record: Mapping[str, object], but: Collection[str] = ()) -> bool:
    """Return whether a row holds all these values; `but`: headers that do not matter."""
    return all(header in row and same(row[header], value) for header, value in record.items() if header not in but)

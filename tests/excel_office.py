"""A register open in Excel for tests: the table of actions, aims at its cells, a clock that every call moves on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import xlwings
from excel_engine import Book, Excel
from excel_sheets import Cell, Sheet, Table

from qms_xl.excel import Aim, Applied, Deadline, Outcome, RowAim, Spot, apply
from qms_xl.excel.values import as_read
from qms_xl.workbook.changes import Change, Content, NewRows

SHEET, TABLE = "Działania", "qms_actions"
HEADERS = ("Nr działania", "Opis działania", "Termin", "Status", "Postęp", "Dni opóźnienia", "Uwagi")
FORMATS = ("General", "General", "yyyy-mm-dd", "@", "0%", "0", "General")
KEY, WHAT, DUE, STATUS, PROGRESS, LATE, NOTES = HEADERS
NUMBER = {header: number for number, header in enumerate(HEADERS)}
TOP, LEFT = 3, 2  # the header row and the first column
ROWS: tuple[tuple[object, ...], ...] = (
    ("D-2026-001", "Przegląd umów", datetime.datetime(2026, 5, 4), "w realizacji", 0.5, 3.0, None),
    ("D-2026-002", "Szkolenie", datetime.datetime(2026, 3, 9), "zaplanowane", 0.0, 0.0, "pilne"),
    ("D-2026-003", "Nowa procedura", datetime.datetime(2026, 9, 1), "w realizacji", 0.25, 7.0, None),
    ("D-2026-004", "Zmiana druku", datetime.datetime(2026, 1, 30), "wykonane", 1.0, 0.0, "druk 4a"),
)


def sheet(
    rows: tuple[tuple[object, ...], ...] = ROWS, *, table: str = TABLE, blank: int = 0, totals: bool = False
) -> Sheet:
    """Return the sheet of actions: a title, the table with `blank` blank rows at its end; `table` "": a plain range."""
    made = Sheet(SHEET)
    made.cells[1, 1] = Cell("Rejestr działań")
    for number, header in enumerate(HEADERS):
        made.cells[TOP, LEFT + number] = Cell(header)
    for at, row in enumerate((*rows, *[(None,) * len(HEADERS)] * blank), TOP + 1):
        for number, value in enumerate(row):
            formula = '=IF([@Status]="wykonane",0,TODAY()-[@Termin])' if number == NUMBER[LATE] and table else ""
            made.cells[at, LEFT + number] = Cell(value, formula, FORMATS[number])
    last = TOP + len(rows) + blank + totals
    if totals:
        made.cells[last, LEFT] = Cell("Razem")
    if table:
        made.tables.append(Table(table, TOP, LEFT, last, LEFT + len(HEADERS) - 1, has_totals=totals))
    return made


class Desk:
    """A workbook open in Excel, `page` its only sheet unless others are given."""

    def __init__(self, *sheets: Sheet, path: str = r"C:\SZJ\rejestry\Działania.xlsx") -> None:
        self.excel = Excel()
        self.open: Book = self.excel.open(path, *(sheets or (sheet(),)))
        self.page = self.open.sheets[0]
        self.book: xlwings.Book = self.open.as_xlwings()
        self.now = 0.0

    def deadline(self, seconds: float = 20.0, a_call: float = 0.0) -> Deadline:
        """Return a deadline by a clock of our own, which stands still but while waiting; `a_call` seconds go by with every call."""

        def pass_by(seconds: float) -> None:
            self.now += seconds

        self.excel.on_call = lambda: pass_by(a_call)
        return Deadline(seconds, lambda: self.now, pass_by)

    def apply(self, *aims: Aim | RowAim, deadline: Deadline | None = None) -> Outcome:
        cells = [aim for aim in aims if isinstance(aim, Aim)]
        rows = [aim for aim in aims if isinstance(aim, RowAim)]
        return apply(self.book, cells, rows, deadline or self.deadline())

    def row(self, key: str) -> int:
        return next(
            row for (row, column), cell in self.page.cells.items() if column == self.column(KEY) and cell.value == key
        )

    def column(self, header: str) -> int:
        found = (column for (_, column), cell in self.page.cells.items() if cell.value == header)
        return next(found, LEFT + NUMBER[header])  # written over just now

    def cell(self, key: str, header: str) -> Cell:
        return self.page.at(self.row(key), self.column(header))

    def value(self, key: str, header: str) -> object:
        return self.cell(key, header).value

    def records(self) -> dict[object, dict[str, object]]:
        """Return key -> header -> value of every row that has a key."""
        columns = {header: self.column(header) for header in HEADERS}
        keys = [(row, cell.value) for (row, column), cell in self.page.cells.items() if column == columns[KEY]]
        return {
            key: {header: self.page.at(row, column).value for header, column in columns.items()}
            for row, key in keys
            if isinstance(key, str) and key.startswith("D-")
        }

    def rejected(self, what: str, times: int, after: int = 0) -> None:
        """Turn down so many calls of a kind, as while somebody types in a cell."""
        from excel_sheets import rejected

        def turn_down() -> None:
            raise rejected()

        for number in range(times):
            self.excel.before(what, turn_down, after + number)


def aim(
    key: str, header: str, content: Content, old: object = ..., *, in_percent: bool = False, table: str = TABLE
) -> Aim:
    """Return the aim at a cell of the table as it stood at first."""
    at, row = next((at, row) for at, row in enumerate(ROWS, TOP + 1) if row[0] == key)
    change = Change(SHEET, at, LEFT + NUMBER[header], content, in_percent)
    read = as_read(row[NUMBER[header]]) if old is ... else old
    return Aim(change, Spot(SHEET, table, TOP), header, {KEY: key}, read)


def new_row(
    values: Mapping[str, Content], *, table: str = TABLE, percent: tuple[str, ...] = (), last: int = TOP + len(ROWS)
) -> RowAim:
    """Return the aim of one new row."""
    columns = tuple(range(LEFT, LEFT + len(HEADERS)))
    cells: dict[int, Content] = {LEFT + NUMBER[header]: content for header, content in values.items()}
    rows = NewRows(SHEET, table, TOP, last, columns, (cells,), frozenset(LEFT + NUMBER[header] for header in percent))
    return RowAim(rows, dict(zip(columns, HEADERS, strict=True)), (LEFT,))


def reasons(outcome: Outcome) -> list[str]:
    return [each.reason for each in outcome.refused]


def done(outcome: Outcome) -> list[tuple[Any, ...]]:
    return [_told(each) for each in outcome.applied]


def _told(applied: Applied) -> tuple[Any, ...]:
    return (*applied.aim.record.values(), applied.aim.header, applied.value)

"""A small Excel for tests: an engine under xlwings' own objects that coerces, sorts, refuses and dawdles like the real one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import xlwings
from excel_sheets import ERRORS, Cell, Error, Sheet, Table, not_allowed
from xlwings import base_classes

Action = Callable[[], None]


class Excel:
    """One running Excel. `before(what, do, after)` does something just before the next call of a kind, as a person would
    between two of ours; `calls`: how many calls of each kind there were.

    Kinds of calls: `read` (values), `formula`, `write`, `clear`, `add_row`, `ask` (everything else).
    """

    def __init__(self) -> None:
        self.books: list[Book] = []
        self.calls: dict[str, int] = {}
        self.waiting: list[tuple[str, int, Action]] = []
        self.on_call: Action = lambda: None
        self.is_mac = False
        self.status_bar: str | bool = False
        self.written: list[tuple[int, int, object]] = []

    def open(self, fullname: str, *sheets: Sheet) -> Book:
        book = Book(self, fullname, list(sheets))
        self.books.append(book)
        return book

    def before(self, what: str, do: Action, after: int = 0) -> None:
        """Do something just before a call of this kind, once, leaving out the first `after` of them from now on."""
        self.waiting.append((what, self.calls.get(what, 0) + after, do))

    def call(self, what: str) -> None:
        """Be called: what waits for this call happens now."""
        self.on_call()
        number = self.calls.get(what, 0)
        self.calls[what] = number + 1
        due = [each for each in self.waiting if each[0] == what and each[1] <= number]
        self.waiting = [each for each in self.waiting if each not in due]
        for _, _, do in due:
            do()

    def engine(self) -> Engine:
        return Engine(self)


class Engine:
    """What xlwings asks for the running Excels, and how values are cleaned on the way: as its engine for Windows does."""

    name, type = "excel", "desktop"

    def __init__(self, *running: Excel) -> None:
        self.running = running

    @property
    def apps(self) -> Apps:
        return Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return datetime.datetime(value.year, value.month, value.day)
        return "" if value is None or value != value else value

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool) -> Any:
        names = {number: text for text, number in ERRORS.items() if text not in ("#SPILL!", "#CALC!")}

        def clean(value: object) -> object:
            if value in ("", None):
                return empty_as
            if isinstance(value, datetime.datetime):
                return datetime_builder(
                    value.year, value.month, value.day, hour=value.hour, minute=value.minute, second=value.second
                )
            if isinstance(value, int) and not isinstance(value, bool) and value in names:
                return names[value] if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __iter__(self) -> Iterator[App]:
        return (App(self.engine, excel) for excel in self.engine.running)

    def __len__(self) -> int:
        return len(self.engine.running)

    def keys(self) -> list[int]:
        return [id(excel) for excel in self.engine.running]


class App(base_classes.App):
    def __init__(self, engine: Engine, excel: Excel) -> None:
        self.engine, self.excel = engine, excel

    @property
    def api(self) -> Excel:
        return self.excel

    @property
    def pid(self) -> int:
        return id(self.excel)

    @property
    def books(self) -> Books:
        self.excel.call("ask")
        return Books(self)

    @property
    def status_bar(self) -> str | bool:
        return self.excel.status_bar

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self.excel.call("ask")
        self.excel.status_bar = value


class _Listed(base_classes.Collection):
    """A collection of what a list holds."""

    def __init__(self, found: list[Any]) -> None:
        self.found = found

    def __iter__(self) -> Iterator[Any]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __call__(self, key: Any) -> Any:
        if isinstance(key, int):
            return self.found[key - 1]
        return next(each for each in self.found if each.name == key)


class Books(_Listed):
    def __init__(self, app: App) -> None:
        super().__init__([BookOf(app, book) for book in app.excel.books])


class Book:
    """An open workbook. `fullname` like `C:\\...` or `https://...`; `is_mapped`: xlwings finds the local path of an https one."""

    def __init__(self, excel: Excel, fullname: str, sheets: list[Sheet]) -> None:
        self.excel, self.fullname, self.sheets = excel, fullname, sheets
        self.names: dict[str, tuple[str, int, int]] = {}  # name -> sheet, row, column

    @property
    def name(self) -> str:
        return self.fullname.replace("\\", "/").rpartition("/")[2]

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def as_xlwings(self) -> xlwings.Book:
        return xlwings.Book(impl=BookOf(App(Engine(self.excel), self.excel), self))


class BookOf(base_classes.Book):
    def __init__(self, app: App, book: Book) -> None:
        self.excel, self._app, self.book = app.excel, app, book

    @property
    def app(self) -> App:
        return self._app

    @property
    def api(self) -> Book:
        return self.book

    @property
    def name(self) -> str:
        self.excel.call("ask")
        return self.book.name

    @property
    def fullname(self) -> str:
        self.excel.call("ask")
        if "://" in self.book.fullname:
            raise xlwings.XlwingsError("Couldn't find your local OneDrive file, see: xlwings.org/error")
        return self.book.fullname

    @property
    def sheets(self) -> _Listed:
        self.excel.call("ask")
        return _Listed([SheetOf(self, sheet) for sheet in self.book.sheets])

    @property
    def names(self) -> Names:
        return Names(self)


class Names(base_classes.Names):
    """The defined names of a workbook that are one cell."""

    def __init__(self, book: BookOf) -> None:
        self.book = book

    def __call__(self, name: str) -> Name:
        self.book.excel.call("ask")
        return Name(self.book, *self.book.book.names[name])


class Name(base_classes.Name):
    def __init__(self, book: BookOf, sheet: str, row: int, column: int) -> None:
        self.book, self.sheet, self.at = book, sheet, (row, column)

    @property
    def refers_to_range(self) -> Range:
        return Range(SheetOf(self.book, self.book.book.sheet(self.sheet)), *self.at, *self.at)


class SheetOf(base_classes.Sheet):
    def __init__(self, book: BookOf, sheet: Sheet) -> None:
        self.excel, self._book, self.sheet = book.excel, book, sheet

    @property
    def book(self) -> BookOf:
        return self._book

    @property
    def api(self) -> Sheet:
        return self.sheet

    @property
    def name(self) -> str:
        self.excel.call("ask")
        return self.sheet.name

    @property
    def visible(self) -> int:
        return self.sheet.visible

    @property
    def used_range(self) -> Range:
        self.excel.call("ask")
        return Range(self, *self.sheet.used())

    @property
    def tables(self) -> _Listed:
        self.excel.call("ask")
        return _Listed([TableOf(self, table) for table in self.sheet.tables])

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if isinstance(arg1, Range):
            first = (arg1.first_row, arg1.first_column)
        elif len(arg1) == 4:
            return Range(self, arg1[0], arg1[1], arg1[0] + arg1[2] - 1, arg1[1] + arg1[3] - 1)
        else:
            first = arg1
        last = first if arg2 is None else (arg2.first_row, arg2.first_column) if isinstance(arg2, Range) else arg2
        return Range(self, *first, *last)


class Range(base_classes.Range):
    options: dict[str, Any]

    def __init__(self, sheet: SheetOf, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        self.sheet, self.grid, self.excel = sheet, sheet.sheet, sheet.excel
        self.first_row, self.first_column, self.last_row, self.last_column = (
            first_row,
            first_column,
            last_row,
            last_column,
        )

    @property
    def api(self) -> Range:
        return self

    @property
    def row(self) -> int:
        return self.first_row

    @property
    def column(self) -> int:
        return self.first_column

    @property
    def shape(self) -> tuple[int, int]:
        return self.last_row - self.first_row + 1, self.last_column - self.first_column + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        at = (self.first_row + row - 1, self.first_column + column - 1)
        return Range(self.sheet, *at, *at)

    def places(self) -> Iterator[tuple[int, int]]:
        for row in range(self.first_row, self.last_row + 1):
            for column in range(self.first_column, self.last_column + 1):
                yield row, column

    def _told(self, told: Callable[[int, int], Any]) -> Any:
        """Return one value for one cell, else rows, as COM does."""
        if len(self) == 1:
            return told(self.first_row, self.first_column)
        columns = range(self.first_column, self.last_column + 1)
        return tuple(tuple(told(row, column) for column in columns) for row in range(self.first_row, self.last_row + 1))

    def _one(self, values: set[Any]) -> Any:
        """Return the value that all cells share, None where they differ."""
        return values.pop() if len(values) == 1 else None

    @property
    def raw_value(self) -> Any:
        self.excel.call("read")
        if self.excel.is_mac and self.options.get("err_to_str") and self.shape[0] > 1:
            raise TypeError("'NoneType' object is not iterable")  # as xlwings 0.37.8 does there
        return self._told(self.grid.told_value)

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self.excel.call("write")
        rows = value if isinstance(value, list | tuple) else [[value] * self.shape[1]] * self.shape[0]
        for row, cells in enumerate(rows, self.first_row):
            for column, each in enumerate(cells, self.first_column):
                self.grid.enter(row, column, each)
                self.excel.written.append((row, column, each))

    @property
    def formula(self) -> Any:
        self.excel.call("formula")
        return self._told(self.grid.told_formula)

    @formula.setter
    def formula(self, value: Any) -> None:
        """Enter formulas, each `=…`; the value that Excel works out is not ours to know."""
        self.excel.call("write")
        rows = value if isinstance(value, list | tuple) else [[value] * self.shape[1]] * self.shape[0]
        for row, cells in enumerate(rows, self.first_row):
            for column, each in enumerate(cells, self.first_column):
                assert str(each).startswith("=")
                cell = self.grid.cell(row, column)
                self.grid.check(cell)
                cell.value, cell.formula, cell.prefix = 0.0, each, False

    @property
    def number_format(self) -> str | None:
        self.excel.call("ask")
        found: str | None = self._one({self.grid.at(*place).format for place in self.places()})
        return found

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.excel.call("ask")
        for place in self.places():
            self.grid.check(self.grid.cell(*place))
            self.grid.cell(*place).format = code

    def autofit(self, axis: str | None = None) -> None:
        self.excel.call("ask")

    def clear_contents(self) -> None:
        self.excel.call("clear")
        if any((area := self._merge(*place)) and area != self._area for place in self.places()):
            raise not_allowed()  # a part of merged cells cannot be changed
        for place in self.places():
            self.grid.clear(*place)

    @property
    def _area(self) -> tuple[int, int, int, int]:
        return self.first_row, self.first_column, self.last_row, self.last_column

    def _merge(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        return next(
            (area for area in self.grid.merged if area[0] <= row <= area[2] and area[1] <= column <= area[3]), None
        )

    @property
    def merge_cells(self) -> bool | None:
        self.excel.call("ask")
        found: bool | None = self._one({self._merge(*place) is not None for place in self.places()})
        return found

    @property
    def merge_area(self) -> Range:
        self.excel.call("ask")
        area = self._merge(self.first_row, self.first_column)
        return Range(self.sheet, *area) if area else self

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list[Range]:
        self.excel.call("ask")
        assert cell_type == "visible"
        if self.grid.is_protected:
            raise NotAllowed
        shown = [row for row in range(self.first_row, self.last_row + 1) if row not in self.grid.hidden]
        if not shown:
            raise NotAllowed
        starts = [row for row in shown if row - 1 not in shown]
        ends = [row for row in shown if row + 1 not in shown]
        return [
            Range(self.sheet, start, self.first_column, end, self.last_column)
            for start, end in zip(starts, ends, strict=True)
        ]


class NotAllowed(Exception):
    """What xlwings passes on from Excel when no cell is visible: its check for the English sentence fails in Polish."""


class TableOf(base_classes.Table):
    def __init__(self, sheet: SheetOf, table: Table) -> None:
        self.excel, self._parent, self.table = sheet.excel, sheet, table

    @property
    def parent(self) -> SheetOf:
        return self._parent

    @property
    def api(self) -> Table:
        return self.table

    @property
    def name(self) -> str:
        self.excel.call("ask")
        return self.table.name

    @property
    def display_name(self) -> str:
        return self.table.name

    @property
    def range(self) -> Range:
        self.excel.call("ask")
        table = self.table
        return Range(self.parent, table.first_row, table.first_column, table.last_row, table.last_column)

    @property
    def show_headers(self) -> bool:
        return self.table.has_header

    @property
    def show_totals(self) -> bool:
        return self.table.has_totals

    @property
    def show_autofilter(self) -> bool:
        return self.table.has_filter

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.excel.call("ask")
        self.table.has_filter = value
        if not value:
            self.table.filter.clear()

    def resize(self, range: Any) -> None:
        """Resize as Excel does: the header row stays where it is, and there is at least one row below."""
        self.excel.call("ask")
        to, table = range.impl, self.table
        if (to.first_row, to.first_column) != (table.first_row, table.first_column) or to.last_row <= to.first_row:
            raise not_allowed()
        table.last_row, table.last_column = to.last_row, to.last_column

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self.table)

    @property
    def rows(self) -> TableRows:
        return TableRows(self)


class AutoFilter(base_classes.AutoFilter):
    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def criteria(self) -> list[dict[str, Any]]:
        fields = range(1, self.table.last_column - self.table.first_column + 2)
        return [base_classes.empty_autofilter_criteria(at, self.table.filter.get(at, "none")) for at in fields]


class TableRows(_Listed, base_classes.TableRows):
    def __init__(self, table: TableOf) -> None:
        super().__init__([])
        self.table = table

    def add(self, values: Any, index: int | None) -> None:
        self.table.excel.call("add_row")
        assert values is None
        assert index is None
        self.table.parent.sheet.add_table_row(self.table.table)


def loaded(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook file as Excel would have them open, read by openpyxl."""
    import io

    import openpyxl

    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    return [_loaded(values[sheet.title], sheet) for sheet in formulas.worksheets]


def _loaded(values: Any, formulas: Any) -> Sheet:
    sheet = Sheet(values.title, visible={"visible": -1, "hidden": 0}.get(values.sheet_state, 2))
    for row in formulas.iter_rows():
        for cell in row:
            shown = values.cell(cell.row, cell.column)
            formula = cell.value.text if hasattr(cell.value, "text") else cell.value if cell.data_type == "f" else ""
            made = Cell(_cell_value(shown), formula or "", cell.number_format, locked=cell.protection.locked)
            if made != Cell():
                sheet.cells[cell.row, cell.column] = made
    for table in values.tables.values():
        left, top, right, bottom = _bounds(table.ref)
        has_totals = bool(table.totalsRowCount)
        sheet.tables.append(Table(table.displayName, top, left, bottom, right, table.headerRowCount != 0, has_totals))
    sheet.merged = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in values.merged_cells.ranges]
    sheet.hidden = {number for number, row in values.row_dimensions.items() if row.hidden}
    return sheet


def _bounds(reference: str) -> tuple[int, int, int, int]:
    from openpyxl.utils import range_boundaries

    found: tuple[int, int, int, int] = range_boundaries(reference)
    return found


def _cell_value(cell: Any) -> object:
    value = cell.value
    if cell.data_type == "e":
        return Error(value)
    if isinstance(value, datetime.time):
        return datetime.datetime.combine(datetime.date(1899, 12, 30), value)
    if isinstance(value, datetime.timedelta):
        return datetime.datetime(1899, 12, 30) + value
    if isinstance(value, bool) or not isinstance(value, int):
        return value or None if isinstance(value, str) else value
    return float(value)

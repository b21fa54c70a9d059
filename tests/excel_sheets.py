"""Sheets as Excel keeps them: what it makes of a value that is entered, how rows are sorted, what a protected sheet refuses."""

from __future__ import annotations

import datetime
import decimal
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from qms_xl.workbook.sheets.number_formats import kind

DAY_ZERO = datetime.datetime(1899, 12, 30)
ERRORS = {
    "#DIV/0!": -2146826281, "#N/A": -2146826246, "#NAME?": -2146826259, "#NULL!": -2146826288, "#NUM!": -2146826252,
    "#REF!": -2146826265, "#VALUE!": -2146826273, "#SPILL!": -2146826243, "#CALC!": -2146826238,
}  # fmt: skip
RPC_E_CALL_REJECTED, RPC_S_SERVER_UNAVAILABLE = -2147418111, -2147023174
DISP_E_EXCEPTION, EXCEL_1004 = -2147352567, -2146827284


class com_error(Exception):  # noqa: N801  the name and shape that pywin32 gives it
    def __init__(self, hresult: int, text: str, scode: int | None = None) -> None:
        self.hresult, self.strerror, self.argerror = hresult, text, None
        self.excepinfo = None if scode is None else (0, "Microsoft Excel", text, "xlmain11.chm", 0, scode)
        super().__init__(hresult, text, self.excepinfo, None)


def rejected() -> com_error:
    """Return what a call gets while somebody types in a cell or a dialog is open."""
    return com_error(RPC_E_CALL_REJECTED, "Wywołanie zostało odrzucone przez wywoływanego.")


def not_allowed() -> com_error:
    """Return what a protected sheet answers."""
    text = "Komórka, którą próbujesz zmienić, znajduje się w chronionym arkuszu."
    return com_error(DISP_E_EXCEPTION, text, EXCEL_1004)


@dataclass
class Error:
    """An error value in a cell."""

    text: str


@dataclass
class Cell:
    """`value`: None, float, str, bool, datetime or Error; `prefix`: entered with an apostrophe."""

    value: object = None
    formula: str = ""
    format: str = "General"
    prefix: bool = False
    locked: bool = True


@dataclass
class Table:
    """Rows and columns 1-based, ends included. `filter`: one criterion a column, "none" where it lets everything through."""

    name: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    has_header: bool = True
    has_totals: bool = False
    filter: dict[int, str] = field(default_factory=dict)
    has_filter: bool = True

    @property
    def data_rows(self) -> range:
        return range(self.first_row + self.has_header, self.last_row + 1 - self.has_totals)


@dataclass
class Sheet:
    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    is_protected: bool = False
    visible: int = -1
    keeps_apostrophe: bool = False
    twisted: dict[object, object] = field(default_factory=dict)  # what is entered -> what becomes of it, unforeseen

    def cell(self, row: int, column: int) -> Cell:
        return self.cells.setdefault((row, column), Cell())

    def at(self, row: int, column: int) -> Cell:
        """Return a cell to look at; one that is not there is blank."""
        return self.cells.get((row, column), Cell())

    def used(self) -> tuple[int, int, int, int]:
        """Return the block that holds anything, formats included."""
        there = [at for at, cell in self.cells.items() if cell != Cell()] or [(1, 1)]
        rows, columns = [row for row, _ in there], [column for _, column in there]
        return min(rows), min(columns), max(rows), max(columns)

    def enter(self, row: int, column: int, value: object) -> None:
        """Put a value into a cell as a program does, with all that Excel makes of it. Raises com_error."""
        cell = self.cell(row, column)
        self.check(cell)
        value = self.twisted.get(value, value)
        cell.formula, cell.prefix = "", False
        cell.value = _as_text(value) if cell.format == "@" and value is not None else value
        if isinstance(value, str):
            self._enter_text(cell, value)
        elif isinstance(value, datetime.datetime) and cell.format == "General":
            cell.format = "m/d/yyyy"
        elif cell.format != "@" and isinstance(value, float) and kind(cell.format) != "number":
            cell.value = DAY_ZERO + datetime.timedelta(days=value)

    def _enter_text(self, cell: Cell, text: str) -> None:
        if text.startswith("'") and not (cell.format == "@" and self.keeps_apostrophe):
            cell.value, cell.prefix = text[1:], True
        elif text == "":
            cell.value = None
        elif cell.format == "@":
            cell.value = text
        elif text.startswith(("=", "+", "@")) and len(text) > 1 and not _number(text):
            cell.value, cell.formula = 0.0, "=" + text.lstrip("=+@")
        else:
            cell.value, code = understood(text)
            cell.format = code if code and cell.format == "General" else cell.format

    def clear(self, row: int, column: int) -> None:
        """Empty a cell; its format stays."""
        cell = self.cell(row, column)
        self.check(cell)
        cell.value, cell.formula, cell.prefix = None, "", False

    def check(self, cell: Cell) -> None:
        if self.is_protected and cell.locked:
            raise not_allowed()

    def told_formula(self, row: int, column: int) -> str:
        """Return what Excel tells as a cell's formula, a text for every constant."""
        cell = self.at(row, column)
        if cell.formula or cell.value is None:
            return cell.formula
        if isinstance(cell.value, datetime.datetime):
            return _plain((cell.value - DAY_ZERO) / datetime.timedelta(days=1))
        if isinstance(cell.value, Error):
            return cell.value.text
        return str(cell.value).upper() if isinstance(cell.value, bool) else _plain(cell.value)

    def told_value(self, row: int, column: int) -> object:
        """Return what COM gives for a cell's value: errors as numbers, currency as a decimal of four places."""
        cell = self.at(row, column)
        if isinstance(cell.value, Error):
            return ERRORS[cell.value.text]
        if isinstance(cell.value, float) and any(mark in cell.format for mark in ("zł", "$", "€")):
            return decimal.Decimal(str(round(cell.value, 4)))
        return cell.value

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)

    def sort(self, first: int, last: int, column: int, left: int, right: int, *, descending: bool = False) -> None:
        """Sort rows as a person does: whole cells move, blank rows come last."""
        rows = [{at: self.at(row, at) for at in range(left, right + 1)} for row in range(first, last + 1)]
        filled = [row for row in rows if row[column].value is not None]
        blank = [row for row in rows if row[column].value is None]
        filled.sort(key=lambda row: str(row[column].value), reverse=descending)
        for number, row in enumerate([*filled, *blank], first):
            for at, cell in row.items():
                self.cells[number, at] = cell

    def sort_table(self, name: str, column: int, *, descending: bool = False) -> None:
        table = self.table(name)
        rows = table.data_rows
        self.sort(rows[0], rows[-1], column, table.first_column, table.last_column, descending=descending)

    def delete_row(self, row: int) -> None:
        """Delete a whole row; those below move up."""
        self._move(lambda at: at - 1 if at > row else None if at == row else at, row)

    def insert_row(self, row: int) -> None:
        """Insert a whole blank row above this one; in a table it is formatted as that one."""
        formats = {column: self.at(row, column).format for (at, column) in self.cells if at == row}
        self._move(lambda at: at + 1 if at >= row else at, row)
        if any(row in table.data_rows for table in self.tables):
            self.cells.update({(row, column): Cell(format=code) for column, code in formats.items()})

    def _move(self, to: Callable[[int], int | None], row: int) -> None:
        moved = {(to(r), c): cell for (r, c), cell in self.cells.items()}
        self.cells = {(r, c): cell for (r, c), cell in moved.items() if r is not None}
        for table in self.tables:
            table.first_row = to(table.first_row) or table.first_row
            table.last_row = to(table.last_row) or table.last_row - 1

    def add_table_row(self, table: Table) -> None:
        """Add a row at the end of a table as Excel does: formats and calculated columns come along, totals move down."""
        if self.is_protected:
            raise not_allowed()
        new = table.last_row + 1 - table.has_totals
        for column in range(table.first_column, table.last_column + 1):
            if table.has_totals:
                self.cells[new + 1, column] = self.at(new, column)
            above = self.at(new - 1, column)
            is_data = new - 1 in table.data_rows
            value = 0.0 if is_data and above.formula else None
            self.cells[new, column] = replace(above, value=value, prefix=False) if is_data else Cell()
        table.last_row += 1

    def values(self, first: int, last: int, column: int) -> list[object]:
        return [self.at(row, column).value for row in range(first, last + 1)]


def understood(text: str) -> tuple[object, str]:
    """Return what Excel makes of a text that is entered without apostrophe into a cell not formatted as Text, and the format."""
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE", ""
    if text in ERRORS:
        return Error(text), ""
    if text.endswith("%") and _number(text[:-1]):
        return float(text[:-1]) / 100, "0%"
    if _number(text):
        return float(text), ""
    for pattern, code, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", "m/d/yyyy", "ymd"),
        (r"(\d{4})-(\d{1,2})", "mmm-yy", "ym"),
        (r"(\d{1,2})/(\d{4})", "mmm-yy", "my"),
        (r"(\d{1,2})[/.-](\d{1,2})", "d-mmm", "dm"),
        (r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", "m/d/yyyy", "dmy"),
    ):
        found = re.fullmatch(pattern, text)
        if found:
            parts = dict(zip(order, map(int, found.groups()), strict=True))
            try:
                return datetime.datetime(parts.get("y", 2026), parts["m"], parts.get("d", 1)), code
            except ValueError:
                continue
    return text, ""


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text.strip()))


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _as_text(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}"
    return str(value).upper() if isinstance(value, bool) else _plain(value)

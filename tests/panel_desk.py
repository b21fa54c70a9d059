"""The panel on a desk for tests: open in an Excel of our own, or a file, in an office of real workbooks."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlwings
from excel_engine import Book, Excel, loaded
from openpyxl.utils.cell import coordinate_from_string

from qms_xl.buttons import press
from qms_xl.excel import Deadline
from qms_xl.model import Language
from qms_xl.panel import places
from qms_xl.panel.draw import panel_workbook
from qms_xl.panel.in_excel import ExcelPanel
from qms_xl.workbook.addresses import column_number

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)


class PanelDesk:
    """One running Excel with the panel open in it. `office`: the folder; `home`: of the toolkit in the profile."""

    def __init__(self, excel: Excel, office: Path | str, home: Path, language: Language = "pl") -> None:
        self.excel, self.office, self.home, self.language = excel, Path(office), home, language
        data = panel_workbook(language, str(office))
        self.open: Book = excel.open(str(home / places.FILE.in_(language)), *loaded(data))
        self.open.names = _names(data)
        self.page = self.open.sheet(places.SHEET)
        self.clock = 0.0

    def deadline(self, seconds: float = 20.0) -> Deadline:
        """Return a deadline by a clock of our own, which moves on only while waiting."""

        def wait(seconds: float) -> None:
            self.clock += seconds

        return Deadline(seconds, lambda: self.clock, wait)

    def panel(self) -> ExcelPanel:
        return ExcelPanel(self.open.as_xlwings(), lambda: NOW, self.deadline)

    def press(self, action: str) -> int:
        return press(action, self.panel(), TODAY, self.home)

    def register(self, name: str) -> Book:
        """Open a register of the office in the same Excel, as it is saved."""
        path = self.office / name
        return self.excel.open(str(path), *loaded(path.read_bytes()))

    def choose(self, name: str, value: object) -> None:
        _, row, column = self.open.names[name]
        self.page.cell(row, column).value = value

    @property
    def status(self) -> str:
        _, row, column = self.open.names[places.STATUS]
        return str(self.page.at(row, column).value)

    @property
    def last_run(self) -> object:
        _, row, column = self.open.names[places.LAST_RUN]
        return self.page.at(row, column).value

    @property
    def rows(self) -> list[list[object]]:
        """Return the results, a link as its formula; blank lines are left out."""
        table = self.page.table(places.RESULTS)
        found = [
            [self.page.at(row, column).formula or self.page.at(row, column).value for column in range(1, 7)]
            for row in table.data_rows
        ]
        return [row for row in found if any(value is not None for value in row)]

    def listed(self, name: str) -> list[object]:
        page = self.open.sheet(places.LISTS.in_(self.language))
        column = places.LIST_COLUMNS.index(name) + 1
        return [value for value in page.values(2, places.LONGEST_LIST + 1, column) if value is not None]


@contextlib.contextmanager
def running(*excels: Excel) -> Iterator[Sequence[Excel]]:
    """Have these Excels run on this computer."""
    from excel_engine import Engine

    before = xlwings.engines.active
    xlwings.engines.active = xlwings.Engine(impl=Engine(*excels))
    try:
        yield excels
    finally:
        xlwings.engines.active = before


def _names(data: bytes) -> dict[str, tuple[str, int, int]]:
    """Return the names of one cell in a workbook."""
    found = {}
    for name, defined in openpyxl.load_workbook(io.BytesIO(data)).defined_names.items():
        sheet, _, cell = str(defined.value).replace("$", "").partition("!")
        if cell.isalnum():
            letters, row = coordinate_from_string(cell)
            found[name] = (sheet, row, column_number(letters))
    return found

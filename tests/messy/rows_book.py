"""A small workbook of an office's own from lists of rows: dates as dates, "" as no cell at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter


def rows_book(path: Path, sheets: dict[str, list[list[Any]]], change: Callable[[Any, str], None] | None = None) -> Path:
    """Write the workbook, each sheet from its first cell on; `change(sheet, name)` may add to it."""
    made = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    day = made.add_format({"num_format": "dd.mm.yyyy"})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value != "":
                    sheet.write(number, column, value)
        if change:
            change(sheet, name)
    made.close()
    return path

"""Draw one sheet with an Excel table: headers with tips, drop-downs, live formulas, colours, print settings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.making import looks
from qms_xl.workbook.making.wrapping import LINE_POINTS, lines
from qms_xl.workbook.plan import (
    LAST_FORMATTED_ROW,
    Broken,
    CellRule,
    Formatted,
    Linked,
    Live,
    TableColumn,
    TableSheet,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from qms_xl.workbook.make import Looks

_LAST_EXCEL_ROW = 1_048_575
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # control characters XlsxWriter escapes itself
_HIGHEST = 409  # points, Excel
_BROKEN = {"#N/A": "=NA()", "#DIV/0!": "=1/0", "#REF!": "=#REF!", "#VALUE!": '="a"+1', "#NAME?": "=qms_no_such_name"}


def draw_table(page: Worksheet, sheet: TableSheet, look: Looks) -> None:
    """Draw the sheet on an empty page."""
    visible = sum(not (column.folded or column.hidden) for column in sheet.columns)
    last = len(sheet.columns) - 1
    end = sheet.HEADER_ROW + max(1, len(sheet.rows))
    _set_columns(page, sheet.columns, look)
    page.write_string(sheet.TITLE_ROW, 0, sheet.title, look(looks.TITLE))
    page.write_string(sheet.NOTE_ROW, 0, sheet.note, look(looks.NOTE))
    page.set_row(sheet.TITLE_ROW, 24)
    page.set_row(sheet.HEADER_ROW, _header_height(sheet.columns))
    columns = [
        {"header": column.header, "header_format": look(looks.HEADERS[column.role]), "formula": column.formula or None}
        for column in sheet.columns
    ]
    table = {"name": sheet.table, "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
    page.add_table(sheet.HEADER_ROW, 0, end, last, table)
    _write_rows(page, sheet, look)
    _set_rules(page, sheet)
    _shade(page, sheet, visible, look)
    page.freeze_panes(sheet.HEADER_ROW + 1, sheet.frozen_columns)
    page.repeat_rows(sheet.TITLE_ROW, sheet.HEADER_ROW)
    page.print_area(0, 0, _LAST_EXCEL_ROW, visible - 1)


def _set_columns(page: Worksheet, columns: tuple[TableColumn, ...], look: Looks) -> None:
    page.outline_settings(True, True, False, False)  # the button stands above the last visible column
    for number, column in enumerate(columns):
        options: dict[str, Any] = {}
        if column.hidden:
            options = {"hidden": True}
        elif column.folded:
            options = {"level": 1, "hidden": True}
        elif number + 1 < len(columns) and columns[number + 1].folded:
            options = {"collapsed": True}
        below = look(looks.below(column.number_format, column.middle))
        page.set_column(number, number, column.width, below, options)


def _header_height(columns: tuple[TableColumn, ...]) -> float:
    return LINE_POINTS * max(2, *(lines(column.header + " (*)", column.width - 2) for column in columns)) + 4


def _row_height(columns: tuple[TableColumn, ...], values: Sequence[object]) -> float:
    """Return the height of a row of data in points, as the texts in its visible columns need it."""
    seen = [(c, v) for c, v in zip(columns, values, strict=True) if isinstance(v, str) and not (c.folded or c.hidden)]
    return LINE_POINTS * max((lines(value, column.width * 1.15) for column, value in seen), default=1)


def _write_rows(page: Worksheet, sheet: TableSheet, look: Looks) -> None:
    empty = [[Live(None) if column.formula else None for column in sheet.columns]]
    for row, values in enumerate(sheet.rows or empty, sheet.HEADER_ROW + 1):
        if (height := _row_height(sheet.columns, values)) > LINE_POINTS:
            page.set_row(row, min(height, _HIGHEST))
        for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            number_format = column.number_format
            if isinstance(value, Formatted):
                value, number_format = value
            shape = looks.cell(column.role, number_format, column.middle)
            style = look({**shape, **looks.LINK} if isinstance(value, Linked) else shape)
            _write(page, row, number, value, style, _row_formula(column.formula))


def _write(page: Worksheet, row: int, column: int, value: object, style: Any, formula: str) -> None:
    match value:
        case Live(known):
            page.write_formula(row, column, formula, style, "" if known is None else known)
        case None:
            page.write_blank(row, column, None, style)
        case Linked(text, file, place):
            url = file if file.startswith("file:///") else f"external:{file.removeprefix('file:')}"  # a share: //host/…
            page.write_url(row, column, f"{url}#{place}" if place else url, style, text)
        case Broken(text):
            page.write_formula(row, column, _BROKEN[text], style, text)
        case bool():
            page.write_boolean(row, column, value, style)
        case int() | float():
            page.write_number(row, column, value, style)
        case datetime.date() | datetime.time():
            page.write_datetime(row, column, value, style)
        case _:
            page.write_string(row, column, _NOT_IN_XML.sub("\ufffd", str(value)), style)


def _row_formula(formula: str) -> str:
    """Return the formula as the file holds it; Excel shows `[#This Row],` as `@`."""
    return formula.replace("@", "[#This Row],")


def _set_rules(page: Worksheet, sheet: TableSheet) -> None:
    last = max(LAST_FORMATTED_ROW - 1, sheet.HEADER_ROW + len(sheet.rows))
    for number, column in enumerate(sheet.columns):
        if column.tip:
            tip = {"validate": "any", "input_title": column.tip_title, "input_message": column.tip}
            page.data_validation(sheet.HEADER_ROW, number, sheet.HEADER_ROW, number, tip)
        if column.rule:
            page.data_validation(sheet.HEADER_ROW + 1, number, last, number, _validation(column.rule))
        elif column.formula and column.tip:
            tip = {"validate": "any", "input_title": column.tip_title, "input_message": column.tip}
            page.data_validation(sheet.HEADER_ROW + 1, number, last, number, tip)


def _validation(rule: CellRule) -> dict[str, Any]:
    options: dict[str, Any] = {"error_title": rule.title, "error_message": rule.message}
    if rule.strict == "none":
        options["show_error"] = False
    else:
        options["error_type"] = rule.strict
    if rule.kind == "list":
        return {**options, "validate": "list", "source": rule.source}
    names = {"date": "date", "whole": "integer", "decimal": "decimal"}
    return {
        **options,
        "validate": names[rule.kind],
        "criteria": "between",
        "minimum": rule.low,
        "maximum": rule.high,
    }


def _shade(page: Worksheet, sheet: TableSheet, visible: int, look: Looks) -> None:
    """Colour the rows: the first shade that fits. Ranges do not overlap, as LibreOffice shows only one format for a cell."""
    first, last = sheet.HEADER_ROW + 1, max(LAST_FORMATTED_ROW - 1, sheet.HEADER_ROW + len(sheet.rows))
    speaking = {shade.column for shade in sheet.shades if shade.column is not None}
    silent = [column for column in range(visible) if column not in speaking]
    for columns in [silent, *([column] for column in sorted(speaking))]:
        if not columns:
            continue
        cells = " ".join(f"{letters(c + 1)}{first + 1}:{letters(c + 1)}{last + 1}" for c in columns)
        for shade in sheet.shades:
            tone = looks.TONES[shade.tone]
            if [shade.column] == columns:
                tone = {**tone, "num_format": shade.word_format}
            rule = {"type": "formula", "criteria": shade.when, "format": look(tone), "stop_if_true": True}
            page.conditional_format(first, columns[0], last, columns[0], {**rule, "multi_range": cells})


def growing_name(sheet: TableSheet, column: int) -> str:
    """Return the formula of a name over a column of the table, from its first row down to the last filled one."""
    where = "'" + sheet.name.replace("'", "''") + "'!"
    letter = letters(column + 1)
    last = max(LAST_FORMATTED_ROW, sheet.first_row + len(sheet.rows))
    cells = f"{where}${letter}${sheet.first_row}:${letter}${last}"
    return f"={where}${letter}${sheet.first_row}:INDEX({cells},MAX(1,COUNTA({cells})))"

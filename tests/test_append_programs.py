"""Rows added to workbooks as they are in offices: our templates, the demo office, what LibreOffice saved; and opened again there."""

from __future__ import annotations

import datetime
import io
import warnings
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from append_books import SHEET, TABLE, register, to_add
from excel_rules import faults
from libreoffice import recalculated

from qms_xl.demo.office import demo_workbooks
from qms_xl.shipped import shipped
from qms_xl.workbook.book import Area, Sheet
from qms_xl.workbook.cells import read_book
from qms_xl.workbook.changes import Content, NewRows
from qms_xl.workbook.patch import plan, verify, write

DAY = datetime.date(2026, 11, 20)


def templates() -> dict[str, bytes]:
    """Return language/name -> workbook."""
    folder = shipped("workbook_templates")
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted(Path(str(folder)).glob("*/*.xlsx"))}


TEMPLATES = templates()


def added(data: bytes, *new: NewRows) -> bytes:
    patch = plan(data, "rejestr.xlsx", (), new)
    assert not patch.refused, patch.refused
    out = io.BytesIO()
    write(data, patch, out)
    verify(data, patch, out)
    assert set(faults(out.getvalue())) <= set(faults(data))
    return out.getvalue()


@lru_cache(maxsize=4)
def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    return read_book(data, "rejestr.xlsx").sheets


def registers(data: bytes) -> list[tuple[str, str, Area]]:
    """Return sheet, table and area of the registers in a workbook; word lists left out."""
    sheets = sheets_of(data)
    return [
        (sheet.name, table.name, table.area) for sheet in sheets for table in sheet.tables if "_list_" not in table.name
    ]


def rows_like_the_last(data: bytes, sheet: str, table: str, count: int) -> NewRows:
    """Return rows to be added that hold what the last filled row holds, its formulas left to the column; text where it is empty."""
    page = next(each for each in sheets_of(data) if each.name == sheet)
    area = next(each for each in page.tables if each.name == table).area
    columns = range(area.first_column, area.last_column + 1)
    typed = [
        column
        for column in columns
        if not any((row, column) in page.formulas for row in range(area.first_row, area.last_row + 1))
    ]
    filled = [
        row
        for row in range(area.first_row, area.last_row + 1)
        if any(page.value(row, column) is not None for column in typed)
    ]
    last = max(filled)
    values: dict[int, Content] = {
        column: page.value(last, column) for column in typed if page.value(last, column) is not None
    }  # type: ignore[misc]
    values = values if last > area.first_row else {typed[0]: "N-1"}
    return NewRows(sheet, table, area.first_row, last, tuple(columns), (values,) * count)


def values(data: bytes, sheet: str, area: Area) -> list[list[object]]:
    page = next(each for each in sheets_of(data) if each.name == sheet)
    return [
        [page.value(row, column) for column in range(area.first_column, area.last_column + 1)]
        for row in range(area.first_row, area.last_row + 1)
    ]


def area_of(data: bytes, sheet: str, table: str) -> Area:
    return next(area for title, name, area in registers(data) if (title, name) == (sheet, table))


def opened(data: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl knows no print areas of whole columns
        return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_register_of_an_empty_template_takes_its_first_rows(name):
    data = TEMPLATES[name]
    new = [rows_like_the_last(data, sheet, table, 3) for sheet, table, _ in registers(data)]
    after = added(data, *new)
    for each in new:
        area = area_of(after, each.sheet, each.table)
        assert area.last_row == each.header_row + 3
        first = next(iter(each.rows[0]))
        assert [row[first - area.first_column] for row in values(after, each.sheet, area)[1:]] == ["N-1"] * 3
        cells = opened(after)[each.sheet]
        rows = range(each.header_row + 1, each.header_row + 4)
        styles, formulas = (
            [[read(cells.cell(row, column)) for column in each.columns] for row in rows]
            for read in (lambda cell: cell.style_id, lambda cell: cell.data_type == "f")
        )
        assert styles[0] == styles[1] == styles[2]
        assert formulas[0] == formulas[1] == formulas[2]


def test_every_register_of_the_demo_office_takes_two_more_rows():
    for data in demo_workbooks(DAY, "pl", faulty=False).values():
        new = [rows_like_the_last(data, sheet, table, 2) for sheet, table, _ in registers(data)]
        after = added(data, *new)
        for each in new:
            area = area_of(after, each.sheet, each.table)
            rows = values(after, each.sheet, area)
            for row in rows[each.last_row - area.first_row + 1 :][:2]:
                assert {column: row[column - area.first_column] for column in each.rows[0]} == each.rows[0]
            assert values(after, each.sheet, area._replace(last_row=each.last_row)) == values(
                data, each.sheet, area._replace(last_row=each.last_row)
            )


@pytest.mark.soffice
def test_what_libreoffice_saved_takes_rows_and_libreoffice_opens_what_took_rows(tmp_path):
    shipped_ones = {"audits.xlsx": TEMPLATES["pl/Audity.xlsx"], "actions.xlsx": TEMPLATES["pl/Działania.xlsx"]}
    saved = recalculated(
        {"register.xlsx": register(), "blank.xlsx": register(blank_rows=2), **shipped_ones}, tmp_path / "first"
    )
    after = {}
    for name, data in saved.items():
        tables = (
            [(SHEET, TABLE)]
            if name in ("register.xlsx", "blank.xlsx")
            else [(sheet, table) for sheet, table, _ in registers(data)]
        )
        news = [
            to_add(data) if table == TABLE else rows_like_the_last(data, sheet, table, 2) for sheet, table in tables
        ]
        after[name] = added(data, *news)
        for new in news:
            assert area_of(after[name], new.sheet, new.table).last_row >= new.last_row + 2
    after["own.xlsx"] = added(register(), to_add(register()))
    again = recalculated(after, tmp_path / "second")
    for name in ("register.xlsx", "blank.xlsx", "own.xlsx"):
        rows = values(again[name], SHEET, area_of(again[name], SHEET, TABLE))
        assert [row[0] for row in rows[1:]] == ["DK-1", "DK-2", "DK-3", "DK-4", "DK-5"]
        assert [row[5] for row in rows[1:]] == [146.0, 174.0, 212.0, 295.0, 296.0]  # days from 46000, worked out
    for name in shipped_ones:
        assert {table: area.last_row for _, table, area in registers(again[name])} == {
            table: area.last_row for _, table, area in registers(after[name])
        }


@pytest.mark.npm
def test_what_took_rows_is_valid_to_the_open_xml_sdk(tmp_path, open_xml_errors):
    template = TEMPLATES["pl/Działania.xlsx"]
    rows = [rows_like_the_last(template, sheet, table, 2) for sheet, table, _ in registers(template)]
    after = {
        "under.xlsx": added(register(), to_add(register())),
        "inside.xlsx": added(register(3), to_add(register(3))),
        "template.xlsx": added(template, *rows),
    }
    for name, data in after.items():
        (tmp_path / name).write_bytes(data)
        assert open_xml_errors(tmp_path / name) == []

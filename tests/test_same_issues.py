"""The same issues, by their fingerprints, however an office keeps its workbooks: order of rows and columns, language, names, places."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import openpyxl
import pytest

from qms_xl.check import check
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.contents import Contents, contents
from qms_xl.demo.faults import Typed, faults
from qms_xl.demo.planting import with_typed
from qms_xl.make import make_workbooks
from qms_xl.model import Language
from qms_xl.read import read_books
from qms_xl.settings import Settings
from qms_xl.speak.issues import fingerprint
from qms_xl.workbook.cells import read_book

DAY = date(2026, 11, 20)
Workbooks = Mapping[str, bytes]
Rows = Mapping[str, Sequence[Mapping[str, object]]]


def office() -> Contents:
    return contents(DAY, "pl")


@cache
def rows() -> Rows:
    """Return the demo's registers with all faults that are typed into cells."""
    return with_typed(office(), [fault for fault in faults(Calendar(DAY)) if isinstance(fault.done, Typed)], "pl")


def made(these: Rows, language: Language = "pl") -> Workbooks:
    return make_workbooks(language, these, created=datetime(2026, 11, 20))


def issues(workbooks: Workbooks) -> list[str]:
    """Return the fingerprints of all issues, sorted."""
    books = [read_book(data, name) for name, data in workbooks.items()]
    reading = read_books(books, Settings(), as_of=DAY, language="pl")
    found = check(reading.registers, facts=reading.facts, as_of=DAY, settings=Settings(), norm="iso9001-2015")
    return sorted(fingerprint(issue) for issue in found.issues)


@cache
def usual() -> list[str]:
    return issues(made(rows()))


@cache
def usual_edited() -> list[str]:
    return issues(edited(made(rows()), as_it_was))


def edited(workbooks: Workbooks, edit: Any) -> Workbooks:
    """Return the workbooks after an edit of each of their sheets by openpyxl, which keeps no value of a formula: none is left."""
    after = {}
    for name, data in workbooks.items():
        book = openpyxl.load_workbook(io.BytesIO(data))
        for number, sheet in enumerate(book.worksheets):
            without_formulas(sheet)
            edit(sheet, number)
        out = io.BytesIO()
        book.save(out)
        after[name] = out.getvalue()
    return after


def without_formulas(sheet: Any) -> None:
    for table in sheet.tables.values():
        for column in table.tableColumns:
            column.calculatedColumnFormula = None
        for row in sheet[table.ref]:
            for cell in row:
                if cell.data_type == "f":
                    cell.value = None


def as_it_was(sheet: Any, number: int) -> None:
    pass


def renamed(sheet: Any, number: int) -> None:
    sheet.title = f"Arkusz {number}"


def with_columns_the_other_way_round(sheet: Any, number: int) -> None:
    for table in sheet.tables.values():
        cells = list(sheet[table.ref])
        order = list(range(len(cells[0])))[::-1]
        for row in cells:
            held = [(cell.value, cell.number_format) for cell in row]
            for cell, at in zip(row, order, strict=True):
                cell.value, cell.number_format = held[at]
        names = [column.name for column in table.tableColumns]
        for column, at in zip(table.tableColumns, order, strict=True):
            column.name = names[at]


def test_the_office_has_issues_of_many_rules() -> None:
    assert len(usual()) == len(set(usual())) > 40


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_no_issue(seed: int) -> None:
    shuffled = {name: random.Random(f"{seed} {name}").sample(list(each), len(each)) for name, each in rows().items()}
    assert issues(made(shuffled)) == usual()


def test_the_order_of_columns_changes_no_issue() -> None:
    assert issues(edited(made(rows()), with_columns_the_other_way_round)) == usual_edited()


def test_the_language_of_headers_words_sheets_and_workbooks_changes_no_issue() -> None:
    assert issues(made(rows(), "en")) == usual()


def test_the_names_of_sheets_change_no_issue() -> None:
    assert issues(edited(made(rows()), renamed)) == usual_edited()


def test_the_names_of_workbooks_change_no_issue() -> None:
    assert issues({f"Nasz {number}.xlsx": data for number, data in enumerate(made(rows()).values())}) == usual()


def test_a_register_in_a_workbook_of_its_own_changes_no_issue() -> None:
    def only_actions(sheet: Any, number: int) -> None:
        if "qms_actions" not in sheet.tables:
            sheet.parent.remove(sheet)

    def no_actions(sheet: Any, number: int) -> None:
        if "qms_actions" in sheet.tables:
            sheet.parent.remove(sheet)

    held = {"Działania.xlsx": made(rows())["Działania.xlsx"]}
    rest = {name: data for name, data in made(rows()).items() if name not in held}
    (alone,), (others,) = edited(held, only_actions).values(), edited(held, no_actions).values()
    moved = {**edited(rest, as_it_was), "Ustalenia.xlsx": others, "Nasze zadania.xlsx": alone}
    assert issues(moved) == usual_edited()

"""Whatever a workbook holds, after a write only the named cells differ; or the change was refused with its reason."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import openpyxl
import pytest
import python_calamine
from excel_rules import faults
from handmade import unzipped
from hard.all_kinds import KINDS
from hard.edits import address, expected, held, new_rows, unescaped, unwanted, wanted
from hard.harm import harm, part_of
from hard.package import BOOK, SHEET
from hard.plainly import PlainSheet, plain_sheet
from hard.tables import TABLE

from qms_xl.workbook.changes import Change, NewRows, Patch
from qms_xl.workbook.patch import plan, verify, write

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

NAME = "rejestry/Trudny.xlsx"
CHANGED = "changed"
EPOCH = datetime.date(1899, 12, 30)
FATES = {
    # comments
    "notes on cells": CHANGED,
    "threaded comments": CHANGED,
    # controls
    "a ribbon of ones own": CHANGED,
    "active x controls": CHANGED,
    "buttons": CHANGED,
    "form controls": CHANGED,
    "macros": CHANGED,
    "macros that are signed": CHANGED,
    "old macro and dialog sheets": CHANGED,
    # foreign parts
    "custom xml items": CHANGED,
    "maps of sorting": CHANGED,
    "panes of web extensions": CHANGED,
    "power query and a data model": CHANGED,
    "properties of a sheet": CHANGED,
    "properties of ones own": CHANGED,
    "settings of a printer": CHANGED,
    "toolbars of excel 2003": CHANGED,
    # formulas
    "array formulas": CHANGED,
    "calculation by hand and iteration": CHANGED,
    "chain of calculation": CHANGED,
    "dynamic arrays": CHANGED,
    "formulas on another sheet only": CHANGED,
    "formulas without values": CHANGED,
    "links to other workbooks": CHANGED,
    "names with let and lambda": CHANGED,
    "python in cells": CHANGED,
    "shared formulas": CHANGED,
    "values that come live": CHANGED,
    "what if tables": CHANGED,
    # markup
    "a byte order mark and no declaration": CHANGED,
    "a sheet in utf 16": CHANGED,
    "a sheet in windows 1250": CHANGED,
    "a sheet set out in lines": CHANGED,
    "a sheet without a cell": CHANGED,
    "alternate content": CHANGED,
    "attributes in any order and quotes": CHANGED,
    "cells and rows without addresses": CHANGED,
    "comments instructions and cdata": CHANGED,
    "everything in utf 16": CHANGED,
    "extensions inside cells and rows": "odd_sheet",
    "extensions that hold what looks like cells": "odd_sheet",
    "fifteen hundred rows": CHANGED,
    "fifteen hundred rows set out in lines": CHANGED,
    "identities and descents": CHANGED,
    "prefixes and no word of calculation": CHANGED,
    "prefixes before every name": CHANGED,
    "rows that hold nothing": CHANGED,
    "strict open xml": CHANGED,
    # pages
    "consolidated data": CHANGED,
    "errors that are ignored": CHANGED,
    "frozen panes": CHANGED,
    "grouped rows and columns": CHANGED,
    "hidden rows and columns": CHANGED,
    "hidden sheets": CHANGED,
    "hyperlinks": CHANGED,
    "merged cells": CHANGED,
    "print areas titles and page breaks": CHANGED,
    "rows and columns with formats": CHANGED,
    "scenarios": CHANGED,
    "smart tags of excel 2007": CHANGED,
    "split panes and colours of tabs": CHANGED,
    "views of several people": CHANGED,
    "watched cells and web pages": CHANGED,
    # pictures
    "a picture behind the sheet": CHANGED,
    "a picture of the first page": CHANGED,
    "charts": CHANGED,
    "charts of the new sort": CHANGED,
    "embedded objects": CHANGED,
    "linked data types": CHANGED,
    "pictures in cells": CHANGED,
    "pictures in headers": CHANGED,
    "pictures over cells": CHANGED,
    "shapes and word art": CHANGED,
    "sheets that are charts": CHANGED,
    "smart art": CHANGED,
    # pivots
    "pivot tables": CHANGED,
    "pivot tables with slicers": CHANGED,
    "pivot tables with timelines": CHANGED,
    # programs
    "a table saved by libre office": CHANGED,
    "formats saved by libre office": CHANGED,
    "rules saved by libre office": CHANGED,
    "saved by libre office": CHANGED,
    "saved by openpyxl": CHANGED,
    # protection
    "a digital signature": "signed",
    "a password for saving": "write_reserved",
    "a sheet protected but for some cells": CHANGED,
    "a sheet whose protection is off": CHANGED,
    "a workbook whose structure is protected": CHANGED,
    "advice to open for reading": "write_reserved",
    "marked as final": "final",
    "ranges that some may edit": CHANGED,
    "sensitivity labels": CHANGED,
    "sharing of the old sort": "shared",
    # rules
    "colour scales bars and icons": CHANGED,
    "conditional formats from another sheet": CHANGED,
    "conditional formats of every type": CHANGED,
    "data bars with extension": CHANGED,
    "icons of ones own": CHANGED,
    "validations from another sheet": CHANGED,
    "validations of every type": CHANGED,
    # styling
    "cells with a leading apostrophe": CHANGED,
    "checkboxes in cells": CHANGED,
    "number formats of ones own": CHANGED,
    "six thousand cell formats": CHANGED,
    "sparklines": CHANGED,
    "themes gradients and named styles": CHANGED,
    # tables
    "a filter without a table": CHANGED,
    "a plain table": CHANGED,
    "a query without a table": CHANGED,
    "a table from a query": CHANGED,
    "a table mapped to xml": CHANGED,
    "a table that is filtered and sorted": CHANGED,
    "a table with a calculated column": CHANGED,
    "a table with a column counted from above": CHANGED,
    "a table with a column of plain addresses": CHANGED,
    "a table with a style of ones own": CHANGED,
    "a table with a text for the blind": CHANGED,
    "a table with a totals row": CHANGED,
    "a table with an insert row": CHANGED,
    "a table with formats of its columns": CHANGED,
    "a table with rules and names that end with it": CHANGED,
    "a table with slicers": CHANGED,
    "a table with words below it": CHANGED,
    "a table without a header": CHANGED,
    "two tables side by side": CHANGED,
    # texts
    "dates counted from 1904": CHANGED,
    "dates in words of iso": CHANGED,
    "errors typed in": CHANGED,
    "phonetic texts": CHANGED,
    "rich texts inside the cells": CHANGED,
    "texts as formula results": CHANGED,
    "texts inside the cells": CHANGED,
    "texts of several fonts": CHANGED,
    "texts with escapes and breaks": CHANGED,
    # zips
    "a comment on the archive": CHANGED,
    "a workbook in another folder": CHANGED,
    "absolute targets": CHANGED,
    "content types by ending": CHANGED,
    "data descriptors": CHANGED,
    "extra fields of unix": CHANGED,
    "folders among the members": CHANGED,
    "members that are only stored": CHANGED,
    "names in another case": CHANGED,
    "parts that nobody refers to": CHANGED,
    "percent signs in names": CHANGED,
    "the sheet before all others": CHANGED,
    "zip64 members": CHANGED,
}


class Written(NamedTuple):
    """A workbook of one kind before and after its changes."""

    before: bytes
    after: bytes
    patch: Patch
    changes: dict[str, Change]


@cache
def built(name: str) -> bytes:
    return KINDS[name].build()


def applied(data: bytes, changes: Iterable[Change], rows: tuple[NewRows, ...] = ()) -> tuple[bytes, Patch]:
    """Return the workbook with the changes made and proven."""
    patch = plan(data, NAME, tuple(changes), rows)
    out = io.BytesIO()
    write(data, patch, out)
    verify(data, patch, out)
    return out.getvalue(), patch


@cache
def written(name: str) -> Written:
    """Return a kind after all its changes, those that must be refused among them."""
    kind = KINDS[name]
    changes = wanted(kind)
    asked = [*changes.values(), *(change for change, _ in unwanted(kind).values())]
    after, patch = applied(built(name), asked)
    return Written(built(name), after, patch, changes)


@cache
def with_rows(name: str) -> Written:
    """Return a kind after rows are added to its table."""
    after, patch = applied(built(name), (), (new_rows(KINDS[name]),))
    return Written(built(name), after, patch, {})


def parameters(names: Iterable[str]) -> list[object]:
    """Return the kinds as test parameters; those that LibreOffice makes need it."""
    return [pytest.param(name, marks=[pytest.mark.soffice] if KINDS[name].needs_office else []) for name in names]


CHANGED_KINDS = parameters(name for name, fate in FATES.items() if fate == CHANGED)
REFUSED_KINDS = parameters(name for name, fate in FATES.items() if fate != CHANGED)
GROWN = parameters(name for name, kind in KINDS.items() if kind.table and not kind.rows_refused)
WITH_RULES = ("prefixes before every name", "everything in utf 16", "strict open xml")
NOT_GROWN = parameters(name for name, kind in KINDS.items() if kind.rows_refused)


def test_the_table_names_every_kind() -> None:
    assert set(FATES) == set(KINDS)
    assert len(FATES) >= 60


@pytest.mark.parametrize("name", parameters(FATES))
def test_the_feature_is_really_there(name: str) -> None:
    data, holds = built(name), KINDS[name].holds
    parts = unzipped(data)
    texts = [*parts, *(content.decode("utf-16" if content[:2] == b"\xff\xfe" else "utf-8", "replace") for content in parts.values())]  # fmt: skip
    assert any(holds in text for text in texts) or holds.encode() in data


@pytest.mark.parametrize("name", parameters(FATES))
def test_it_is_sound_to_begin_with(name: str) -> None:
    assert (faults(built(name)) == []) == KINDS[name].is_sound


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_only_the_named_cells_differ(name: str) -> None:
    before, after, _, changes = written(name)
    assert list(harm(before, after, [address(at) for at in changes])) == []


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_the_new_contents_stand_in_their_cells(name: str) -> None:
    before, after, _, changes = written(name)
    old, new = sheet_of(before), sheet_of(after)
    strings, epoch = strings_of(after), KINDS[name].epoch
    for at, change in changes.items():
        cell = new.cells.get(address(at))
        assert held(cell, strings, epoch) == expected(change, epoch), at
        assert cell is None or not cell.has_formula
        assert cell is None or set(cell.attributes) <= {"r", "s", "t"}, at
        assert new.style_at(address(at)) == old.style_at(address(at)), at
        if cell and isinstance(change.content, str) and change.content != change.content.strip():
            assert 'xml:space="preserve"' in new.data[cell.start : cell.end].decode(new.encoding), at


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_what_must_be_left_is_left_with_its_reason(name: str) -> None:
    patch = written(name).patch
    asked = unwanted(KINDS[name])
    assert {(one.what, one.reason) for one in patch.refused} == set(asked.values())


@pytest.mark.parametrize("name", REFUSED_KINDS)
def test_a_workbook_that_must_not_be_changed_is_left_with_its_reason(name: str) -> None:
    before, after, patch, changes = written(name)
    assert {one.reason for one in patch.refused} == {FATES[name]}
    assert {one.what for one in patch.refused} >= set(changes.values())
    assert not patch
    assert after == before


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_formulas_are_worked_out_anew_where_there_are_any(name: str) -> None:
    before, after, *_ = written(name)
    book = part_of(before, "Dane")[0]
    sheets = [
        content for part, content in unzipped(before).items() if "/worksheets/sheet" in part and "_rels" not in part
    ]
    if any(cell.has_formula for content in sheets for cell in plain_sheet(content).cells.values()):
        assert b'fullCalcOnLoad="1"' in unzipped(after)[book].replace(b"\0", b"")
    else:
        assert unzipped(after)[book] == unzipped(before)[book]


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_our_rules_of_excel_raise_no_new_alarm(name: str) -> None:
    before, after, *_ = written(name)
    assert set(faults(after)) <= set(faults(before))


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_applying_twice_changes_no_byte(name: str) -> None:
    _, after, _, changes = written(name)
    assert applied(after, changes.values())[0] == after


@pytest.mark.parametrize("name", CHANGED_KINDS)
def test_the_readers_read_the_new_contents(name: str) -> None:
    before, after, _, changes = written(name)
    first = held(sheet_of(before).cells.get((1, 1)), strings_of(before), KINDS[name].epoch)
    for read in (by_calamine, by_openpyxl):
        if read(before).get((1, 1)) != first:  # it cannot read the original: UTF-16, Windows-1250, strict
            continue
        found = read(after)
        for at, change in changes.items():
            assert found.get(address(at)) == as_read(change), (read, at)


@pytest.mark.parametrize("name", GROWN)
def test_rows_added_to_a_table_change_nothing_else(name: str) -> None:
    before, after, patch, _ = with_rows(name)
    new = new_rows(KINDS[name])
    rows = patch.placed[0]
    assert rows == tuple(range(new.last_row + 1, new.last_row + 3))
    named = [(row, column) for row in rows for column in new.columns]
    growth = {(str(last), str(rows[-1])) for last in {new.last_row, max(new.last_row, 2)}} | {("1", "0")}  # insertRow
    assert list(harm(before, after, named, growth)) == []
    assert set(faults(after)) <= set(faults(before))


@pytest.mark.parametrize("name", WITH_RULES)
def test_what_ended_with_a_table_ends_with_it_after_rows_are_added(name: str) -> None:
    _, after, patch, _ = with_rows(name)
    parts = {part: content.replace(b"\0", b"") for part, content in unzipped(after).items()}
    assert patch.placed[0] == (8, 9)
    for area in (b'dimension ref="A1:J12"/>', b'sqref="A2:H9"', b'sqref="H2:H9"'):
        assert area in parts[SHEET]
    assert b">Dane!$A$2:$A$9<" in parts[BOOK]
    assert b">Listy!$A$1:$A$3<" in parts[BOOK]
    assert parts[TABLE].count(b'ref="A1:H9"') == 2


def test_a_table_without_records_has_some_after_rows_are_added() -> None:
    assert b'insertRow="0"' in unzipped(with_rows("a table with an insert row").after)[TABLE]


@pytest.mark.parametrize("name", GROWN)
def test_rows_added_to_a_table_are_like_those_above(name: str) -> None:
    before, after, patch, _ = with_rows(name)
    new, old_sheet, sheet, strings = new_rows(KINDS[name]), sheet_of(before), sheet_of(after), strings_of(after)
    for row, contents in zip(patch.placed[0], new.rows, strict=True):
        for column in new.columns:
            cell = sheet.cells.get((row, column))
            assert sheet.style_at((row, column)) == old_sheet.style_at((7, column)), (row, column)
            assert (cell is not None and cell.has_formula) == (column == 9)
            change = Change("Dane", row, column, contents.get(column), column in new.percent_columns)
            if column < 9:
                assert held(cell, strings, EPOCH) == expected(change, EPOCH), (row, column)


@pytest.mark.parametrize("name", GROWN)
def test_the_readers_see_the_table_grown(name: str) -> None:
    before, after, patch, _ = with_rows(name)
    last = patch.placed[0][-1]
    if by_openpyxl(before):
        table = openpyxl.load_workbook(io.BytesIO(after))["Dane"].tables[KINDS[name].table]
        assert table.ref.rpartition(":")[2].lstrip("ABCDEFGHI") == str(last)
    for read in (by_calamine, by_openpyxl):
        assert not read(before) or read(after)[last, 1] == "K-102"


@pytest.mark.parametrize("name", GROWN)
def test_the_same_rows_are_not_added_twice(name: str) -> None:
    patch = plan(with_rows(name).after, NAME, (), (new_rows(KINDS[name]),))
    assert not patch
    assert [one.reason for one in patch.refused] == ["changed"]


@pytest.mark.parametrize("name", NOT_GROWN)
def test_rows_that_must_not_be_added_are_left_with_the_reason(name: str) -> None:
    before, after, patch, _ = with_rows(name)
    assert [one.reason for one in patch.refused] == [KINDS[name].rows_refused]
    assert not patch
    assert after == before


def sheet_of(data: bytes) -> PlainSheet:
    return plain_sheet(unzipped(data)[part_of(data, "Dane")[1]])


def strings_of(data: bytes) -> list[str]:
    """Return the shared strings, without phonetics."""
    from lxml import etree

    part = next(
        (content for name, content in unzipped(data).items() if name.lower().endswith("sharedstrings.xml")), b""
    )
    items = etree.fromstring(part) if part else ()
    return [unescaped("".join(t.text or "" for t in one.iterfind(".//{*}t") if etree.QName(t.getparent()).localname != "rPh")) for one in items]  # fmt: skip


def as_read(change: Change) -> object:
    """Return a content as readers give it: dates as times, percentages as parts, blanks as None."""
    content = change.content
    if isinstance(content, datetime.date) and not isinstance(content, datetime.datetime):
        return datetime.datetime.combine(content, datetime.time())
    return content / 100 if change.in_percent and isinstance(content, int | float) else content


def by_calamine(data: bytes) -> dict[tuple[int, int], object]:
    """Return the cells by row and column, none where calamine cannot read the sheet."""
    try:
        sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Dane")
    except python_calamine.CalamineError:
        return {}
    rows = sheet.to_python(skip_empty_area=False)
    return {(r, c): _plain(value) for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1)}


def by_openpyxl(data: bytes) -> dict[tuple[int, int], object]:
    """Return the cells by row and column; openpyxl leaves `_x0041_` as it stands and opens strict files without sheets."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    if "Dane" not in book.sheetnames:
        return {}
    cells = (cell for row in book["Dane"].iter_rows() for cell in row)
    return {(c.row, c.column): _plain(unescaped(c.value) if isinstance(c.value, str) else c.value) for c in cells}


def _plain(value: object) -> object:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time())
    return None if value == "" else value

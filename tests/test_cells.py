"""Values of closed workbooks, against openpyxl, and what values alone would not say."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import openpyxl
import pytest
import xlsxwriter
from handmade import MAIN, STRICT, parts, rels, sheet_xml, styles_xml, unzipped, with_parts, workbook, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libreoffice import converted
from odd_sheets import odd_sheet
from openpyxl.worksheet.formula import ArrayFormula

from qms_xl.errors import ReadError
from qms_xl.make import make_workbook, workbooks
from qms_xl.model import CellError, Uncached
from qms_xl.workbook.book import Area, Book, Link
from qms_xl.workbook.cells import read_book
from qms_xl.workbook.changes import Change
from qms_xl.workbook.inspect import inspect
from qms_xl.workbook.patch import plan
from qms_xl.workbook.sheets.contents import contents
from qms_xl.workbook.sheets.number_formats import NumberFormats
from qms_xl.workbook.sheets.scan import guard
from qms_xl.workbook.sheets.second import rows_by_openpyxl
from qms_xl.workbook.sheets.values import Values

VALUES: list[object] = [
    "Nr", "żółw ; „cudzysłów”", " odstęp ", "a\nb", "<&>", "=1+1", 0, 1, -1.5, 45351, 1e300, 0.1 + 0.2, True, False,
    dt.date(2026, 2, 28), dt.date(1900, 3, 1), dt.date(1900, 2, 28), dt.date(1900, 1, 1), dt.date(9999, 12, 31),
    dt.datetime(2026, 11, 20, 13, 45, 30), dt.time(8, 30), None, "ostatni",
]  # fmt: skip


def by_xlsxwriter(rows: list[list[object]], **options: object) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False, **options})
    sheet = book.add_worksheet("Dane")
    day, moment, hour = (
        book.add_format({"num_format": code}) for code in ("dd.mm.yyyy", "yyyy-mm-dd hh:mm:ss", "hh:mm")
    )
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            match value:
                case None:
                    pass
                case dt.datetime():
                    sheet.write_datetime(i, j, value, moment)
                case dt.time():
                    sheet.write_datetime(i, j, value, hour)
                case dt.date():
                    sheet.write_datetime(i, j, value, day)
                case _:
                    sheet.write(i, j, value)
    book.close()
    return buffer.getvalue()


def by_openpyxl(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row, 1):
            cell = sheet.cell(i, j, value)
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def seen_by_openpyxl(data: bytes) -> dict[tuple[int, int], object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
            if isinstance(value, dt.datetime) and value.time() == dt.time(0):
                value = value.date()
            if value not in (None, ""):
                found[cell.row, cell.column] = value
    return found


def seen(book: Book, index: int = 0) -> dict[tuple[int, int], object]:
    sheet = book.sheets[index]
    return {
        (sheet.first_row + i, sheet.first_column + j): value
        for i, row in enumerate(sheet.rows)
        for j, value in enumerate(row)
        if value is not None
    }


def assert_same(ours: dict[tuple[int, int], object], theirs: dict[tuple[int, int], object]) -> None:
    assert ours == theirs
    assert {where: type(value) for where, value in ours.items()} == {
        where: type(value) for where, value in theirs.items()
    }


@pytest.mark.parametrize("make", [by_xlsxwriter, by_openpyxl, lambda rows: by_xlsxwriter(rows, date_1904=True)])
def test_values_are_those_openpyxl_reads(make: Callable[[list[list[object]]], bytes]) -> None:
    early = [value for value in VALUES if not (type(value) is dt.date and value < dt.date(1904, 1, 2))]
    is_1904 = b"date1904" in unzipped(make([[1]]))["xl/workbook.xml"]
    values = early if is_1904 else VALUES
    data = make([values[:8], [None], values[8:16], values[16:]])
    assert_same(seen(read_book(data, "a.xlsx")), seen_by_openpyxl(data))


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(dt.date(1900, 3, 1), dt.date(2199, 12, 31)),
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc", "Cn"]),
        min_size=1,
        max_size=20,
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6), st.sampled_from([by_xlsxwriter, by_openpyxl]))
def test_any_values_are_those_openpyxl_reads(
    rows: list[list[object]], make: Callable[[list[list[object]]], bytes]
) -> None:
    data = make(rows)
    assert_same(seen(read_book(data, "a.xlsx")), seen_by_openpyxl(data))


def test_nothing_is_changed_and_the_checksum_is_of_the_bytes() -> None:
    data = by_openpyxl([VALUES])
    before = bytes(bytearray(data))
    book = read_book(data, "rejestry/Cele.xlsx")
    assert data == before
    assert book.sha256 == hashlib.sha256(data).hexdigest()
    assert book.name == "rejestry/Cele.xlsx"


def test_errors_and_formulas_without_a_value_are_never_blank() -> None:
    cells = (
        '<row r="3"><c r="C3" t="e"><v>#N/A</v></c><c r="D3"><f>SUM(C1:C2)</f></c><c r="E3"><f>1+1</f><v>2</v></c></row>'
        '<row r="9"><c r="A9" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B9" t="str"><f>""</f><v></v></c></row>'
    )
    sheet = read_book(workbook(sheet_xml(cells)), "a.xlsx").sheets[0]
    assert sheet.value(3, 3) == CellError("#N/A")
    assert sheet.value(3, 4) == Uncached("SUM(C1:C2)")
    assert sheet.value(3, 5) == 2.0
    assert sheet.value(9, 1) == CellError("#DIV/0!")
    assert sheet.value(9, 2) is None
    assert sheet.formulas == {(3, 4), (3, 5), (9, 1), (9, 2)}
    assert all(len(row) == len(sheet.rows[0]) for row in sheet.rows)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="B2"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c>',
        '<c r="B2" t="e"><v>#REF!</v></c><c r="D2"><v>1</v></c>',
    ],
)
def test_the_block_grows_to_hold_errors_beside_it(cells: str) -> None:
    sheet = read_book(
        workbook(sheet_xml(f'<row r="2">{cells}</row><row r="5"><c r="C5" t="e"><v>#NUM!</v></c></row>')), "a.xlsx"
    ).sheets[0]
    assert sheet.value(5, 3) == CellError("#NUM!")
    assert CellError("#REF!") in (sheet.value(2, 2), sheet.value(2, 4))
    assert 1.0 in (sheet.value(2, 2), sheet.value(2, 4))
    assert (sheet.first_row, sheet.first_column, len(sheet.rows), len(sheet.rows[0])) == (2, 2, 4, 3)


@pytest.mark.parametrize("text", ["#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BUSY!"])
def test_errors_newer_than_the_reader_are_read(text: str) -> None:
    cells = f'<row r="1"><c r="A1" t="e"><f>A2#</f><v>{text}</v></c><c r="B1"><v>7</v></c></row>'
    sheet = read_book(workbook(sheet_xml(cells)), "a.xlsx").sheets[0]
    assert (sheet.value(1, 1), sheet.value(1, 2)) == (CellError(text), 7.0)


def test_formulas_that_openpyxl_writes_have_no_value() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["C1"] = 1, "=A1+1", ArrayFormula("C1:C2", "=A1:A2")
    read = read_book(saved(book), "a.xlsx").sheets[0]
    assert read.value(1, 2) == Uncached("A1+1")
    assert isinstance(read.value(1, 3), Uncached)


def test_formats_that_change_the_meaning_are_told() -> None:
    cells = "".join(f'<c r="{"ABCDEF"[i]}1" s="{i}"><v>46000</v></c>' for i in range(6))
    styles = styles_xml("0%", "d-mmm", "0.00", "# ?/?", "yyyy-mm-dd")
    sheet = read_book(workbook(sheet_xml(f'<row r="1">{cells}</row>'), styles=styles), "a.xlsx").sheets[0]
    assert sheet.number_formats == {(1, 2): "0%", (1, 3): "d-mmm", (1, 5): "# ?/?"}
    assert sheet.rows[0] == [46000.0, 46000.0, dt.date(2025, 12, 9), 46000.0, 46000.0, dt.date(2025, 12, 9)]


def test_hidden_rows_and_merged_cells_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a"])
    sheet.append(["b"])
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("B4:D6")
    read = read_book(saved(book), "a.xlsx").sheets[0]
    assert read.hidden_rows == {2}
    assert read.merged == (Area(4, 2, 6, 4),)


def test_tables_with_their_headers_and_totals() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Działania")
    columns = [{"header": "Nr"}, {"header": "Termin\nwykonania"}]
    sheet.add_table("B3:C6", {"name": "qms_actions", "columns": columns, "total_row": True})
    sheet.add_table("F3:F4", {"name": "qms_list_role", "header_row": False})
    book.close()
    first, second = read_book(buffer.getvalue(), "a.xlsx").sheets[0].tables
    assert (first.name, first.area, first.has_header, first.totals_rows) == ("qms_actions", Area(3, 2, 6, 3), True, 1)
    assert first.headers == ("Nr", "Termin\nwykonania")
    assert not second.has_header


def test_hidden_sheets_names_and_properties() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Ukryty").sheet_state = "hidden"
    book.create_sheet("Bardzo").sheet_state = "veryHidden"
    book.create_chartsheet("Wykres")
    book.defined_names["Osoby"] = openpyxl.workbook.defined_name.DefinedName("Osoby", attr_text="Ukryty!$A$1")
    book["Ukryty"].defined_names["Obszar"] = openpyxl.workbook.defined_name.DefinedName(
        "Obszar", attr_text="Ukryty!$A$2"
    )
    book.properties.creator = "Anna Nowak"
    read = read_book(saved(book), "a.xlsx")
    assert [(sheet.name, sheet.state) for sheet in read.sheets] == [
        ("Sheet", "visible"),
        ("Ukryty", "hidden"),
        ("Bardzo", "veryHidden"),
    ]
    assert read.defined_names == {"Osoby": "Ukryty!$A$1", "'Ukryty'!Obszar": "Ukryty!$A$2"}
    assert read.properties["creator"] == "Anna Nowak"
    assert "modified" in read.properties


def test_what_leads_out_of_the_workbook_is_named() -> None:
    made = parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    made["xl/_rels/workbook.xml.rels"] = rels(
        [("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "externalLink", "externalLinks/externalLink1.xml"),
         ("rId3", "externalLink", "externalLinks/externalLink2.xml"), ("rId4", "connections", "connections.xml")]
    )  # fmt: skip
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    made["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="{MAIN}"><externalBook {relation} r:id="rId1"/></externalLink>'
    )
    made["xl/externalLinks/_rels/externalLink1.xml.rels"] = rels(
        [("rId1", "externalLinkPath", "file:///P:/Plan.xlsx")], ' TargetMode="External"'
    )
    made["xl/externalLinks/externalLink2.xml"] = (
        f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>'
    )
    made["xl/connections.xml"] = (
        f'<connections xmlns="{MAIN}"><connection id="1" name="Kursy"><webPr url="https://example.org/k"/></connection>'
        '<connection id="2" name="Baza"><dbPr connection="DSN=x"/></connection></connections>'
    )
    made["xl/worksheets/_rels/sheet1.xml.rels"] = rels([("rId1", "oleObject", "../embeddings/oleObject1.bin")])
    made["xl/embeddings/oleObject1.bin"] = b"x"
    assert read_book(zipped(made), "a.xlsx").links == (
        Link("external_workbook", "file:///P:/Plan.xlsx"),
        Link("dde", "cmd|calc"),
        Link("web_query", "https://example.org/k"),
        Link("web_query", "Baza"),
        Link("embedded_object", "xl/embeddings/oleobject1.bin"),
    )


def test_a_strict_workbook_is_read() -> None:
    made = {name: str(content).replace(MAIN, STRICT).replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
            for name, content in parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="d"><v>2026-01-31</v></c></row>')).items()}  # fmt: skip
    assert read_book(zipped(made), "a.xlsx").sheets[0].rows == [[1.0, dt.date(2026, 1, 31)]]


def test_parts_under_other_names_are_found() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>tak</t></si></sst>'
    made = parts(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=strings)
    made["data/Text.xml"] = made.pop("xl/sharedStrings.xml")
    made["data/one sheet.xml"] = made.pop("xl/worksheets/sheet1.xml")
    made["xl/_rels/workbook.xml.rels"] = rels(
        [("rId1", "worksheet", "../DATA/one%20sheet.xml"), ("rId2", "sharedStrings", "/data/text.xml")]
    )
    assert read_book(zipped(made), "a.xlsx").sheets[0].rows == [["tak"]]


def test_sheets_in_utf_16_and_with_prefixes_are_read() -> None:
    plain = sheet_xml('<row><c t="inlineStr"><is><t>Żółw</t></is></c><c><v>2</v></c></row>')
    wide = plain.replace("UTF-8", "UTF-16").encode("utf-16")
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c t="n" r="A1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    book = read_book(with_parts(workbook(plain, prefixed), {"xl/worksheets/sheet1.xml": wide}), "a.xlsx")
    assert [sheet.rows for sheet in book.sheets] == [[["Żółw", 2.0]], [[2.0]]]


def test_an_empty_sheet_and_one_of_blank_cells_have_no_rows() -> None:
    book = read_book(workbook(sheet_xml(""), sheet_xml('<row r="5"><c r="B5" s="0"/></row>')), "a.xlsx")
    assert [sheet.rows for sheet in book.sheets] == [[], []]


def test_a_sheet_the_first_reader_refuses_goes_to_the_second() -> None:
    cells = '<row r="2"><c r="B2"><v>1</v><extLst><ext uri="x"/></extLst></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c></row>'
    sheet = read_book(workbook(sheet_xml(cells)), "a.xlsx").sheets[0]
    assert (sheet.first_row, sheet.first_column, sheet.rows) == (2, 2, [[1.0, True, CellError("#N/A")]])


def test_the_second_reader_gives_what_the_first_gives() -> None:
    data = by_xlsxwriter([VALUES[:8], [], VALUES[8:]])
    top, left, rows = rows_by_openpyxl(data, 0)
    first = read_book(data, "a.xlsx").sheets[0]
    assert (top, left, rows) == (first.first_row, first.first_column, first.rows)


def test_what_no_reader_can_read_is_one_error_naming_the_part() -> None:
    bad = sheet_xml('<row r="1"><c r="A1" t="nonsense"><v>1</v><extLst/></c></row>')
    with pytest.raises(ReadError) as caught:
        read_book(
            workbook(bad, strings=f'<sst xmlns="{MAIN}"><si><t>a</t></si></sst>', styles="<a/>"), "a.xlsx", seconds=0.01
        )
    assert caught.value.reason in ("unreadable", "timeout")
    assert caught.value.part == "xl/worksheets/sheet1.xml"


def reason(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_book(data, "a.xlsx")
    return caught.value.reason


def test_a_cell_in_the_last_corner_never_reaches_the_library() -> None:
    far = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    data = workbook(far)
    assert len(data) < 3_000
    assert reason(data) == "stray_cell"


def test_a_blank_cell_in_the_last_corner_is_told_and_the_rest_is_read() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    sheet = read_book(workbook(sheet_xml(cells)), "a.xlsx").sheets[0]
    assert (sheet.stray, sheet.rows) == ("XFD1048576", [[1.0]])


def test_shared_strings_that_would_fill_the_memory_are_refused() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 5001))
    strings = f'<sst xmlns="{MAIN}"><si><t>{"a" * 300_000}</t></si></sst>'
    assert reason(workbook(sheet_xml(cells), strings=strings)) == "too_large"
    lying = f'<sst xmlns="{MAIN}" uniqueCount="99999999999999"><si><t>a</t></si></sst>'
    assert reason(workbook(sheet_xml(cells), strings=lying)) == "broken_xml"


@pytest.mark.parametrize(
    ("part", "content", "expected"),
    [
        ("xl/workbook.xml", b"<workbook", "broken_xml"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>", "broken_xml"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>", "missing_part"),
        ("xl/_rels/workbook.xml.rels", rels([("rId1", "worksheet", "nowhere.xml")]), "missing_part"),
    ],
)
def test_broken_or_missing_parts_are_one_error(part: str, content: bytes, expected: str) -> None:
    assert (
        reason(with_parts(workbook(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')), {part: content})) == expected
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_workbooks_are_read_or_refused_but_never_crash(data: st.DataObject) -> None:
    made = unzipped(by_openpyxl([["Nr", 1, dt.date(2026, 1, 1)], ["a", 2.5, None]]))
    name = data.draw(st.sampled_from(sorted(made)))
    content = bytearray(made[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
    with contextlib.suppress(ReadError):
        read_book(zipped({**made, name: bytes(content)}), "a.xlsx", seconds=0.001)


def test_escaped_characters_in_texts_are_read_as_excel_shows_them() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>a_x0009_b</t></si><si><t>_x005F_x0009_</t></si></sst>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    assert read_book(workbook(sheet_xml(cells), strings=strings), "a.xlsx").sheets[0].rows == [["a\tb", "_x0009_"]]


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_passes_the_guard_is_no_larger_for_the_reader(random: Random) -> None:
    """Guard and calamine count odd cells alike: were the guard to see less, one workbook could end the process."""
    strings = f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><t>b</t></si><si><t>c</t></si></sst>'
    with contextlib.suppress(ReadError):
        package = inspect(workbook(odd_sheet(random), strings=strings), "a.xlsx")
        values = Values(package, contents(package), NumberFormats(), seconds=1, memory_mb=100)
        guard("a.xlsx", "p", "S1", values.utf8("xl/worksheets/sheet1.xml"), {}, max_area=100)
        try:
            sheet = values.calamine().get_sheet_by_index(0)
        except Exception:
            return  # refused by calamine: goes to the second reader, under its limits
        last_row, last_column = sheet.end or (-1, -1)
        assert (last_row + 1) * (last_column + 1) <= 100


@pytest.mark.parametrize(
    ("part", "said", "odd"),
    [
        ("xl/tables/table1.xml", 'totalsRowShown="0"', 'totalsRowCount="²"'),
        ("xl/workbook.xml", 'localSheetId="1"', 'localSheetId="²"'),
        ("xl/styles.xml", 'fillId="2"', 'fillId="²"'),
        ("xl/styles.xml", 'numFmtId="0"', 'numFmtId="²"'),
        ("xl/worksheets/sheet2.xml", '<row r="4"', '<row r="4" customFormat="1" s="²"'),
        ("xl/worksheets/sheet2.xml", '<c r="A4" s="', '<c r="A4" s="²'),
    ],
)
def test_a_number_that_is_none_stops_neither_reading_nor_writing(part: str, said: str, odd: str) -> None:
    (schema,) = (one for one in workbooks("pl")["Organizacja"] if one.name == "units")
    made = make_workbook("Organizacja", "pl", [schema], {"units": [{"unit": "KM"}]}, created=dt.datetime(2026, 1, 1))
    content = unzipped(made)[part].decode()
    assert said in content
    data = with_parts(made, {part: content.replace(said, odd)})
    sheet = read_book(data, "a.xlsx", with_fills=True).sheets[1]
    assert sheet.value(4, 1) == "KM"
    assert not plan(data, "a.xlsx", [Change(sheet.name, 4, 1, "KM-2")]).refused


@pytest.mark.soffice
def test_what_libreoffice_saved_is_read_as_openpyxl_reads_it(tmp_path: Path) -> None:
    source = by_xlsxwriter([VALUES[:8], [None], VALUES[8:16], VALUES[16:]])
    book = openpyxl.load_workbook(io.BytesIO(source))
    sheet = book.worksheets[0]
    sheet["A6"], sheet["B6"], sheet["C6"] = "=1/0", "=NA()", '="x"&1'
    sheet.row_dimensions[3].hidden = True
    sheet["D6"] = 0.95
    sheet["D6"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    converted("xlsx:Calc MS Excel 2007 XML", [tmp_path / "a.xlsx"], tmp_path / "out", tmp_path / "profile")
    data = (tmp_path / "out" / "a.xlsx").read_bytes()
    read = read_book(data, "a.xlsx").sheets[0]
    ours = seen(read_book(data, "a.xlsx"))
    assert (ours.pop((6, 1)), ours.pop((6, 2))) == (CellError("#DIV/0!"), CellError("#N/A"))
    theirs = {where: value for where, value in seen_by_openpyxl(data).items() if where not in ((6, 1), (6, 2))}
    assert_same(ours, theirs)
    assert read.hidden_rows == {3}
    assert read.number_formats[6, 4] == "0%"
    assert {(6, 1), (6, 2), (6, 3)} <= read.formulas  # LibreOffice saves booleans as formulas, too

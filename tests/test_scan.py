"""The scan finds errors, formulas, hidden rows and telling formats, however the sheet part is written."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from handmade import sheet_xml
from hypothesis import given
from hypothesis import strategies as st

from qms_xl.errors import ReadError
from qms_xl.workbook.book import Area
from qms_xl.workbook.sheets.number_formats import BUILT_IN, is_telling, kind
from qms_xl.workbook.sheets.scan import FormedSheet, ScannedSheet, formed, guard, scan
from qms_xl.workbook.sheets.scan_any import scan_any
from qms_xl.workbook.sheets.text import as_utf8

TELLING = {7: "0%", 12: "# ?/?"}

CELLS = (
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3"><v>1.5</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" s="7"><v>0.95</v></c>'
    '<c r="C2" s="12" t="n"><v>0.5</v></c></row>'
    '<row r="3" hidden="0"/>'
    '<row r="4" hidden="true"><c r="A4"><f>SUM(B1:B2)</f><v>2.45</v></c><c r="B4"><f>A4&amp;"&lt;"</f></c>'
    '<c r="C4" t="str"><f>""</f><v></v></c><c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    '<row r="5"><c r="A5" t="inlineStr"><is><t> t="e" s="7" hidden="1" \'x\'!A1 </t></is></c>'
    '<c r="B5"><f t="shared" si="0"/><v/></c><c r="C5" s="1"/>'
    '<c r="E5" t="inlineStr"><is><r><rPr><b/><color rgb="FF0000"/><family val="2"/></rPr><t>a</t></r></is></c></row>'
)
AFTER = '<mergeCells count="1"><mergeCell ref="A7:C9"/></mergeCells><pageMargins left="0.7"/>'
PLAIN = sheet_xml(CELLS, AFTER)


def prefixed(xml: str) -> str:
    body = xml[xml.index("<worksheet") :]
    return re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", body).replace("xmlns=", "xmlns:x=")


def swapped(xml: str) -> str:
    return re.sub(r'<c r="(\w+)"((?: [st]="\w+")+)', r'<c\2 r="\1"', xml)


def single_quoted(xml: str) -> str:
    return re.sub(r"(<(?:c|row)\b)([^>]*)", lambda match: match[1] + match[2].replace('"', "'"), xml)


def indented(xml: str) -> str:
    return re.sub(r"(</?(?:row|c|f|v|is|sheetData)\b[^>]*>)", r"\n  \1", xml)


def numberless(xml: str) -> str:
    """Without r: blank cells stand for what is skipped."""
    filled = xml.replace('<c r="E5"', "<c/><c")
    return re.sub(r'<c r="\w+"', "<c", re.sub(r'<row r="\d+"', "<row", filled))


def commented(xml: str) -> str:
    return xml.replace("<sheetData>", '<!-- <sheetData><c r="XFD9"/> --><sheetData>').replace(
        "<row", "<!-- a --><row", 1
    )


def declared(xml: str) -> str:
    return xml.replace("<row ", '<row xmlns:y="urn:y" y:a="1" ')


def with_extensions(xml: str) -> str:
    return xml.replace("<v>1.5</v></c>", "<v>1.5</v><extLst/></c>")


WAYS: list[Callable[[str], str]] = [
    str, prefixed, swapped, single_quoted, indented, numberless, commented, declared, with_extensions,
    lambda xml: single_quoted(swapped(prefixed(xml))), lambda xml: indented(numberless(prefixed(xml))),
]  # fmt: skip


def scanned(xml: str) -> ScannedSheet:
    return scan("a.xlsx", "sheet1.xml", "S1", xml.encode(), TELLING)


@pytest.mark.parametrize("way", WAYS)
def test_the_same_is_found_in_every_way_of_writing(way: Callable[[str], str]) -> None:
    found = scanned(way(PLAIN)).oddities
    assert found.errors == {(2, 1): "#N/A", (4, 4): "#DIV/0!"}
    assert found.formulas == {(4, 1), (4, 2), (4, 3), (4, 4), (5, 2)}
    assert found.uncached == {(4, 2): 'A4&"<"', (5, 2): ""}
    assert found.hidden_rows == {2, 4}
    assert found.formats == {(2, 2): "0%", (2, 3): "# ?/?"}
    assert found.merged == (Area(7, 1, 9, 3),)


@pytest.mark.parametrize("way", WAYS)
def test_byte_searches_and_expat_agree(way: Callable[[str], str]) -> None:
    xml = way(PLAIN)
    bounds, oddities = scan_any("a.xlsx", "sheet1.xml", "S1", xml.encode(), TELLING)
    assert scanned(xml).oddities == oddities
    assert (bounds.last_row, bounds.last_column, bounds.filled) == (5, 5, 11)


@pytest.mark.parametrize("way", WAYS[:7])
def test_usual_ways_of_writing_are_searched_not_parsed(way: Callable[[str], str]) -> None:
    assert isinstance(formed("a.xlsx", "sheet1.xml", way(PLAIN).encode()), FormedSheet)


def test_what_excel_libreoffice_openpyxl_and_xlsxwriter_write_is_of_the_strict_form() -> None:
    excel = '<row r="1" spans="1:2" ht="30" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" cm="1"><f t="array" ref="B1">A1</f><v>1</v></c></row>'
    office = '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="0" t="n"><f aca="false">B1</f><v>1</v></c></row>'
    openpyxl = '<row r="1"><c r="A1" t="n"><v>1</v></c><c r="B1"><f>A1</f><v /></c></row>'
    for cells in (excel, office, openpyxl):
        xml = sheet_xml(cells).replace(
            "<sheetData>", '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>', 1
        )
        xml = xml.replace("<worksheet ", '<worksheet xmlns:x14ac="urn:x14ac" ')
        sheet = formed("a.xlsx", "sheet1.xml", xml.encode())
        assert sheet is not None
        assert sheet.form.strict


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1250"])
def test_other_encodings_are_read(encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    xml = PLAIN.replace('encoding="UTF-8"', f'encoding="{name}"').replace("<t> t=", "<t>Żółw t=")
    data = as_utf8("a.xlsx", "sheet1.xml", xml.encode(encoding))
    assert "Żółw".encode() in data
    assert scan("a.xlsx", "sheet1.xml", "S1", data, TELLING).oddities == scanned(PLAIN).oddities


def test_an_empty_sheet_has_no_oddities() -> None:
    assert scanned(sheet_xml("")) == ScannedSheet(scanned(PLAIN.replace(CELLS, "").replace(AFTER, "")).oddities)
    assert scanned(sheet_xml("").replace("<sheetData></sheetData>", "<sheetData/>")).oddities.errors == {}


def reason(xml: str, **limits: int) -> tuple[str, str]:
    with pytest.raises(ReadError) as caught:
        guard("a.xlsx", "sheet1.xml", "Działania", xml.encode(), TELLING, **limits)
    return caught.value.reason, caught.value.message.pl


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "way",
    [str, prefixed, swapped, single_quoted, indented, commented, declared, lambda xml: xml.replace("XFD", "xfd")],
)
def test_a_cell_in_the_last_corner_is_refused_and_named(way: Callable[[str], str]) -> None:
    why, message = reason(way(sheet_xml(FAR)))
    assert why == "stray_cell"
    assert "XFD1048576" in message
    assert "Działania" in message


def test_cells_of_another_namespace_are_counted_as_the_reader_counts_them() -> None:
    foreign = sheet_xml('<row r="1"><y:c xmlns:y="urn:y" r="XFD1048576"><y:v>1</y:v></y:c></row>')
    assert reason(foreign)[0] == "stray_cell"


def test_an_address_of_another_row_is_not_overlooked() -> None:
    assert reason(sheet_xml('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'))[0] == "stray_cell"


def test_a_second_address_is_broken_xml() -> None:
    assert reason(sheet_xml('<row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row>'))[0] == "broken_xml"


@pytest.mark.parametrize("address", ["A0", "AAAA1", "XFE1", "A1048577", "A4294967297", "1", "A", "ZZZ1"])
def test_addresses_that_excel_does_not_know_are_refused(address: str) -> None:
    assert reason(sheet_xml(f'<row><c r="{address}"><v>1</v></c></row>'))[0] == "bad_address"


def test_a_blank_cell_far_out_is_named_but_does_no_harm() -> None:
    found = scanned(sheet_xml(FAR.replace('<c r="XFD1048576"><v>1</v></c>', '<c r="XFD1048576" s="1"/>')))
    assert found.stray == (1048576, 16384)


def test_few_cells_in_a_wide_block_are_refused_and_many_are_not() -> None:
    sparse = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 2001))
    wide = sparse + '<row r="2001"><c r="ABC2001"><v>1</v></c></row>'
    assert reason(wide_xml := sheet_xml(wide))[0] == "stray_cell"
    assert "ABC2001" in reason(wide_xml)[1]
    assert guard("a.xlsx", "p", "S1", sheet_xml(wide.replace("ABC", "SZ")).encode(), TELLING)


def test_the_limit_is_a_setting() -> None:
    xml = sheet_xml('<row r="10"><c r="J10"><v>1</v></c></row>')
    assert guard("a.xlsx", "p", "S1", xml.encode(), TELLING, max_area=100)
    assert reason(xml, max_area=99)[0] == "stray_cell"


@pytest.mark.parametrize(
    "xml",
    [
        sheet_xml(CELLS)[:-40],
        sheet_xml(CELLS).replace("</row>", "", 1),
        sheet_xml(CELLS).replace("</worksheet>", "</sheet>"),
        sheet_xml(CELLS, "<mergeCells>"),
        "",
    ],
)
def test_broken_sheets_are_refused(xml: str) -> None:
    assert reason(xml)[0] == "broken_xml"


def test_a_doctype_in_a_sheet_is_refused() -> None:
    assert reason(sheet_xml(CELLS).replace("<worksheet", "<!DOCTYPE a><worksheet", 1))[0] == "doctype"


TEXTS = st.text(st.sampled_from("ab \"'=<>&;tsefv/!-[]A1"), max_size=12)
VALUES = st.sampled_from(["", "0", "1.5", "#N/A"])
SHAPES = st.sampled_from(
    [
        '<c r="{a}"/>', '<c r="{a}" s="7"/>', '<c r="{a}" s="{s}"><v>{v}</v></c>', '<c r="{a}" t="e"><v>#REF!</v></c>',
        '<c r="{a}" t="inlineStr"><is><t>{t}</t></is></c>', '<c r="{a}" s="{s}" t="str"><f>{t}</f><v>{t}</v></c>',
        '<c r="{a}" s="12"><f>{t}</f><v>{v}</v></c>', '<c r="{a}"><f t="shared" si="0"/></c>', '<c t="e" r="{a}"><v>#N/A</v></c>',
        "<c r='{a}' s='7'><v>{v}</v></c>", '<c r="{a}" t="str"><f>{t}</f><v/></c>', '<c r="{a}"><!--{s}--><v>1</v></c>',
    ]
)  # fmt: skip


@given(st.lists(st.lists(st.tuples(SHAPES, TEXTS, VALUES, st.sampled_from([1, 7, 12])), max_size=4), max_size=4))
def test_any_mixture_of_cells_is_found_as_expat_finds_it(rows: list[list[tuple[str, str, str, int]]]) -> None:
    from xml.sax.saxutils import escape

    made = []
    for row, cells in enumerate(rows, 1):
        hidden = ' hidden="1"' if len(cells) == 3 else ""
        written = (
            shape.format(a=f"{'ABCD'[column]}{row}", t=escape(text).replace("]]>", ""), v=value, s=style)
            for column, (shape, text, value, style) in enumerate(cells)
        )
        made.append(f'<row r="{row}"{hidden}>{"".join(written)}</row>')
    xml = sheet_xml("".join(made), AFTER).encode()
    assert scan("a", "p", "S1", xml, TELLING).oddities == scan_any("a", "p", "S1", xml, TELLING)[1]


@pytest.mark.parametrize(
    ("code", "expected", "telling"),
    [
        ("General", "number", False), ("@", "number", False), ("0.00", "number", False), ("#,##0.00", "number", False),
        ("0%", "number", True), ("0.0%;[Red]-0.0%", "number", True), ('0.00" %"', "number", False), ("# ?/?", "number", True),
        ("000", "number", True), ("00-000", "number", True), ("0.000", "number", False), ("0.00E+00", "number", False),
        ("yyyy-mm-dd", "date", False), ("dd.mm.yyyy", "date", False), ("[$-415]d mmmm yyyy;@", "date", False),
        ('dd.mm.yyyy\\ "r."', "date", False), ("d-mmm", "date", True), ("mmm-yy", "date", True), ("yyyy", "date", True),
        ("mmmm", "date", True), ("dd/mm", "date", True), ("h:mm", "date", False), ("h:mm AM/PM", "date", False),
        ("[h]:mm:ss", "duration", False), ('#,##0.00\\ "zł"', "number", False), ("#,##0.00\\ [$zł-415]", "number", False),
        ('_-* #,##0.00\\ "zł"_-;-* #,##0.00\\ "zł"_-', "number", False), ("[Red]0", "number", False), ("", "number", False),
    ],
)  # fmt: skip
def test_what_a_number_format_means(code: str, expected: str, telling: bool) -> None:
    assert kind(code) == expected
    assert is_telling(code) is telling


def test_built_in_formats_are_dates_where_openpyxl_says_so() -> None:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    for number, code in BUILT_IN.items():
        assert (kind(code) == "date") is (is_date_format(code) and not is_timedelta_format(code)), code
        assert number in BUILTIN_FORMATS

"""What the patcher leaves to a person: each reason, its boundary, and its sentences."""

from __future__ import annotations

import datetime as dt
import math
import re

import handmade
import pytest
from handmade import MAIN, RELATIONS, unzipped, with_parts
from patching import (
    DATE,
    NAME,
    PERCENT,
    SHEET_PART,
    TEXT,
    TIME,
    change,
    made,
    patched,
    planned,
    reasons,
    table_xml,
    with_relation,
)

from qms_xl.errors import ReadError
from qms_xl.workbook.changes import Content, NewRows
from qms_xl.workbook.patch import plan
from qms_xl.workbook.patching.unpatchable import REASONS

GRID = "".join(
    f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in "ABCDEF") + "</row>"
    for row in range(1, 13)
)


def fates(data: bytes, *addresses: str) -> dict[str, str]:
    """Return address -> reason, for those that are refused."""
    patch = planned(data, *(change(each, 7) for each in addresses))
    return {f"{'ABCDEF'[each.what.column - 1]}{each.what.row}": each.reason for each in patch.refused}


@pytest.mark.parametrize(
    "formula",
    ["<f>1+1</f>", "<f/>", '<f t="shared" si="0"/>', '<f t="shared" ref="A1:A9" si="0">B1</f>', '<f ca="1">NOW()</f>'],
)
def test_a_formula(formula: str) -> None:
    data = made(f'<row r="1"><c r="A1">{formula}<v>2</v></c><c r="B1"/></row>')
    assert reasons(data, change("A1", 2)) == ["formula"]
    patched(data, change("B1", 2))


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_a_cell_in_a_range_that_one_formula_fills(kind: str) -> None:
    first = f'<c r="B2"><f t="{kind}" ref="B2:C4">A1:A3</f><v>1</v></c>'
    data = made(GRID.replace('<c r="B2"><v>1</v></c>', first))
    assert fates(data, "B2", "C4", "B4", "D4", "C5", "A2", "B1") == dict.fromkeys(["B2", "C4", "B4"], "array")


def test_a_blank_cell_into_which_a_formula_spills() -> None:
    spill = '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3)</f><v>1</v></c></row>'
    assert fates(made(spill), "A2", "A3", "A4", "B2") == {"A2": "array", "A3": "array"}


def test_headers_and_totals_of_a_table() -> None:
    data = with_relation(made(GRID), "table", "../tables/t.xml", table_xml("B2:D8", 3, ' totalsRowCount="1"'))
    expected = {"B2": "header", "D2": "header", "B8": "totals", "D8": "totals"}
    assert fates(data, "A2", "B2", "D2", "E2", "B3", "D7", "B8", "D8", "B9") == expected


def test_a_table_without_header_and_totals_has_neither() -> None:
    data = with_relation(made(GRID), "table", "../tables/t.xml", table_xml("B2:D8", 3, ' headerRowCount="0"'))
    assert fates(data, "B2", "D8") == {}


def test_covered_cells_of_a_merge() -> None:
    data = made(GRID, '<mergeCells count="2"><mergeCell ref="B2:C4"/><mergeCell ref="E1:E12"/></mergeCells>')
    expected = {"C2": "merged", "B3": "merged", "C4": "merged", "E2": "merged", "E12": "merged"}
    assert fates(data, "B2", "C2", "B3", "C4", "D4", "E1", "E2", "E12") == expected


def test_a_tall_merge_covers_too() -> None:
    data = made(GRID, '<mergeCells count="1"><mergeCell ref="A1:A900"/></mergeCells>')
    assert fates(data, "A1", "A2", "A12", "B2") == {"A2": "merged", "A12": "merged"}


@pytest.mark.parametrize(
    ("location", "inside"),
    [
        ('ref="B4:C8"', ["B4", "C8"]),
        ('ref="B4:C8" rowPageCount="1" colPageCount="1"', ["B2", "B4", "C8", "C2"]),
        ('ref="Tak"', ["A1", "F12"]),
    ],
)
def test_a_pivot_table_with_its_filters(location: str, inside: list[str]) -> None:
    part = f'<pivotTableDefinition xmlns="{MAIN}" name="p"><location {location} firstHeaderRow="1"/></pivotTableDefinition>'
    data = with_relation(made(GRID), "pivotTable", "../pivotTables/p.xml", part)
    outside = [] if "Tak" in location else ["A4", "B9", "B1"]
    assert fates(data, *inside, *outside) == dict.fromkeys(inside, "pivot")


def test_a_pivot_table_that_does_not_say_where_it_stands_may_stand_anywhere() -> None:
    part = f'<pivotTableDefinition xmlns="{MAIN}" name="p"/>'
    data = with_relation(made(GRID), "pivotTable", "../pivotTables/p.xml", part)
    assert fates(data, "A1") == {"A1": "pivot"}


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ('<definedName name="Dane_1" localSheetId="0">S1!$B$2:$C$5</definedName>', ["B2", "C5"], ["A2", "C6"]),
        ('<definedName name="Dane_1">S1!$B$2:$C$5</definedName>', ["B2", "C5"], ["A2", "C6"]),
        ('<definedName name="Dane_1">#REF!</definedName>', ["A1"], []),
        ('<definedName name="Inne">S1!$B$2:$C$5</definedName>', ["A1"], []),
    ],
)
def test_what_a_query_fills(name: str, inside: list[str], outside: list[str]) -> None:
    query = f'<queryTable xmlns="{MAIN}" name="Dane 1" connectionId="1"/>'
    before = made(GRID, names=f"<definedNames>{name}</definedNames>")
    data = with_relation(before, "queryTable", "../queryTables/q.xml", query)
    assert fates(data, *inside, *outside) == dict.fromkeys(inside, "query")


def test_a_table_that_a_query_fills() -> None:
    table = table_xml("B2:D8", 3, ' tableType="queryTable"')
    data = with_relation(made(GRID), "table", "../tables/t.xml", table)
    assert fates(data, "B3", "D8", "E3") == {"B3": "query", "D8": "query"}
    by_relation = with_relation(made(GRID), "table", "../tables/t.xml", table_xml("B2:D8", 3))
    rels = {"xl/tables/_rels/t.xml.rels": handmade.rels([("rId1", "queryTable", "../queryTables/q.xml")])}
    assert fates(with_parts(by_relation, rels), "B3") == {"B3": "query"}


LOCKS = (
    f'<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf><protection locked="0"/></xf></cellStyleXfs><cellXfs><xf/>'
    '<xf applyProtection="1"><protection locked="0"/></xf><xf applyProtection="0"><protection locked="0"/></xf>'
    '<xf><protection locked="false"/></xf><xf><protection locked="1"/></xf><xf><protection hidden="1"/></xf></cellXfs></styleSheet>'
)


@pytest.mark.parametrize(
    ("protection", "is_on"),
    [('sheet="1" password="CC1A"', True), ("sheet='true'", True), ('objects="1"', False), ('sheet="0"', False)],
)
def test_locked_cells_of_a_protected_sheet(protection: str, is_on: bool) -> None:
    cells = "".join(f'<c r="{"ABCDEF"[style]}1" s="{style}"/>' for style in range(6))
    xml = handmade.sheet_xml(f'<row r="1">{cells}</row>', f"<sheetProtection {protection}/>")
    data = handmade.workbook(xml, styles=LOCKS)
    locked = dict.fromkeys(["A1", "C1", "E1", "F1", "A9"], "protected") if is_on else {}
    assert fates(data, "A1", "B1", "C1", "D1", "E1", "F1", "A9") == locked


def test_a_missing_cell_is_locked_as_its_column_is() -> None:
    xml = handmade.sheet_xml("", '<sheetProtection sheet="1"/>')
    columns = '<cols><col min="2" max="2" style="1"/></cols><sheetData>'
    data = handmade.workbook(xml.replace("<sheetData>", columns), styles=LOCKS)
    assert fates(data, "A5", "B5") == {"A5": "protected"}


@pytest.mark.parametrize("text", ["=1", "+48 22 123", "-", "@nazwa", "=", "-5"])
def test_text_that_excel_would_take_for_a_formula_goes_only_into_text_cells(text: str) -> None:
    data = made(f'<row r="1"><c r="A1"/><c r="B1" s="{TEXT}"/><c r="C1" s="{DATE}"/></row>')
    assert reasons(data, change("A1", text)) == ["formula_like"]
    assert reasons(data, change("C1", text)) == ["formula_like"]
    patched(data, change("B1", text))


@pytest.mark.parametrize("text", [" =1", "'=1", "−5", "a=1", "–"])
def test_text_with_such_a_sign_elsewhere_goes_anywhere(text: str) -> None:
    patched(made('<row r="1"><c r="A1"/></row>'), change("A1", text))


def test_a_text_that_stands_there_already_is_not_asked_about() -> None:
    data = made('<row r="1"><c r="A1" t="str"><v>=1</v></c></row>')
    assert not planned(data, change("A1", "=1")).refused


@pytest.mark.parametrize("style", [0, TEXT, PERCENT, TIME])
def test_a_date_where_neither_cell_nor_column_shows_dates(style: int) -> None:
    other = f'<row r="2"><c r="A2" s="{PERCENT}"><v>1</v></c></row><row r="3"><c r="B3" s="{DATE}"><v>1</v></c></row>'
    data = made(f'<row r="1"><c r="A1" s="{style}"/></row>{other}')
    assert reasons(data, change("A1", dt.date(2026, 1, 1))) == ["not_a_date"]


@pytest.mark.parametrize("style", [DATE, TIME])
def test_a_number_where_the_cell_shows_dates(style: int) -> None:
    data = made(f'<row r="1"><c r="A1" s="{style}"><v>5</v></c></row>')
    assert reasons(data, change("A1", 7)) == ["not_a_number"]
    assert not planned(data, change("A1", 5)).refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (math.nan, "number"),
        (math.inf, "number"),
        (-math.inf, "number"),
        (1e308, "number"),
        (10**400, "number"),
        (2**53 + 1, "number"),
        (1e-308, "number"),
        ("a\0b", "characters"),
        ("a\rb", "characters"),
        ("a\tb", "characters"),
        ("a\x1bb", "characters"),
        ("a\x85b", "characters"),
        ("a\ufffeb", "characters"),
        ("a\ud800b", "characters"),
        ("x" * 32_768, "too_long"),
        ("😀" * 16_384, "too_long"),
        (dt.date(1900, 2, 28), "date_range"),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "date_range"),
    ],
)
def test_a_content_that_no_cell_can_hold(content: Content, reason: str) -> None:
    data = made(f'<row r="1"><c r="A1" s="{DATE if isinstance(content, dt.date) else 0}"/></row>')
    assert reasons(data, change("A1", content)) == [reason]


@pytest.mark.parametrize("content", ["x" * 32_767, "😀" * 16_383 + "x", 2**53, 10**22, 9.9e307, 3e-308])
def test_the_most_that_a_cell_can_hold(content: Content) -> None:
    patched(made('<row r="1"><c r="A1"/></row>'), change("A1", content))


def test_a_percentage_is_checked_like_any_number() -> None:
    data = made(f'<row r="1"><c r="A1" s="{PERCENT}"/></row>')
    assert reasons(data, change("A1", math.nan, in_percent=True)) == ["number"]


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1, 0), (1_048_577, 1), (1, 16_385), (-3, 2)])
def test_a_place_outside_excel(row: int, column: int) -> None:
    wrong = change("A1", 5)._replace(row=row, column=column)
    assert reasons(made(""), wrong) == ["outside"]


def test_the_last_cell_of_excel() -> None:
    patched(made(""), change("XFD1048576", 5))


def test_a_sheet_that_is_not_there_does_not_hold_up_the_others() -> None:
    patch = planned(made(GRID), change("A1", 5, sheet="s1"), change("A1", 5))
    assert [(each.what.sheet, each.reason) for each in patch.refused] == [("s1", "no_sheet")]
    assert patch


def test_two_values_for_one_cell() -> None:
    first, second, other = change("A1", 5), change("A1", "5"), change("B1", 5)
    patch = planned(made(GRID), first, second, other, change("A1", 5))
    assert [each.reason for each in patch.refused] == ["contradiction"] * 3
    assert len(patch.splices[SHEET_PART]) == 1
    assert reasons(made(GRID), change("A1", 1), change("A1", True)) == ["contradiction", "contradiction"]


def with_book(inside: str, data: bytes | None = None) -> bytes:
    data = data or made(GRID)
    return with_parts(
        data, {"xl/workbook.xml": unzipped(data)["xl/workbook.xml"].replace(b"<sheets>", inside.encode() + b"<sheets>")}
    )


def with_root_relation(kind: str, target: str, part: str) -> bytes:
    data = made(GRID)
    rels = unzipped(data)["_rels/.rels"].decode()
    new = f'<Relationship Id="rIdZ" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    return with_parts(data, {"_rels/.rels": rels.replace("</Relationships>", new), target: part})


def final(value: str, name: str = "_MarkAsFinal") -> bytes:
    return with_root_relation(
        "custom-properties",
        "docProps/custom.xml",
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D}}" pid="2" name="{name}"><vt:bool>{value}</vt:bool></property></Properties>',
    )


def shared_in_the_old_way() -> bytes:
    data = made(GRID)
    rels = unzipped(data)["xl/_rels/workbook.xml.rels"].decode()
    new = f'<Relationship Id="rIdZ" Type="{RELATIONS}/revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>'
    return with_parts(data, {"xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", new)})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (with_root_relation("digital-signature/origin", "_xmlsignatures/origin.sigs", ""), "signed"),
        (with_parts(made(GRID), {"_xmlsignatures/sig1.xml": "<a/>"}), "signed"),
        (with_book('<fileSharing userName="Anna" reservationPassword="CC1A"/>'), "write_reserved"),
        (with_book('<fileSharing userName="Anna" algorithmName="SHA-512" hashValue="aa"/>'), "write_reserved"),
        (with_book('<fileSharing readOnlyRecommended="1"/>'), "write_reserved"),
        (shared_in_the_old_way(), "shared"),
        (final("true"), "final"),
        (final("1"), "final"),
    ],
)
def test_a_workbook_in_which_nothing_may_be_changed(data: bytes, reason: str) -> None:
    assert reasons(data, change("A1", 5), change("B1", 6)) == [reason, reason]
    rows = NewRows("S1", "", 1, 12, (1,), ({1: 5},))
    assert [each.reason for each in plan(data, NAME, (), [rows]).refused] == [reason]


@pytest.mark.parametrize(
    "data",
    [
        with_book('<fileSharing userName="Anna"/>'),
        with_book('<fileSharing readOnlyRecommended="0"/>'),
        final("false"),
        final("true", "Inna"),
    ],
)
def test_a_workbook_that_only_looks_closed(data: bytes) -> None:
    patched(data, change("A1", 5))


def test_two_sheets_in_one_part() -> None:
    data = with_book("")
    book = unzipped(data)["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="S2" sheetId="2" r:id="rId1"/></sheets>'
    )
    assert reasons(with_parts(data, {"xl/workbook.xml": book}), change("A1", 5)) == ["odd_workbook"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"a;b;c\n", "csv"),
        (made(GRID)[:-30], "truncated"),
        (with_parts(made(GRID), {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (
            with_parts(made(GRID), {SHEET_PART: f'<!DOCTYPE a><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'}),
            "doctype",
        ),
        (
            with_parts(made(GRID), {SHEET_PART: f'<worksheet xmlns="{MAIN}"><sheetData><row></sheetData></worksheet>'}),
            "broken_xml",
        ),
        (with_parts(made(GRID), {SHEET_PART: f'<worksheet xmlns="{MAIN}"><sheetData/>'}), "broken_xml"),
        (with_parts(made(GRID), {"xl/workbook.xml": b"<!DOCTYPE a><a/>"}), "doctype"),
    ],
)
def test_what_inspection_would_refuse_is_no_workbook_to_plan_for(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        planned(data, change("A1", 5))
    assert raised.value.reason == reason
    assert raised.value.file == NAME


def test_a_part_with_a_wrong_checksum() -> None:
    data = bytearray(made(GRID))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02"))
    while SHEET_PART.encode() not in data[at : at + 46 + 60]:
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 16] ^= 0xFF
    with pytest.raises(ReadError) as raised:
        planned(bytes(data), change("A1", 5))
    assert raised.value.reason == "broken_zip"


def test_every_reason_is_told_in_both_languages() -> None:
    places = re.compile(r"{(\w+)}")
    for reason, (message, remedy) in REASONS.items():
        for text in (message, remedy):
            assert set(places.findall(text.pl)) == set(places.findall(text.en)), reason
            assert text.pl.endswith("}") or text.pl.endswith("."), reason
            assert text.en.endswith("}") or text.en.endswith("."), reason


def test_a_refusal_names_the_cell_and_what_stands_in_the_way() -> None:
    data = with_relation(made(GRID), "table", "../tables/t.xml", table_xml("B2:D8", 3))
    refused = planned(data, change("C2", 5)).refused[0]
    assert refused.message.pl == "Komórka C2 arkusza „S1” jest nagłówkiem tabeli „qms_t”."
    assert refused.message.en == "The cell C2 of the sheet “S1” is a header of the table “qms_t”."
    merged = made(GRID, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    refused = planned(merged, change("B2", 5)).refused[0]
    assert refused.message.en == "The cell B2 of the sheet “S1” is covered: it belongs to the merged cells A1:B2."
    assert refused.remedy.en.endswith("Then save the workbook and run the command again.")

"""Rows added to tables and lists of closed workbooks: what the new rows hold, what grows with them, what stays byte for byte."""

from __future__ import annotations

import datetime
import io
import re
import warnings

import handmade
import openpyxl
import pytest
from append_books import CALCULATED, FILLED, NEW, SHEET, TABLE, dressed, register, to_add
from excel_rules import faults
from handmade import unzipped
from hypothesis import given, settings
from hypothesis import strategies as st

from qms_xl.workbook.cells import read_book
from qms_xl.workbook.changes import NewRows, Patch
from qms_xl.workbook.patch import plan, verify, write


def planned(data: bytes, *new: NewRows) -> Patch:
    return plan(data, "rejestr.xlsx", (), new)


def added(data: bytes, *new: NewRows) -> bytes:
    """Return the workbook with the rows; nothing may be refused, and no fault may come that was not there."""
    patch = planned(data, *new)
    assert not patch.refused, patch.refused
    out = io.BytesIO()
    write(data, patch, out)
    verify(data, patch, out)
    after = out.getvalue()
    assert set(faults(after)) <= set(faults(data))
    assert untouched(data, after) >= set(unzipped(data)) - set(patch.splices)
    return after


def untouched(before: bytes, after: bytes) -> set[str]:
    """Return the names of the parts that are the same."""
    old, new = unzipped(before), unzipped(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] == new[name]}


def page(data: bytes, sheet: str = SHEET):
    return next(each for each in read_book(data, "rejestr.xlsx").sheets if each.name == sheet)


def rows_of(data: bytes, table: str = TABLE, sheet: str = SHEET) -> list[tuple[object, ...]]:
    """Return the values inside a table, header left out."""
    read = page(data, sheet)
    area = next(each for each in read.tables if each.name == table).area
    columns = range(area.first_column, area.last_column + 1)
    return [
        tuple(read.value(row, column) for column in columns) for row in range(area.first_row + 1, area.last_row + 1)
    ]


def part(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return unzipped(data)[name].decode()


def opened(data: bytes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))


AFTER = [
    *((*values, days) for values, days in zip(FILLED, (1.0, 1.0, 1.0), strict=True)),
    ("DK-4", "Zakup <&> regał", "otwarte", datetime.date(2026, 9, 30), None, 143.0),
    ("DK-5", None, "zamknięte", datetime.date(2026, 10, 1), 1.0, None),
]


# --- rows under a table ---------------------------------------------------------------------------------------------


def test_new_rows_stand_inside_the_table_under_the_last_filled_one():
    data = register()
    after = rows_of(added(data, to_add(data)))
    assert [row[:5] for row in after] == [row[:5] for row in AFTER]
    assert after[3][5] == 143.0


def test_the_plan_says_in_which_rows_they_stand():
    data = register()
    assert planned(data, to_add(data)).placed == {0: (7, 8)}


def test_new_cells_take_the_styles_of_the_row_above():
    data = register()
    sheet = opened(added(data, to_add(data)))[SHEET]
    for row in (7, 8):
        assert [cell.style_id for cell in sheet[row][:6]] == [cell.style_id for cell in sheet[6][:6]]
        assert sheet.row_dimensions[row].height == sheet.row_dimensions[6].height == 30.75


def test_new_cells_of_a_calculated_column_get_its_formula_and_the_value_that_is_known():
    data = register()
    after = part(added(data, to_add(data)))
    formula = CALCULATED.replace(">", "&gt;")
    assert re.search(rf'<c r="F7" s="\d+"><f>{re.escape(formula)}</f><v>143(\.0)?</v></c>', after)
    assert re.search(rf'<c r="F8" s="\d+"><f>{re.escape(formula)}</f></c>', after)


def test_the_table_and_its_filter_grow():
    data = register()
    after = part(added(data, to_add(data)), "xl/tables/table1.xml")
    assert after == part(data, "xl/tables/table1.xml").replace("A3:F6", "A3:F8")


def test_what_ended_on_the_last_row_grows_and_all_else_stays():
    data = register()
    before, after = part(data), part(added(data, to_add(data)))
    cut = re.compile("<sheetData>.*</sheetData>", re.DOTALL)
    expected = cut.sub("", before)
    for old in ("A1:I6", "C4:C6", "A4:F6", "E4:E6", "A4:A6"):
        assert old in expected
        expected = expected.replace(old, old.replace("6", "8"))
    assert cut.sub("", after) == expected
    assert 'sqref="D4:D2000"' in after
    assert "<xm:sqref>E4:E8</xm:sqref>" in after


def test_names_that_ended_on_the_last_row_grow_and_a_single_cell_stays():
    data = register()
    before, after = part(data, "xl/workbook.xml"), part(added(data, to_add(data)), "xl/workbook.xml")
    assert "'Działania'!$C$4:$C$8</definedName>" in after
    assert "Działania!$A$1:$F$8</definedName>" in after
    assert "'Działania'!$A$6</definedName>" in after
    assert after.replace("$8", "$6") == before


def test_the_cells_of_old_rows_stay_byte_for_byte():
    data = register()
    before, after = part(data), part(added(data, to_add(data)))
    assert before[before.index("<sheetData>") : before.index("</sheetData>")] in after


def test_the_table_is_known_whatever_the_case_of_its_name():
    data = register()
    assert planned(data, to_add(data)._replace(table=TABLE.upper())).placed == {0: (7, 8)}


def test_no_rows_are_no_change():
    data = register()
    patch = planned(data, to_add(data, rows=()))
    assert not patch
    assert not patch.refused


def test_a_height_that_excel_fitted_to_a_text_is_left_to_excel():
    fitted = part(register()).replace(' ht="30.75" customHeight="1"', ' ht="30.75"')
    data = handmade.with_parts(register(), {"xl/worksheets/sheet1.xml": fitted})
    assert opened(added(data, to_add(data)))[SHEET].row_dimensions[7].height is None


def test_a_calculated_columns_formula_is_the_tables_where_the_last_cell_was_typed_over():
    data = register(draw=lambda _book, sheet, style: sheet.write_number("F6", 5, style))
    assert part(added(data, to_add(data))).count("<f>IF(dzialania") == 4


def test_sparklines_and_ranges_of_pivots_stay_and_protected_ranges_grow():
    def draw(_book, sheet, _style):
        sheet.add_sparkline("C6", {"range": "B6:E6"})

    drawn = part(register(draw=draw)).replace(
        "</sheetData>",
        '</sheetData><protectedRanges><protectedRange sqref="A4:B6" name="r"/></protectedRanges>'
        '<conditionalFormatting pivot="1" sqref="B4:B6"/>',
    )
    data = handmade.with_parts(register(draw=draw), {"xl/worksheets/sheet1.xml": drawn})
    after = part(added(data, to_add(data)))
    assert "<xm:sqref>C6</xm:sqref>" in after
    assert '<protectedRange sqref="A4:B8" ' in after
    assert '<conditionalFormatting pivot="1" sqref="B4:B6"/>' in after


def test_rows_are_added_one_after_another():
    data = register()
    once = added(data, to_add(data, rows=NEW[:1]))
    assert rows_of(added(once, to_add(once, rows=NEW[1:]))) == rows_of(added(data, to_add(data)))


def test_a_percentage_is_a_part_of_one_in_its_cell():
    data = register()
    new = to_add(data, rows=({1: "DK-4", 5: 95.0},), percent_columns=frozenset({5}))
    assert rows_of(added(data, new))[3][4] == pytest.approx(0.95)


def test_blank_cells_with_styles_under_the_table_give_way_and_what_stands_beside_stays():
    def draw(_book, sheet, style):
        sheet.write_blank("A7", None, style)
        sheet.write_string("H7", "obok")
        sheet.write_string("A12", "Sporządził")

    data = register(draw=draw)
    after = added(data, to_add(data))
    assert [row[0] for row in rows_of(after)] == ["DK-1", "DK-2", "DK-3", "DK-4", "DK-5"]
    assert page(after).value(7, 8) == "obok"
    assert page(after).value(12, 1) == "Sporządził"


def test_a_validation_does_not_grow_over_another_one():
    data = register(
        draw=lambda _book, sheet, _style: sheet.data_validation(
            "C8:C20", {"validate": "length", "criteria": "<", "value": 9}
        )
    )
    after = part(added(data, to_add(data)))
    assert 'sqref="C4:C7"' in after
    assert 'sqref="C8:C20"' in after


def test_what_ended_among_the_new_rows_grows_to_the_last_of_them():
    data = register(
        draw=lambda _book, sheet, _style: sheet.data_validation(
            "A4:A7", {"validate": "length", "criteria": "<", "value": 9}
        )
    )
    assert 'sqref="A4:A8"' in part(added(data, to_add(data)))


def test_sources_in_the_sheet_itself_grow_with_the_table():
    def draw(_book, sheet, _style):
        sheet.data_validation("K1", {"validate": "list", "source": "=$A$4:$A$6"})
        sheet.conditional_format("A4:A6", {"type": "formula", "criteria": "=COUNTIF($A$4:$A$6,A4)>1"})

    data = register(draw=draw)
    after = part(added(data, to_add(data)))
    assert "<formula1>$A$4:$A$8</formula1>" in after
    assert "<formula>COUNTIF($A$4:$A$8,A4)&gt;1</formula>" in after


# --- blank rows inside a table --------------------------------------------------------------------------------------


def test_blank_rows_of_the_table_are_filled_first():
    data = register(blank_rows=3)
    patch = planned(data, to_add(data))
    assert patch.placed == {0: (7, 8)}
    after = added(data, to_add(data))
    assert [row[:5] for row in rows_of(after)[:5]] == [row[:5] for row in AFTER]
    assert part(after, "xl/tables/table1.xml") == part(data, "xl/tables/table1.xml")


def test_a_formula_that_stands_in_a_blank_row_stays_and_gets_its_value():
    data = register(blank_rows=3)
    after = added(data, to_add(data))
    formulas = re.compile(r"<f>.*?</f>")
    assert formulas.findall(part(after)) == formulas.findall(part(data))
    assert rows_of(after)[3][5] == 143.0


def test_a_formula_in_a_blank_row_that_is_known_to_give_nothing_holds_the_empty_text():
    data = register(blank_rows=1)
    after = added(data, to_add(data, rows=({1: "DK-4", 6: None},)))
    assert re.search(r'<c r="F7" s="\d+" t="str"><f>[^<]*</f><v></v></c>', part(after))


def test_the_value_of_a_formula_in_a_blank_row_stays_where_the_new_one_is_not_known():
    data = register(blank_rows=2)
    assert re.search(r'<c r="F8" s="\d+"><f>[^<]*</f><v>0</v></c>', part(added(data, to_add(data))))


def test_cells_of_blank_rows_keep_their_styles_and_rows_under_them_take_these():
    def draw(book, sheet, _style):
        sheet.write_blank("A7", None, book.add_format({"bold": True}))

    data = register(blank_rows=1, draw=draw)
    for rows in (NEW[:1], NEW):
        sheet = opened(added(data, to_add(data, rows=rows)))[SHEET]
        assert [sheet.cell(7 + at, 1).font.bold for at in range(len(rows))] == [True] * len(rows)


def test_the_table_grows_where_its_blank_rows_do_not_suffice():
    data = register(blank_rows=1)
    after = added(data, to_add(data))
    assert [row[:5] for row in rows_of(after)] == [row[:5] for row in AFTER]
    assert 'ref="A3:F8"' in part(after, "xl/tables/table1.xml")


def test_a_gap_between_filled_rows_is_never_filled():
    data = register(blank_rows=2)
    gap = to_add(data)._replace(last_row=6)
    later = added(data, gap._replace(rows=({1: "DK-9"},), last_row=7))
    assert page(later).value(7, 1) is None
    assert planned(later, to_add(later, rows=({1: "DK-10"},))).placed == {0: (9,)}


def test_an_empty_table_takes_its_first_row():
    def draw(_book, sheet, style):
        for row in (3, 4, 5):
            for column in range(6):
                sheet.write_blank(row, column, None, style)

    data = register(draw=draw)
    table = unzipped(data)["xl/tables/table1.xml"].decode()
    data = handmade.with_parts(
        data, {"xl/tables/table1.xml": table.replace("A3:F6", "A3:F4").replace(" ref=", ' insertRow="1" ref=', 1)}
    )
    area = page(data).tables[0].area
    new = NewRows(SHEET, TABLE, 3, 3, tuple(range(1, 7)), ({1: "DK-4"}, {1: "DK-5"}))
    assert area.last_row == 4
    after = added(data, new)
    assert [row[0] for row in rows_of(after)] == ["DK-4", "DK-5"]
    assert 'ref="A3:F5"' in part(after, "xl/tables/table1.xml")
    assert 'insertRow="1"' not in part(after, "xl/tables/table1.xml")


def test_a_table_of_a_header_alone_takes_its_first_row_and_its_header_styles_stay_above():
    data = handmade.with_parts(
        dressed(),
        {"xl/tables/table1.xml": part(dressed(), "xl/tables/table1.xml").replace("B2:D4", "B2:D2")},
    )
    sheet = re.sub('<row r="[34]">.*?</row>', "", part(data)).replace('sqref="B3:B4 D3:D4"', 'sqref="B2:D2"')
    sheet = sheet.replace('<c r="B2" ', '<c r="B2" s="1" ')
    data = handmade.with_parts(data, {"xl/worksheets/sheet1.xml": sheet})
    new = NewRows("S1", "t", 2, 2, (2, 3, 4), ({2: "N-1", 4: 5},))
    after = added(data, new)
    assert rows_of(after, "t", "S1") == [("N-1", None, 5.0)]
    assert '<conditionalFormatting sqref="B2:D2">' in part(after)
    assert '<c r="B3" t="inlineStr">' in part(after)


def test_a_table_without_a_header_row_takes_rows_too():
    table = part(dressed(), "xl/tables/table1.xml")
    headless = table.replace('ref="B2:D4" t', 'ref="B3:D4" headerRowCount="0" t').replace(
        '<autoFilter ref="B2:D4"/>', ""
    )
    data = handmade.with_parts(dressed(), {"xl/tables/table1.xml": headless})
    after = added(data, NewRows("S1", "t", 2, 4, (2, 3, 4), ({2: "N-3"},)))
    assert 'ref="B3:D5"' in part(after, "xl/tables/table1.xml")
    blank = handmade.with_parts(data, {"xl/worksheets/sheet1.xml": re.sub('<row r="[34]">.*?</row>', "", part(data))})
    assert planned(blank, NewRows("S1", "t", 2, 2, (2, 3, 4), ({2: "N-1"},))).placed == {0: (3,)}


# --- as Excel itself writes ---


def as_excel_writes() -> bytes:
    """Return the register with what Excel puts into its parts: spans, dyDescent, uids, row styles, a calculation chain."""
    parts = {
        name: content.decode() for name, content in unzipped(register()).items() if name.endswith((".xml", ".rels"))
    }
    sheet, table = parts["xl/worksheets/sheet1.xml"], parts["xl/tables/table1.xml"]
    revision = 'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="xr"'
    sheet = sheet.replace('mc:Ignorable="x14ac"', f'mc:Ignorable="x14ac xr" {revision}', 1)
    sheet = sheet.replace('<row r="6" ', '<row r="6" s="2" customFormat="1" ')
    sheet = sheet.replace(
        "</sheetData>", '<row r="7" spans="1:9" x14ac:dyDescent="0.25"><c r="H7" s="2"/></row></sheetData>'
    )
    table = table.replace("<table ", f"<table {mc} {revision} ", 1)
    chain = "".join(f'<c r="F{row}" i="1"/>' for row in (4, 5, 6))
    types = '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>'
    relation = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>'
    return handmade.with_parts(
        register(),
        {
            "xl/worksheets/sheet1.xml": sheet,
            "xl/tables/table1.xml": table,
            "xl/calcChain.xml": f'<calcChain xmlns="{handmade.MAIN}">{chain}</calcChain>',
            "[Content_Types].xml": parts["[Content_Types].xml"].replace("</Types>", types + "</Types>"),
            "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(
                "</Relationships>", relation + "</Relationships>"
            ),
        },
    )


def test_rows_are_added_to_what_excel_writes():
    data = as_excel_writes()
    assert faults(data) == []
    after = added(data, to_add(data))
    assert [row[:5] for row in rows_of(after)] == [row[:5] for row in AFTER]
    assert "xl/calcChain.xml" in untouched(data, after)
    assert '<row r="7" spans="1:9" x14ac:dyDescent="0.25"><c r="A7" ' in part(after)
    assert '<c r="H7" s="2"/></row>' in part(after)
    assert re.search(r'<row r="8" s="2" customFormat="1" ht="30.75" customHeight="1"><c r="A8" ', part(after))


# --- lists without a table ------------------------------------------------------------------------------------------


def test_a_row_of_a_plain_list_stands_under_its_last_row():
    data = handmade.workbook(
        handmade.sheet_xml(
            '<row r="3"><c r="A3" t="inlineStr"><is><t>Nr</t></is></c><c r="B3" t="inlineStr"><is><t>Ile</t></is></c></row>'
            '<row r="4"><c r="A4" t="inlineStr"><is><t>1</t></is></c><c r="B4" s="1"><v>2</v></c></row>',
            '<autoFilter ref="A3:B4"/><conditionalFormatting sqref="B4"/>',
        ),
        styles=handmade.styles_xml("0.00"),
        names='<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">S1!$A$3:$B$4</definedName></definedNames>',
    )
    after = added(data, NewRows("S1", "", 3, 4, (1, 2), ({1: "2", 2: 5}, {1: "3", 2: 6})))
    assert page(after, "S1").rows[1:] == [["1", 2.0], ["2", 5.0], ["3", 6.0]]
    assert part(after).endswith('<autoFilter ref="A3:B6"/><conditionalFormatting sqref="B4:B6"/></worksheet>')
    assert "S1!$A$3:$B$6" in part(after, "xl/workbook.xml")
    assert part(after).count(' s="1"') == 3


def test_a_plain_header_takes_its_first_row_with_its_filter_and_print_area():
    names = "".join(
        f'<definedName name="{name}" localSheetId="0">S1!$A$3:$B$3</definedName>'
        for name in ("_xlnm._FilterDatabase", "_xlnm.Print_Area", "Nagłówki")
    )
    words = "".join(f'<c r="{at}" s="1" t="inlineStr"><is><t>{at}</t></is></c>' for at in ("A3", "B3"))
    view = '<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000001}"><autoFilter ref="A3:B3"/></customSheetView></customSheetViews>'
    data = handmade.workbook(
        handmade.sheet_xml(f'<row r="3">{words}</row>', f'<autoFilter ref="A3:B3"/>{view}'),
        styles=handmade.styles_xml("0.00"),
        names=f"<definedNames>{names}</definedNames>",
    )
    after = added(data, NewRows("S1", "", 3, 3, (1, 2), ({1: "1"},)))
    assert re.findall('autoFilter ref="(.*?)"', part(after)) == ["A3:B4", "A3:B3"]
    assert re.findall("S1!(.*?)<", part(after, "xl/workbook.xml")) == ["$A$3:$B$4", "$A$3:$B$4", "$A$3:$B$3"]
    assert '<row r="4"><c r="A4" t="inlineStr">' in part(after)


# --- every dress of XML ---------------------------------------------------------------------------------------------

DRESSES = pytest.mark.parametrize(
    "dress",
    [
        {},
        {"prefix": "x:"},
        {"quote": "'"},
        {"addressed": False},
        {"namespace": handmade.STRICT},
        {"encoding": "utf-16"},
        {"encoding": "iso-8859-2"},
        {"encoding": "utf-8-sig"},
        {"prefix": "x:", "quote": "'", "addressed": False, "namespace": handmade.STRICT},
    ],
    ids=str,
)


@DRESSES
def test_rows_are_added_in_every_dress_of_xml(dress):
    data = dressed(**dress)
    after = added(data, NewRows("S1", "t", 2, 4, (2, 3, 4), ({2: "N-3", 3: "źdźbło ☂", 4: 7}, {2: "N-4"})))
    assert rows_of(after, "t", "S1") == [
        ("N-1", "żółw", 1.0),
        ("N-2", "b & c", 2.0),
        ("N-3", "źdźbło ☂", 7.0),
        ("N-4", None, None),
    ]
    assert page(after, "S1").value(5, 1) == 7.0
    text = unzipped(after)["xl/worksheets/sheet1.xml"].decode(dress.get("encoding", "utf-8"))
    assert "B3:B6 D3:D6" in text
    assert "C6" not in text  # nothing is known of it
    assert "S1!$D$3:$D$6" in part(after, "xl/workbook.xml")


# --- hypothesis -----------------------------------------------------------------------------------------------------

contents = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6).map(float),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), max_codepoint=0xFFFF, blacklist_characters="\ufffe\uffff"), min_size=1, max_size=12).filter(
        lambda text: text[0] not in "=+-@" and text.strip() == text and "_x" not in text
    ),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.lists(st.lists(contents, min_size=3, max_size=3), min_size=1, max_size=5))
def test_whatever_is_added_is_read_again_inside_the_table(blank_rows, values):
    data = PREPARED[blank_rows]
    rows = tuple(dict(enumerate(each, 1)) for each in values)
    after = rows_of(added(data, to_add(data, rows=rows)))
    assert [list(row[:3]) for row in after[3 : 3 + len(values)]] == values
    assert len(after) == 3 + max(blank_rows, len(values))


PREPARED = [register(blank_rows) for blank_rows in range(4)]

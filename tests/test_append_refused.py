"""Why new rows are left to a person: each reason by itself, with a workbook that has it, in words and before anything is written."""

from __future__ import annotations

import datetime

import pytest
from append_books import HEADERS, SHEET, TABLE, register, to_add
from handmade import unzipped, with_parts

from qms_xl.workbook.appending import references as append_references
from qms_xl.workbook.appending.refusals import REFUSALS
from qms_xl.workbook.changes import NewRows, Refused
from qms_xl.workbook.patch import plan

SHEET_PART, TABLE_PART = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"


def changed(data: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """Return the workbook with texts of a part replaced, each of which must be there."""
    text = unzipped(data)[part].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return with_parts(data, {part: text})


def refused(data: bytes, new: NewRows) -> Refused:
    """Return the one refusal; nothing else may be planned."""
    patch = plan(data, "rejestr.xlsx", (), (new,))
    assert not patch
    assert not patch.placed
    (only,) = patch.refused
    assert only.what == new
    return only


def drawn(draw, **more) -> bytes:
    return register(draw=draw, **more)


def with_calculated(formula: str) -> bytes:
    """Return the register with another formula in its calculated column."""
    data = register(table={"columns": [{"header": header} for header in HEADERS]})
    text = unzipped(data)[SHEET_PART].decode()
    start, end = text.index("<f>", text.index('r="F6"')), text.index("</f>", text.index('r="F6"'))
    return with_parts(data, {SHEET_PART: text[:start] + formula + text[end + 4 :]})


def filtered() -> bytes:
    return changed(
        register(),
        TABLE_PART,
        (
            '<autoFilter ref="A3:F6"/>',
            '<autoFilter ref="A3:F6"><filterColumn colId="2"><filters><filter val="otwarte"/></filters></filterColumn></autoFilter>',
        ),
    )


def sorted_() -> bytes:
    state = '<sortState ref="A4:F6"><sortCondition ref="A4:A6"/></sortState><tableColumns'
    return changed(register(), TABLE_PART, ("<tableColumns", state))


WORKBOOKS = {
    "totals_row": lambda: register(
        blank_rows=1, table={"total_row": True, "columns": [{"header": header} for header in HEADERS]}
    ),
    "query_table": lambda: changed(register(), TABLE_PART, (" ref=", ' tableType="queryTable" ref=')),
    "xml_map": lambda: changed(
        register(),
        TABLE_PART,
        ('name="Opis"/>', 'name="Opis"><xmlColumnPr mapId="1" xpath="/a/b" xmlDataType="string"/></tableColumn>'),
    ),
    "filtered": filtered,
    "sorted": sorted_,
    "hidden_rows": lambda: drawn(lambda _book, page, _style: page.set_row(5, None, None, {"hidden": True})),
    "protected": lambda: drawn(lambda _book, page, _style: page.protect()),
    "merged": lambda: drawn(lambda _book, page, style: page.merge_range("B8:C9", "", style)),
    "content_below": lambda: drawn(lambda _book, page, _style: page.write("C8", "Sporządził: Anna Nowak")),
    "table_below": lambda: drawn(lambda _book, page, _style: page.add_table("B8:C9", {"header_row": False})),
    "array_formula": lambda: drawn(lambda _book, page, _style: page.write_array_formula("A7:B9", "{=H1:H3}")),
    "referred_to": lambda: drawn(lambda _book, page, _style: page.write_formula("I2", "=COUNTA(A4:A6)")),
    "moving_formula": lambda: with_calculated("<f>D6-I1</f>"),
    "shared_formula": lambda: with_calculated('<f t="shared" si="0"/>'),
}


@pytest.mark.parametrize("reason", WORKBOOKS)
def test_each_reason_is_named_and_nothing_is_planned(reason):
    data = WORKBOOKS[reason]()
    new = NewRows(SHEET, TABLE, 3, 6, tuple(range(1, 7)), ({1: "DK-4"}, {1: "DK-5"}))
    found = refused(data, new)
    assert found.reason == reason
    for text in (found.message.pl, found.message.en):
        assert TABLE in text
    for text in (*found.message, *found.remedy):
        assert "{" not in text
        assert text.endswith(".")


def test_only_hidden_rows_at_the_end_hold_new_ones_up():
    def hiding(row: int, **more: object) -> bytes:
        return drawn(lambda _book, page, _style: page.set_row(row - 1, None, None, {"hidden": True}), **more)

    for data in (hiding(5), hiding(9)):
        assert plan(data, "rejestr.xlsx", (), (to_add(data),)).placed == {0: (7, 8)}
    for data in (hiding(6), hiding(7), hiding(8), hiding(8, blank_rows=3)):
        assert refused(data, to_add(data)).reason == "hidden_rows"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"table": "inna"}, "no_table"),
        ({"last_row": 7}, "content_below"),  # it reads as if there were rows under the table
        ({"last_row": 5}, "changed"),  # row 6 holds something by now
        ({"columns": (1, 2, 3), "rows": ({1: "DK-4"},)}, "changed"),
        ({"rows": ({7: "beside the table"},)}, "changed"),
        ({"last_row": 1, "rows": ({1: "DK-4"},)}, "changed"),  # above the header
    ],
)
def test_a_table_that_is_not_as_it_was_read_is_refused(changes, reason):
    data = register()
    assert refused(data, to_add(data)._replace(**changes)).reason == reason


def test_a_table_mapped_to_xml_or_filled_by_a_query_is_known_by_any_of_its_marks():
    mapped = changed(register(), TABLE_PART, (" ref=", ' tableType="xml" ref='))
    assert refused(mapped, to_add(mapped)).reason == "xml_map"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/queryTable"
    related = with_parts(
        register(),
        {
            "xl/tables/_rels/table1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{kind}" Target="../queryTables/q.xml"/></Relationships>',
            "xl/queryTables/q.xml": '<queryTable xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="q" connectionId="1"/>',
        },
    )
    assert refused(related, to_add(related)).reason == "query_table"


def test_a_calculated_column_of_an_array_formula_is_refused_where_its_last_cell_was_typed_over():
    formula = "<calculatedColumnFormula>"
    typed = register(draw=lambda _book, page, style: page.write_number("F6", 5, style))
    data = changed(typed, TABLE_PART, (formula, formula.replace(">", ' array="1">')))
    assert refused(data, to_add(data)).reason == "shared_formula"


def test_an_array_formula_in_the_last_row_of_a_list_is_not_continued():
    def draw(_book, page):
        page.write("B1", "Ile")
        page.write_array_formula("B2:B2", "{=SUM(E1:E3*F1:F3)}")

    data = in_list_sheet(draw)
    new = NewRows("Słowniki", "", 1, 2, (1, 2), ({1: "nowe"},))
    assert refused(data, new).reason == "array_formula"


def test_excels_last_row_has_none_below_it():
    data = register()
    new = NewRows("Słowniki", "", 1, 1_048_576, (1,), ({1: "x"},))
    assert refused(data, new).reason == "sheet_full"


def test_a_pivot_table_below_is_named():
    data = register(draw=lambda _book, page, _style: page.write_blank("A20", None, _style))
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotTable"
    data = changed(
        data,
        rels,
        ("</Relationships>", f'<Relationship Id="rId9" Type="{kind}" Target="../pivotTables/p.xml"/></Relationships>'),
    )
    pivot = '<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><location ref="C8:D12"/></pivotTableDefinition>'
    found = refused(with_parts(data, {"xl/pivotTables/p.xml": pivot}), to_add(data))
    assert found.reason == "table_below"
    assert "C8:D12" in found.message.pl


def in_list_sheet(draw):
    """Return a register whose second sheet is drawn on."""
    return register(draw=lambda book, _page, _style: draw(book, book.get_worksheet_by_name("Słowniki")))


def chart(book, page):
    drawn_chart = book.add_chart({"type": "column"})
    drawn_chart.add_series({"values": f"='{SHEET}'!$E$4:$E$6"})
    page.insert_chart("D2", drawn_chart)


@pytest.mark.parametrize(
    "draw",
    [
        lambda _book, page: page.write_formula("C1", f"=SUM('{SHEET}'!E4:E6)"),
        lambda _book, page: page.data_validation("C1", {"validate": "list", "source": f"='{SHEET}'!$A$4:$A$6"}),
        lambda _book, page: page.conditional_format("C1", {"type": "formula", "criteria": f"=COUNTIF('{SHEET}'!$A$4:$A$6,C1)", "format": None}),
        chart,
    ],
    ids=["formula", "validation", "conditional format", "chart"],
)  # fmt: skip
def test_what_counts_on_the_tables_rows_elsewhere_is_not_left_behind(draw):
    data = in_list_sheet(draw)
    found = refused(data, to_add(data))
    assert found.reason == "referred_to"
    assert "$6" in found.message.pl or "E6" in found.message.pl


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_what_counts_on_the_tables_rows_is_found_wherever_a_part_is_cut_into_pieces(size, monkeypatch):
    monkeypatch.setattr(append_references, "PIECE", size)
    data = in_list_sheet(lambda _book, page: page.write_formula("C1", f"=SUM('{SHEET}'!E4:E6)"))
    assert refused(data, to_add(data)).reason == "referred_to"


def test_what_counts_on_the_tables_rows_is_found_in_a_part_of_another_encoding():
    data = in_list_sheet(lambda _book, page: page.write_formula("C1", f"=SUM('{SHEET}'!E4:E6)"))
    text = unzipped(data)["xl/worksheets/sheet2.xml"].decode().replace("UTF-8", "UTF-16")
    data = with_parts(data, {"xl/worksheets/sheet2.xml": text.encode("utf-16")})
    assert refused(data, to_add(data)).reason == "referred_to"


def test_what_counts_on_the_tables_rows_elsewhere_is_no_hindrance_to_filling_its_blank_rows():
    data = register(blank_rows=2, draw=lambda _book, page, _style: page.write_formula("I2", "=COUNTA(A4:A8)"))
    assert plan(data, "r.xlsx", (), (to_add(data),)).placed == {0: (7, 8)}


def test_an_area_of_other_rows_or_sheets_is_no_hindrance():
    def draw(_book, page, _style):
        for at, formula in enumerate(
            [
                "=COUNTA(A4:A5)",
                "=COUNTA(A5:A6)",
                "=SUM(B6:E6)",
                "=COUNTA(A4:A2000)",
                "=COUNTA(Słowniki!A1:A6)",
                "=COUNTA(A:A)",
            ]
        ):
            page.write_formula(10 + at, 8, formula)

    data = register(draw=draw)
    assert not plan(data, "r.xlsx", (), (to_add(data),)).refused


def test_a_totals_row_is_no_hindrance_where_blank_rows_stand_above_it():
    columns = [{"header": header} for header in HEADERS]
    data = register(blank_rows=2, table={"total_row": True, "columns": columns})
    # the last of the two blank rows is now the totals row
    assert refused(data, to_add(data)).reason == "totals_row"
    assert plan(data, "r.xlsx", (), (to_add(data)._replace(rows=({1: "DK-4"},)),)).placed == {0: (7,)}


def test_a_filter_button_that_is_hidden_filters_nothing():
    column = '<autoFilter ref="A3:F6"><filterColumn colId="0" hiddenButton="1"/></autoFilter>'
    data = changed(register(), TABLE_PART, ('<autoFilter ref="A3:F6"/>', column))
    assert not plan(data, "r.xlsx", (), (to_add(data),)).refused


def test_a_filtered_or_sorted_list_is_refused_too():
    data = register()
    text = unzipped(data)["xl/worksheets/sheet2.xml"].decode()
    new = NewRows("Słowniki", "", 1, 2, (1,), ({1: "nowe"},))
    for inside, reason in (
        ('<filterColumn colId="0"><filters blank="1"/></filterColumn>', "filtered"),
        ('<sortState ref="A2:A2"><sortCondition ref="A2:A2"/></sortState>', "sorted"),
    ):
        sheet = text.replace("</sheetData>", f'</sheetData><autoFilter ref="A1:A2">{inside}</autoFilter>')
        found = refused(with_parts(data, {"xl/worksheets/sheet2.xml": sheet}), new)
        assert found.reason == reason
        assert found.message.pl.startswith("Lista w arkuszu „Słowniki”")


def test_a_moving_formula_in_a_blank_row_that_has_it_already_is_no_hindrance():
    data = register(blank_rows=2, table={"columns": [{"header": header} for header in HEADERS]})
    text = unzipped(data)[SHEET_PART].decode()
    for row in range(4, 9):
        start = text.index("<f>", text.index(f'r="F{row}"'))
        text = text[:start] + f"<f>D{row}-$I$1</f>" + text[text.index("</f>", start) + 4 :]
    data = with_parts(data, {SHEET_PART: text})
    assert plan(data, "r.xlsx", (), (to_add(data),)).placed == {0: (7, 8)}
    assert refused(data, to_add(data, rows=({1: "DK-4"}, {1: "DK-5"}, {1: "DK-6"}))).reason == "moving_formula"


def test_what_a_cell_cannot_hold_refuses_its_row():
    data = register()
    for content in ({5: datetime.date(2026, 1, 1)}, {5: "=1+1"}, {1: "x" * 40_000}):
        refused(data, to_add(data, rows=({1: "DK-4"}, content)))


@pytest.mark.parametrize("reason", REFUSALS)
def test_every_reason_has_a_remedy_in_both_languages(reason):
    message, remedy = REFUSALS[reason]
    for text in (message.pl, message.en, remedy.pl, remedy.en):
        assert text.strip()
        assert text.endswith((".", "{again}", "{fill}"))
    assert "{where}" in message.pl
    assert "{where}" in message.en
    assert message.pl != message.en


def test_every_reason_is_tried_here():
    assert set(REFUSALS) == {*WORKBOOKS, "no_table", "changed", "sheet_full"}

"""What a content becomes in a cell of a closed workbook, byte for byte, and what the bytes around it stay."""

from __future__ import annotations

import datetime as dt

import handmade
import pytest
from handmade import unzipped
from patching import (
    DATE,
    PERCENT,
    SHEET_PART,
    TEXT,
    change,
    made,
    part_in,
    patched,
    planned,
    reasons,
    rows_xml,
    table_xml,
    values,
    with_relation,
)  # fmt: skip

from qms_xl.workbook.changes import Content

ROW = '<row r="2"><c r="A2" s="{style}"><v>7</v></c><c r="B2"><v>1</v></c></row>'
WRITTEN: list[tuple[Content, int, str]] = [
    ("tekst", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve">tekst</t></is></c>'),
    ("tekst", DATE, '<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">tekst</t></is></c>'),
    (" a \n b ", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a \n b </t></is></c>'),
    ("<&>\"'", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve">&lt;&amp;&gt;"\'</t></is></c>'),
    ("_x000D_", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve">_x005F_x000D_</t></is></c>'),
    ("_x0041_x0042_", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_x005F_x0042_</t></is></c>'),
    ("007", 0, '<c r="A2" t="inlineStr"><is><t xml:space="preserve">007</t></is></c>'),
    ("=1+1", TEXT, '<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'),
    ("-", TEXT, '<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">-</t></is></c>'),
    (8, 0, '<c r="A2"><v>8</v></c>'),
    (8.0, 0, '<c r="A2"><v>8</v></c>'),
    (-0.0, 0, '<c r="A2"><v>0</v></c>'),
    (0.1, 0, '<c r="A2"><v>0.1</v></c>'),
    (1e300, 0, '<c r="A2"><v>1e+300</v></c>'),
    (True, 0, '<c r="A2" t="b"><v>1</v></c>'),
    (False, 0, '<c r="A2" t="b"><v>0</v></c>'),
    (None, 0, '<c r="A2"/>'),
    (None, DATE, '<c r="A2" s="1"/>'),
    ("", DATE, '<c r="A2" s="1"/>'),
    (dt.date(2026, 11, 20), DATE, '<c r="A2" s="1"><v>46346</v></c>'),
    (dt.datetime(2026, 11, 20, 18, 0), DATE, '<c r="A2" s="1"><v>46346.75</v></c>'),
    (dt.date(1900, 3, 1), DATE, '<c r="A2" s="1"><v>61</v></c>'),
    (dt.date(9999, 12, 31), DATE, '<c r="A2" s="1"><v>2958465</v></c>'),
]


@pytest.mark.parametrize(("content", "style", "cell"), WRITTEN)
def test_a_content_becomes_a_cell(content: Content, style: int, cell: str) -> None:
    before = made(ROW.format(style=style).replace(' s="0"', ""))
    after = patched(before, change("A2", content))
    assert rows_xml(after) == f'<row r="2">{cell}<c r="B2"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2" s="3" t="s" cm="1" vm="2" ph="1"><v>0</v></c>',
        '<c r="A2" s="3" t="e"><v>#N/A</v></c>',
        '<c r="A2" s="3" t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
        '<c r="A2" s="3" t="str"><v>x</v></c>',
        '<c r="A2" s="3"/>',
        '<c r="A2" s="3"></c>',
    ],
)
def test_of_the_old_cell_only_address_and_style_stay(cell: str) -> None:
    after = patched(made(f'<row r="2">{cell}</row>'), change("A2", 8))
    assert rows_xml(after) == '<row r="2"><c r="A2" s="3"><v>8</v></c></row>'


HELD: list[tuple[str, Content]] = [
    ('<c r="A2"><v>95.0</v></c>', 95),
    ('<c r="A2" t="n"><v>1E1</v></c>', 10.0),
    ('<c r="A2" t="b"><v>true</v></c>', True),
    ('<c r="A2" t="s"><v>0</v></c>', "wspólny"),
    ('<c r="A2" t="s"><v>1</v></c>', "bogaty tekst"),
    ('<c r="A2" t="s"><v> 2 </v></c>', "z\nodstępem _x0041_"),
    ('<c r="A2" t="inlineStr"><is><t>w &amp; w</t></is></c>', "w & w"),
    ('<c r="A2" t="inlineStr"><is><r><t>po</t></r><r><t>gr</t></r></is></c>', "pogr"),
    ('<c r="A2" t="str"><v>a_x000A_b</v></c>', "a\nb"),
    ('<c r="A2" s="1"><v>46346</v></c>', dt.date(2026, 11, 20)),
    ('<c r="A2" s="1" t="d"><v>2026-11-20</v></c>', dt.date(2026, 11, 20)),
    ('<c r="A2" s="1" t="d"><v>2026-11-20T12:00:00</v></c>', dt.datetime(2026, 11, 20, 12)),
    ('<c r="A2" s="1"/>', None),
    ('<c r="A2" s="1" t="s"></c>', None),
    ('<c r="A2" s="1"><v></v></c>', ""),
    ("", None),
]
STRINGS = (
    f'<sst xmlns="{handmade.MAIN}"><si><t>wspólny</t></si><si><r><rPr><b/></rPr><t>bogaty </t></r><r><t>tekst</t></r>'
    "<rPh sb='0' eb='1'><t>nie</t></rPh></si><si><t>z_x000A_odstępem _x005F_x0041_</t></si><si/></sst>"
)


@pytest.mark.parametrize(("cell", "content"), HELD)
def test_a_cell_that_holds_the_content_is_left_as_it_is(cell: str, content: Content) -> None:
    patch = planned(made(f'<row r="2">{cell}</row>', strings=STRINGS), change("A2", content))
    assert not patch
    assert not patch.refused


@pytest.mark.parametrize(
    ("cell", "content"),
    [
        ('<c r="A2" t="s"><v>0</v></c>', "wspólna"),
        ('<c r="A2" t="s"><v>9</v></c>', "wspólny"),
        ('<c r="A2" t="s"><v>x</v></c>', "wspólny"),
        ('<c r="A2" t="str"><v>8</v></c>', 8),
        ('<c r="A2"><v>1</v></c>', True),
        ('<c r="A2" t="b"><v>1</v></c>', 1),
        ('<c r="A2" t="e"><v>x</v></c>', "x"),
        ('<c r="A2" s="1" t="d"><v>2026-11-21</v></c>', dt.date(2026, 11, 20)),
        ('<c r="A2" s="1" t="d"><v>kiedyś</v></c>', dt.date(2026, 11, 20)),
        ('<c r="A2"><v>kiedyś</v></c>', 8),
    ],
)
def test_a_cell_that_holds_almost_the_content_is_written(cell: str, content: Content) -> None:
    assert planned(made(f'<row r="2">{cell}</row>', strings=STRINGS), change("A2", content))


def test_cells_and_rows_that_are_not_there_go_in_where_they_belong() -> None:
    before = made('<row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"/></row><row r="5"/><row r="9"></row>')
    cells = ["A2", "C2", "E2", "A1", "B1", "A3", "C5", "A7", "B9", "A12", "A13"]
    after = patched(before, *(change(cell, at) for at, cell in enumerate(reversed(cells))))
    numbers = {cell: len(cells) - 1 - at for at, cell in enumerate(cells)}

    def c(*addresses: str) -> str:
        return "".join(f'<c r="{each}"><v>{numbers[each]}</v></c>' for each in addresses)

    assert rows_xml(after) == (
        f'<row r="1">{c("A1", "B1")}</row>'
        f'<row r="2" spans="2:4">{c("A2")}<c r="B2"><v>1</v></c>{c("C2")}<c r="D2"/>{c("E2")}</row>'
        f'<row r="3">{c("A3")}</row><row r="5">{c("C5")}</row><row r="7">{c("A7")}</row>'
        f'<row r="9">{c("B9")}</row><row r="12">{c("A12")}</row><row r="13">{c("A13")}</row>'
    )


@pytest.mark.parametrize(
    "data", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>", "<sheetData>\n</sheetData>"]
)
def test_a_sheet_without_a_row_gets_its_first(data: str) -> None:
    xml = handmade.sheet_xml("").replace("<sheetData></sheetData>", data)
    after = patched(handmade.workbook(xml, styles=handmade.styles_xml()), change("C4", "x"), change("B2", True))
    assert values(after) == [[True, ""], ["", ""], ["", "x"]]


def test_a_missing_cell_takes_the_style_of_its_row_else_of_its_column() -> None:
    columns = f'<cols><col min="1" max="2" style="{DATE}"/><col min="3" max="3"/></cols>'
    rows = f'<row r="1" s="{TEXT}" customFormat="1"/><row r="2" s="{TEXT}"/>'
    xml = handmade.sheet_xml(rows).replace("<sheetData>", f"{columns}<sheetData>")
    after = patched(
        handmade.workbook(xml, styles=handmade.styles_xml("yyyy-mm-dd", "@")),
        change("B1", "=x"), change("B2", dt.date(2026, 1, 1)), change("C2", 5), change("A3", dt.date(2026, 1, 2)),
    )  # fmt: skip
    assert rows_xml(after) == (
        '<row r="1" s="2" customFormat="1"><c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">=x</t></is></c></row>'
        '<row r="2" s="2"><c r="B2" s="1"><v>46023</v></c><c r="C2"><v>5</v></c></row>'
        '<row r="3"><c r="A3" s="1"><v>46024</v></c></row>'
    )


def test_dates_of_1904_are_four_years_and_a_day_less() -> None:
    parts = handmade.parts(
        handmade.sheet_xml(f'<row r="1"><c r="A1" s="{DATE}"/></row>'), styles=handmade.styles_xml("d.m.yyyy")
    )
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    before = handmade.zipped(parts)
    after = patched(before, change("A1", dt.date(2026, 11, 20)))
    assert rows_xml(after) == f'<row r="1"><c r="A1" s="{DATE}"><v>{46346 - 1462}</v></c></row>'
    assert values(after) == [[dt.date(2026, 11, 20)]]
    assert reasons(before, change("A1", dt.date(1903, 12, 31))) == ["date_range"]


def test_a_date_takes_the_usual_style_of_its_column_where_the_cell_has_none_of_its_own() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="{DATE}"><v>4600{row}</v></c></row>' for row in (2, 3, 4))
    before = made(f'<row r="1"><c r="A1"><v>1</v></c></row>{rows}<row r="5"><c r="A5"/></row><row r="6"/>')
    after = patched(
        before, change("A5", dt.date(2026, 1, 1)), change("A6", dt.date(2026, 1, 1)), change("A7", dt.date(2026, 1, 1))
    )
    assert rows_xml(after).count(f's="{DATE}"><v>46023</v>') == 3


def test_a_bare_number_of_days_becomes_a_date_where_the_column_holds_dates() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="{DATE}"><v>4600{row}</v></c></row>' for row in (2, 3))
    before = made(f'{rows}<row r="5"><c r="A5"><v>46023</v></c></row>')
    assert f'<c r="A5" s="{DATE}"><v>46023</v></c>' in rows_xml(patched(before, change("A5", dt.date(2026, 1, 1))))


def test_what_is_usual_in_a_table_is_not_asked_of_the_cells_above_and_below_it() -> None:
    plain = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 9))
    dates = f'<row r="10"><c r="A10" s="{DATE}"><v>46001</v></c></row>'
    before = made(f'{plain}<row r="9"><c r="A9" t="str"><v>K1</v></c></row>{dates}<row r="11"><c r="A11"/></row>')
    day = change("A11", dt.date(2026, 1, 1))
    assert reasons(before, day) == ["not_a_date"]
    in_table = with_relation(before, "table", "../tables/table1.xml", table_xml("A9:A11", 1))
    assert f'<c r="A11" s="{DATE}"><v>46023</v></c>' in rows_xml(patched(in_table, day))


@pytest.mark.parametrize(
    ("style", "content", "stored"),
    [(PERCENT, 95, "0.95"), (PERCENT, 35.0, "0.35"), (PERCENT, 0.35, "0.0035"), (0, 95, "95"), (TEXT, 95, "95"), (PERCENT, 7, "0.07")],
)  # fmt: skip
def test_percentages_are_held_as_the_cell_shows_them(style: int, content: float, stored: str) -> None:
    before = made(f'<row r="1"><c r="A1" s="{style}"/></row>')
    assert f"<v>{stored}</v>" in rows_xml(patched(before, change("A1", content, in_percent=True)))


def test_a_number_that_is_no_percentage_stays_as_it_is_in_a_percent_cell() -> None:
    before = made(f'<row r="1"><c r="A1" s="{PERCENT}"/></row>')
    assert "<v>0.95</v>" in rows_xml(patched(before, change("A1", 0.95)))


def test_text_among_percentages_stays_text() -> None:
    before = made(f'<row r="1"><c r="A1" s="{PERCENT}"/></row>')
    assert values(patched(before, change("A1", "b.d.", in_percent=True))) == [["b.d."]]


def test_one_change_asked_for_twice_is_made_once() -> None:
    before = made('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert patched(before, change("A1", 2), change("A1", 2)) == patched(before, change("A1", 2))


def test_nothing_to_change_is_an_empty_patch() -> None:
    patch = planned(made("<row/>"))
    assert not patch
    assert patch.splices == {}


BOOK = (
    '<workbook xmlns="{main}" xmlns:r="{rel}"><fileVersion appName="xl"/><bookViews><workbookView/></bookViews>'
    '<sheets><sheet name="S1" sheetId="1" r:id="rId1"/></sheets>{inside}<extLst/></workbook>'
)
FORMULA = '<row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("inside", "after"),
    [
        ("", '<calcPr fullCalcOnLoad="1"/>'),
        ("<definedNames><definedName name='x'>1</definedName></definedNames>", "{inside}<calcPr fullCalcOnLoad=\"1\"/>"),
        ("<calcPr calcId='1'/>", "<calcPr fullCalcOnLoad=\"1\" calcId='1'/>"),
        ('<calcPr  calcId="1"\n fullCalcOnLoad = "0" />', '<calcPr  calcId="1"\n fullCalcOnLoad = "1" />'),
        ("<calcPr fullCalcOnLoad='false'></calcPr>", '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ('<calcPr fullCalcOnLoad="1"/>', '<calcPr fullCalcOnLoad="1"/>'),
        ("<calcPr fullCalcOnLoad='true'/>", "<calcPr fullCalcOnLoad='true'/>"),
    ],
)  # fmt: skip
def test_the_workbook_part_changes_only_so_that_excel_works_formulas_out_anew(inside: str, after: str) -> None:
    book = BOOK.format(main=handmade.MAIN, rel=handmade.RELATIONS, inside=inside)
    before = handmade.with_parts(made(FORMULA), {"xl/workbook.xml": book})
    written = unzipped(patched(before, change("B1", 2)))["xl/workbook.xml"].decode()
    assert written == book.replace("</sheets>" + inside, "</sheets>" + after.replace("{inside}", inside))


def test_a_prefix_and_an_encoding_of_the_workbook_part_are_kept() -> None:
    book = (
        BOOK.format(main=handmade.MAIN, rel=handmade.RELATIONS, inside="")
        .replace("xmlns=", "xmlns:x=").replace("<", "<x:").replace("<x:/", "</x:")
    )  # fmt: skip
    before = handmade.with_parts(made(FORMULA), {"xl/workbook.xml": book.encode("utf-16")})
    written = unzipped(patched(before, change("B1", 2)))["xl/workbook.xml"].decode("utf-16")
    assert written == book.replace("</x:sheets>", '</x:sheets><x:calcPr fullCalcOnLoad="1"/>')


def test_without_formulas_the_workbook_part_stays_as_it_is() -> None:
    before = made('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert set(planned(before, change("A1", 2)).splices) == {SHEET_PART}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "iso-8859-2"])
def test_a_formula_on_another_sheet_counts(encoding: str) -> None:
    other = handmade.sheet_xml("<row><c><f>S1!A1</f></c></row>").replace("UTF-8", encoding)
    raw = ("\ufeff" if encoding == "utf-16-be" else "") + other
    parts = handmade.parts(handmade.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), "")
    before = handmade.zipped({**parts, "xl/worksheets/sheet2.xml": raw.encode(encoding)})
    assert set(planned(before, change("A1", 2)).splices) == {SHEET_PART, "xl/workbook.xml"}


def test_what_only_looks_like_a_formula_on_another_sheet_does_not_count() -> None:
    other = handmade.sheet_xml("<row><c t='str'><v>&lt;f> f</v></c></row>", "<fake/><sheetFormat/>")
    before = handmade.workbook(handmade.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), other)
    assert set(planned(before, change("A1", 2)).splices) == {SHEET_PART}


def test_parts_are_found_whatever_they_are_called() -> None:
    parts = handmade.unzipped(made('<row r="1"><c r="A1"><v>1</v></c></row>'))
    rels = parts.pop("xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", b"/XL/Arkusz%20A.xml")
    before = handmade.zipped({**parts, "xl/_rels/workbook.xml.rels": rels, "xl/ARKUSZ a.xml": parts.pop(SHEET_PART)})
    after = patched(before, change("A1", 2))
    assert b"<v>2</v>" in unzipped(after)[part_in(after, "xl/arkusz a.xml")]

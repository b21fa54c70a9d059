"""Formulas of every sort; a cell with one is never overwritten."""

from __future__ import annotations

from typing import Any

import xlsxwriter
from handmade import MAIN, zipped

from hard.drawn import drawn
from hard.markup import edited
from hard.package import BOOK, LISTS, Book
from hard.registry import feature, kind
from hard.spaces import MAIN_NAMES, MICROSOFT


@feature('t="shared"', refused={"J2": "formula", "J4": "formula"}, more={"K3": "obok"})
def shared_formulas(book: Book) -> None:
    book.cell("J2", "", '<f t="shared" ref="J2:J7" si="0">C2*2</f><v>24</v>')
    for row in range(3, 8):
        book.cell(f"J{row}", "", '<f t="shared" si="0"/><v>1</v>')
    book.cell("K2", ' t="str"', '<f>IF(C2&gt;1,"tak","nie")</f><v>tak</v>')


@feature('t="array"', refused={"J2": "array", "J3": "array", "K2": "array"}, more={"J5": 1})
def array_formulas(book: Book) -> None:
    book.cell("J2", "", '<f t="array" ref="J2:J4">C2:C4*2</f><v>24</v>')
    book.cell("J3", "", "<v>15</v>")
    book.cell("J4", "", "<v>6</v>")
    book.cell("K2", "", '<f t="array" ref="K2">SUM(C2:C4*G2:G4)</f><v>12</v>')


@kind("XLDAPR", refused={"J2": "array", "J3": "array", "J4": "array"}, more={"K2": "obok"})
def dynamic_arrays() -> bytes:
    def draw(_book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_dynamic_array_formula("J2:J4", "=_xlfn._xlws.SORT(C2:C4)", None, 3)
        sheet.write(2, 9, 7.5)
        sheet.write(3, 9, 12)

    return drawn(draw)


@feature("<calcChain ", refused={"J2": "formula"}, more={"C2": 99})
def chain_of_calculation(book: Book) -> None:
    book.cell("J2", "", "<f>SUM(C2:C7)</f><v>20.5</v>")
    book.cell("J3", "", "<f>J2*2</f><v>41</v>")
    book.add("xl/calcChain.xml", f'<calcChain xmlns="{MAIN}"><c r="J3" i="1" l="1"/><c r="J2" i="1"/></calcChain>', "calcChain+xml", "calcChain", of=BOOK)  # fmt: skip


@feature('t="dataTable"', refused={"K3": "array", "K4": "array"}, more={"J3": 7})
def what_if_tables(book: Book) -> None:
    book.cell("K2", "", "<f>C2*2</f><v>24</v>")
    for row in (3, 4, 5):
        book.value(f"J{row}", row)
        first = '<f t="dataTable" ref="K3:K5" dt2D="0" dtr="0" r1="C2"/>' if row == 3 else ""
        book.cell(f"K{row}", "", f"{first}<v>{row * 2}</v>")


@feature("_xlfn.LAMBDA", refused={"J2": "formula"})
def names_with_let_and_lambda(book: Book) -> None:
    book.book.put(
        '<definedNames><definedName name="Podwój">_xlfn.LAMBDA(_xlpm.x,_xlfn.LET(_xlpm.y,_xlpm.x*2,_xlpm.y))</definedName>'
        '<definedName name="Stawka">0.23</definedName><definedName name="Zakres" comment="a &amp; b">Dane!$C$2:$C$7</definedName>'
        '<definedName name="Lokalna" localSheetId="0" hidden="1">Dane!$A$1</definedName></definedNames>'
    )
    book.cell("J2", "", "<f>Podwój(C2)</f><v>24</v>")


@feature("<externalBook ", refused={"J2": "formula"})
def links_to_other_workbooks(book: Book) -> None:
    xml = f'<externalLink {MAIN_NAMES}><externalBook r:id="rId1"><sheetNames><sheetName val="Ark"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>5</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
    part = "xl/externalLinks/externalLink1.xml"
    book.relate(part, "externalLinkPath", "file:///C:\\Rejestry\\Cele%202026.xlsx", "External")
    link = book.add(part, xml, "externalLink+xml", "externalLink", of=BOOK)
    book.book.put(f'<externalReferences><externalReference r:id="{link}"/></externalReferences>')
    book.cell("J2", "", "<f>[1]Ark!$A$1</f><v>5</v>")


@feature("<volTypes ", refused={"J2": "formula"})
def values_that_come_live(book: Book) -> None:
    book.cell("J2", ' t="str"', '<f>RTD("serwer",,"kurs")</f><v>4,31</v>')
    xml = f'<volTypes xmlns="{MAIN}"><volType type="realTimeData"><main first="serwer"><tp t="s"><v>4,31</v><stp/><stp>kurs</stp><tr r="J2" s="1"/></tp></main></volType></volTypes>'
    book.add("xl/volatileDependencies.xml", xml, "volatileDependencies+xml", "volatileDependencies", of=BOOK)


@feature('calcMode="manual"', refused={"J2": "formula"})
def calculation_by_hand_and_iteration(book: Book) -> None:
    book.book.swap('<calcPr calcId="191029" calcMode="manual" fullCalcOnLoad="0" iterate="1" iterateCount="50" calcOnSave="0"/>')  # fmt: skip
    book.cell("J2", "", "<f>J3+1</f><v>1</v>")


@feature("<f>C2*2</f></c>", refused={"J2": "formula", "K2": "formula"})
def formulas_without_values(book: Book) -> None:
    book.book.children.pop("calcPr")
    book.cell("J2", "", "<f>C2*2</f>")
    book.cell("K2", "", '<f ca="1">TODAY()</f><v/>')


@feature("xl/python.xml", refused={"J2": "array"})
def python_in_cells(book: Book) -> None:
    space = f"{MICROSOFT}/spreadsheetml/2023/python"
    book.cell("J2", ' cm="1"', '<f t="array" ref="J2">_xlfn._xlws.PY(0,0,C2:C7)</f><v>20.5</v>')
    book.add(
        "xl/python.xml",
        f'<python xmlns="{space}"><environmentDefinition id="{{11111111-2222-3333-4444-555555555555}}"><initialization><code xml:space="preserve">import pandas as pd</code></initialization></environmentDefinition></python>',
        "application/vnd.ms-excel.python+xml",
        f"{MICROSOFT}/2023/09/relationships/Python",
        of=BOOK,
    )
    dynamic_metadata(book)


def dynamic_metadata(book: Book) -> None:
    """Add the metadata part that `cm="1"` points into."""
    xda = f"{MICROSOFT}/spreadsheetml/2017/dynamicarray"
    book.add(
        "xl/metadata.xml",
        f'<metadata xmlns="{MAIN}" xmlns:xda="{xda}"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>'
        '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>'
        '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
        "sheetMetadata+xml",
        "sheetMetadata",
        of=BOOK,
    )


@kind('<c r="B1"><f>')
def formulas_on_another_sheet_only() -> bytes:
    parts = Book().all_parts()
    return zipped(edited(parts, LISTS, (r'(<c r="A1".*?</c>)', r'\1<c r="B1"><f>COUNTA(A1:A3)</f><v>3</v></c>')))

"""Workbooks to add rows to: a register as Excel keeps it, made with XlsxWriter, and one made by hand in any XML dress."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import handmade
import xlsxwriter

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.cells import read_book
from qms_xl.workbook.changes import Content, NewRows

SHEET, TABLE = "Działania", "dzialania"
HEADERS = ("Nr", "Opis", "Status", "Termin", "Wykonanie", "Dni")
CALCULATED = "IF(dzialania[[#This Row],[Termin]]>$I$1,dzialania[[#This Row],[Termin]]-$I$1,0)"
FILLED = (
    ("DK-1", "Szkolenie", "otwarte", datetime.date(2026, 5, 4), 0.5),
    ("DK-2", "Zmiana procedury", "zamknięte", datetime.date(2026, 6, 1), 1.0),
    ("DK-3", "Nowy formularz", "otwarte", datetime.date(2026, 7, 9), 0.25),
)
NEW: tuple[dict[int, Content], ...] = (
    {1: "DK-4", 2: "Zakup <&> regał", 3: "otwarte", 4: datetime.date(2026, 9, 30), 6: 143.0},
    {1: "DK-5", 3: "zamknięte", 4: datetime.date(2026, 10, 1), 5: 1.0},
)


def register(
    blank_rows: int = 0, table: Mapping[str, Any] | None = None, draw: Callable[..., None] | None = None
) -> bytes:
    """Return a workbook with a table in A3:F6 (three rows, then blank ones) and all that hangs on its last row.

    `table`: more options of the table; `draw(book, page, bold)` adds what a test needs.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet(SHEET)
    book.add_worksheet("Słowniki").write_column("A1", ["otwarte", "zamknięte"])
    cell, date, percent = (book.add_format({"num_format": code, "border": 1}) for code in ("@", "yyyy-mm-dd", "0%"))
    last = 5 + blank_rows
    page.write("A1", "Rejestr działań", book.add_format({"bold": True}))
    page.write("I1", 46000)
    columns: list[dict[str, Any]] = [{"header": header} for header in HEADERS]
    columns[5]["formula"] = CALCULATED
    page.add_table(2, 0, last, 5, {"name": TABLE, "columns": columns, **(table or {})})
    for row, values in enumerate(FILLED, 3):
        for column, value in enumerate(values):
            page.write(row, column, value, (cell, cell, cell, date, percent)[column])
        page.write_formula(row, 5, CALCULATED, cell, 1)
    for row in range(6, last + 1):
        for column in range(5):
            page.write_blank(row, column, None, (cell, cell, cell, date, percent)[column])
        page.write_formula(row, 5, CALCULATED, cell, 0)
    page.set_row(5, 31)
    page.data_validation(3, 2, last, 2, {"validate": "list", "source": "=Słowniki!$A$1:$A$2"})
    page.data_validation(3, 3, 1999, 3, {"validate": "date", "criteria": ">", "value": datetime.date(2000, 1, 1)})
    page.conditional_format(
        3, 0, last, 5, {"type": "formula", "criteria": '=$C4="zamknięte"', "format": book.add_format({"italic": True})}
    )
    page.conditional_format(3, 4, last, 4, {"type": "data_bar", "data_bar_2010": True})
    page.ignore_errors({"number_stored_as_text": f"A4:A{last + 1}"})
    page.print_area(0, 0, last, 5)
    book.define_name("Stany", f"='{SHEET}'!$C$4:$C${last + 1}")
    book.define_name("Ostatni", f"='{SHEET}'!$A${last + 1}")
    if draw:
        draw(book, page, cell)
    book.close()
    return out.getvalue()


def to_add(
    data: bytes, sheet: str = SHEET, table: str = TABLE, rows: tuple[Mapping[int, Content], ...] = NEW, **more: Any
) -> NewRows:
    """Return the rows to be added to a table as it is read: a row counts as filled where its first cell is."""
    page = next(each for each in read_book(data, "rejestr.xlsx").sheets if each.name == sheet)
    area = next(each for each in page.tables if each.name == table).area
    filled = [row for row in range(area.first_row, area.last_row + 1) if page.value(row, area.first_column) is not None]
    columns = tuple(range(area.first_column, area.last_column + 1))
    return NewRows(sheet, table, area.first_row, max(filled), columns, rows, **more)


def dressed(
    prefix: str = "", namespace: str = handmade.MAIN, encoding: str = "utf-8", quote: str = '"', addressed: bool = True
) -> bytes:
    """Return a workbook written by hand whose table stands in B2:D4, with blank styled cells in row 5."""

    def in_dress(xml: str) -> bytes:
        text = re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}", xml).replace('"', quote)
        named = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
        text = text.replace(" NS", f" {named}={quote}{namespace}{quote}", 1)
        declared = f"<?xml version={quote}1.0{quote} encoding={quote}{encoding.removesuffix('-sig')}{quote}?>\n"
        return (declared + text).encode(encoding)

    def at(address: str) -> str:
        return f' r="{address}"' if addressed else ""

    def row(number: int, *cells: str) -> str:
        return f"<row{at(str(number))}>{''.join(cells)}</row>"

    def cell(address: str, inside: str, more: str = "") -> str:
        return f"<c{at(address)}{more}>{inside}</c>" if inside else f"<c{at(address)}{more}/>"

    def words(address: str, text: str, more: str = "") -> str:
        return cell(address, f"<is><t>{text}</t></is>", f' t="inlineStr"{more}')

    rows = (
        row(1, words("A1", "Rejestr ąęż")),
        row(2, cell("A2", ""), words("B2", "Nr"), words("C2", "Opis"), words("D2", "Liczba")),
        row(3, cell("A3", ""), words("B3", "N-1"), words("C3", "żółw"), cell("D3", "<v>1</v>", ' s="1"')),
        row(4, cell("A4", ""), words("B4", "N-2"), words("C4", "b &amp; c"), cell("D4", "<v>2</v>", ' s="1"')),
        row(5, cell("A5", "<v>7</v>"), cell("B5", "", ' s="1"'), cell("C5", ""), cell("D5", "", ' s="1"')),
    )  # fmt: skip
    sheet = in_dress(
        f'<worksheet NS><dimension ref="A1:D5"/><sheetData>{"".join(rows)}</sheetData>'
        '<conditionalFormatting sqref="B3:B4 D3:D4"><cfRule type="expression" priority="1"><formula>$D3&gt;1</formula></cfRule></conditionalFormatting>'
        '<dataValidations count="1"><dataValidation type="whole" sqref="D3:D4"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>'
        "</worksheet>"
    )
    table = in_dress(
        '<table NS id="1" name="t" displayName="t" ref="B2:D4" totalsRowShown="0"><autoFilter ref="B2:D4"/><tableColumns count="3">'
        '<tableColumn id="1" name="Nr"/><tableColumn id="2" name="Opis"/><tableColumn id="3" name="Liczba"/></tableColumns></table>'
    )
    parts = handmade.parts(
        "",
        styles=handmade.styles_xml("0.00"),
        names='<definedNames><definedName name="Liczby">S1!$D$3:$D$4</definedName></definedNames>',
    )
    types = str(parts["[Content_Types].xml"])
    for part, kind in (("worksheets/sheet1", "worksheet"), ("tables/table1", "table"), ("styles", "styles")):
        types = types.replace(
            "</Types>", f'<Override PartName="/xl/{part}.xml" ContentType="{handmade.TYPE}{kind}+xml"/></Types>'
        )
    relations = handmade.rels([("rId1", "table", "../tables/table1.xml")])
    return handmade.zipped(
        {
            **parts,
            "[Content_Types].xml": types,
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": relations,
            "xl/tables/table1.xml": table,
        }
    )


def address(row: int, column: int) -> str:
    return f"{letters(column)}{row}"

"""The same sheet in unusual XML: every one of them legal."""

from __future__ import annotations

import datetime
import re

from handmade import MAIN, RELATIONS, STRICT, zipped

from hard.data import STYLE_OF
from hard.package import BOOK, SHEET, STRINGS, STYLES, Book
from hard.registry import feature, kind
from hard.tables import TABLE, a_table_with_rules_and_names_that_end_with_it

Parts = dict[str, bytes]


def edited(parts: Parts, name: str, *swaps: tuple[str, str]) -> Parts:
    """Return the parts with patterns replaced in one of them; a swap that changes nothing is an error."""
    text = parts[name].decode()
    for pattern, new in swaps:
        text, times = re.subn(pattern, new, text)
        assert times, pattern
    return parts | {name: text.encode()}


def prefixed(parts: Parts, *names: str) -> Parts:
    """Return the parts with `x:` before every name of the main namespace in those named."""
    for name in names:
        parts = edited(parts, name, (r"<(/?)(?=[A-Za-z]\w*[ />])", r"<\1x:"), (f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"'))
    return parts


def in_utf_16(parts: Parts, *names: str) -> Parts:
    """Return the parts with those named in UTF-16."""
    for name in names:
        text = parts[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        parts = parts | {name: text.encode("utf-16")}
    return parts


def strict(parts: Parts) -> Parts:
    """Return the parts in the namespaces of strict Open XML."""
    relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"
    for old, new in ((MAIN, STRICT), (RELATIONS, relations), drawing):
        parts = {name: content.replace(old.encode(), new.encode()) for name, content in parts.items()}
    return edited(parts, BOOK, ("<workbook ", '<workbook conformance="strict" '))


def _register() -> Parts:
    """Return the parts of a workbook with a table, rules and names that end with it, and a formula."""
    book = Book()
    a_table_with_rules_and_names_that_end_with_it(book)
    book.cell("J12", "", "<f>TODAY()</f><v>46037</v>")
    return book.all_parts()


@kind("<x:sheetData>", more={"J2": "x"}, refused={"J12": "formula", "A1": "header"}, table="Rejestr")
def prefixes_before_every_name() -> bytes:
    return zipped(prefixed(_register(), SHEET, BOOK, TABLE))


@kind("<x:sheetData>", refused={"J2": "formula"}, more={"J3": 1})
def prefixes_and_no_word_of_calculation() -> bytes:
    book = Book()
    book.book.children.pop("calcPr")
    book.cell("J2", "", "<f>1+1</f><v>2</v>")
    return zipped(prefixed(book.all_parts(), SHEET, BOOK))


@kind("<worksheet xmlns=", more={"J2": "ąęł"})
def a_sheet_in_utf_16() -> bytes:
    return zipped(in_utf_16(Book().all_parts(), SHEET))


@kind("<table xmlns=", more={"J2": "ąęł"}, refused={"J12": "formula", "A1": "header"}, table="Rejestr")
def everything_in_utf_16() -> bytes:
    return zipped(in_utf_16(_register(), SHEET, BOOK, TABLE, STYLES, STRINGS))


@kind(STRICT, is_sound=False, refused={"J12": "formula", "A1": "header"}, table="Rejestr")
def strict_open_xml() -> bytes:
    return zipped(strict(_register()))


@kind('<row r="1500"', more={"A600": "w środku", "D1000": datetime.date(2026, 7, 1), "C1499": None, "H1500": "x", "B1505": 1})  # fmt: skip
def fifteen_hundred_rows() -> bytes:
    return zipped(_fifteen_hundred_rows())


@kind("\n      <c r=", more={"A600": "w środku", "D1000": datetime.date(2026, 7, 1), "C1499": None, "H1500": "x", "B1505": 1})  # fmt: skip
def fifteen_hundred_rows_set_out_in_lines() -> bytes:
    return zipped(edited(_fifteen_hundred_rows(), SHEET, ("<row ", "\n    <row "), ("<c ", "\n      <c "), ("<v>", "\n        <v>")))  # fmt: skip


def _fifteen_hundred_rows() -> Parts:
    """Return the parts of a workbook whose sheet is inflated in several pieces."""
    book = Book()
    for row in range(50, 1501):
        for column, value in zip("ABCDEG", ("K-001", "Przegląd umów", row, 46000, True, 0.5), strict=True):
            book.value(f"{column}{row}", value, STYLE_OF.get(column, 0))
    return book.all_parts()


@kind("<row><c t=", is_sound=False)
def cells_and_rows_without_addresses() -> bytes:
    """Addresses follow from the order: no row and no cell may be left out."""
    book = Book()
    book.rows[8] = {}
    for number, cells in book.rows.items():
        for letter in "ABCDEFGH" if number < 8 else "":
            if f"{letter}{number}" not in cells:
                book.value(f"{letter}{number}", "", STYLE_OF.get(letter, 0))
    return zipped(edited(book.all_parts(), SHEET, (r' r="[A-H]?[0-9]+"', ""), (r' spans="1:8"| x14ac:dyDescent="0.25"', "")))  # fmt: skip


@kind("<![CDATA[", more={"J2": "x", "J3": "y"})
def comments_instructions_and_cdata() -> bytes:
    book = Book()
    book.cell("J2", "", "<v><![CDATA[5]]></v>")
    book.cell("J3", ' t="str"', '<v><!-- <c r="B2"><v>9</v></c> -->a<![CDATA[<c r="B3"/>]]></v>')
    parts = edited(book.all_parts(), SHEET, ("<sheetData>", '<!-- <sheetData><row r="2"/></sheetData> --><sheetData><!-- <row r="2"><c r="B2"/></row> -->'))  # fmt: skip
    return zipped(edited(parts, SHEET, ('(<row r="3"[^>]*>)', r'\1<?dane <c r="B3"/>?>'), ("</worksheet>", "</worksheet>\n<!-- koniec -->\n")))  # fmt: skip


def _extended(inside: str) -> bytes:
    """Return a workbook with an extension in two cells and in a row."""
    book = Book()
    extension = f'<extLst><ext uri="{{A3000000-0000-0000-0000-000000000001}}"><q:a xmlns:q="urn:q">{inside}</q:a></ext></extLst>'
    book.cell("J2", "", f"<v>5</v>{extension}")
    book.cell("A2", ' t="s"', f"<v>0</v>{extension}")
    return zipped(edited(book.all_parts(), SHEET, (r'(<row r="4".*?)</row>', rf"\1{extension}</row>")))


@kind("<q:a ", more={"J2": "x", "A2": "K-100", "J4": 1})
def extensions_inside_cells_and_rows() -> bytes:
    return _extended("<q:b>1</q:b>")


@kind('<c r="B3"><v>1</v></c></q:a>')
def extensions_that_hold_what_looks_like_cells() -> bytes:
    return _extended('<c r="B3"><v>1</v></c>')


@kind("xr:uid=")
def identities_and_descents() -> bytes:
    parts = Book().all_parts()
    names = 'xmlns:q="urn:q" mc:Ignorable="x14ac xr xr2 xr3 q"'
    return zipped(edited(parts, SHEET, ('mc:Ignorable="[^"]*"', names), (r'<row r="(\d)"', r'<row q:id="\1" r="\1"'), (r'<c r="(\w+)"', r'<c q:r="\1" r="\1"')))  # fmt: skip


@feature("<mc:AlternateContent")
def alternate_content(book: Book) -> None:
    absolute = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    book.book.put(f'<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="{absolute}" url="C:\\Rejestry\\"/></mc:Choice></mc:AlternateContent>')  # fmt: skip
    shown = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    book.sheet.children.pop("sheetViews")
    book.sheet.put(f'<mc:AlternateContent><mc:Choice Requires="xr">{shown}</mc:Choice><mc:Fallback>{shown}</mc:Fallback></mc:AlternateContent>', "sheetViews")  # fmt: skip


@kind("<c\n  t='s'\n  r='A2'", more={"J2": 1})
def attributes_in_any_order_and_quotes() -> bytes:
    parts = edited(Book().all_parts(), SHEET, (r'<c r="(\w+)"( s="\d+")?( t="\w+")?(/?)>', r"<c\n \3\n  r='\1'\2 \4>"), ("</c>", "</c >"), ("<v>", "<v >"))  # fmt: skip
    return zipped(edited(parts, SHEET, (r' t="(\w)"', r" t='\1'"), (r"r='B2'", "r='&#66;&#x32;'"), (r'<row r="(\d)" spans="1:8"', r'<row spans="1:8"  r = "\1"')))  # fmt: skip


@kind("\n      <c r=", more={"J2": 1})
def a_sheet_set_out_in_lines() -> bytes:
    return zipped(edited(Book().all_parts(), SHEET, ("<row ", "\n    <row "), ("<c ", "\n      <c "), ("</row>", "\n    </row>"), ("<v>", "\n        <v>"), ("</c>", "\n      </c>")))  # fmt: skip


@kind("\ufeff<worksheet")
def a_byte_order_mark_and_no_declaration() -> bytes:
    parts = Book().all_parts()
    for name in (SHEET, BOOK, STRINGS, STYLES):
        text = parts[name].decode()
        parts[name] = ("\ufeff" + text[text.index("?>") + 4 - 1 :].lstrip()).encode()
    return zipped(parts)


@kind('encoding="windows-1250"', more={"J2": "Ω≠ż"})
def a_sheet_in_windows_1250() -> bytes:
    book = Book()
    book.cell("J3", ' t="str"', "<v>zażółć</v>")
    text = book.all_parts()[SHEET].decode().replace('encoding="UTF-8"', 'encoding="windows-1250"')
    return zipped(book.all_parts() | {SHEET: text.encode("cp1250")})


@kind("<sheetData/>", without="*", more={"H8": "x", "H40": 5})
def a_sheet_without_a_cell() -> bytes:
    book = Book()
    book.rows = {}
    return zipped(edited(book.all_parts(), SHEET, ("<sheetData></sheetData>", "<sheetData/>")))


@kind('<row r="30" ht="40"/>', more={"J30": "x", "A31": 1})
def rows_that_hold_nothing() -> bytes:
    parts = Book().all_parts()
    return zipped(edited(parts, SHEET, ("</sheetData>", '<row r="30" ht="40"/><row r="31"></row><row r="32"> </row></sheetData>')))  # fmt: skip

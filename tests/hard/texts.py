"""Texts in every form that cells may have them, and dates from two epochs."""

from __future__ import annotations

import datetime

from hard.drawn import drawn
from hard.package import Book
from hard.registry import feature, kind


@feature("<rPh ", more={"A2": "bez furigany"})
def phonetic_texts(book: Book) -> None:
    phonetic = '<t>品質</t><rPh sb="0" eb="2"><t>ヒンシツ</t></rPh><phoneticPr fontId="0" type="fullwidthKatakana" alignment="center"/>'
    book.cell("A2", ' t="s" ph="1"', f"<v>{book.string(phonetic)}</v>")
    book.cell("B2", ' t="s" ph="1"', f"<v>{book.string(phonetic)}</v>")
    book.cell("J3", ' t="s" ph="1"', f"<v>{book.string(phonetic)}</v>")
    book.row_attributes[2] = ' ph="1"'
    book.sheet.put('<phoneticPr fontId="0"/>')


@feature("<rPr>", more={"J2": "bez pogrubień"})
def texts_of_several_fonts(book: Book) -> None:
    rich = '<r><t xml:space="preserve">Ważne: </t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="Calibri"/><family val="2"/><charset val="238"/><scheme val="minor"/></rPr><t>pilne</t></r>'
    for address in ("B2", "H3", "J2", "J3"):
        book.cell(address, ' t="s"', f"<v>{book.string(rich)}</v>")


@feature("_x000D_", more={"J2": "_x0009_"})
def texts_with_escapes_and_breaks(book: Book) -> None:
    texts = ['<t xml:space="preserve"> a_x000D_\nb </t>', "<t>_x005F_x0041_</t>", "<t>&lt;b&gt; &amp;amp; \U0001f600</t>", "<t/>", "<t>_x0000_ _xD83D__xDE00_</t>"]  # fmt: skip
    for row, text in enumerate(texts, 2):
        book.cell(f"J{row}", ' t="s"', f"<v>{book.string(text)}</v>")


@kind('t="inlineStr"')
def texts_inside_the_cells() -> bytes:
    """XlsxWriter with `constant_memory`, row by row."""
    return drawn(lambda _book, sheet: sheet.write_row(11, 0, ["a", " b ", "c & d"]), constant_memory=True)


@feature("<is><r>", more={"J3": "x", "J4": 5})
def rich_texts_inside_the_cells(book: Book) -> None:
    for row in (2, 3, 4):
        book.cell(f"J{row}", ' t="inlineStr"', '<is><r><rPr><b/></rPr><t xml:space="preserve">a </t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>')  # fmt: skip


@feature('t="d"', more={"D5": datetime.date(2026, 3, 31)})
def dates_in_words_of_iso(book: Book) -> None:
    for row in range(2, 6):
        book.cell(f"D{row}", ' s="1" t="d"', f"<v>2026-01-{row:02}T00:00:00</v>")


@feature("date1904", epoch=datetime.date(1904, 1, 1), more={"D5": datetime.datetime(2026, 2, 1, 12, 30)})
def dates_counted_from_1904(book: Book) -> None:
    book.book.swap('<workbookPr date1904="1" defaultThemeVersion="166925"/>')
    for row in range(2, 6):
        book.value(f"D{row}", 44574 + row, 1)


@feature('t="e"', more={"J2": "poprawione", "J3": None})
def errors_typed_in(book: Book) -> None:
    for row, error in enumerate(("#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"), 2):
        book.cell(f"J{row}", ' t="e"', f"<v>{error}</v>")


@feature('t="str"', more={"J2": "inny"})
def texts_as_formula_results(book: Book) -> None:
    """Some writers give plain texts as `t="str"` without a formula."""
    for row in (2, 3):
        book.cell(f"J{row}", ' t="str"', '<v xml:space="preserve"> wprost </v>')

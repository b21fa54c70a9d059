"""Number formats, styles, themes and small pictures of numbers in cells."""

from __future__ import annotations

from typing import Any

import xlsxwriter

from hard.drawn import drawn
from hard.looks import FONT, theme
from hard.package import THEME, Book
from hard.registry import feature, kind


@kind("<x14:sparkline>", more={"J2": "obok"})
def sparklines() -> bytes:
    def draw(_book: xlsxwriter.Workbook, sheet: Any) -> None:
        for row, type_ in ((1, "line"), (2, "column"), (3, "win_loss")):
            sheet.add_sparkline(row, 10, {"range": "Dane!C2:C7", "type": type_, "markers": True, "negative_points": True})  # fmt: skip

    return drawn(draw)


@feature("[Red]")
def number_formats_of_ones_own(book: Book) -> None:
    codes = [
        "#,##0.00\\ &quot;zł&quot;;[Red]\\-#,##0.00\\ &quot;zł&quot;;&quot;—&quot;;@",
        "[$-415]d\\ mmmm\\ yyyy;@",
        "[h]:mm:ss",
        "0.00\\ &quot;dd;yy&quot;",
        "[&gt;=1000]0.0,&quot; tys.&quot;;General",
        "&quot;nr &quot;000\\-00",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    ]
    styles = [book.styles.number_format(code) for code in codes]
    for row, style in enumerate(styles, 12):
        book.cell(f"J{row}", f' s="{style}"', "<v>46037.5</v>")


@feature("<gradientFill ")
def themes_gradients_and_named_styles(book: Book) -> None:
    book.add(THEME, theme("C00000", "Jednostka").split("\r\n", 1)[1], "application/vnd.openxmlformats-officedocument.theme+xml", "theme", of="xl/workbook.xml")  # fmt: skip
    book.styles.parts |= {
        "fonts": f'<fonts count="2" x14ac:knownFonts="1">{FONT}<font><b/><i/><strike/><u val="double"/><vertAlign val="superscript"/><sz val="14"/><color theme="5" tint="-0.249977111117893"/><name val="Lato"/><family val="2"/></font></fonts>',
        "fills": '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop><stop position="1"><color theme="4"/></stop></gradientFill></fill>'
        '<fill><patternFill patternType="lightUp"><fgColor indexed="10"/><bgColor indexed="65"/></patternFill></fill></fills>',
        "cellStyleXfs": '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="9" fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"/></cellStyleXfs>',
        "cellStyles": '<cellStyles count="2"><cellStyle name="Normalny" xfId="0" builtinId="0"/><cellStyle name="Urząd &amp; jednostki" xfId="1"/></cellStyles>',
        "colors": '<colors><indexedColors><rgbColor rgb="FF000000"/><rgbColor rgb="FFFFFFFF"/></indexedColors><mruColors><color rgb="FFC00000"/></mruColors></colors>',
    }
    book.styles.xfs.append(
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center" wrapText="1" textRotation="45"/></xf>'
    )
    for row in (2, 3, 4):
        book.value(f"B{row}", "Tytuł", len(book.styles.xfs) - 1)


@feature('cellXfs count="6004"')
def six_thousand_cell_formats(book: Book) -> None:
    for at in range(6000):
        book.styles.xf(at % 4 and 9, f' applyAlignment="1" quotePrefix="{at % 2}"', f'<alignment indent="{at % 200}"/>')
    book.value("J2", 1, 6003)


@kind("FeaturePropertyBag", more={"J2": False, "J4": True})
def checkboxes_in_cells() -> bytes:
    return drawn(lambda _book, sheet: [sheet.insert_checkbox(row, 9, row % 2 == 1) for row in range(1, 5)])


@feature('quotePrefix="1"', more={"B3": "007", "J3": "x"})
def cells_with_a_leading_apostrophe(book: Book) -> None:
    quoted = book.styles.xf(0, ' quotePrefix="1"')
    book.value("B3", "=A1", quoted)
    book.value("J3", "-1", quoted)

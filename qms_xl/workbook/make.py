"""Draw a planned workbook with XlsxWriter. The same plan gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from qms_xl.workbook.making import looks
from qms_xl.workbook.making.finish import finish
from qms_xl.workbook.making.lists import draw_lists
from qms_xl.workbook.making.table import draw_table
from qms_xl.workbook.making.wrapping import LINE_POINTS, lines
from qms_xl.workbook.plan import ListSheet, Plan, TableSheet, TextSheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

A4 = 9


class Looks:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[frozenset[tuple[str, Any]], Format] = {}

    def __call__(self, look: dict[str, Any]) -> Format:
        """Return the format with this look."""
        key = frozenset(look.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def make(plan: Plan) -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": plan.title, "company": plan.office, "author": "qms-xl", "created": plan.created})
    look = Looks(book)
    for sheet in plan.sheets:
        page = book.add_worksheet(sheet.name)
        _set_up_page(page, plan)
        match sheet:
            case TextSheet():
                _draw_text(page, sheet, look)
            case TableSheet():
                draw_table(page, sheet, look)
            case ListSheet():
                draw_lists(book, page, sheet, look)
    for name, formula in plan.names.items():
        book.define_name(name, formula)
    book.close()
    tables = [number for number, sheet in enumerate(plan.sheets, 1) if isinstance(sheet, TableSheet)]
    return finish(out.getvalue(), plan.language, tables)


def _set_up_page(page: Worksheet, plan: Plan) -> None:
    word, of = plan.page_words
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    office = "&L" + plan.office.replace("&", "&&")[:200] if plan.office else ""
    page.set_header(office + "&R&A")
    page.set_footer("&L" + plan.title.replace("&", "&&")[:100] + f"&R{word} &P {of} &N")


def _draw_text(page: Worksheet, sheet: TextSheet, look: Looks) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 96)
    samples = {
        **looks.HEADERS,
        **{tone: looks.sample(tone) for tone in looks.TONES},
        "cell": looks.cell("computed", "@"),
    }
    for row, line in enumerate(sheet.lines):
        if line.style in samples:
            page.write_string(row, 0, line.text, look(samples[line.style]))
            page.write_string(row, 1, line.beside, look(looks.TEXT))
        elif line.style == "pair":
            page.write_string(row, 0, line.text, look({**looks.TEXT, "bold": True}))
            page.write_string(row, 1, line.beside, look(looks.TEXT))
        elif line.style == "text":
            page.merge_range(row, 0, row, 1, line.text, look(looks.TEXT))
        else:
            page.write_string(row, 0, line.text, look(looks.TITLE if line.style == "title" else looks.HEADING))
        page.set_row(row, _height(line.style, line.text, line.beside))
    page.set_portrait()


def _height(style: str, text: str, beside: str) -> float:
    """Return the height in points: Excel does not fit merged cells by itself."""
    if style in ("title", "heading"):
        return 28 if style == "title" else 26
    return LINE_POINTS * (lines(text, 138) if style == "text" else max(lines(text, 33), lines(beside, 104))) + 1

"""Draw the sheet of lists: small tables side by side, each with a name that grows as words are typed under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.workbook.addresses import letters
from qms_xl.workbook.making import looks
from qms_xl.workbook.plan import ListSheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from qms_xl.workbook.make import Looks

_HEADING_ROW, _HEADER_ROW = 2, 3
_CODE_WIDTH, _GAP_WIDTH = 20, 3
_PRINT_SCALE, _PAGE_WIDTH = 65, 165  # percent; characters that an A4 page in landscape holds at that scale
_RESERVED = 200  # words that a list may grow to


def draw_lists(book: Workbook, page: Worksheet, sheet: ListSheet, look: Looks) -> None:
    """Draw the sheet on an empty page and define the names of its lists."""
    page.write_string(0, 0, sheet.title, look(looks.TITLE))
    page.write_string(1, 0, sheet.note, look(looks.NOTE))
    page.set_row(0, 24)
    page.set_row(_HEADING_ROW, 22)
    headers = [look(looks.HEADERS["optional"]), look(looks.HEADERS["optional"])]
    used, breaks = 0, []
    for number, words in enumerate(sheet.tables):
        first = number * 3
        width = max(22, min(46, max(len(word) for word, _ in words.rows) + 2))
        page.set_column(first, first, width)
        page.set_column(first + 1, first + 1, _CODE_WIDTH)
        page.set_column(first + 2, first + 2, _GAP_WIDTH)
        used += width + _CODE_WIDTH + _GAP_WIDTH
        if used > _PAGE_WIDTH:
            breaks.append(first)
            used = width + _CODE_WIDTH + _GAP_WIDTH
        page.write_string(_HEADING_ROW, first, words.heading, look(looks.HEADING))
        columns = [{"header": h, "header_format": f} for h, f in zip(sheet.headers, headers, strict=True)]
        options = {"name": words.table, "columns": columns, "style": "Table Style Light 1", "banded_rows": False}
        options["autofilter"] = False
        page.add_table(_HEADER_ROW, first, _HEADER_ROW + max(1, len(words.rows)), first + 1, options)
        for row, (word, code) in enumerate(words.rows, _HEADER_ROW + 1):
            page.write_string(row, first, word, look(looks.WORD))
            if code:
                page.write_string(row, first + 1, code, look(looks.CODE))
            else:
                page.write_blank(row, first + 1, None, look(looks.CODE))
        book.define_name(words.words_name, _growing(sheet.name, first, first))
        book.define_name(words.codes_name, _growing(sheet.name, first + 1, first))
    page.freeze_panes(_HEADER_ROW + 1, 0)
    page.set_print_scale(_PRINT_SCALE)
    page.set_v_pagebreaks(breaks)


def _growing(sheet: str, column: int, counted: int) -> str:
    """Return the range from the first word down to the last; INDEX, not OFFSET, which Excel would work out on every change."""
    where = "'" + sheet.replace("'", "''") + "'!"
    top, bottom = _HEADER_ROW + 2, _HEADER_ROW + 1 + _RESERVED

    def cells(number: int) -> str:
        letter = letters(number + 1)
        return f"{where}${letter}${top}:${letter}${bottom}"

    first = f"{where}${letters(column + 1)}${top}"
    return f"={first}:INDEX({cells(column)},MAX(1,COUNTA({cells(counted)})))"

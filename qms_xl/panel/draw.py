"""Draws the panel with XlsxWriter: buttons, choices, status, the table of results, lists, help. The same input, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from qms_xl.model import Language, Text
from qms_xl.panel import places
from qms_xl.panel.buttons_shown import BUTTONS, button
from qms_xl.panel.macros import DOCUMENTS, modules
from qms_xl.vba import vba_project
from qms_xl.workbook.making import looks
from qms_xl.workbook.making.finish import finish
from qms_xl.workbook.making.wrapping import LINE_POINTS, lines

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2026, 1, 1)  # fixed: the same input gives the same file
_TITLE = Text("Panel systemu zarządzania jakością", "Quality management panel")
_NOTE = Text(
    "Naciśnij przycisk; wynik pojawi się poniżej. Rejestry mogą być przy tym otwarte w Excelu.",
    "Press a button; the result appears below. The registers may be open in Excel meanwhile.",
)
_STATUS = Text("Stan", "Status")
_LAST_RUN = Text("Ostatnie użycie", "Last run")
_READY = Text("Gotowy.", "Ready.")
_HELP = Text("Pomoc", "Help")
_HELP_NOTE = Text("Przyciski i co robią.", "The buttons and what they do.")
_NAMED, _TOLD = 30, 110  # widths of the help's columns, in digits; letters are narrower by a seventh
_HELP_LINES = (
    Text(
        "Czego nie ma na liście, tego nie da się wybrać: lista auditów i przeglądów odświeża się przy każdym przycisku.",
        "What is not in a list cannot be chosen; the lists of audits and reviews are renewed with every button.",
    ),
    Text(
        "Kliknięcie w kolumnie „Komórka” otwiera rejestr w tym miejscu.",
        "A click in the column “Cell” opens the register there.",
    ),
    Text(
        "Panel niczego nie wysyła i nie uruchamia się sam. Jego makra można przeczytać klawiszami Alt+F11.",
        "The panel sends nothing and starts nothing by itself. Alt+F11 shows its macros.",
    ),
    Text(
        "Gdy przycisk nie działa, powody i rady podaje polecenie qms-xl doctor.",
        "Where a button does nothing, qms-xl doctor tells why and what to do.",
    ),
)
_BLANK = Text("", "")
_UNKNOWN = Text("Wybierz z listy.", "Choose from the list.")
_PAGE = Text("Strona &P z &N", "Page &P of &N")
_FOR = Text("do przycisku „{}”", "for the button “{}”")
_FIELDS = ((places.OFFICE, 4, ""), (places.AUDIT, 2, "audit"), (places.REVIEW, 2, "review"))  # last column, its button
_BUTTON_ROWS = (7, 9, 11)  # 1-based; the rows between them, and around, are gaps
_HIGH, _GAP = 38, 8  # pixels
_WIDTHS = [round(width * 7) + 5 for _, width in places.COLUMNS]  # in pixels, of Calibri 11
_HALF = _WIDTHS[4] // 2
_GRID = ((0, 0, sum(_WIDTHS[:2])), (2, 0, sum(_WIDTHS[2:4])), (4, 0, _HALF), (4, _HALF, _HALF))  # column, offset, width
_TABLE_STYLE = "Table Style Light 15"  # lines around each row, also of rows that the table grows by
_TITLE_LOOK = {**looks.TITLE, "bg_color": looks.NAVY, "font_color": "#FFFFFF", "indent": 1}
_NOTE_LOOK = {**looks.NOTE, "bg_color": looks.PALE, "indent": 1}
_LABEL = {**looks.TEXT, "bold": True, "valign": "vcenter", "text_wrap": False, "align": "left", "indent": 1}
_FIELD = {**looks.WORD, "valign": "vcenter", "indent": 1}
_SAID = {**_FIELD, "num_format": "General", "bg_color": looks.PALE}


def panel_workbook(language: Language, office: str = "", choices: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Return the panel. `office`: its folder; `choices`: list -> the numbers to choose from, as `qms_audits`."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": _TITLE.in_(language), "author": "qms-xl", "created": CREATED})
    book.add_vba_project(io.BytesIO(vba_project(modules(language))), is_stream=True)
    names = list(DOCUMENTS)
    book.set_vba_name(names[0])
    sheets = [book.add_worksheet(name) for name in (places.SHEET, _HELP.in_(language), places.LISTS.in_(language))]
    for sheet, name in zip(sheets, (names[1], names[3], names[2]), strict=True):
        sheet.set_vba_name(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R" + _PAGE.in_(language))
    _draw_panel(book, sheets[0], language, office)
    _draw_help(book, sheets[1], language)
    _draw_lists(book, sheets[2], language, choices or {})
    sheets[2].hide()
    book.close()
    return finish(out.getvalue(), language, ())


def _draw_panel(book: Workbook, page: Worksheet, language: Language, office: str) -> None:
    below = looks.below("General")  # of the results still to come: Excel fits the rows to their text
    for number, (_, width) in enumerate(places.COLUMNS):
        link = looks.LINK if number == places.LINK - 1 else {}
        page.set_column(number, number, width, book.add_format({**below, **link}))
    page.hide_row_col_headers()
    _draw_head(book, page, _TITLE.in_(language), _NOTE.in_(language))
    label, field, note = (book.add_format(look) for look in (_LABEL, _FIELD, looks.NOTE | {"indent": 1}))
    for name, last, action in _FIELDS:
        row = places.ROWS[name] - 1
        page.set_row(row, 20)
        page.write_string(row, 0, places.LABELS[name].in_(language), label)
        page.merge_range(row, 1, row, last, office if name == places.OFFICE else "", field)
        if action:
            page.write_string(row, last + 1, _FOR.in_(language).format(button(action).caption.in_(language)), note)
            message = {"error_title": _UNKNOWN.in_(language), "error_message": _UNKNOWN.in_(language)}
            source = {"validate": "list", "source": f"={places.CHOICES[name][0]}"}
            page.data_validation(row, 1, row, 1, source | message)
    _draw_buttons(page, language)
    _draw_status(book, page, language, label)
    _draw_results(book, page, language)
    for name, row in places.ROWS.items():
        book.define_name(name, f"={places.SHEET}!$B${row}")
    page.activate()
    page.set_selection(2, 1, 2, 1)


def _draw_head(book: Workbook, page: Worksheet, title: str, note: str) -> None:
    """Draw the title and the line under it, each on a band across the whole sheet."""
    for row, (text, height, look) in enumerate(((title, 30, _TITLE_LOOK), (note, 20, _NOTE_LOOK))):
        band = book.add_format({**look, "text_wrap": False})
        page.set_row(row, height, band)
        page.write_string(row, 0, text, band)


def _draw_buttons(page: Worksheet, language: Language) -> None:
    """Draw the buttons on a grid of whole columns, which stays even where another font makes the columns wider."""
    for row in _BUTTON_ROWS:
        page.set_row_pixels(row - 1, _HIGH)
    for row in (_BUTTON_ROWS[0] - 1, *(row + 1 for row in _BUTTON_ROWS), places.RESULTS_ROW - 1):
        page.set_row_pixels(row - 1, _GAP)
    for number, one in enumerate(BUTTONS):
        row, place = divmod(number, len(_GRID))
        column, offset, width = _GRID[place]
        page.insert_button(
            _BUTTON_ROWS[row] - 1,
            column,
            {
                "macro": one.macro,
                "caption": one.caption.in_(language),
                "description": one.tells.in_(language),
                "width": width - _GAP,
                "height": _HIGH,
                "x_offset": offset + _GAP,
            },
        )


def _draw_status(book: Workbook, page: Worksheet, language: Language, label: Any) -> None:
    """Draw the line that the program answers on, and when it last did."""
    said, row, ran = book.add_format({**_SAID, "bold": True}), places.ROWS[places.STATUS], places.ROWS[places.LAST_RUN]
    page.set_row(row - 1, 48)
    page.write_string(row - 1, 0, _STATUS.in_(language), label)
    page.merge_range(row - 1, 1, row - 1, 5, _READY.in_(language), said)
    page.write_string(ran - 1, 0, _LAST_RUN.in_(language), label)
    page.merge_range(ran - 1, 1, ran - 1, 2, "", book.add_format(_SAID))


def _draw_results(book: Workbook, page: Worksheet, language: Language) -> None:
    header = places.RESULTS_ROW - 1
    look = looks.cell("optional", "General")
    cell = book.add_format(look)
    link = book.add_format({**look, **looks.LINK})
    columns = [{"header": text.in_(language), "format": cell} for text, _ in places.COLUMNS]
    columns[places.LINK - 1]["format"] = link
    last = len(places.COLUMNS) - 1
    page.add_table(
        header,
        0,
        header + 1,
        last,
        {"name": places.RESULTS, "columns": columns, "style": _TABLE_STYLE, "autofilter": True},
    )
    head = book.add_format(looks.HEADERS["wanted"] | {"num_format": "General"})
    for number, (text, _) in enumerate(places.COLUMNS):
        page.write_string(header, number, text.in_(language), head)
    for number in range(last + 1):
        page.write_blank(header + 1, number, None, link if number == places.LINK - 1 else cell)
    page.repeat_rows(header)


def _draw_help(book: Workbook, page: Worksheet, language: Language) -> None:
    bold, text = book.add_format({**_LABEL, "valign": "top"}), book.add_format(looks.TEXT)
    page.hide_row_col_headers()
    page.set_column(0, 0, _NAMED)
    page.set_column(1, 1, _TOLD)
    _draw_head(book, page, _HELP.in_(language), _HELP_NOTE.in_(language))
    page.set_row_pixels(2, _GAP)
    told = [*((one.caption, one.tells) for one in BUTTONS), (_BLANK, _BLANK), *((_BLANK, line) for line in _HELP_LINES)]
    for row, (name, tells) in enumerate(told, 3):
        page.write_string(row, 0, name.in_(language), bold)
        page.write_string(row, 1, tells.in_(language), text)
        page.set_row(row, LINE_POINTS * lines(tells.in_(language), _TOLD * 1.15) + 5)


def _draw_lists(book: Workbook, page: Worksheet, language: Language, choices: Mapping[str, Sequence[str]]) -> None:
    """Draw the lists behind the choices; each name reaches down to the last filled cell."""
    bold, text = book.add_format(_LABEL), book.add_format({**looks.TEXT, "num_format": "@"})
    for column, (field, (name, _)) in enumerate(places.CHOICES.items()):
        page.set_column(column, column, 24, text)
        page.write_string(0, column, places.LABELS[field].in_(language), bold)
        for row, key in enumerate(choices.get(name, ())[: places.LONGEST_LIST], 1):
            page.write_string(row, column, key, text)
        letter = "AB"[column]
        cells = f"{places.LISTS.in_(language)}!${letter}$2:${letter}${places.LONGEST_LIST + 1}"
        first = cells.partition(":")[0]
        book.define_name(name, f"={first}:INDEX({cells},MAX(1,COUNTA({cells})))")

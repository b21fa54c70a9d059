"""Draws the panel with XlsxWriter: buttons, choices, status, the table of results, lists, help. The same input, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from qms_xl.model import Language, Text
from qms_xl.panel import places
from qms_xl.panel.buttons_shown import BUTTONS
from qms_xl.panel.macros import DOCUMENTS, modules
from qms_xl.vba import vba_project
from qms_xl.workbook.making import looks
from qms_xl.workbook.making.finish import finish

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2026, 1, 1)  # fixed: the same input gives the same file
_TITLE = Text("Panel systemu zarządzania jakością", "Quality management panel")
_NOTE = Text(
    "Naciśnij przycisk; wynik pojawi się poniżej. Rejestry mogą być przy tym otwarte w Excelu.",
    "Press a button; the result appears below. The registers may be open in Excel meanwhile.",
)
_OFFICE = Text("Folder biura", "Office folder")
_AUDIT = Text("Audit", "Audit")
_REVIEW = Text("Przegląd", "Review")
_STATUS = Text("Stan", "Status")
_LAST_RUN = Text("Ostatnie użycie", "Last run")
_READY = Text("Gotowy.", "Ready.")
_HELP = Text("Pomoc", "Help")
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
_UNKNOWN = Text("Wybierz z listy.", "Choose from the list.")
_PAGE = Text("Strona &P z &N", "Page &P of &N")
_IN_A_ROW, _WIDE, _HIGH, _GAP = 4, 230, 36, 8  # buttons; pixels
_BUTTON_ROWS = (7, 9, 11)  # 0-based
_TABLE_STYLE = "Table Style Light 15"  # lines around each row, also of rows that the table grows by
_LABEL = {**looks.TEXT, "bold": True, "valign": "vcenter", "text_wrap": False}
_FIELD = {**looks.WORD, "valign": "vcenter"}
_STATUS_FIELD = {**looks.WORD, "num_format": "General", "valign": "vcenter"}


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
    label, field = book.add_format(_LABEL), book.add_format(_FIELD)
    below = looks.below("General")  # of the results still to come: Excel fits the rows to their text
    for number, (_, width) in enumerate(places.COLUMNS):
        link = looks.LINK if number == places.LINK - 1 else {}
        page.set_column(number, number, width, book.add_format({**below, **link}))
    page.set_row(0, 28)
    page.write_string(0, 0, _TITLE.in_(language), book.add_format(looks.TITLE))
    page.write_string(1, 0, _NOTE.in_(language), book.add_format({**looks.NOTE, "text_wrap": False}))
    for row, text, name, value in (
        (2, _OFFICE, places.OFFICE, office),
        (3, _AUDIT, places.AUDIT, ""),
        (4, _REVIEW, places.REVIEW, ""),
    ):
        page.set_row(row, 20)
        page.write_string(row, 0, text.in_(language), label)
        page.merge_range(row, 1, row, 4 if name == places.OFFICE else 2, value, field)
        book.define_name(name, f"={places.SHEET}!$B${row + 1}")
    for row, name in ((3, places.AUDITS), (4, places.REVIEWS)):
        message = {"error_title": _UNKNOWN.in_(language), "error_message": _UNKNOWN.in_(language)}
        page.data_validation(row, 1, row, 1, {"validate": "list", "source": f"={name}", **message})
    _draw_buttons(page, language)
    _draw_status(book, page, language, label)
    _draw_results(book, page, language)
    page.set_first_sheet()
    page.activate()
    page.set_selection(2, 1, 2, 1)


def _draw_buttons(page: Worksheet, language: Language) -> None:
    for row in _BUTTON_ROWS:
        page.set_row_pixels(row, _HIGH + 2)
        page.set_row_pixels(row + 1, _GAP)
    for number, button in enumerate(BUTTONS):
        row, place = divmod(number, _IN_A_ROW)
        page.insert_button(
            _BUTTON_ROWS[row],
            0,
            {
                "macro": button.macro,
                "caption": button.caption.in_(language),
                "description": button.tells.in_(language),
                "width": _WIDE,
                "height": _HIGH,
                "x_offset": 2 + place * (_WIDE + _GAP),
                "y_offset": 1,
            },
        )


def _draw_status(book: Workbook, page: Worksheet, language: Language, label: Any) -> None:
    """Draw the line that the program answers on, and when it last did."""
    page.write_string(13, 0, _STATUS.in_(language), label)
    page.merge_range(13, 1, 13, 5, _READY.in_(language), book.add_format({**_STATUS_FIELD, "bold": True}))
    page.set_row(13, 48)
    page.write_string(14, 0, _LAST_RUN.in_(language), label)
    page.merge_range(14, 1, 14, 2, "", book.add_format(_STATUS_FIELD))
    book.define_name(places.STATUS, f"={places.SHEET}!$B$14")
    book.define_name(places.LAST_RUN, f"={places.SHEET}!$B$15")


def _draw_results(book: Workbook, page: Worksheet, language: Language) -> None:
    header = places.RESULTS_ROW - 1
    look = {**looks.cell("optional", "General")}
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
    for row in range(header + 1, header + 2):
        for number in range(last + 1):
            page.write_blank(row, number, None, link if number == places.LINK - 1 else cell)
    page.repeat_rows(header)


def _draw_help(book: Workbook, page: Worksheet, language: Language) -> None:
    bold, text = book.add_format({**looks.TEXT, "bold": True}), book.add_format(looks.TEXT)
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, _HELP.in_(language), book.add_format(looks.TITLE))
    for row, button in enumerate(BUTTONS, 2):
        page.write_string(row, 0, button.caption.in_(language), bold)
        page.write_string(row, 1, button.tells.in_(language), text)
        page.set_row(row, 32 if len(button.tells.in_(language)) > 105 else 17)
    for row, line in enumerate(_HELP_LINES, len(BUTTONS) + 3):
        page.merge_range(row, 0, row, 1, line.in_(language), text)


def _draw_lists(book: Workbook, page: Worksheet, language: Language, choices: Mapping[str, Sequence[str]]) -> None:
    """Draw the lists behind the choices; each name reaches down to the last filled cell."""
    bold, text = book.add_format(_LABEL), book.add_format({**looks.TEXT, "num_format": "@"})
    for column, (name, title) in enumerate(((places.AUDITS, _AUDIT), (places.REVIEWS, _REVIEW))):
        page.set_column(column, column, 24, text)
        page.write_string(0, column, title.in_(language), bold)
        for row, key in enumerate(choices.get(name, ())[: places.LONGEST_LIST], 1):
            page.write_string(row, column, key, text)
        letter = "AB"[column]
        cells = f"{places.LISTS.in_(language)}!${letter}$2:${letter}${places.LONGEST_LIST + 1}"
        first = cells.partition(":")[0]
        book.define_name(name, f"={first}:INDEX({cells},MAX(1,COUNTA({cells})))")

"""The same register drawn by XlsxWriter, for what it writes as Excel does."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from hard.data import HEADERS, ROWS, STYLE_OF, WORDS

Draw = Callable[[xlsxwriter.Workbook, Any], object]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)


def drawn(draw: Draw, *, table: bool = False, **options: object) -> bytes:
    """Return a workbook with the register and what `draw` adds. `table`: column headers are left to a table that it makes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, options)
    sheet, lists = book.add_worksheet("Dane"), book.add_worksheet("Listy")
    formats = {0: None, 1: book.add_format({"num_format": "yyyy-mm-dd"}), 2: book.add_format({"num_format": "@"}), 3: book.add_format({"num_format": "0%"})}  # fmt: skip
    for at, letter in enumerate("ABCDEFGH"):
        sheet.set_column(at, at, 12, formats[STYLE_OF.get(letter, 0)])
    if not table:
        sheet.write_row(0, 0, HEADERS)
    for number, row in enumerate(ROWS, 1):
        for at, value in enumerate(row):
            form = formats[STYLE_OF.get("ABCDEFGH"[at], 0)]
            if value == "":
                sheet.write_blank(number, at, None, form)
            elif isinstance(value, str):
                sheet.write_string(number, at, value, form)
            elif value is not None:
                sheet.write(number, at, value, form)
    lists.write_column(0, 0, WORDS)
    draw(book, sheet)
    book.close()
    return buffer.getvalue()

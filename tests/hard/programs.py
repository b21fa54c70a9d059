"""The same register as other programs save it."""

from __future__ import annotations

import datetime
import io
import tempfile
from functools import cache
from pathlib import Path

from libreoffice import recalculated

from hard.data import HEADERS, ROWS, STYLE_OF, WORDS
from hard.package import Book
from hard.registry import kind
from hard.rules import conditional_formats_of_every_type, validations_of_every_type
from hard.tables import a_table_with_a_calculated_column

TRUTHS = {"E2": "formula", "E3": "formula"}  # LibreOffice writes TRUE and FALSE as formulas


@cache
def saved_by_libreoffice() -> dict[str, bytes]:
    """Return what LibreOffice makes of three workbooks, worked out once."""
    before = {"plain": Book()} | {name: Book() for name in ("rules", "formats", "table")}
    validations_of_every_type(before["rules"])
    conditional_formats_of_every_type(before["formats"])
    a_table_with_a_calculated_column(before["table"])
    with tempfile.TemporaryDirectory() as folder:
        return recalculated({f"{name}.xlsx": book.data() for name, book in before.items()}, Path(folder))


@kind("<sheetData>", needs_office=True, refused=TRUTHS)
def saved_by_libre_office() -> bytes:
    return saved_by_libreoffice()["plain.xlsx"]


@kind("<dataValidation ", needs_office=True, refused=TRUTHS)
def rules_saved_by_libre_office() -> bytes:
    return saved_by_libreoffice()["rules.xlsx"]


@kind("<cfRule ", needs_office=True, refused=TRUTHS)
def formats_saved_by_libre_office() -> bytes:
    return saved_by_libreoffice()["formats.xlsx"]


@kind("<table ", needs_office=True, refused={"I3": "formula", "A1": "header", **TRUTHS}, table="Rejestr")
def a_table_saved_by_libre_office() -> bytes:
    return saved_by_libreoffice()["table.xlsx"]


@kind("openpyxl")
def saved_by_openpyxl() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Dane"
    sheet.append(HEADERS)
    formats = {1: "yyyy-mm-dd", 2: "@", 3: "0%"}
    for number, row in enumerate(ROWS, 2):
        for at, value in enumerate(row, 1):
            style = STYLE_OF.get("ABCDEFGH"[at - 1], 0)
            if value is not None:
                cell = sheet.cell(number, at, value or None if value == "" else value)
                if style:
                    cell.number_format = formats[style]
    for letter, style in STYLE_OF.items():
        sheet.column_dimensions[letter].number_format = formats[style]
    lists = book.create_sheet("Listy")
    for word in WORDS:
        lists.append([word])
    book.properties.created = datetime.datetime(2026, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()

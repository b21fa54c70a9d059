"""Our checker of what Excel would repair: each planted fault is named, sound workbooks raise no alarm."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from excel_rules import faults

from qms_xl.make import make_workbooks

SHEET, LISTS, TABLE, BOOK = (
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
    "xl/tables/table2.xml",
    "xl/workbook.xml",
)
STYLES, STRINGS, RELATIONS, TYPES = (
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/_rels/sheet3.xml.rels",
    "[Content_Types].xml",
)

PLANTED = {
    "a header that is not the column's name": (TABLE, r'name="Due on"', 'name="Due"'),
    "a header twice": (TABLE, r'name="Due on"', 'name="Opened on"'),
    "a table column too many": (TABLE, r'<tableColumns count="\d+">', '<tableColumns count="99">'),
    "a table named as another": (TABLE, r'displayName="qms_actions"', 'displayName="qms_findings"'),
    "a table named like a cell": (TABLE, r'displayName="qms_actions"', 'displayName="QMS1"'),
    "a table with another's id": (TABLE, r'<table ([^>]*) id="2"', r'<table \1 id="1"'),
    "a filter over other cells than its table": (TABLE, r'<autoFilter ref="A3:', '<autoFilter ref="B3:'),
    "a table without a row of data": (TABLE, r'ref="A3:W\d+"', 'ref="A3:W3"'),
    "a formula with = in a table": (TABLE, r"<calculatedColumnFormula>", "<calculatedColumnFormula>="),
    "a formula that names no column": (TABLE, r"\[Verify by\]", "[Verify on]"),
    "a formula that names no table": (TABLE, r"qms_actions\[", "qms_deeds["),
    "rows out of order": (SHEET, r'<row r="5"', '<row r="4"'),
    "a row beyond Excel's last": (SHEET, r'<row r="5"', '<row r="1048577"'),
    "cells out of order": (SHEET, r'<c r="B4"', '<c r="A4"'),
    "a cell in another's row": (SHEET, r'<c r="B4"', '<c r="B9"'),
    "a cell format that is not there": (SHEET, r'(<c r="B4") s="\d+"', r'\1 s="9999"'),
    "a shared string that is not there": (SHEET, r'(<c r="A4"[^>]*>)<v>\d+</v>', r"\1<v>99999</v>"),
    "a number that is none": (SHEET, r'(<c r="F4"[^>]*>)<v>\d+</v>', r"\1<v>NaN</v>"),
    "a type of cell that is none": (SHEET, r'(<c r="A4"[^>]*) t="s"', r'\1 t="x"'),
    "a formula with unpaired brackets": (SHEET, r"(<f>IFERROR\()", r"\1("),
    "a new function without its prefix": (SHEET, r"<f>IFERROR\(", "<f>IFS("),
    "an @ as only the screen shows it": (SHEET, r"\[#This Row\],", "@"),
    "columns that overlap": (SHEET, r'<col min="3"', '<col min="1"'),
    "merged cells over the table": (
        SHEET,
        r"</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>',
    ),
    "elements out of order": (
        SHEET,
        r"<sheetData>",
        '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><sheetData>',
    ),
    "a prompt that is too long": (SHEET, r'prompt="', 'prompt="' + 256 * "x"),
    "a prompt's title that is too long": (SHEET, r'promptTitle="', 'promptTitle="' + 33 * "x"),
    "an error message that is too long": (SHEET, r' error="', ' error="' + 226 * "x"),
    "a list that is too long": (SHEET, r"<formula1>qms_words_[^<]*", f'<formula1>"{256 * "x"}"'),
    "a list of nothing": (SHEET, r"<formula1>qms_words_[^<]*", "<formula1>"),
    "validations miscounted": (SHEET, r'<dataValidations count="\d+"', '<dataValidations count="1"'),
    "a table reference in a validation": (SHEET, r"<formula1>qms_words_[^<]*", "<formula1>qms_actions[Due on]"),
    "a conditional format that is not there": (SHEET, r'dxfId="\d+"', 'dxfId="99"'),
    "a conditional format nowhere": (SHEET, r'<conditionalFormatting sqref="[^"]*"', '<conditionalFormatting sqref=""'),
    "a table that is not related": (SHEET, r'<tablePart r:id="rId1"', '<tablePart r:id="rId9"'),
    "a header that is too long": (SHEET, r"<oddHeader>", "<oddHeader>" + 256 * "x"),
    "a relation to nothing": (RELATIONS, r"table2\.xml", "table9.xml"),
    "a sheet name that is too long": (BOOK, r'sheet name="Actions"', f'sheet name="{32 * "x"}"'),
    "a sheet name with a slash": (BOOK, r'sheet name="Actions"', 'sheet name="A/B"'),
    "a sheet name twice": (BOOK, r'sheet name="Actions"', 'sheet name="lists"'),
    "a sheet id twice": (BOOK, r'sheetId="3"', 'sheetId="2"'),
    "a name like a cell": (BOOK, r'name="qms_words_grade"', 'name="AB12"'),
    "a name twice": (BOOK, r'name="qms_words_grade"', 'name="QMS_words_source"'),
    "a name that is a table's": (BOOK, r'name="qms_words_grade"', 'name="qms_actions"'),
    "a name over a sheet that is not there": (BOOK, r"'Lists'!", "'Words'!"),
    "a name with a lost reference": (BOOK, r"'Lists'!\$A\$5:INDEX", "#REF!:INDEX"),
    "a font that is not there": (STYLES, r'fontId="1"', 'fontId="99"'),
    "a number format that is not there": (STYLES, r'<numFmt numFmtId="164"', '<numFmt numFmtId="999"'),
    "a text that is too long": (STRINGS, r"<t>Corrective x</t>", f"<t>{32_768 * 'x'}</t>"),
    "a part without content type": (TYPES, r'<Override PartName="/xl/tables/table2.xml"[^>]*/>', ""),
    "a content type for nothing": (TYPES, r"/xl/tables/table2\.xml", "/xl/tables/table99.xml"),
}


@pytest.fixture(scope="module")
def sound() -> bytes:
    rows = {
        "actions": [
            {"action": f"A-2026-00{n}", "description": "Corrective x", "opened_on": date(2026, 3, n)} for n in (1, 2, 3)
        ]
    }
    return make_workbooks("en", rows, created=datetime(2026, 11, 20))["Actions.xlsx"]


def planted(data: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """Return the package with the first match in a part replaced; a plant that changes nothing is an error."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                content, changed = re.subn(pattern, replacement, content, count=1)
                assert changed, f"{pattern} is not in {part}"
            new.writestr(name, content)
    return out.getvalue()


def test_a_sound_workbook_raises_no_alarm(sound):
    assert faults(sound) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_named(fault, sound):
    assert faults(planted(sound, *PLANTED[fault]))

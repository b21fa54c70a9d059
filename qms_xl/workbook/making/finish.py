"""What XlsxWriter has no setting for: the language, row heights that stay automatic, formulas that gave an empty text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection

_TAGS = {"pl": "pl-PL", "en": "en-GB"}
_CORE, _END = "docProps/core.xml", b"</cp:coreProperties>"
_HEIGHT = re.compile(rb'(<row [^>]*) customHeight="1"')
_EMPTY = re.compile(rb"(<c [^>]*)(><f>[^<]*</f><v></v>)")
_SHEETS = "xl/worksheets/"


def finish(data: bytes, language: str, automatic: Collection[int]) -> bytes:
    """Return the workbook with `dc:language` set; member names, order and dates stay as they are.

    `automatic`: numbers (from 1) of the sheets whose row heights are only what they are at first: Excel fits a row anew
    when its text changes, which it does not where the height is marked as a person's own.
    """
    parts = {f"xl/worksheets/sheet{number}.xml" for number in automatic}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == _CORE:
                content = content.replace(_END, f"<dc:language>{_TAGS[language]}</dc:language>".encode() + _END)
            elif member.filename.startswith(_SHEETS):
                content = _EMPTY.sub(
                    rb'\1 t="str"\2', content
                )  # as Excel writes it; else it reads as "never worked out"
                if member.filename in parts:
                    content = _HEIGHT.sub(rb"\1", content)
            info = zipfile.ZipInfo(member.filename, member.date_time)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = member.external_attr
            info.create_system = 0  # else Windows and Linux would give different bytes
            new.writestr(info, content)
    return out.getvalue()

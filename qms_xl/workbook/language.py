"""The language of a workbook of our own, in its core properties, where XlsxWriter has no setting for it."""

from __future__ import annotations

import io
import zipfile

_TAGS = {"pl": "pl-PL", "en": "en-GB"}
_CORE, _END = "docProps/core.xml", b"</cp:coreProperties>"


def with_language(data: bytes, language: str) -> bytes:
    """Return the workbook with `dc:language` set; member names, order and dates stay as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            part = old.read(member)
            if member.filename == _CORE:
                part = part.replace(_END, f"<dc:language>{_TAGS[language]}</dc:language>".encode() + _END)
            info = zipfile.ZipInfo(member.filename, member.date_time)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = member.external_attr
            info.create_system = 0  # else Windows and Linux would give different bytes
            new.writestr(info, part)
    return out.getvalue()

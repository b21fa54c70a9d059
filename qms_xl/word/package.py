"""A .docx as parts: read under guard, and packed again so that equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from qms_xl.errors import ReadError
from qms_xl.model import Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIXED = (1980, 1, 1, 0, 0, 0)


def read_parts(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of an inspected Word file; raises ReadError."""
    from qms_xl.workbook.inspect import inspect

    package = inspect(data, name)
    parts = {part: package.part(part) for part in package.names}
    if "[Content_Types].xml" not in parts or not any(part.startswith("word/") for part in parts):
        raise ReadError(
            name,
            "",
            "not_docx",
            Text(
                f"Plik „{name}” nie jest dokumentem Worda (.docx).", f"The file “{name}” is no Word document (.docx)."
            ),
            Text("Zapisz go w Wordzie jako dokument .docx.", "Save it in Word as a .docx document."),
        )
    return parts


def parsed(blob: bytes, name: str, part: str) -> Any:
    """Return a part's root element; raises ReadError where it is no well-formed XML or declares a DOCTYPE."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(blob, parser)
        if root.getroottree().docinfo.doctype:
            raise etree.XMLSyntaxError("DOCTYPE", 0, 0, 0)
    except etree.XMLSyntaxError as error:
        raise ReadError(
            name,
            part,
            "bad_xml",
            Text(f"Plik „{name}” jest uszkodzony (część {part}).", f"The file “{name}” is damaged (part {part})."),
            Text("Otwórz go w Wordzie i zapisz na nowo.", "Open it in Word and save it anew."),
        ) from error
    return root


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip file: content types first, fixed dates, so that equal parts give equal bytes."""
    out = io.BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    names = [*(part for part in first if part in parts), *sorted(part for part in parts if part not in first)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in names:
            member = zipfile.ZipInfo(part, FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, parts[part])
    return out.getvalue()


def repacked(data: bytes) -> bytes:
    """Return the same parts packed reproducibly."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})

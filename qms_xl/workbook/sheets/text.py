"""A sheet part as UTF-8 bytes, cut into what stands before, in and after its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from qms_xl.workbook.addresses import area
from qms_xl.workbook.container.xml import parse
from qms_xl.workbook.refusals import refuse

if TYPE_CHECKING:
    from qms_xl.workbook.book import Area

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # strict
)
TRUE = ("1", "true")
_DECLARATION = re.compile(rb"<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
SHEET_DATA = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?sheetData(?:\s[^<>]*?)?(/?)>")


def as_utf8(file: str, part: str, data: bytes) -> bytes:
    """Return an XML part in UTF-8; `data` itself where it is so already. Raises ReadError for an unknown encoding."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data
    declared = _DECLARATION.match(data)
    encoding = _ENCODING.search(declared[0]) if declared else None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    elif data[:4] in (b"<\0?\0", b"\0<\0?"):
        name = "utf-16-le" if data[0] else "utf-16-be"
    else:
        name = encoding[1].decode().lower() if encoding else "utf-8"
    if name in ("utf-8", "utf8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError) as error:
        raise refuse(file, "broken_xml", part, detail=str(error)) from None
    return _DECLARATION.sub(b"", text.encode(), count=1)


@dataclass(frozen=True)
class Cut:
    """Where the cells stand in a part: `start` and `end` are byte offsets of what is inside sheetData."""

    prefix: bytes
    start: int
    end: int
    merged: tuple[Area, ...]


def cut(file: str, part: str, data: bytes) -> Cut | None:
    """Return where the cells stand; expat has read all the rest. None where only a full parse can tell.

    Raises ReadError where what stands before and after the cells is broken.
    """
    opening = SHEET_DATA.search(data)
    if opening is None:
        return None
    prefix = opening[1] + b":" if opening[1] else b""
    start = end = after = opening.end()
    if not opening[2]:
        end = data.rfind(b"</" + prefix + b"sheetData")
        after = data.find(b">", end) + 1
        if end < start or data[end + len(prefix) + 11 : after - 1].strip():
            return None
    before = data[: opening.start()]
    rest = data[after:]
    is_open = before.rfind(b"<!") > before.rfind(b"-->") or before.count(b"<?") > 1 or b"<![" in before
    if is_open or any(mark in rest for mark in (b"<!", b"-->")):
        return None  # a comment may hold what looks like cells
    frame = _Frame()
    frame.read(file, part, before, b"<" + prefix + b"sheetData/>", rest)
    return Cut(prefix, start, end, tuple(frame.merged)) if frame.sheet_data == 1 else None


class _Frame:
    """Reads everything of a sheet part but its cells."""

    def __init__(self) -> None:
        self.merged: list[Area] = []
        self.sheet_data = 0

    def read(self, file: str, part: str, *chunks: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parse(parser, file, part, chunks)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if local == "mergeCell" and (where := area(attributes.get("ref", ""))):
            self.merged.append(where)
        elif local == "sheetData":
            self.sheet_data += 1 if space in MAIN else 2

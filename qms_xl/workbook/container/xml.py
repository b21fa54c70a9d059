"""XML parts read by expat: no entities, no DOCTYPE, names without their namespace."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from qms_xl.workbook.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CHUNK = 1 << 16
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
ENTITY = re.compile(r"&(#[0-9]{1,8}|#x[0-9A-Fa-f]{1,7}|[a-z]{2,4});")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _RootSeen(Exception):
    """The prolog is over."""


@dataclass
class Element:
    """One element in document order. `name` and attribute names are local names, `space` the namespace; `text` its own text."""

    name: str
    space: str
    depth: int
    attributes: Mapping[str, str]
    texts: list[str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by local name."""
        return self.attributes.get(name, default)

    @property
    def text(self) -> str:
        """Return the element's own text."""
        return "".join(self.texts)


def elements(file: str, part: str, data: bytes) -> list[Element]:
    """Return all elements of a small part in document order. Raises ReadError (`broken_xml`, `doctype`)."""
    found: list[Element] = []
    open_: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(local, space, len(open_), plain)
        open_.append(element)
        found.append(element)

    def end(_name: str) -> None:
        open_.pop()

    def text(chunk: str) -> None:
        open_[-1].texts.append(chunk)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parse(parser, file, part, [data])
    return found


def parse(parser: expat.XMLParserType, file: str, part: str, chunks: Iterable[bytes]) -> None:
    """Run expat over a part; a DOCTYPE or broken XML becomes a ReadError."""

    def doctype(*_: object) -> None:
        raise refuse(file, "doctype", part)

    parser.StartDoctypeDeclHandler = doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding is a LookupError
        raise refuse(file, "broken_xml", part, detail=str(error)) from None


def check_prolog(file: str, part: str, data: bytes) -> None:
    """Raise ReadError where a part has a DOCTYPE or is no XML up to its first element; expat reads any encoding it may have."""

    def root(*_: object) -> None:
        raise _RootSeen

    parser = expat.ParserCreate()
    parser.StartElementHandler = root
    try:
        parse(parser, file, part, (data[at : at + CHUNK] for at in range(0, len(data), CHUNK)))
    except _RootSeen:
        return


def unescaped(text: str) -> str:
    """Return a text with Excel's `_x000a_` escapes decoded (ECMA-376 part 1, 22.4.2.4, ST_Xstring)."""
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def entities_resolved(raw: bytes) -> str:
    """Return the text of raw XML character data."""
    text = raw.decode("utf-8", "replace")
    return ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if not name.startswith("#"):
        return ENTITIES.get(name, match[0])
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number < 0x110000 else match[0]

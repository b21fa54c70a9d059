"""XML elements with the byte offsets of their tags, so that one attribute or text can be changed and all else kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from qms_xl.workbook.changes import Splice
from qms_xl.workbook.container.xml import parse

_ATTRIBUTE = re.compile(r"""\s+(?:[^\s=:]+:)?([^\s=:]+)\s*=\s*("[^"]*"|'[^']*')""")
_NAME = re.compile(r"<[^\s/>]+")
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")


class Tag(NamedTuple):
    """One element: bytes `start` to `open_end` are its opening tag, `close_start` to `end` its closing tag.

    `name` and attribute names are local names, `space` the namespace, `depth` 0 for the root; `text` its own text.
    """

    name: str
    space: str
    depth: int
    attributes: Mapping[str, str]
    text: str
    start: int
    open_end: int
    close_start: int
    end: int

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by local name."""
        return self.attributes.get(name, default)

    @property
    def closed(self) -> bool:
        """Return whether it is written as `<name/>`."""
        return self.open_end == self.end


class _Open:
    """An element being read."""

    def __init__(self, name: str, depth: int, attributes: dict[str, str], start: int) -> None:
        self.space, _, self.name = name.rpartition(" ")
        self.depth = depth
        self.attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.texts: list[str] = []
        self.start = self.open_end = self.close_start = self.end = start

    def tag(self) -> Tag:
        return Tag(
            self.name, self.space, self.depth, self.attributes, "".join(self.texts),
            self.start, self.open_end, self.close_start, self.end,
        )  # fmt: skip


class _Reader:
    """Gathers the elements; where one event begins, the tag before it is over."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler, self.parser.DefaultHandlerExpand = self.text, self.other
        self.found: list[_Open] = []
        self.open: list[_Open] = []
        self.opened: _Open | None = None
        self.closed: _Open | None = None

    def here(self) -> int:
        """Return the offset of this event, which is the end of a tag just read."""
        at = self.parser.CurrentByteIndex
        if self.opened:
            self.opened.open_end, self.opened = at, None
        if self.closed:
            self.closed.end, self.closed = at, None
        return at

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.opened = _Open(name, len(self.open), attributes, self.here())
        self.open.append(self.opened)
        self.found.append(self.opened)

    def end(self, _name: str) -> None:
        at = self.here()  # of `<name/>` expat says the end here
        self.closed = self.open.pop()
        self.closed.close_start = at

    def text(self, chunk: str) -> None:
        self.here()
        self.open[-1].texts.append(chunk)

    def other(self, _chunk: str) -> None:
        self.here()


def tags(file: str, part: str, data: bytes) -> tuple[Tag, ...]:
    """Return all elements of a small part in document order. Raises ReadError (`broken_xml`, `doctype`)."""
    reader = _Reader()
    parse(reader.parser, file, part, [data])
    if reader.closed:
        reader.closed.end = len(data)
    return tuple(each.tag() for each in reader.found)


def encoding(head: bytes) -> str:
    """Return the Python name of a part's encoding, by how it begins; its offsets are counted with a byte order mark."""
    if head.startswith((b"\xff\xfe", b"<\0?\0")):
        return "utf-16-le"
    if head.startswith((b"\xfe\xff", b"\0<\0?")):
        return "utf-16-be"
    declared = None if head.startswith(b"\xef\xbb\xbf") else _DECLARED.match(head)
    return declared[1].decode().lower() if declared else "utf-8"


def encoded(text: str, codec: str) -> bytes:
    """Return XML in a part's encoding; characters it lacks become references."""
    return text.encode(codec, "xmlcharrefreplace")


def attribute(data: bytes, tag: Tag, name: str, value: str) -> Splice:
    """Return the splice that gives a tag an attribute without prefix, in place of the one it has."""
    codec = encoding(data)
    opening = data[tag.start : tag.open_end].decode(codec)
    at = start = len(_NAME.match(opening)[0])  # type: ignore[index]  # expat has read it
    new, end = f' {name}="{escaped(value)}"', start
    while match := _ATTRIBUTE.match(opening, at):
        at = match.end()
        if match[1] == name and ":" not in match[0].split("=", 1)[0]:
            start, end = match.span(2)
            new = f'"{escaped(value)}"'
            break
    before, old = (len(opening[a:b].encode(codec)) for a, b in ((0, start), (start, end)))
    return Splice(tag.start + before, tag.start + before + old, encoded(new, codec))


def text(data: bytes, tag: Tag, new: str) -> Splice:
    """Return the splice that gives a tag that is not closed another text, in place of all it holds."""
    return Splice(tag.open_end, tag.close_start, encoded(escape(new), encoding(data)))


def escaped(value: str) -> str:
    """Return a value as it stands between double quotes."""
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})

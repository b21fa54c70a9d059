"""A sheet part read by expat alone: its cells, and what is left of it when named cells are cut out."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from handmade import MAIN, STRICT

At = tuple[int, int]  # row, column, 1-based
ENCODINGS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Event(NamedTuple):
    """What expat said: a start tag with its attributes, an end, text, a comment or an instruction."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass
class Element:
    """A row or cell: bytes `start` to `end` of the part, events `first` to `last`."""

    start: int
    first: int
    attributes: dict[str, str]
    at: At
    end: int = -1
    last: int = -1
    opening_end: int = -1


@dataclass
class Cell(Element):
    """A cell. `value`: the text of `v`, `text` that of `is` without phonetics; None where there is none."""

    value: str | None = None
    text: str | None = None
    has_formula: bool = False


@dataclass
class PlainSheet:
    """Everything of a sheet part."""

    data: bytes
    encoding: str
    events: list[Event] = field(default_factory=list)
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[At, Cell] = field(default_factory=dict)
    column_styles: dict[int, int] = field(default_factory=dict)
    sheet_data: Element | None = None

    def style_at(self, at: At) -> int:
        """Return the style that Excel gives a cell, which need not be there: its own, else its row's, else its column's."""
        if at in self.cells:
            return int(self.cells[at].attributes.get("s", 0))
        row = self.rows[at[0]].attributes if at[0] in self.rows else {}
        if row.get("customFormat") in ("1", "true"):
            return int(row.get("s", 0))
        return self.column_styles.get(at[1], 0)


@lru_cache(maxsize=8)
def plain_sheet(data: bytes) -> PlainSheet:
    """Return a sheet part as expat sees it."""
    declared = re.match(rb'<\?xml[^>]*encoding="([^"]+)"', data)
    encoding = ENCODINGS.get(data[:2]) or (declared[1].decode() if declared else "utf-8")
    reader = _Reader(PlainSheet(data, encoding))
    return reader.read()


class _Reader:
    def __init__(self, sheet: PlainSheet) -> None:
        self.sheet = sheet
        self.open: list[str] = []
        self.elements: list[Element | None] = []
        self.ended: list[Element] = []
        self.opened: list[Element] = []
        self.row, self.column = 0, 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.CommentHandler = lambda text: self._other("comment", text)
        self.parser.ProcessingInstructionHandler = lambda name, text: self._other("instruction", f"{name} {text}")
        self.parser.StartCdataSectionHandler = self._mark
        self.parser.EndCdataSectionHandler = self._mark

    def read(self) -> PlainSheet:
        self.parser.Parse(self.sheet.data, True)
        self._mark(len(self.sheet.data))
        return self.sheet

    def _mark(self, at: int | None = None) -> None:
        """Note where the tags before this event ended."""
        at = self.parser.CurrentByteIndex if at is None else at
        for element in self.opened:
            element.opening_end = at
        for element in self.ended:
            element.end = at
        self.opened, self.ended = [], []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._mark()
        space, _, local = name.rpartition(" ")
        path, main = self.open, space in (MAIN, STRICT)
        element: Element | None = None
        where, first = self.parser.CurrentByteIndex, len(self.sheet.events)
        if main and path == ["worksheet"] and local == "sheetData":
            element = self.sheet.sheet_data = Element(where, first, attributes, (0, 0))
        elif main and path == ["worksheet", "sheetData"] and local == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            element = self.sheet.rows[self.row] = Element(where, first, attributes, (self.row, 0))
        elif main and path == ["worksheet", "sheetData", "row"] and local == "c":
            self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
            at = (self.row, self.column)
            assert at not in self.sheet.cells, at
            element = self.sheet.cells[at] = Cell(where, first, attributes, at)
        elif main and path[-1:] == ["cols"] and local == "col":
            for column in range(int(attributes["min"]), min(int(attributes["max"]), 100) + 1):
                self.sheet.column_styles[column] = int(attributes.get("style", 0))
        elif path[:3] == ["worksheet", "sheetData", "row"] and len(path) == 4 and main:
            cell = self.sheet.cells[self.row, self.column]
            cell.has_formula |= local == "f"
            cell.value = "" if local == "v" else cell.value
            cell.text = "" if local == "is" else cell.text
        self.sheet.events.append(Event("start", name, tuple(sorted(attributes.items()))))
        self.open.append(local)
        self.elements.append(element)
        if element:
            self.opened.append(element)

    def _end(self, name: str) -> None:
        self._mark()
        self.open.pop()
        element = self.elements.pop()
        self.sheet.events.append(Event("end", name))
        if element:
            element.last = len(self.sheet.events)
            self.ended.append(element)

    def _text(self, text: str) -> None:
        self._mark()
        path = self.open
        if path[:4] == ["worksheet", "sheetData", "row", "c"]:
            cell = self.sheet.cells[self.row, self.column]
            if path[4:] == ["v"]:
                cell.value = (cell.value or "") + text
            elif path[4:5] == ["is"] and path[-1] == "t" and "rPh" not in path:
                cell.text = (cell.text or "") + text
        events = self.sheet.events
        if events[-1].kind == "text":
            events[-1] = Event("text", events[-1].name + text)
        else:
            events.append(Event("text", text))

    def _other(self, kind: str, text: str) -> None:
        self._mark()
        self.sheet.events.append(Event(kind, text))


def _column(address: str) -> int:
    number = 0
    for letter in address.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number


class Rest(NamedTuple):
    """What is left of a sheet part: what expat says of it, and its bytes, decoded."""

    events: list[Event]
    text: str


def without_cells(sheet: PlainSheet, named: Collection[At], known_rows: Collection[int]) -> Rest:
    """Return what is left when the named cells are cut out.

    Rows that are not among `known_rows` are cut whole. A row or sheetData in which nothing is left is one and the same
    whether it is written `<row/>` or `<row></row>`.
    """
    cut: list[Element] = [sheet.cells[at] for at in named if at in sheet.cells and at[0] in known_rows]
    cut += [row for number, row in sheet.rows.items() if number not in known_rows]
    gone = {index for element in cut for index in range(element.first, element.last)}
    events = _merged([event for index, event in enumerate(sheet.events) if index not in gone])
    pieces, at = [], 0
    for element in sorted(cut, key=lambda one: one.start):
        pieces.append(sheet.data[at : element.start])
        at = element.end
    pieces.append(sheet.data[at:])
    text = "".join(piece.decode(sheet.encoding) for piece in pieces)
    return Rest(events, re.sub(r"<((?:\w+:)?(?:row|sheetData))\b([^<>]*?)\s*(?:/>|></\1\s*>)", r"<\1\2/>", text))


def _merged(events: list[Event]) -> list[Event]:
    """Return the events with neighbouring texts as one."""
    found: list[Event] = []
    for event in events:
        if found and event.kind == found[-1].kind == "text":
            found[-1] = Event("text", found[-1].name + event.name)
        else:
            found.append(event)
    return found

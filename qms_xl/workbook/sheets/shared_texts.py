"""Some of the shared strings, read from the stream without keeping the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from xml.parsers import expat

from qms_xl.workbook.container.tags import encoding
from qms_xl.workbook.container.xml import parse
from qms_xl.workbook.sheets.string_items import StringItem, item_text

_ITEM = re.compile(
    rb"<((?:[A-Za-z_][\w.-]*:)?)si(?:\s[^<>]*)?(?:/>|>(?:[^<]++|<(?!/?\1si[\s/>])(?![!?])[^<>]*+>)*+</\1si\s*>)"
)
_BETWEEN = re.compile(rb"\s*+")


def shared_texts(
    file: str, part: str, stream: Callable[[], Iterable[bytes]], wanted: Collection[int]
) -> dict[int, str]:
    """Return the texts of the wanted shared strings, 0-based; those the part does not hold are left out."""
    if not wanted:
        return {}
    found = _by_search(stream(), wanted)
    return found if found is not None else _by_parse(file, part, stream(), wanted)


def _by_search(pieces: Iterable[bytes], wanted: Collection[int]) -> dict[int, str] | None:
    """Return the texts, None where the part holds anything but items written plainly, one after the other."""
    data, index, last = b"", -1, max(wanted)
    found: dict[int, str] = {}
    is_begun = False
    for piece in pieces:
        data += piece
        if not is_begun:
            if encoding(data) not in ("utf-8", "utf8", "us-ascii", "ascii"):
                return None
            first = re.search(rb"<(?:[A-Za-z_][\w.-]*:)?sst[\s>][^<>]*>", data)
            if first is None or b"<!" in data[: first.end()]:
                return None
            data, is_begun = data[first.end() :], True
        at = 0
        while item := _ITEM.match(data, _BETWEEN.match(data, at).end()):  # type: ignore[union-attr]  # it matches anything
            at, index = item.end(), index + 1
            if index in wanted:
                found[index] = item_text(item[0])
                if index == last:
                    return found
        data = data[at:]
    return found if re.fullmatch(rb"\s*(?:<[\w.-]+:?extLst.*)?</[^<>]*sst\s*>\s*", data, re.DOTALL) else None


def _by_parse(file: str, part: str, pieces: Iterable[bytes], wanted: Collection[int]) -> dict[int, str]:
    """Return the texts by a full parse."""
    found: dict[int, str] = {}
    items: list[StringItem] = []
    depth = index = 0

    def start(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        local = name.rpartition(" ")[2]
        if depth == 2 and local == "si":
            items.append(StringItem())
        elif items:
            items[-1].start(local)

    def end(name: str) -> None:
        nonlocal depth, index
        depth -= 1
        if depth == 1 and items:
            item = items.pop()
            if index in wanted:
                found[index] = item.shown
            index += 1
        elif items:
            items[-1].end(name.rpartition(" ")[2])

    def text(chunk: str) -> None:
        if items:
            items[-1].text(chunk)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parse(parser, file, part, pieces)
    return found

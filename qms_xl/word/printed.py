"""What a Word document says about itself: its text as a checksum, and what its headers, footers and properties print."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.workbook.container.xml import Element, elements
from qms_xl.workbook.inspect import inspect

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

# Fields whose shown result changes whenever the document is opened or printed: no part of its text.
_MOVING = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|DATE|TIME|SAVEDATE|PRINTDATE|EDITTIME|FILENAME|FILESIZE|TOC)\b",
    re.IGNORECASE,
)
_STORIES = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_EDGES = re.compile(r"word/(header|footer)\d*\.xml")
_PROPERTIES = ("title", "subject", "keywords", "version", "identifier", "category", "description")
_CUSTOM = "docprops/custom.xml"
_CORE = "docprops/core.xml"

_OF = r"(?:dokumentu|procedury|instrukcji|formularza|karty|zarządzenia)"
_CODE = re.compile(
    rf"(?<!\w)(?:(?:symbol|kod|oznaczenie|sygnatura)(?: {_OF})?|(?:nr|numer) {_OF}|code|(?:document|doc\.?) (?:code|no\.?|number))"
    r"(?:\s*[:.]\s*|\s+)([^\n\t|;:]+)(?![^\n\t|;]*:)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?<!\w)(?:wydanie|wyd\.|edycja|ed\.|wersja|wer\.|edition|issue(?: no\.?)?|version|ver\.|rev(?:ision|\.)?)\s*(?:nr|no\.?)?\s*[:.]?\s*"
    r"((?!\d{1,2}\.\d{1,2}\.\d{4})\d+(?:\.\d+)*|[IVXLC]+)(?![\w-])",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [^\W\d_]{3,} \d{4})\b")


class Printed(NamedTuple):
    """What a document says. `sha256` of the text of body, headers and footers, white space and page numbers aside.

    `lines` of headers, footers and properties; `codes` and `editions` that a word before them names as such; `days` as written.
    """

    sha256: str
    lines: tuple[str, ...]
    codes: tuple[str, ...]
    editions: tuple[str, ...]
    days: tuple[str, ...]


def printed(data: bytes, name: str) -> Printed:
    """Return what a Word document says about itself; raises ReadError where no text can be taken out."""
    package = inspect(data, name)
    stories = {part: list(_paragraphs(elements(name, part, package.part(part)))) for part in _stories(package.names)}
    text = "\n".join(line for part in sorted(stories) for line in stories[part])
    lines = [line for part in sorted(stories) if _EDGES.fullmatch(part) for line in stories[part]]
    edges = "\n".join(lines)
    lines += _properties(package)
    every = "\n".join(lines)
    return Printed(
        hashlib.sha256(text.encode()).hexdigest(),
        tuple(dict.fromkeys(lines)),
        _found(_CODE, every),
        _found(_EDITION, every),
        _found(_DAY, edges),
    )


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[1].strip(" ,.;") for match in pattern.finditer(text) if match[1].strip(" ,.;")))


def _stories(names: Iterable[str]) -> list[str]:
    return [low for name in names if _STORIES.fullmatch(low := name.lower())]


def _properties(package: Package) -> Iterator[str]:
    """Yield the properties that may name the document, the office's own with their name; times and people are none of them."""
    own = ""
    for part, depth in ((_CORE, 1), (_CUSTOM, 2)):
        for element in elements(package.file, part, package.part(part)) if package.has(part) else ():
            text = " ".join(element.text.split())
            if part == _CUSTOM and element.depth == 1:
                own = element.get("name")
            elif element.depth == depth and text and (part == _CUSTOM or element.name in _PROPERTIES):
                yield f"{own}: {text}" if own else text


def _paragraphs(found: list[Element]) -> Iterator[str]:
    """Yield the text of each paragraph as it is read: deleted text and what moving fields show are left out."""
    pieces: list[str] = []
    fields: list[bool] = []  # for each field that is open: whether its result moves
    in_code = False
    moving_simple = 0  # depth of the simple field around us whose result moves
    for element in found:
        if moving_simple and element.depth <= moving_simple:
            moving_simple = 0
        match element.name:
            case "fldSimple":
                moving_simple = moving_simple or (element.depth if _MOVING.match(element.get("instr")) else 0)
            case "p":
                yield from _line(pieces)
                pieces = []
            case "fldChar":
                kind = element.get("fldCharType")
                if kind == "begin":
                    fields.append(False)
                    in_code = True
                elif kind == "separate":
                    in_code = False
                elif kind == "end" and fields:
                    fields.pop()
                    in_code = False
            case "instrText":
                if fields and in_code and _MOVING.match(element.text):
                    fields[-1] = True
            case "t":
                if not any(fields) and not moving_simple:
                    pieces.append(element.text)
            case "tab" | "br" | "cr":
                pieces.append("\n" if element.name != "tab" else "\t")
    yield from _line(pieces)


def _line(pieces: list[str]) -> Iterator[str]:
    for line in "".join(pieces).split("\n"):
        if text := " ".join(line.split()):
            yield text

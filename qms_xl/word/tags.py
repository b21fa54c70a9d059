"""Finds the tags of the template language in a Word part, whole again where Word split them over runs.

A tag stands in one paragraph. Its text is taken out and a token is left in its place, so that nothing else in the
part (attributes, field codes, ordinary text) can ever be read as a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from qms_xl.model import Text
from qms_xl.word.faults import Fault, where
from qms_xl.word.package import W
from qms_xl.word.spans import look_alike, own_texts, put_tokens, spans_of
from qms_xl.word.tag_texts import (
    ALONE,
    FOREIGN,
    LONG,
    LONGEST_TAG,
    MANY,
    MIXED,
    MOST_TAGS,
    OUTSIDE,
    SECTION,
    STRAY,
    UNCLOSED,
    UNPAIRED,
)

# Private characters that stand for the ends of tags while a part is text; a template that holds them itself is refused.
OUTPUT_START, OUTPUT_END, BLOCK_START, BLOCK_END, TOKEN_START, TOKEN_END = "\ue000\ue001\ue002\ue003\ue004\ue005"
_PRIVATE = re.compile("[\ue000-\ue005]")
_TOKEN = re.compile(f"{TOKEN_START}(\\d+){TOKEN_END}")

_OPEN = re.compile(r"\{\{|\{%|\{#")
_STRAY = re.compile(r"\}\}|%\}|#\}")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LEVEL = re.compile(r"^(tr|tc|p|r)\s")
_QUOTES = str.maketrans({"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " "})
KEYWORDS = ("for", "endfor", "if", "elif", "else", "endif")


@dataclass(frozen=True)
class Tag:
    """One tag: `kind` {{, {% or {#, `level` "" or p, tr, `body` what stands inside, `paragraph` the text around it."""

    kind: str
    level: str
    body: str
    paragraph: str

    @property
    def keyword(self) -> str:
        """Return the first word of a block tag."""
        return self.body.split(maxsplit=1)[0] if self.body.split() else ""

    @property
    def source(self) -> str:
        """Return the tag as the template engine reads it, on a line of its own; a comment is nothing."""
        if self.kind == "{#":
            return ""
        start, end = (OUTPUT_START, OUTPUT_END) if self.kind == "{{" else (BLOCK_START, BLOCK_END)
        return f"{start}\n {self.body} {end}"


class Block(NamedTuple):
    """A for or if that is open: its tag, and the element in which it must be closed."""

    tag: Tag
    container: Any


@dataclass
class Part:
    """One part as the engine reads it: `source`, its tags in the order of the source, and its faults."""

    name: str
    tags: list[Tag] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    source: str = ""

    def fault(self, code: str, paragraph: str, message: Text) -> None:
        """Note a fault."""
        self.faults.append(Fault(code, self.name, where(self.name), paragraph, message))

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag that stands on a line of the source, counted from 1; None before the first."""
        return self.lines[min(line, len(self.lines) + 1) - 2] if line >= 2 and self.lines else None

    @cached_property
    def lines(self) -> list[Tag]:
        """The tags that have a line of their own in the source."""
        return [tag for tag in self.tags if tag.kind != "{#"]


def read_part(name: str, root: Any, respell: Callable[[str], str] | None = None) -> Part:
    """Return the part's tags, faults and source. `root` (an lxml element) is changed: work on a copy.

    `respell` changes the fixed text around the tags, and the captions of tables.
    """
    part = Part(name)
    etree.strip_tags(root, etree.Comment, etree.PI)
    if _PRIVATE.search(etree.tostring(root, encoding="unicode")):
        part.fault("TPL006", "", FOREIGN)
        return part
    for element in root.iter():
        if element.tag != f"{W}t":
            for text in (element.text, *element.attrib.values()):
                if text and _OPEN.search(text):
                    part.fault("TPL006", text, OUTSIDE)
        if element.tail and _OPEN.search(element.tail):
            part.fault("TPL006", element.tail, OUTSIDE)
    _blocks(part, root)
    if respell:
        for element in root.iter(f"{W}t"):
            element.text = respell(element.text or "")
        for element in root.iter(f"{W}tblCaption", f"{W}tblDescription"):
            element.set(f"{W}val", respell(element.get(f"{W}val", "")))
    if not part.faults:
        text = etree.tostring(root, encoding="unicode").replace("\n", " ").replace("\r", " ")
        numbers = [int(number) for number in _TOKEN.findall(text)]
        sources = [tag.source for tag in part.tags]
        part.source = _TOKEN.sub(lambda m: sources[int(m[1])], text)
        part.tags = [part.tags[number] for number in numbers]
    return part


def _blocks(part: Part, root: Any) -> None:
    """Take the tags out of every paragraph, and see that what opens is closed in the same place."""
    open_blocks: list[Block] = []
    for paragraph in list(root.iter(f"{W}p")):
        if len(part.tags) > MOST_TAGS:
            part.fault("TPL006", "", MANY)
            return
        before = len(open_blocks)
        for number in _paragraph(part, paragraph):
            tag = part.tags[number]
            if tag.kind == "{%":
                container = _container(paragraph, tag.level)
                _pair(part, tag, container, open_blocks)
            if tag.level:
                _replace(paragraph if tag.level == "p" else _row(paragraph), number)
        unclosed = [block for block in open_blocks[before:] if not block.tag.level]
        if unclosed:
            part.fault("TPL002", unclosed[0].tag.paragraph, UNPAIRED)
            open_blocks[before:] = [block for block in open_blocks[before:] if block.tag.level]
    if open_blocks and not part.faults:
        part.fault("TPL002", open_blocks[0].tag.paragraph, UNPAIRED)


def _pair(part: Part, tag: Tag, container: Any, open_blocks: list[Block]) -> None:
    word = tag.keyword
    if word in ("for", "if"):
        open_blocks.append(Block(tag, container))
        return
    needs = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("for", "if")}.get(word, ())
    last = open_blocks[-1] if open_blocks else None
    if last is None or last.tag.keyword not in needs or last.tag.level != tag.level or last.container is not container:
        part.fault("TPL002", tag.paragraph, UNPAIRED)
        del open_blocks[-1:]
    elif word.startswith("end"):
        open_blocks.pop()


def _container(paragraph: Any, level: str) -> Any:
    """Return the element in which a block must be opened and closed."""
    if not level:
        return paragraph
    element = paragraph if level == "p" else _row(paragraph)
    return element.getparent() if element is not None else None


def _row(paragraph: Any) -> Any:
    return next(paragraph.iterancestors(f"{W}tr"), None)


def _paragraph(part: Part, paragraph: Any) -> list[int]:
    """Replace the paragraph's tags by tokens and return their numbers."""
    spans = list(spans_of(paragraph))
    whole = "".join(element.text or "" for element, *_ in spans)
    found: list[tuple[int, int, int]] = []
    at = 0
    for start in _OPEN.finditer(whole):
        if start.start() < at:
            continue
        if _STRAY.search(whole[at : start.start()]):
            part.fault("TPL002", whole, STRAY)
            return []
        end = whole.find(_CLOSE[start[0]], start.end())
        again = _OPEN.search(whole, start.end())
        if end < 0 or (again and again.start() < end and start[0] != "{#"):
            part.fault("TPL002", whole, UNCLOSED)
            return []
        at = end + 2
        tag = _tag(part, start[0], whole[start.end() : end], whole)
        if tag is None:
            return []
        if not look_alike(spans, start.start(), at):
            part.fault("TPL002", whole, MIXED)
            return []
        part.tags.append(tag)
        found.append((start.start(), at, len(part.tags) - 1))
    if _STRAY.search(whole[at:]):
        part.fault("TPL002", whole, STRAY)
        return []
    if any(part.tags[number].level for *_, number in found) and not _alone(part, paragraph, found, whole):
        return []
    put_tokens(spans, [(start, end, _token(number)) for start, end, number in found])
    return [number for *_, number in found]


def _tag(part: Part, kind: str, inside: str, whole: str) -> Tag | None:
    level = _LEVEL.match(inside)
    body = inside[level.end() :] if level else inside
    tag = Tag(kind, level[1] if level else "", " ".join(body.translate(_QUOTES).split()), whole)
    if len(inside) > LONGEST_TAG:
        part.fault("TPL006", whole, LONG)
    elif kind == "{#":
        return tag
    elif (
        (level and (kind == "{{" or tag.level in ("tc", "r")))
        or inside[:1] in "-+"
        or inside[-1:] in ("-", "+")
        or (kind == "{%" and tag.keyword not in KEYWORDS)
    ):
        part.fault("TPL006", whole, FOREIGN)
    else:
        return tag
    return None


def _alone(part: Part, paragraph: Any, found: list[tuple[int, int, int]], whole: str) -> bool:
    """Return whether a p or tr tag stands alone in its paragraph or row."""
    level = part.tags[found[0][2]].level
    message = ALONE
    good = len(found) == 1 and not (whole[: found[0][0]] + whole[found[0][1] :]).strip()
    if good and level == "tr":
        row = _row(paragraph)
        own = set(own_texts(paragraph))
        good = row is not None and not "".join(
            element.text or "" for element in row.iter(f"{W}t") if element not in own
        ).strip(" \t\u00a0")
    if good and level == "p" and paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        good, message = False, SECTION
    if not good:
        part.fault("TPL002", whole, message)
    return good


def _token(number: int) -> str:
    return f"{TOKEN_START}{number}{TOKEN_END}"


def _replace(element: Any, number: int) -> None:
    """Put the token in the place of a paragraph or row."""
    parent, token = element.getparent(), _token(number)
    before = element.getprevious()
    after = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + token + after
    else:
        before.tail = (before.tail or "") + token + after
    element.tail = None
    parent.remove(element)

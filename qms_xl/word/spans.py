"""The text of a paragraph over the runs that Word has split it into: where each piece stands, which look alike, tokens in place of tags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from lxml import etree

from qms_xl.word.package import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What Word notes about a run that nobody sees: it may differ within one tag.
_UNSEEN = ("lang", "noProof", "rtl", "webHidden")


class Span(NamedTuple):
    """A text element that is not empty, and where its text stands in that of the paragraph."""

    element: Any
    start: int
    end: int


def own_texts(paragraph: Any) -> Iterator[Any]:
    """Yield the paragraph's text elements, without those of text boxes inside it."""
    for element in paragraph.iter(f"{W}t"):
        if next(element.iterancestors(f"{W}p")) is paragraph:
            yield element


def spans_of(paragraph: Any) -> Iterator[Span]:
    """Yield the pieces of the paragraph's text."""
    at = 0
    for element in own_texts(paragraph):
        length = len(element.text or "")
        if length:
            yield Span(element, at, at + length)
        at += length


def look_alike(spans: Sequence[Span], start: int, end: int) -> bool:
    """Return whether all runs that the text from start to end lies in look the same and have the same parent."""
    looks = set()
    place = attrgetter("start")
    first, last = bisect_right(spans, start, key=place), bisect_left(spans, end, key=place)
    for element, *_ in spans[first - 1 : last]:
        run = element.getparent()
        properties = run.find(f"{W}rPr")
        seen = () if properties is None else properties
        shown = tuple(etree.tostring(one) for one in seen if etree.QName(one).localname not in _UNSEEN)
        looks.add((run.getparent(), shown))
    return len(looks) <= 1


def put_tokens(spans: Sequence[Span], found: Sequence[tuple[int, int, str]]) -> None:
    """Leave each token where its text (start, end) began, and take that text away."""
    tags = deque(found)
    for element, first, last in spans:
        old, new, at = element.text, "", first
        while tags and tags[0][0] < last:
            start, end, token = tags[0]
            if start >= first:
                new += old[at - first : start - first] + token
            at = min(end, last)
            if end > last:
                break
            tags.popleft()
        element.text = new + old[at - first :]
        element.set(XML_SPACE, "preserve")

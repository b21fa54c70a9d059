"""The properties of a Word document, which may hold tags as its text does."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Properties(NamedTuple):
    """What the finished document says about itself; `made` is the day it speaks for, so that equal facts give equal bytes."""

    title: str
    language: str
    author: str
    made: datetime


def as_paragraph(text: str) -> Any:
    """Return a property's text as a paragraph, so that one reader serves both."""
    root = etree.Element(f"{{{_W}}}p", nsmap={"w": _W})
    etree.SubElement(etree.SubElement(root, f"{{{_W}}}r"), f"{{{_W}}}t").text = text
    body = etree.Element(f"{{{_W}}}body", nsmap={"w": _W})
    body.append(root)
    return body

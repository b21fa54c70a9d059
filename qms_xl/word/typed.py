"""What people typed into a document of ours: its content controls remember what stood in them when it was made.

In a template a control's tag says what it holds: `qms:review_inputs.summary`, or `qms:review_decisions` in the header row of a
table. A control `qms:key` before it says of which record; it is taken out when the document is made, and key and checksum go
into the tags: `qms:review_inputs.summary:changes:1a2b3c4d`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from qms_xl.word.package import W, parsed, read_parts

MARK = "qms:"
LONGEST_TAG = 64  # what Word keeps of one
_BODY = "word/document.xml"


class Control(NamedTuple):
    """A control read back. `rows`: of a control in a table's header, the cells of all its rows; `is_changed`: since we made it."""

    name: str
    key: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    is_changed: bool


def seal(root: Any) -> None:
    """Write into each control's tag its key and a checksum of what it holds; take the keys out."""
    key = ""
    for control in list(root.iter(f"{W}sdt")):
        tag = control.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        if not name.startswith(MARK):
            continue
        if name == f"{MARK}key":
            key = _text(control)
            _take_out(control)
            continue
        whole = f"{name}:{key}:{_checksum(control)}"
        tag.set(f"{W}val", whole if len(whole) <= LONGEST_TAG else f"{name}::{_checksum(control)}")


def places(template: bytes, name: str) -> frozenset[str]:
    """Return what the controls of a template are named for, `review_inputs.summary`; raises ReadError."""
    root = parsed(read_parts(template, name)[_BODY], name, _BODY)
    tags = (tag.get(f"{W}val", "") for tag in root.iter(f"{W}tag"))
    return frozenset(tag.removeprefix(MARK) for tag in tags if tag.startswith(MARK))


def controls(data: bytes, name: str) -> Iterator[Control]:
    """Yield the controls of a document that we made, whatever was typed into it since; raises ReadError."""
    root = parsed(read_parts(data, name)[_BODY], name, _BODY)
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        parts = ("" if tag is None else tag.get(f"{W}val", "")).removeprefix(MARK).split(":")
        if tag is not None and tag.get(f"{W}val", "").startswith(MARK) and len(parts) == 3:
            table = next(control.iterancestors(f"{W}tbl"), None) if "." not in parts[0] else None
            rows = () if table is None else tuple(_row(row) for row in table.iter(f"{W}tr"))
            yield Control(parts[0], parts[1], _text(control), rows, _checksum(control) != parts[2])


def _checksum(control: Any) -> str:
    """Return what stands for a control's text, of one in a table's header for the text of the table."""
    name = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val", "")
    table = next(control.iterancestors(f"{W}tbl"), None)
    if table is None or "." in name.removeprefix(MARK).partition(":")[0]:
        return f"{zlib.crc32(_text(control).encode()):08x}"
    return f"{zlib.crc32(repr([_row(row) for row in table.iter(f'{W}tr')]).encode()):08x}"


def _row(row: Any) -> tuple[str, ...]:
    return tuple(_text(cell) for cell in row.iter(f"{W}tc"))


def _text(element: Any) -> str:
    """Return the text as it was typed: paragraphs and line breaks as lines; what tracked changes deleted is not there."""
    lines: list[str] = []
    paragraphs = list(element.iter(f"{W}p")) or [element]
    for paragraph in paragraphs:
        line = ""
        for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
            line += one.text or "" if one.tag == f"{W}t" else "\n" if one.tag == f"{W}br" else "\t"
        lines += line.split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _take_out(control: Any) -> None:
    parent = control.getparent()
    parent.remove(control)

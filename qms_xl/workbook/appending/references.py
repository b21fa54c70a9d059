"""Formulas and charts elsewhere in a workbook that count on the rows of a table: Excel would make them grow, we do not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.workbook.appending.ranges import covering_area
from qms_xl.workbook.appending.refusals import Unsuited
from qms_xl.workbook.appending.sheet import FORMULAS
from qms_xl.workbook.container.members import STORED
from qms_xl.workbook.container.tags import encoding
from qms_xl.workbook.container.xml import elements, entities_resolved
from qms_xl.workbook.sheets.text import as_utf8

if TYPE_CHECKING:
    from qms_xl.workbook.appending.ranges import Growth
    from qms_xl.workbook.container.members import Member
    from qms_xl.workbook.container.package import Package
    from qms_xl.workbook.patching.layout import Layout

PIECE = 1 << 20
READ = 1 << 16
LONGEST = 1 << 16  # bytes: a formula of 8 192 characters with its tag
UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")
WITHOUT_FORMULAS = ("sharedStrings", "styles", "theme")
_OPENING = re.compile(rb"<(?:[\w.-]+:)?(?:%b)(?:\s[^<>]*)?>" % "|".join(FORMULAS).encode())


def check_references(package: Package, layout: Layout, sheet: str, growth: Growth) -> None:
    """Raise Unsuited where a formula or chart names all rows of the table by their addresses.

    Those in the frame of the table's own sheet grow with it; its cells and all other parts are looked through.
    """
    skipped = {each.target for each in package.relations(package.main) if each.kind in WITHOUT_FORMULAS}
    skipped.add(package.main)  # its names grow
    end_of_area = re.compile(rb":\$?[A-Za-z]{1,3}\$?%d(?![0-9])" % growth.last_row)
    for name in package.members:
        in_sheet = name == layout.part
        if not name.endswith(".xml") or name in skipped or (in_sheet and not layout.has_formulas):
            continue
        data = range(layout.data_start, layout.data_end) if in_sheet and layout.encoding in UTF_8 else None
        for formula in _formulas(package, name, end_of_area, data):
            found = covering_area(formula, sheet, growth, in_sheet=in_sheet)
            if found:
                raise Unsuited("referred_to", place=_place(package, name), cell=found)


def _formulas(package: Package, name: str, mark: re.Pattern[bytes], within: range | None) -> Iterator[str]:
    """Yield the formulas of a part in which the mark stands, only those `within` some bytes where these are given."""
    for offset, window in _windows(package, name):
        for found in mark.finditer(window):
            if within is not None and offset + found.start() not in within:
                continue
            start, end = window.rfind(b"<", 0, found.start()), window.find(b"<", found.end())
            opening = _OPENING.match(window, start) if start >= 0 and end > 0 else None
            if opening:
                yield entities_resolved(window[opening.end() : end])


def _windows(package: Package, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield a part in pieces with their offsets, each with the end of the one before, so that every formula lies whole in one."""
    window, offset = b"", 0
    for piece in _pieces(package.members[name]):
        if not window and encoding(piece) not in UTF_8:
            yield 0, as_utf8(package.file, name, package.part(name))
            return
        kept = window[-LONGEST:]
        offset += len(window) - len(kept)
        window = kept + piece
        yield offset, window


def _pieces(member: Member) -> Iterator[bytes]:
    """Yield a member's content in pieces of about PIECE bytes."""
    if member.method == STORED:
        yield from (member.raw[at : at + PIECE] for at in range(0, len(member.raw), PIECE))
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(member.raw), READ):
        piece = engine.decompress(member.raw[at : at + READ], PIECE)
        while piece:
            yield piece
            piece = engine.decompress(engine.unconsumed_tail, PIECE)


def _place(package: Package, part: str) -> Text:
    """Return where the formula stands, as the subject of a sentence."""
    ids = {each.target: each.id for each in package.relations(package.main)}
    for element in elements(package.file, package.main, package.part(package.main)):
        if element.name == "sheet" and element.get("id") == ids.get(part):
            return Text(f"arkusz „{element.get('name')}”", f"the sheet “{element.get('name')}”")
    return Text("skoroszyt", "the workbook")

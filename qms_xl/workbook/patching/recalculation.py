"""Excel works out all formulas anew when it opens the workbook: `fullCalcOnLoad`, where there are formulas at all."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from qms_xl.workbook.changes import Splice
from qms_xl.workbook.container.tags import attribute, encoded, encoding, tags
from qms_xl.workbook.sheets.text import TRUE

if TYPE_CHECKING:
    from qms_xl.workbook.container.package import Package

# ECMA-376 part 1, 18.2.27: calcPr stands behind the last of these
_BEFORE = ("sheets", "functionGroups", "externalReferences", "definedNames")
_FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s/>]")


def recalculated(package: Package) -> tuple[Splice, ...]:
    """Return the splice of the workbook part that asks for it; none where it asks already."""
    data = package.part(package.main)
    found = [tag for tag in tags(package.file, package.main, data) if tag.depth == 1]
    for tag in found:
        if tag.name == "calcPr":
            return () if tag.get("fullCalcOnLoad") in TRUE else (attribute(data, tag, "fullCalcOnLoad", "1"),)
    last = [tag for tag in found if tag.name in _BEFORE][-1]
    codec = encoding(data)
    name = data[last.start : last.open_end].decode(codec)
    prefix = name[1 : name.index(last.name)]
    return (Splice(last.end, last.end, encoded(f'<{prefix}calcPr fullCalcOnLoad="1"/>', codec)),)


def has_chain(package: Package) -> bool:
    """Return whether the workbook has a calculation chain, so a formula."""
    return any(relation.kind == "calcChain" for relation in package.relations(package.main))


def holds_formula(pieces: Iterable[bytes]) -> bool:
    """Return whether a sheet part holds a formula."""
    decode: Callable[[bytes], str] | None = None
    codec, before = "", b""
    for piece in pieces:
        if not codec:
            codec = encoding(piece)
            if codec.startswith("utf-16"):
                decode = codecs.getincrementaldecoder(codec)("replace").decode
        text = decode(piece).encode("utf-8", "replace") if decode else piece
        seen = before + text
        if _FORMULA.search(seen):
            return True
        before = seen[max(0, seen.rfind(b"<")) :][:200] if b"<" in seen else b""
    return False

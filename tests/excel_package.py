"""The parts of an .xlsx file parsed once, and its addresses: what the rules of Excel are asked of."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CELL = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
Box = tuple[int, int, int, int]  # first row, first column, last row, last column


class Package:
    """The parts of a workbook, parsed once."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.roots = {n: etree.fromstring(b) for n, b in self.parts.items() if n.endswith((".xml", ".rels"))}
        self.book = self.roots["xl/workbook.xml"]
        self.styles = self.roots["xl/styles.xml"]
        strings = self.roots.get("xl/sharedStrings.xml")
        self.strings = ["".join(one.itertext(f"{M}t")) for one in strings] if strings is not None else []
        self.sheets = {self.target("xl/workbook.xml", one.get(f"{R}id")): one for one in self.book.iter(f"{M}sheet")}
        self.tables: dict[str, list[tuple[str, etree._Element]]] = {
            sheet: [(path, self.roots[path]) for path in self._table_paths(sheet) if path in self.roots]
            for sheet in self.sheets
        }

    def style_parts(self, name: str) -> list[etree._Element]:
        """Return the children of an element of the styles, none where it is missing."""
        found = self.styles.find(f"{M}{name}")
        return [] if found is None else list(found)

    def relations(self, part: str) -> dict[str, tuple[str, bool]]:
        """Return relation id -> (path, whether it leads out of the package)."""
        rels = self.roots.get(posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels"))
        found = {}
        for one in rels if rels is not None else ():
            target, outside = one.get("Target"), one.get("TargetMode") == "External"
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
            found[one.get("Id")] = (target if outside else posixpath.normpath(path), outside)
        return found

    def target(self, part: str, relation: str | None) -> str:
        return self.relations(part).get(relation or "", ("", False))[0]

    def _table_paths(self, sheet: str) -> list[str]:
        root = self.roots.get(sheet)
        return [self.target(sheet, one.get(f"{R}id")) for one in root.iter(f"{M}tablePart")] if root is not None else []


def box_of(reference: str) -> Box | None:
    first, _, last = reference.partition(":")
    ends = [CELL.match(end) for end in (first, last or first)]
    if not all(ends):
        return None
    (top, left), (bottom, right) = ((int(end[2]), column_number(end[1])) for end in ends if end)
    return (top, left, bottom, right) if top <= bottom and left <= right else None


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def cell_text(cell: etree._Element, package: Package) -> str:
    if cell.get("t") == "s":
        index = cell.findtext(f"{M}v") or ""
        return package.strings[int(index)] if index.isdigit() and int(index) < len(package.strings) else ""
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext(f"{M}t"))
    return cell.findtext(f"{M}v") or ""


def unescaped(title: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), title)


def overlaps(boxes: Iterable[tuple[str | None, Box | None]]) -> Iterator[str]:
    known = [(name, box) for name, box in boxes if box]
    for number, (name, one) in enumerate(known):
        for other_name, other in known[:number]:
            if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]:
                yield f"{name} overlaps {other_name}"

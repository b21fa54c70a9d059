"""Faults that Word repairs or readers stumble over and no schema finds, in a .docx: each as one sentence."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"two parts {name}" for name, times in Counter(names).items() if times > 1]
    roots = {name: etree.fromstring(blob) for name, blob in parts.items() if name.endswith((".xml", ".rels"))}
    found += _content_types(roots["[Content_Types].xml"], parts)
    for name, root in roots.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += _story(name, root, roots)
    found += _relations(roots, parts)
    found += _document(roots)
    return found


def _content_types(types, parts) -> Iterator[str]:
    named = {one.get("PartName", "").lstrip("/") for one in types}
    endings = {one.get("Extension") for one in types}
    for name in parts:
        if name not in named and name.rpartition(".")[2] not in endings and name != "[Content_Types].xml":
            yield f"{name} has no content type"
    for name in named - {""}:
        if name not in parts:
            yield f"content type for {name}, which is not there"


def _relations(roots, parts) -> Iterator[str]:
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        seen = Counter(one.get("Id") for one in root)
        yield from (f"{name}: Id {one} twice" for one, times in seen.items() if times > 1)
        for one in root:
            target = one.get("Target")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if one.get("TargetMode") != "External" and path not in parts:
                yield f"{name}: {target} is not there"


def _story(name, root, roots) -> Iterator[str]:
    rels = roots.get(posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"), ())
    ids = {one.get("Id") for one in rels}
    styles = {one.get(f"{W}styleId") for one in roots["word/styles.xml"].iter(f"{W}style")}
    drawn = Counter(one.get("id") for one in root.iter(f"{WP}docPr"))
    yield from (f"{name}: docPr id {one} twice" for one, times in drawn.items() if times > 1)
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.startswith(R) and value not in ids:
                yield f"{name}: {value} leads nowhere"
        if element.tag in (f"{W}pStyle", f"{W}tblStyle", f"{W}rStyle") and element.get(f"{W}val") not in styles:
            yield f"{name}: no style {element.get(f'{W}val')}"
        if element.tag == f"{W}tc" and (not len(element) or element[-1].tag != f"{W}p"):
            yield f"{name}: a cell does not end in a paragraph"
        if element.tag == f"{W}tbl":
            yield from _table(name, element)
    yield from _fields(name, root)


def _table(name, table) -> Iterator[str]:
    rows = table.findall(f"{W}tr")
    if not rows:
        yield f"{name}: a table without rows"
        return
    if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
        yield f"{name}: a table without header row"
    if not (
        table.find(f"{W}tblPr/{W}tblCaption") is not None and table.find(f"{W}tblPr/{W}tblDescription") is not None
    ):
        yield f"{name}: a table without caption and description"
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for row in rows:
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
        if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != columns:
            yield f"{name}: a row has not as many cells as the table has columns"
    after = table.getnext()
    if after is None or after.tag != f"{W}p":
        yield f"{name}: no paragraph after a table"


def _fields(name, root) -> Iterator[str]:
    states = Counter(one.get(f"{W}fldCharType") for one in root.iter(f"{W}fldChar"))
    if states["begin"] != states["end"]:
        yield f"{name}: a field is not closed"


def _document(roots) -> Iterator[str]:
    level = 0
    for paragraph in roots["word/document.xml"].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            here = int(style.get(f"{W}val")[-1])
            if here > level + 1:
                yield f"heading {here} under heading {level}"
            if not "".join(paragraph.itertext()).strip():
                yield "an empty heading"
            level = here
    if roots["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") is None:
        yield "no language"
    core = roots.get("docProps/core.xml")
    if core is None or not any(one.tag.endswith("}title") and (one.text or "").strip() for one in core):
        yield "no title"

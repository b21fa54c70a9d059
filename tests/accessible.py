"""What a Word document must have for who reads it with other means, each thing that is missing as one sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def misses(data: bytes, language: str) -> list[str]:
    """Return what is missing in a finished document; `language` as "pl-PL"."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    found = [*_whole(roots, language), *_headings(roots["word/document.xml"], roots["word/styles.xml"])]
    for name, root in roots.items():
        if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes")):
            found += [f"{name}: {one}" for one in (*_tables(root), *_pictures(root), *_colours(root))]
    return found


def _whole(roots, language: str) -> Iterator[str]:
    core = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in roots["docProps/core.xml"]}
    if not core.get("title"):
        yield "no title"
    if core.get("language") != language:
        yield f"language of the properties {core.get('language')}"
    styles = roots["word/styles.xml"]
    told = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if told is None or told.get(f"{W}val") != language:
        yield "the styles name another language, or none"


def _headings(body, styles) -> Iterator[str]:
    levels = {}
    for style in styles.iter(f"{W}style"):
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            levels[style.get(f"{W}styleId")] = int(outline.get(f"{W}val")) + 1
    above = 0
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = None if style is None else levels.get(style.get(f"{W}val"))
        if level is None:
            continue
        if not "".join(paragraph.itertext()).strip():
            yield "an empty heading"
        if level > above + 1:
            yield f"a heading of level {level} under one of level {above}: {''.join(paragraph.itertext())}"
        above = level
    if not above:
        yield "no heading"


def _tables(root) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        head = "".join(rows[0].itertext())[:40] if rows else ""
        if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"a table without header row: {head}"
        elif any(not "".join(cell.itertext()).strip() for cell in rows[0].iter(f"{W}tc")):
            yield f"a column without a name: {head}"
        for name in ("tblCaption", "tblDescription"):
            told = table.find(f"{W}tblPr/{W}{name}")
            if told is None or not told.get(f"{W}val", "").strip():
                yield f"a table without {name}: {head}"


def _pictures(root) -> Iterator[str]:
    for picture in root.iter(DOC_PR):
        text = picture.get("descr", "")
        if len(text) < 20 or not any(sign.isdigit() for sign in text):
            yield f"a picture whose text says no number: {text}"


def _colours(root) -> Iterator[str]:
    """Yield where something might be told by colour alone: we print black on white and grey."""
    for colour in root.iter(f"{W}color"):
        value = colour.get(f"{W}val", "auto")
        if value not in ("auto", "000000") and len({value[at : at + 2] for at in (0, 2, 4)}) > 1:
            yield f"text in the colour {value}"

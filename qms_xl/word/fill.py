"""docxtpl with our own reading of tags and our own sandbox in its place."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.shared import Mm
from docxtpl import DocxTemplate
from lxml import etree

from qms_xl.word.engine import clean
from qms_xl.word.package import W, repacked
from qms_xl.word.properties import PROPERTY_PARTS, as_paragraph
from qms_xl.word.tags import read_part
from qms_xl.word.typed import seal

if TYPE_CHECKING:
    from qms_xl.word.engine import Engine
    from qms_xl.word.image import Image
    from qms_xl.word.properties import Properties

_NOTES = ("wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml")
_TEXTS = ("subject", "comments", "identifier", "keywords", "category")


class _Filled(DocxTemplate):  # type: ignore[misc]
    """docxtpl's walk over body, headers and footers. What it does to text is replaced.

    Its own patching joins tags by regular expressions, turns `{_{` in data into `{{`, renders footnotes once per
    section (so that data would be read as tags the second time) and mends broken XML in silence.
    """

    def __init__(self, data: bytes, engine: Engine, properties: Properties, source: Callable[[str], str]) -> None:
        super().__init__(io.BytesIO(data))
        self.engine = engine
        self.properties = properties
        self.source = source

    def patch_xml(self, src_xml: str) -> str:
        """Return the part's source for the engine."""
        return self.source(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Any = None) -> str:
        """Return the part filled."""
        return self.engine.fill(src_xml, context, lambda image: placed(image, part))

    def get_xml(self) -> str:
        """Return the whole part, not its body alone: to move a large body from tree to tree takes longer than to fill it."""
        return str(self.xml_to_string(self.docx._part._element))

    def map_tree(self, tree: Any) -> None:
        """Put the filled part in the place of the template's."""
        self.docx._part._element = tree

    def fix_tables(self, xml: str) -> Any:
        """Return the part's tree: every cell ends in a paragraph, a table without rows is gone, controls know what they held."""
        tree = etree.fromstring(xml.encode("utf-8"))
        for drawing in list(tree.iter(f"{W}drawing")):  # put back where it stands, lxml drops what it declares again
            run = drawing.getparent()
            at = run.index(drawing)
            run.remove(drawing)
            run.insert(at, drawing)
        mend(tree)
        seal(tree)
        return tree

    def map_headers_footers_xml(self, relKey: str, xml: bytes) -> None:  # noqa: N803
        """Put a filled header or footer in its place, its tables mended."""
        root = etree.fromstring(xml)
        mend(root)
        super().map_headers_footers_xml(relKey, etree.tostring(root))

    def render_footnotes(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Fill footnotes and endnotes, once."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith(_NOTES):
                part._blob = self.engine.fill(self.patch_xml(part.blob.decode("utf-8")), context).encode("utf-8")

    def render_properties(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Fill the properties that hold tags, and set what every document of ours says about itself."""

        def said(text: str) -> str:
            source = read_part("", as_paragraph(text)).source
            return _plain(self.engine.fill(source, context))[:255]

        core = self.docx.core_properties
        title = said(core.title) if "{" in core.title else self.properties.title[:255]
        for name in _TEXTS:
            if "{" in getattr(core, name):
                setattr(core, name, said(getattr(core, name)))
        for part in self.docx.part.package.iter_parts():
            if part.partname.lstrip("/") in PROPERTY_PARTS[1:] and b"{" in part.blob:
                root = etree.fromstring(part.blob)
                for element in root.iter():
                    if not len(element) and "{" in (element.text or ""):
                        element.text = said(element.text)
                part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        core.title = title
        core.language = self.properties.language
        core.author = core.last_modified_by = self.properties.author[:255]
        core.created = core.modified = self.properties.made
        core.revision = 1


def placed(image: Image, part: Any) -> str:
    """Put a picture into a part with text and return its drawing, which says what it shows to who cannot see it."""
    inline = part.new_pic_inline(io.BytesIO(image.draw()), Mm(image.width_mm), Mm(image.height_mm))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # where it is not said LibreOffice moves the picture 3 mm into the margin
    for told in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        told.set("descr", clean(image.alt))
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    return str(etree.tostring(drawing, encoding="unicode"))


def _plain(xml: str) -> str:
    return "".join(element.text or "" for element in etree.fromstring(xml.encode("utf-8")).iter(f"{W}t"))


def mend(root: Any) -> None:
    """Give every cell a last paragraph and drop tables without rows: rows and paragraphs may have been taken out."""
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
        else:
            _let_split(table)
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            etree.SubElement(cell, f"{W}p")


def _let_split(table: Any) -> None:
    """Let the first row of text split over pages, but keep it with the next one.

    Where it may not split and ends a page, LibreOffice 7.4 loses all rows after it.
    """
    rows = [row for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
    if len(rows) < 2:
        return
    for look in rows[0].iterfind(f"{W}trPr"):
        for mark in look.findall(f"{W}cantSplit"):
            look.remove(mark)
    for paragraph in rows[0].iter(f"{W}p"):
        look = paragraph.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            paragraph.insert(0, look)
        if look.find(f"{W}keepNext") is None:
            look.insert(1 if look.find(f"{W}pStyle") is not None else 0, etree.Element(f"{W}keepNext"))


def filled(
    data: bytes,
    engine: Engine,
    context: Mapping[str, object],
    properties: Properties,
    source: Callable[[str], str],
) -> bytes:
    """Return the template filled; `source` gives what the engine reads of a part. It must have passed `template.faults` without an error."""
    engine.begin()
    document = _Filled(data, engine, properties, source)
    document.render(dict(context), engine)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())

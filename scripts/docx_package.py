"""The package of a shipped template: its parts, put together as a .docx."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from docx_parts import FONT, TAGS, XML, R, W
from docx_styles import settings, styles

from qms_xl.model import Language
from qms_xl.word.package import packed

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def document(language: Language, title: str, body: str, header: str, footer: str) -> bytes:
    """Return a .docx of these parts: A4, its language and title set, one header and one footer."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1247" w:left="1134" '
        'w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    kinds |= {"header1": "header", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_CONTENT}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = ("styles", "settings", "fontTable", "header1", "footer1")
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/relationships/{name.rstrip("1")}" Target="{name}.xml"/>'
        for i, name in enumerate(relations, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts: Mapping[str, str] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + overrides
        + '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>qms-xl</dc:creator><dc:language>{TAGS[language]}</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>',
        "docProps/app.xml": f'{XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>qms-xl</Application></Properties>',
        "word/document.xml": f"{XML}<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        "word/styles.xml": styles(language),
        "word/settings.xml": settings(language),
        "word/fontTable.xml": f'{XML}<w:fonts {W}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="EE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>",
        "word/header1.xml": f"{XML}<w:hdr {W} {R}>{header}</w:hdr>",
        "word/footer1.xml": f"{XML}<w:ftr {W} {R}>{footer}</w:ftr>",
    }
    return packed({name: text.encode("utf-8") for name, text in parts.items()})

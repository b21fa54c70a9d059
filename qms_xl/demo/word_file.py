"""One document of the demo as a Word file, written straight as its parts: small, and quick to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from qms_xl.demo.notation import printed
from qms_xl.demo.paper import OFFICE, Section
from qms_xl.model import TAGS, Language, Text
from qms_xl.word.package import packed

_CODE, _EDITION, _ISSUED = Text("Symbol", "Code"), Text("Wydanie", "Edition"), Text("Data wydania", "Issued on")
_PAGE, _OF = Text("Strona", "Page"), Text("z", "of")
_SIGNED = (
    # column of the register, and what the table of signatures calls it
    ("prepared_by", Text("Opracował", "Prepared by")),
    ("checked_by", Text("Sprawdził", "Checked by")),
    ("approved_by", Text("Zatwierdził", "Approved by")),
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TWIPS = 567  # a centimetre

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{_MAIN}.header+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/header" Target="header1.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATIONS}/footer" Target="footer1.xml"/>'
        "</Relationships>"
    ),
}
_STYLES = (
    f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
    '<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="120" w:after="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)


def word_file(cells: Mapping[str, object], sections: Sequence[Section], language: Language) -> bytes:
    """Return a document of the register, by its row and its sections, as .docx; the same row gives the same bytes."""
    issued = cells["issued_on"]
    assert isinstance(issued, date)
    told = {
        "docProps/core.xml": _core(str(cells["title"]), issued, language),
        "word/document.xml": _document(cells, sections, language),
        "word/footer1.xml": _foot(language),
        "word/header1.xml": _head(cells, issued, language),
        "word/styles.xml": _STYLES.format(tag=TAGS[language]),
    }
    return packed({name: (_XML + part).encode() for name, part in {**_PARTS, **told}.items()})


def _document(cells: Mapping[str, object], sections: Sequence[Section], language: Language) -> str:
    sign = "§ " if cells["doc_type"] == "order" else ""
    body = [_paragraph(str(cells["title"]), "Title")]
    for number, (heading, points) in enumerate(sections, start=1):
        body.append(_paragraph(f"{sign}{number}. {heading.in_(language)}", "Heading1"))
        for point, text in enumerate(points, start=1):
            mark = f"{number}.{point}. " if len(points) > 1 else ""
            body.append(_paragraph(mark + text.in_(language)))
    signed = [(word.in_(language), str(cells[column])) for column, word in _SIGNED if cells.get(column)]
    if signed:
        body += [_paragraph(""), _table([[(word,) for word, _ in signed], [(name,) for _, name in signed]], grid=True)]
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1361" w:bottom="1134" w:left="1361" '
        'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_W} {_R}><w:body>{''.join(body)}{_paragraph('')}{page}</w:body></w:document>"


def _head(cells: Mapping[str, object], issued: date, language: Language) -> str:
    """Print the office, the code, the edition and the date at the head of every page."""
    right = (
        f"{_CODE.in_(language)}: {cells['doc']}",
        f"{_EDITION.in_(language)}: {cells['edition']}",
        f"{_ISSUED.in_(language)}: {printed(issued, language)}",
    )
    return f"<w:hdr {_W}>{_table([[(OFFICE.in_(language),), right]])}{_paragraph('')}</w:hdr>"


def _foot(language: Language) -> str:
    """Print the page number and the number of pages, as fields that Word fills in."""

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    runs = (_run(f"{_PAGE.in_(language)} "), field("PAGE"), _run(f" {_OF.in_(language)} "), field("NUMPAGES"))
    return f"<w:ftr {_W}><w:p>{''.join(runs)}</w:p></w:ftr>"


def _core(title: str, issued: date, language: Language) -> str:
    office, day = escape(OFFICE.in_(language)), f"{issued}T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{office}</dc:creator>"
        f"<cp:lastModifiedBy>{office}</cp:lastModifiedBy><dc:language>{TAGS[language]}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _paragraph(text: str, style: str = "", *, small: bool = False) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    close = '<w:spacing w:after="0"/>' if small else ""
    properties = f"<w:pPr>{named}{close}</w:pPr>" if named or close else ""
    return f"<w:p>{properties}{_run(text, small=small) if text else ''}</w:p>"


def _run(text: str, *, small: bool = False) -> str:
    size = '<w:rPr><w:sz w:val="18"/></w:rPr>' if small else ""
    return f'<w:r>{size}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(rows: Sequence[Sequence[Sequence[str]]], *, grid: bool = False) -> str:
    """Return a table of cells of small lines; with borders where it is a grid, its first row then a heading."""
    wide = int(16.2 * _TWIPS / len(rows[0]))
    style = '<w:tblStyle w:val="TableGrid"/>' if grid else ""
    columns = f'<w:gridCol w:w="{wide}"/>' * len(rows[0])
    lines = []
    for number, row in enumerate(rows):
        heading = "<w:trPr><w:tblHeader/></w:trPr>" if grid and number == 0 else ""
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
            f"{''.join(_paragraph(line, small=True) for line in cell)}</w:tc>"
            for cell in row
        )
        lines.append(f"<w:tr>{heading}{''.join(cells)}</w:tr>")
    size = f'<w:tblW w:w="{wide * len(rows[0])}" w:type="dxa"/>'
    return f"<w:tbl><w:tblPr>{style}{size}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"

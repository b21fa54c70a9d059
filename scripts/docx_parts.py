"""The parts of a Word document as text: styles, settings, paragraphs and tables, for the shipped templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from qms_xl.model import Language
from qms_xl.word.package import packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTH = 9638  # text width in twentieths of a point: A4 less 2 cm on either side
TAGS = {"pl": "pl-PL", "en": "en-GB"}
FONT = "Arial"
GREY, LINE = "E7E6E6", "7F7F7F"

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


@dataclass(frozen=True)
class Table:
    """A table with a header row. `rows`: a tag alone (`{%tr for …%}`), or cells; a cell is a paragraph or several.

    `widths` in tenths of a percent of the text width; `keep`: stays on one page; `bold_last`: the last row is a total.
    """

    caption: str
    description: str
    widths: Sequence[int]
    head: Sequence[str]
    rows: Sequence[str | Sequence[str | Sequence[str]]]
    keep: bool = False
    bold_last: bool = False
    tall: bool = False


def run(text: str, properties: str = "") -> str:
    """Return one run of text; `**bold**` parts and tabs are kept."""
    runs = []
    for i, part in enumerate(text.split("**")):
        if part:
            look = properties + ("<w:b/>" if i % 2 else "")
            inside = "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape(one)}</w:t>' if one else "" for one in part.split("\t")
            )
            runs.append(f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>")
    return "".join(runs)


def field(code: str) -> str:
    """Return a field such as PAGE, with a first result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(text: str, style: str = "", *, keep: bool = False, new_page: bool = False) -> str:
    """Return a paragraph."""
    look = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if keep else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
    )
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{run(text)}</w:p>"


def table(what: Table) -> str:
    """Return a table: fixed widths, thin lines, header row repeated, rows not split over pages, caption and description."""
    total = sum(what.widths)
    widths = [WIDTH * width // total for width in what.widths]
    rows = [_row(widths, [[cell] for cell in what.head], "TableHead", header=True, keep=True)]
    for i, cells in enumerate(what.rows):
        if isinstance(cells, str):
            rows.append(_row([WIDTH], [[cells]], "TableText"))
            continue
        style = "TableHead" if what.bold_last and i == len(what.rows) - 1 else "TableText"
        listed = [[cell] if isinstance(cell, str) else list(cell) for cell in cells]
        last = i == len(what.rows) - 1
        rows.append(_row(widths, listed, style, keep=what.keep and not last, tall=what.tall))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="QmsTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(what.caption)}/><w:tblDescription w:val={quoteattr(what.description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    widths: Sequence[int],
    cells: Sequence[Sequence[str]],
    style: str,
    *,
    header: bool = False,
    keep: bool = False,
    tall: bool = False,
) -> str:
    look = "<w:cantSplit/>" + ('<w:trHeight w:val="567"/>' if tall else "") + ("<w:tblHeader/>" if header else "")
    inside = ""
    for width, paragraphs in zip(widths, cells, strict=True):
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{GREY}"/>' if header else ""
        text = "".join(paragraph(one, _cell_style(one, style), keep=keep) for one in paragraphs)
        inside += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'
    return f"<w:tr><w:trPr>{look}</w:trPr>{inside}</w:tr>"


def _cell_style(text: str, style: str) -> str:
    """Return the style of a cell's paragraph: a line to write on by hand has room above it."""
    return "HandLine" if "………" in text else style


def _style(
    kind: str, name: str, title: str, *, based: str = "", after: str = "", p: str = "", r: str = "", more: str = ""
) -> str:
    custom = ' w:customStyle="1"' if name in ("TableText", "TableHead", "HandLine", "Field", "QmsTable") else ""
    default = ' w:default="1"' if name in ("Normal", "TableNormal", "DefaultParagraphFont") else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{name}"><w:name w:val="{title}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + ('<w:uiPriority w:val="99"/><w:semiHidden/>' if name in ("TableNormal", "DefaultParagraphFont") else "")
        + ("" if name in ("TableNormal", "DefaultParagraphFont") else "<w:qFormat/>")
        + (f"<w:pPr>{p}</w:pPr>" if p else "")
        + (f"<w:rPr>{r}</w:rPr>" if r else "")
        + more
        + "</w:style>"
    )


def styles(language: Language) -> str:
    """Return styles.xml: Arial, the document's language in the defaults and in Normal, headings, tables with thin lines."""
    tag = TAGS[language]
    lang = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
    font = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    size = '<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    own = {
        "pl": ("Tekst tabeli", "Nagłówek tabeli", "Linia na podpis", "Pole", "Tabela SZJ"),
        "en": ("Table text", "Table heading", "Line to sign", "Field", "QMS table"),
    }
    text_name, head_name, hand_name, field_name, table_name = own[language]
    plain = "<w:suppressAutoHyphens/>"
    return (
        f"{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{font}{size.format(20)}{lang}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + _style("paragraph", "Normal", "Normal", p=plain, r=lang)
        + _style("character", "DefaultParagraphFont", "Default Paragraph Font")
        + _style(
            "paragraph",
            "Title",
            "Title",
            based="Normal",
            after="Normal",
            p=f'<w:keepNext/>{plain}<w:spacing w:before="200" w:after="80"/><w:jc w:val="center"/>',
            r=f"<w:b/><w:bCs/>{size.format(32)}",
        )
        + _style(
            "paragraph",
            "Subtitle",
            "Subtitle",
            based="Normal",
            after="Normal",
            p=f'{plain}<w:spacing w:after="240"/><w:jc w:val="center"/>',
            r=size.format(22),
        )
        + _style(
            "paragraph",
            "Heading1",
            "heading 1",
            based="Normal",
            after="Normal",
            p=f'<w:keepNext/><w:keepLines/>{plain}<w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>',
            r=f"<w:b/><w:bCs/>{size.format(24)}",
        )
        + _style(
            "paragraph",
            "Heading2",
            "heading 2",
            based="Normal",
            after="Normal",
            p=f'<w:keepNext/><w:keepLines/>{plain}<w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/>',
            r=f"<w:b/><w:bCs/>{size.format(21)}",
        )
        + _style(
            "paragraph",
            "Header",
            "header",
            based="Normal",
            p=f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
            r=size.format(17),
        )
        + _style(
            "paragraph",
            "Footer",
            "footer",
            based="Normal",
            p=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
            r=size.format(17),
        )
        + _style(
            "paragraph",
            "Field",
            field_name,
            based="Normal",
            p='<w:tabs><w:tab w:val="left" w:pos="3119"/></w:tabs><w:spacing w:after="50"/><w:ind w:left="3119" w:hanging="3119"/>',
        )
        + _style(
            "paragraph",
            "TableText",
            text_name,
            based="Normal",
            p='<w:suppressAutoHyphens w:val="0"/><w:spacing w:after="20" w:line="240" w:lineRule="auto"/>',
            r=size.format(18),
        )
        + _style(
            "paragraph",
            "HandLine",
            hand_name,
            based="TableText",
            p=f'{plain}<w:spacing w:before="140" w:after="40" w:line="240" w:lineRule="auto"/>',
        )
        + _style("paragraph", "TableHead", head_name, based="TableText", p=plain, r="<w:b/><w:bCs/>")
        + _style(
            "table",
            "TableNormal",
            "Normal Table",
            more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
        )
        + _style(
            "table",
            "QmsTable",
            table_name,
            based="TableNormal",
            more=f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>",
        )
        + "</w:styles>"
    )


def settings(language: Language) -> str:
    """Return settings.xml: hyphenation (tables only, see the styles), Word 2013 and later layout."""
    comma, lists = (",", ";") if language == "pl" else (".", ",")
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'{XML}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
        '<w:hyphenationZone w:val="284"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{TAGS[language]}"/>'
        f'<w:decimalSymbol w:val="{comma}"/><w:listSeparator w:val="{lists}"/></w:settings>'
    )


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

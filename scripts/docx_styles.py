"""The styles and settings of the shipped templates: Arial, the document's language, headings, tables with thin lines."""

from __future__ import annotations

from docx_parts import FONT, LINE, TAGS, WIDTH, XML, W

from qms_xl.model import Language, Text

_OWN = {
    "TableText": Text("Tekst tabeli", "Table text"),
    "TableSmall": Text("Drobny tekst tabeli", "Small table text"),
    "SmallText": Text("Drobny tekst", "Small text"),
    "TableHead": Text("Nagłówek tabeli", "Table heading"),
    "TableTitle": Text("Tytuł tabeli", "Table title"),
    "Picture": Text("Obraz", "Picture"),
    "HandLine": Text("Linia na podpis", "Line to sign"),
    "Field": Text("Pole", "Field"),
    "ListLine": Text("Punkt listy", "List line"),
    "SubLine": Text("Podpunkt listy", "List line below"),
    "QmsTable": Text("Tabela SZJ", "QMS table"),
}


def _style(
    kind: str, name: str, title: str, *, based: str = "", after: str = "", p: str = "", r: str = "", more: str = ""
) -> str:
    custom = ' w:customStyle="1"' if name in _OWN else ""
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
    own = {name: text.in_(language) for name, text in _OWN.items()}
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
            # no lines: LibreOffice leaves them untagged in a PDF
            p=f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
            r=size.format(17),
        )
        + _style(
            "paragraph",
            "Footer",
            "footer",
            based="Normal",
            p=f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
            r=size.format(17),
        )
        + _style(
            "paragraph",
            "Field",
            own["Field"],
            based="Normal",
            p='<w:tabs><w:tab w:val="left" w:pos="3119"/></w:tabs><w:spacing w:after="50"/><w:ind w:left="3119" w:hanging="3119"/>',
        )
        + _style(
            "paragraph",
            "TableText",
            own["TableText"],
            based="Normal",
            p='<w:suppressAutoHyphens w:val="0"/><w:spacing w:after="20" w:line="240" w:lineRule="auto"/>',
            r=size.format(18),
        )
        + _style(
            "paragraph",
            "TableSmall",
            own["TableSmall"],
            based="TableText",
            p=f'{plain}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            r=size.format(16),
        )
        + _style(
            "paragraph",
            "SmallText",
            own["SmallText"],
            based="Normal",
            p='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            r=size.format(15),
        )
        + _style(
            "paragraph",
            "HandLine",
            own["HandLine"],
            based="TableText",
            p=f'{plain}<w:spacing w:before="140" w:after="40" w:line="240" w:lineRule="auto"/>',
        )
        + _style("paragraph", "TableHead", own["TableHead"], based="TableText", p=plain, r="<w:b/><w:bCs/>")
        + _style(
            "paragraph",
            "TableTitle",
            own["TableTitle"],
            based="Normal",
            after="Normal",
            p=f'<w:keepNext/>{plain}<w:spacing w:before="160" w:after="60"/>',
            r=f"<w:b/><w:bCs/>{size.format(18)}",
        )
        + _style(
            "paragraph",
            "Picture",
            own["Picture"],
            based="Normal",
            p=f'{plain}<w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>',
        )
        + _style(
            "paragraph",
            "ListLine",
            own["ListLine"],
            based="Normal",
            p='<w:tabs><w:tab w:val="left" w:pos="397"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="397" w:hanging="397"/>',
        )
        + _style(
            "paragraph",
            "SubLine",
            own["SubLine"],
            based="Normal",
            p='<w:tabs><w:tab w:val="left" w:pos="964"/></w:tabs><w:spacing w:after="30"/><w:ind w:left="964" w:hanging="567"/>',
        )
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
            own["QmsTable"],
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

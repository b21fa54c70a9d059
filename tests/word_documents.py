"""Small Word documents by what stands in body, header, footer and properties: what reading files is tried on."""

from __future__ import annotations

from xml.sax.saxutils import escape

from qms_xl.word.package import packed

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def field(code: str, shown: str) -> str:
    """Return a paragraph with a field and what it shows."""
    runs = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{escape(code)}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def document(
    *body: str,
    header: tuple[str, ...] = (),
    footer: tuple[str, ...] = (),
    core: dict[str, str] | None = None,
    custom: dict[str, str] | None = None,
    extra: dict[str, str] | None = None,
) -> bytes:
    """Return a .docx. Body, header and footer are texts of paragraphs, or paragraphs as XML; `extra` are further parts."""

    def story(name: str, lines: tuple[str, ...]) -> str:
        inside = "".join(line if line.startswith("<w:") else paragraph(line) for line in lines)
        return f"<w:{name} {_W}>{inside}</w:{name}>"

    properties = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in (core or {}).items())
    own = "".join(
        f'<property name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for name, value in (custom or {}).items()
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": story("document", body),
        "word/header1.xml": story("hdr", header),
        "word/footer1.xml": story("ftr", footer),
        "docProps/core.xml": f'<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</coreProperties>',
        "docProps/custom.xml": f'<Properties xmlns:vt="urn:vt">{own}</Properties>',
        **(extra or {}),
    }
    return packed({name: part.encode() for name, part in parts.items()})

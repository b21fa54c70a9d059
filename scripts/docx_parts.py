"""Paragraphs, fields and tables of a Word document as text, for the shipped templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTH = 9638  # text width in twentieths of a point: A4 less 2 cm on either side
TAGS = {"pl": "pl-PL", "en": "en-GB"}
FONT = "Arial"
GREY, LINE = "E7E6E6", "7F7F7F"


@dataclass(frozen=True)
class Table:
    """A table with a header row. `rows`: a tag alone (`{%tr for …%}`), or cells; a cell is a paragraph or several.

    `widths` in tenths of a percent of the text width; `keep`: stays on one page; `holds`: its last row stays on one page
    with what follows; `bold_last`: the last row is a total; `small`: in smaller letters.
    """

    caption: str
    description: str
    widths: Sequence[int]
    head: Sequence[str]
    rows: Sequence[str | Sequence[str | Sequence[str]]]
    keep: bool = False
    holds: bool = False
    bold_last: bool = False
    tall: bool = False
    small: bool = False


_CONTROL = re.compile("\x01([^\x02]*)\x02([^\x03]*)\x03")


def control(mark: str, text: str) -> str:
    """Return a text that stands in a content control with this mark, so that what is typed there can be read back."""
    return f"\x01{mark}\x02{text}\x03"


def uncontrolled(text: str) -> str:
    """Return a text without its content controls' marks and keys."""
    return _CONTROL.sub(lambda found: "" if found[1] == "key" else found[2], text)


def run(text: str, properties: str = "") -> str:
    """Return runs of text; `**bold**` parts, tabs and content controls are kept."""
    found = _CONTROL.search(text)
    if found:
        held = run(found[2], "<w:vanish/>" if found[1] == "key" else "")  # LibreOffice drops the control, not the text
        inside = f'<w:sdt><w:sdtPr><w:tag w:val="qms:{found[1]}"/></w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>'
        return run(text[: found.start()], properties) + inside + run(text[found.end() :], properties)
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


def paragraph(text: str, style: str = "", *, keep: bool = False, new_page: bool = False, before: int = 0) -> str:
    """Return a paragraph; `before`: more room above it, in twentieths of a point."""
    look = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if keep else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + (f'<w:spacing w:before="{before}"/>' if before else "")
    )
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{run(text)}</w:p>"


# What Word wants after a table that ends a page or the document, too low to need a page of its own.
AFTER_LAST_TABLE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def table(what: Table) -> str:
    """Return a table: fixed widths, thin lines, header row repeated, rows not split over pages, caption and description."""
    total = sum(what.widths)
    widths = [WIDTH * width // total for width in what.widths]
    rows = [_row(widths, [[cell] for cell in what.head], "TableHead", header=True, keep=True)]
    last = max((i for i, cells in enumerate(what.rows) if not isinstance(cells, str)), default=0)
    for i, cells in enumerate(what.rows):
        if isinstance(cells, str):
            rows.append(_tag_row(cells))
            continue
        plain = "TableSmall" if what.small else "TableText"
        style = "TableHead" if what.bold_last and i == last else plain
        listed = [[cell] if isinstance(cell, str) else list(cell) for cell in cells]
        inside = _row(widths, listed, style, keep=what.keep, tall=what.tall)
        at_end = _row(widths, listed, style, keep=what.holds, tall=what.tall)
        before = what.rows[i - 1] if i else ""
        if i == last and inside != at_end and isinstance(before, str) and " for " in before:
            rows += [
                _tag_row("{%tr if loop.last %}"),
                at_end,
                _tag_row("{%tr else %}"),
                inside,
                _tag_row("{%tr endif %}"),
            ]
        else:
            rows.append(at_end if i == last else inside)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="QmsTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(what.caption)}/><w:tblDescription w:val={quoteattr(what.description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _tag_row(tag: str) -> str:
    return _row([WIDTH], [[tag]], "TableText")


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

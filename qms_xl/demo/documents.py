"""The Word files of the demo office: one for every edition in the document register that has a text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.demo.notation import printed
from qms_xl.demo.paper import Section, papers
from qms_xl.model import Language, Text
from qms_xl.office_toml import FOLDERS
from qms_xl.word.create import safe_name
from qms_xl.word.package import repacked

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

OFFICE = Text("Starostwo Powiatowe w Jarzębogrodzie", "County Office in Jarzębogród")

_ARCHIVE = Text("archiwum", "archive")
_CODE, _EDITION, _ISSUED = Text("Symbol", "Code"), Text("Wydanie", "Edition"), Text("Data wydania", "Issued on")
_PAGE, _OF = Text("Strona", "Page"), Text("z", "of")
_SIGNED = (
    # column of the register, and what the table of signatures calls it
    ("prepared_by", Text("Opracował", "Prepared by")),
    ("checked_by", Text("Sprawdził", "Checked by")),
    ("approved_by", Text("Zatwierdził", "Approved by")),
)
_TAGS = {"pl": "pl-PL", "en": "en-GB"}

Cells = Mapping[str, object]


class Paper(NamedTuple):
    """A document to be written: its row in the register and its sections."""

    cells: Cells
    sections: Sequence[Section]


def with_paths(documents: Sequence[Cells], language: Language) -> tuple[list[dict[str, object]], dict[str, Paper]]:
    """Return the register's rows with their paths, and what to write, by path relative to the office folder."""
    texts = papers()
    home, archive = FOLDERS["documents"].in_(language), _ARCHIVE.in_(language)
    rows, found = [], {}
    for cells in documents:
        code = str(cells["doc"])
        sections = texts.get(code.partition("/")[0])  # an order's code carries its year
        if sections is None or not cells.get("issued_on") or cells["doc_type"] == "external":
            rows.append(dict(cells))
            continue
        stem = f"{code} {cells['title']}"
        folder = home
        if cells["status"] == "withdrawn":
            folder, stem = f"{home}/{archive}", f"{code} {_EDITION.in_(language)} {cells['edition']}"
        path = f"{folder}/{safe_name(stem)}"
        rows.append({**cells, "file": path})
        found[path] = Paper(cells, sections)
    return rows, found


def word_file(written: Paper, language: Language) -> bytes:
    """Return one document as the bytes of a .docx file; the same row gives the same bytes."""
    import docx
    from docx.shared import Cm, Pt

    cells, sections = written

    paper = docx.Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin, page.bottom_margin = Cm(2.4), Cm(2)
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    style.paragraph_format.space_after = Pt(6)
    _head(paper, cells, language)
    _foot(paper, language)
    paper.add_heading(str(cells["title"]), level=0)
    sign = "§ " if cells["doc_type"] == "order" else ""
    for number, (heading, points) in enumerate(sections, start=1):
        paper.add_heading(f"{sign}{number}. {heading.in_(language)}", level=1)
        for point, text in enumerate(points, start=1):
            paper.add_paragraph(f"{number}.{point}. {text.in_(language)}" if len(points) > 1 else text.in_(language))
    _signatures(paper, cells, language)
    _properties(paper, cells, language)
    out = io.BytesIO()
    paper.save(out)
    return repacked(out.getvalue())


def _head(paper: Document, cells: Cells, language: Language) -> None:
    """Print the office, the code, the edition and the date at the head of every page."""
    from docx.shared import Cm

    issued = cells["issued_on"]
    assert isinstance(issued, date)
    table = paper.sections[0].header.add_table(rows=1, cols=2, width=Cm(16.2))
    left, right = table.rows[0].cells
    left.width, right.width = Cm(9), Cm(7.2)
    _print(left, OFFICE.in_(language))
    _print(
        right,
        f"{_CODE.in_(language)}: {cells['doc']}",
        f"{_EDITION.in_(language)}: {cells['edition']}",
        f"{_ISSUED.in_(language)}: {printed(issued, language)}",
    )


def _print(cell: _Cell, *lines: str) -> None:
    from docx.shared import Pt

    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(9)


def _foot(paper: Document, language: Language) -> None:
    """Print the page number and the number of pages, as fields that Word fills in."""
    paragraph = paper.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{_PAGE.in_(language)} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(f" {_OF.in_(language)} ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _signatures(paper: Document, cells: Cells, language: Language) -> None:
    signed = [(word.in_(language), str(cells[column])) for column, word in _SIGNED if cells.get(column)]
    if not signed:
        return
    paper.add_paragraph()
    table = paper.add_table(rows=2, cols=len(signed))
    table.style = "Table Grid"
    for column, (word, name) in enumerate(signed):
        _print(table.cell(0, column), word)
        _print(table.cell(1, column), name)


def _properties(paper: Document, cells: Cells, language: Language) -> None:
    issued = cells["issued_on"]
    assert isinstance(issued, date)
    day = datetime(issued.year, issued.month, issued.day)
    properties = paper.core_properties
    properties.title = str(cells["title"])
    properties.author = properties.last_modified_by = OFFICE.in_(language)
    properties.comments, properties.language = "", _TAGS[language]
    properties.created = properties.modified = day
    for style in paper.styles.element.iter("{*}lang"):
        for name in style.attrib:
            style.set(name, _TAGS[language])

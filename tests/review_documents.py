"""Makes minutes of management reviews from text tables and from the demo office, and reads their tables back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from audit_documents import checksums, example, office
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from qms_xl.demo.contents import contents
from qms_xl.make import make_workbooks
from qms_xl.office.parts import FOLDERS
from qms_xl.render import Template, render, reports, supplied, template_for
from qms_xl.speak import Voice

Rows = dict[str, list[dict]]
DAY = date(2026, 11, 20)
REVIEWS = {"pl": "PZ-2026", "en": "MR-2026"}
NORMS = ("iso9001-2008", "iso9001-2015", "iso9001-2026")
FIGURES = {
    "pl": ("Dane w porównaniu z poprzednim przeglądem", "Dane"),
    "en": ("Figures compared with the previous review", "Figures"),
}


def minutes(
    language: str,
    text: str,
    record: str = "PZ-2026",
    norm: str = "iso9001-2015",
    *,
    kind: str = "review",
    spelling: str = "audit",
    template: Template | None = None,
) -> bytes:
    """Return the minutes of a review that stands in text tables."""
    read = example(language, text)
    here = office(language, norm=norm, audit_spelling=spelling)
    report = reports()[kind]
    return render(
        report,
        record,
        supplied(here, read.registers, {}, read.as_of),
        template=template or template_for(report, here, language),
        words=Voice(language, spelling),  # type: ignore[arg-type]
        office=here,
        checksums=checksums(read.registers),
    ).data


def demo_folder(home: Path, language: str, norm: str, change: Callable[[Rows], None] = lambda rows: None) -> Path:
    """Make the demo office without faults in a folder, its reviews under this edition of the standard; `change` its rows first."""
    rows: Rows = {name: [dict(row) for row in lines] for name, lines in contents(DAY, language).rows.items()}  # type: ignore[arg-type]
    for row in rows["reviews"]:
        row["norm"] = norm
    change(rows)
    folder = home / FOLDERS["registers"].in_(language)  # type: ignore[arg-type]
    folder.mkdir(parents=True)
    for name, data in make_workbooks(language, rows, created=datetime(2026, 11, 20)).items():  # type: ignore[arg-type]
        (folder / name).write_bytes(data)
    (home / "qms.toml").write_text(f'language = "{language}"\noffice = "Starostwo"\n', encoding="utf-8")
    return home


def parts(document: Document) -> list[Paragraph | Table]:
    """Return the paragraphs and tables of the body in their order."""
    body = document.element.body
    found: list[Paragraph | Table] = []
    for element in body:
        if element.tag.endswith("}p"):
            found.append(Paragraph(element, document))
        elif element.tag.endswith("}tbl"):
            found.append(Table(element, document))
    return found


def caption(table: Table) -> str:
    mark = next(one for one in table._tbl.tblPr if one.tag.endswith("}tblCaption"))
    return str(next(value for key, value in mark.attrib.items() if key.endswith("}val")))


def by_heading(document: Document) -> dict[str, list[Paragraph | Table]]:
    """Return what stands under each heading, by its text."""
    found: dict[str, list[Paragraph | Table]] = {"": []}
    heading = ""
    for part in parts(document):
        if (
            isinstance(part, Paragraph)
            and part.style is not None
            and str(part.style.name).lower().startswith("heading")
        ):
            heading = part.text
            found[heading] = []
        else:
            found[heading].append(part)
    return found


def figures(document: Document, language: str) -> dict[str, list[list[str]]]:
    """Return the figures of each input by its heading without the number: lines of label, previous, now, word.

    The column of the year before is left out; see `older`.
    """
    found = {}
    for heading, under in by_heading(document).items():
        for part in under:
            if isinstance(part, Table) and caption(part) in FIGURES[language]:
                lines = [[cell.text for cell in row.cells] for row in part.rows][1:]
                wide = len(part.rows[0].cells) == 5
                found[heading.partition(" ")[2]] = [[line[0], *line[2:]] if wide else line for line in lines]
    return found


def older(document: Document, language: str) -> dict[str, list[str]]:
    """Return the figures of the year before of each input by its heading without the number."""
    return {
        heading.partition(" ")[2]: [row.cells[1].text for row in part.rows][1:]
        for heading, under in by_heading(document).items()
        for part in under
        if isinstance(part, Table) and caption(part) in FIGURES[language] and len(part.rows[0].cells) == 5
    }


def tables(document: Document, title: str) -> list[list[list[str]]]:
    """Return the cells of all tables with this caption."""
    return [
        [[cell.text for cell in row.cells] for row in part.rows]
        for part in parts(document)
        if isinstance(part, Table) and caption(part) == title
    ]

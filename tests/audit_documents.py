"""Makes audit reports from text tables, and reads documents back as plain text."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

from audit_office import ENGLISH, POLISH
from docx import Document
from docx.text.paragraph import Paragraph

from qms_xl.office import Office
from qms_xl.render import Template, render, reports, supplied, template_for
from qms_xl.settings import Settings
from qms_xl.speak import Voice
from qms_xl.tables import Example, parse_tables

NAMES = {"pl": "Urząd Miasta Przykładowo", "en": "Exampleton Town Hall"}
TEXTS = {"pl": POLISH, "en": ENGLISH}
AUDITS = {"pl": "AW-2026-01", "en": "IA-2026-01"}


def example(language: str, text: str = "") -> Example:
    return parse_tables(text or TEXTS[language], Settings(), language)


def office(language: str, home: Path = Path("none"), **more: object) -> Office:
    folders = {"templates_folder": home / "templates", "reports_folder": home / "reports"}
    return Office(home, NAMES[language], language, **{**folders, **more})  # type: ignore[arg-type]


def checksums(registers) -> dict[str, str]:
    books = {place.workbook for register in registers.values() for place in register.places}
    return {name: hashlib.sha256(name.encode()).hexdigest() for name in books}


def audit_report(
    language: str,
    record: str = "",
    text: str = "",
    *,
    spelling: str = "audit",
    template: Template | None = None,
    unit: str = "",
) -> bytes:
    read = example(language, text)
    here = office(language, audit_spelling=spelling)
    report = reports()["audit"]
    return render(
        report,
        record or AUDITS[language],
        supplied(here, read.registers, {}, read.as_of),
        template=template or template_for(report, here, language),
        words=Voice(language, spelling),
        office=here,
        checksums=checksums(read.registers),
        unit=unit,
    ).data


def opened(data: bytes):
    return Document(io.BytesIO(data))


def headings(document) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name.lower().startswith("heading")]


def table(document, caption: str) -> list[list[str]]:
    """Return the cells of the table with this caption, the header row first."""
    return all_tables(document, caption)[0]


def all_tables(document, caption: str) -> list[list[list[str]]]:
    found = []
    for one in document.tables:
        mark = one._tbl.tblPr.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblCaption")
        if mark.get(mark.nsmap["w"] and "{" + mark.nsmap["w"] + "}val") == caption:
            found.append([[text_of(cell._tc) for cell in row.cells] for row in one.rows])
    return found


def whole_text(document) -> str:
    """Return all text of the body, tables included, one paragraph a line."""
    return text_of(document.element.body)


def text_of(element) -> str:
    """Return the text of an element's paragraphs, content controls included, one paragraph a line."""
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in element.iter(f"{tag}p"):
        parts = []
        for element in paragraph.iter(f"{tag}t", f"{tag}br", f"{tag}tab"):
            parts.append(
                element.text or "" if element.tag == f"{tag}t" else "\n" if element.tag == f"{tag}br" else "\t"
            )
        lines.append("".join(parts))
    return "\n".join(lines)


Named = dict[str, tuple[str, list[int]]]  # names of numbers ("" for one that needs none): numbers and rows


def annex(document) -> dict[tuple[str, str], dict[str, Named]]:
    """Return the annex of sources read back: for each workbook and sheet its lines, for each line its numbers with their rows."""
    found: dict[tuple[str, str], dict[str, Named]] = {}
    place = ("", "")
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            said = re.fullmatch(r"(.+), (?:arkusz „|sheet “)(.+)”", part.text)
            place = (said[1], said[2]) if said else place
        elif [cell.text for cell in part.rows[0].cells] in (
            ["Co policzono", "Liczba (wiersze)"],
            ["What was counted", "Number (rows)"],
        ):
            assert place not in found
            found[place] = {row.cells[0].text: _numbers(row.cells[1].text) for row in part.rows[1:]}
    return found


def _numbers(text: str) -> Named:
    found = {}
    for one in text.split(" · "):
        names, colon, number = one.rpartition(": ")
        value, rows = re.fullmatch(r"(.+)\xa0\((.+)\)", number if colon else one).groups()
        ranges = re.findall(r"(\d+)(?:–(\d+))?", rows)
        expanded = [row for first, last in ranges for row in range(int(first), int(last or first) + 1)]
        found |= dict.fromkeys(names.split(", ") if colon else [""], (value, expanded))
    return found

"""The demo office as values: every file that it holds, by path relative to its folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from qms_xl.demo.calendar import Calendar
from qms_xl.demo.contents import contents
from qms_xl.demo.documents import with_checksums, with_paths
from qms_xl.demo.faults import faults
from qms_xl.demo.paper import OFFICE
from qms_xl.demo.planting import with_handled, with_typed
from qms_xl.demo.word_file import word_file
from qms_xl.make import make_workbooks
from qms_xl.model import Language
from qms_xl.office.new_toml import qms_toml
from qms_xl.office.parts import FOLDERS
from qms_xl.reader import FILE
from qms_xl.shipped import shipped


class DemoOffice(NamedTuple):
    """The office's files, by path relative to its folder, and the audit whose report is worth opening."""

    files: dict[str, bytes]
    audit: str


def demo_office(as_of: date, language: Language, *, faulty: bool = True) -> DemoOffice:
    """Return an office that lives on that day; the same day gives the same bytes.

    `faulty`: with the faults of `demo.faults` planted.
    """
    home = {part: text.in_(language) for part, text in FOLDERS.items()}
    found = contents(as_of, language)
    _, papers = with_paths(found.rows["documents"], language)
    files = {path: word_file(*paper, language) for path, paper in papers.items()}
    for name, data in demo_workbooks(as_of, language, faulty=faulty).items():
        files[f"{home['registers']}/{name}"] = data
    for template in sorted(shipped(f"docx_templates/{language}").glob("*.docx")):
        files[f"{home['templates']}/{template.name}"] = template.read_bytes()
    files[FILE] = qms_toml(language, OFFICE.in_(language)).encode("utf-8")
    return DemoOffice(files, found.names["audit-ab"])


def demo_workbooks(as_of: date, language: Language, *, faulty: bool = True) -> dict[str, bytes]:
    """Return the office's workbooks by name."""
    found = contents(as_of, language)
    rows, papers = with_paths(found.rows["documents"], language)
    found = replace(found, rows={**found.rows, "documents": with_checksums(rows, papers, language)})
    planted = faults(Calendar(as_of)) if faulty else ()
    made = make_workbooks(
        language,
        with_typed(found, planted, language),
        created=datetime(as_of.year, as_of.month, as_of.day),
        office_name=OFFICE.in_(language),
    )
    return {name: with_handled(data, found, planted, language) for name, data in made.items()}

"""Makes the reports on a year, a unit or today from the demo office, and counts beside them with plain Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit_documents import opened
from docx.document import Document
from review_documents import DAY, Rows, demo_folder
from review_recount import Row, read

from qms_xl.figures import sources
from qms_xl.office import Office, load_office
from qms_xl.read import Reading, read_office
from qms_xl.render import prepared, render, reports, supplied, template_for
from qms_xl.speak import Voice
from qms_xl.supply import Supply
from qms_xl.word.template import Ready


@dataclass(frozen=True)
class Demo:
    """The demo office without faults: as the toolkit reads it, and its rows as a plain script does."""

    language: str
    office: Office
    reading: Reading
    books: Mapping[str, list[Row]]
    ready: dict[str, Ready] = field(default_factory=dict)
    made: dict[tuple[str, str], tuple[bytes, Document]] = field(default_factory=dict)

    @property
    def supply(self) -> Supply:
        return supplied(self.office, self.reading.registers, self.reading.facts, DAY)

    def document(self, kind: str, record: str) -> tuple[bytes, Document]:
        """Return a document as bytes and opened; it is made once."""
        if (kind, record) not in self.made:
            self.made[kind, record] = self.anew(kind, record)
        return self.made[kind, record]

    def anew(self, kind: str, record: str) -> tuple[bytes, Document]:
        """Return a document made anew."""
        report, words = reports()[kind], Voice(self.language)  # type: ignore[arg-type]
        template = template_for(report, self.office, self.language)  # type: ignore[arg-type]
        if kind not in self.ready:
            self.ready[kind] = prepared(report, template, words)
        data = render(
            report,
            record,
            self.supply,
            template=template,
            words=words,
            office=self.office,
            checksums=self.reading.sha256,
            ready=self.ready[kind],
        ).data
        return data, opened(data)

    def fields(self, kind: str, record: str) -> Mapping[str, object]:
        """Return what the template of a kind may print."""
        found: Mapping[str, object] = self.supply.call(reports()[kind].fields, record=record, unit="")
        return found

    def unhelped(self, kind: str, record: str) -> list[str]:
        """Return the paths of figures that the list of fields does not explain."""
        known = reports()[kind].field_help
        return sorted({one.path for one in sources(self.fields(kind, record)) if one.path not in known})


def demo(home: Path, language: str, change: Callable[[Rows], None] = lambda rows: None) -> Demo:
    """Make the demo office in a folder, its rows changed first, and read it."""
    folder = demo_folder(home, language, "iso9001-2015", change)
    office = load_office(folder, folder)
    return Demo(language, office, read_office(office, as_of=DAY), read(office.registers_folder, language))


def unsettle(rows: Rows) -> None:
    """Leave much of what the demo office has done undone, so that no figure is nought everywhere."""
    for at, row in enumerate(rows["audit_questions"]):
        row["result"] = None if at % 5 == 0 else "not_applicable" if at % 7 == 0 else row.get("result")
    for row in rows["findings"][::3]:
        row.update(status="in_progress", closed_on=None)
    for row in rows["review_decisions"][::2]:
        row.update(status="open", done_on=None, action=None)
    for row in rows["actions"][::4]:
        row.update(status="in_progress", done_on=None, verified_on=None, effectiveness=None)

"""Faults planted in the office's Word templates, found by check at the template, and nothing else."""

from __future__ import annotations

import datetime
import json
import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from qms_xl.check import Checked, check
from qms_xl.office import Office
from qms_xl.ondisk import templates
from qms_xl.read import Reading, with_files
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.word.package import packed

SHIPPED = shipped("docx_templates/pl/audit.docx").read_bytes()
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="{id}" name="Obraz"{alt}/></wp:inline></w:drawing></w:r></w:p>'
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "szablony").mkdir()
    return Office(folder=tmp_path, name="Biuro", language="pl", templates_folder=tmp_path / "szablony")


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(SHIPPED)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def ending_in(inside: str) -> bytes:
    """Return the shipped template with more at the end of its body."""
    found = parts()
    head, end, tail = found["word/document.xml"].rpartition(b"<w:sectPr")
    found["word/document.xml"] = head + inside.encode() + end + tail
    return packed(found)


def changed(part: str, old: str, new: str) -> bytes:
    found = parts()
    assert old.encode() in found[part], (part, old)
    found[part] = found[part].replace(old.encode(), new.encode(), 1)
    return packed(found)


def text(words: str) -> bytes:
    return ending_in(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>")


def field(code: str) -> bytes:
    return ending_in(f"<w:p><w:fldSimple w:instr='{code}'/></w:p>")


def related(kind: str, target: str) -> bytes:
    link = f'<Relationship Id="rId77" Type="{REL}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return changed("word/_rels/document.xml.rels", "</Relationships>", link)


def tracked(inside: str) -> bytes:
    return ending_in(f"<w:p>{inside}</w:p>")


def without(part: str, start: str, end: str) -> bytes:
    found = parts()
    whole = found[part].decode()
    at = whole.index(start)
    found[part] = (whole[:at] + whole[whole.index(end, at) + len(end) :]).encode()
    return packed(found)


_RUN = "<w:r><w:t>tekst</w:t></w:r>"
_TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl><w:p/>"
PLANTED = {
    "TPL001": [
        text("{{ audit.plce }}"),
        text("{{ ofice }}"),
        text("{% if adit.place %}x{% endif %}"),
        text("{% for f in unitz %}x{% endfor %}"),
        text("{% for u in units %}{{ u.hed }}{% endfor %}"),
        changed("docProps/core.xml", "</dc:title>", " {{ nothing }}</dc:title>"),
    ],
    "TPL002": [
        text("{{ office"),
        text("office }}"),
        text("{% if office %}x"),
        text("x{% endfor %}"),
        text("tekst {%p if office %}"),
        ending_in("<w:p><w:r><w:t>{{ off</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ice }}</w:t></w:r></w:p>"),
    ],
    "TPL003": [
        tracked(f'<w:ins w:id="1" w:author="x">{_RUN}</w:ins>'),
        tracked('<w:del w:id="1" w:author="x"><w:r><w:delText>x</w:delText></w:r></w:del>'),
        tracked(f'<w:moveTo w:id="1" w:author="x">{_RUN}</w:moveTo>'),
        tracked('<w:pPr><w:pPrChange w:id="1" w:author="x"><w:pPr/></w:pPrChange></w:pPr>'),
        tracked('<w:r><w:rPr><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>'),
    ],
    "TPL004": [
        related("image", "http://host/logo.png"),
        related("attachedTemplate", "file://host/x.dotm"),
        related("hyperlink", "file:///C:/x.docx"),
        field("INCLUDETEXT //host/x.docx"),
        field("DDEAUTO excel x"),
        field("INCLUDEPICTURE http://host/x.png"),
        ending_in('<w:altChunk r:id="rId1" xmlns:r="' + REL + '"/>'),
    ],
    "TPL005": [
        ending_in(DRAWING.format(id=901, alt="")),
        ending_in(DRAWING.format(id=902, alt=' descr=" "')),
        ending_in(_TABLE),
        without("docProps/core.xml", "<dc:title>", "</dc:title>"),
        packed(parts() | {"word/styles.xml": re.sub(rb"<w:lang [^>]*>", b"", parts()["word/styles.xml"])}),
    ],
    "TPL006": [
        text("{{ 1 + 1 }}"),
        text("{{ office.upper() }}"),
        text("{{ office|safe }}"),
        text("{% set x = 1 %}"),
        text("{% include 'x' %}"),
        text("{% macro m() %}{% endmacro %}"),
        text("{{ units }}"),
    ],
}
CASES = [(code, number) for code, ways in PLANTED.items() for number in range(len(ways))]


def checked(office: Office) -> tuple[Checked, Reading]:
    reading = with_files(office, Reading({}, {}))
    day = datetime.date(2026, 11, 20)
    found = check({}, facts=reading.facts, as_of=day, settings=office.settings, norm=office.norm, select=("TPL",))
    return found, reading


def put(office: Office, data: bytes, name: str = "audit.docx") -> None:
    path = office.templates_folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(("code", "number"), CASES, ids=[f"{code} {number}" for code, number in CASES])
def test_every_planted_fault_is_found_at_its_template_and_nothing_else(office: Office, code: str, number: int) -> None:
    put(office, PLANTED[code][number])
    found, reading = checked(office)
    assert [(issue.code, issue.cell.workbook) for issue in found.issues] == [(code, "szablony/audit.docx")]
    assert reading.failed == ()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_templates_as_they_were_shipped_have_no_issue(office: Office, language: str) -> None:
    for path in shipped(f"docx_templates/{language}").glob("*.docx"):
        put(office, path.read_bytes(), f"{language}/{path.name}")
    put(office, packed(parts()), "audit.docx")  # saved anew: other bytes, no fault
    found, _ = checked(office)
    assert found.issues == ()
    assert found.rules == 6


def test_several_faults_of_one_paragraph_are_told_apart(office: Office) -> None:
    put(office, text("{{ ofice }} {{ adit.place }} {{ ofice }}"))
    found, _ = checked(office)
    assert Counter(issue.code for issue in found.issues) == {"TPL001": 3}
    assert len({issue.about for issue in found.issues}) == 3
    assert all(issue.about.startswith("szablony/audit.docx: ") for issue in found.issues)


def test_names_of_fields_are_never_respelled(office: Office) -> None:
    put(office, text("{{ audit.plce }}"))
    (issue,) = checked(office)[0].issues
    what = issue.facts["what"]
    assert "`audit.plce`" in Voice("pl", "audyt").value(what)
    assert "`audit.place`" in Voice("en").value(what)


def test_a_template_that_no_report_uses_by_itself_may_have_the_fields_of_any(office: Office) -> None:
    put(office, text("{{ review.held_on }} {{ audit.place }}"), "Nasz raport.docx")
    assert checked(office)[0].issues == ()
    put(office, text("{{ review.held_on }}"), "audit.docx")
    assert [issue.cell.workbook for issue in checked(office)[0].issues] == ["szablony/audit.docx"]


def test_a_file_that_is_no_template_is_told_and_the_others_are_read(office: Office) -> None:
    put(office, b"hello", "external.docx")
    put(office, text("{{ ofice }}"))
    put(office, b"hello", "~$audit.docx")
    put(office, b"hello", "notatka.txt")
    found, reading = checked(office)
    assert [issue.code for issue in found.issues] == ["TPL001"]
    assert [error.file for error in reading.failed] == ["szablony/external.docx"]


def test_an_unchanged_template_is_not_read_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    put(office, text("{{ ofice }}"))
    put(office, shipped("docx_templates/pl/review.docx").read_bytes(), "review.docx")
    first = [issue.about for issue in checked(office)[0].issues]
    read: list[str] = []
    was = templates.file_bytes
    monkeypatch.setattr(templates, "file_bytes", lambda path, name: read.append(name) or was(path, name))
    assert [issue.about for issue in checked(office)[0].issues] == first
    assert read == []
    put(office, text("{{ ofice }}{{ ofice }}"))
    assert len(checked(office)[0].issues) == 2
    assert read == ["szablony/audit.docx"]


@pytest.mark.parametrize("wrong", [[["TPL001"]], [5], [["TPL001", 1, 2, 3, 4, 5]]])
def test_a_memory_written_by_another_hand_is_not_believed(office: Office, wrong: object) -> None:
    put(office, text("{{ ofice }}"))
    first = [issue.about for issue in checked(office)[0].issues]
    memory = office.folder / ".qms" / "templates.json"
    told = json.loads(memory.read_bytes())
    for known in told["files"].values():
        known[2] = [known[2][0], *wrong]
    memory.write_text(json.dumps(told))
    assert [issue.about for issue in checked(office)[0].issues] == first

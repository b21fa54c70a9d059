"""Templates as offices change them: saved by another program, sections moved, a logo, other fonts, texts in every place that Word has."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from pathlib import Path

import pytest
from audit_documents import opened, whole_text
from dated_documents import demo
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt
from libreoffice import converted
from lxml import etree
from PIL import Image
from review_documents import DAY

from qms_xl.model import Report
from qms_xl.render import Template, prepared, render, reports, template_for
from qms_xl.rendering.reportable import records
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.word.language import Shape
from qms_xl.word.package import W, packed, read_parts
from qms_xl.word.template import faults


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), "pl")


def made(office, report: Report, template: Template) -> bytes:
    words = Voice("pl")
    record = list(records(report, office.reading, office.office, DAY, (), True, True))[-1]
    return render(
        report,
        record,
        office.supply,
        template=template,
        words=words,
        office=office.office,
        checksums=office.reading.sha256,
        ready=prepared(report, template, words),
    ).data


def lines(data: bytes) -> list[str]:
    return [line for line in whole_text(opened(data)).splitlines() if line.strip()]


@pytest.fixture(scope="module")
def saved_anew(tmp_path_factory) -> Path:
    """All shipped templates, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("anew")
    paths = sorted(shipped("docx_templates/pl").glob("*.docx"))
    converted("docx:MS Word 2007 XML", paths, folder, folder / "profile")
    return folder


@pytest.mark.soffice
@pytest.mark.parametrize("kind", sorted(reports()))
def test_a_template_saved_by_another_program_makes_the_same_document(office, saved_anew, kind):
    report = reports()[kind]
    ours = template_for(report, office.office, "pl")
    data = (saved_anew / ours.name).read_bytes()
    assert data != ours.data
    assert faults(data, ours.name, Shape.of(report.field_help)) == ()
    theirs = Template(ours.name, data, ours=False)
    said, before = (lines(made(office, report, one)) for one in (theirs, nameless(ours)))
    assert [line.replace("\u00ad", "") for line in said] == [line.replace("\u00ad", "") for line in before]


def nameless(template: Template) -> Template:
    """Return the template without the names of its content controls, which LibreOffice 7.4 does not keep: its minutes cannot be read back."""
    found = read_parts(template.data, template.name)
    found["word/document.xml"] = re.sub(rb'<w:tag w:val="qms:[^"]*"/>', b"", found["word/document.xml"])
    return Template(template.name, packed(found), ours=False)


def edited() -> bytes:
    """Return the shipped audit report with what somebody does to it in Word in half a day."""
    document = opened(shipped("docx_templates/pl/audit.docx").read_bytes())
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Heading 1"].font.size = Pt(15)
    logo = io.BytesIO()
    Image.new("RGB", (40, 40)).save(logo, "png")
    first = document.sections[0].header.paragraphs[0]
    first.insert_paragraph_before().add_run().add_picture(logo, width=Pt(40))
    for picture in first._p.getparent().iter("{*}docPr"):
        picture.set("descr", "Herb miasta")
    first.insert_paragraph_before("Raport {{ audit.audit }}")
    document.sections[0].footer.paragraphs[0].insert_paragraph_before("Miejsce: {{ audit.place }}")
    for paragraph in document.paragraphs:  # what the spelling checker and a marker leave behind
        for run in paragraph.runs:
            if run.text.startswith("Audit przeprowadzono"):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                run.text = "Audit przeprowadziliśmy {# uwaga dla nas #}metodą próbkowania w {{ office }}."
    document.core_properties.subject = "{{ audit.objective }}"
    out = io.BytesIO()
    document.save(out)
    found = read_parts(out.getvalue(), "audit.docx")
    root = etree.fromstring(found["word/document.xml"])
    split_as_word_does(root)
    move_the_annexes_first(root)
    found["word/document.xml"] = etree.tostring(root)
    return packed(found)


def split_as_word_does(root) -> None:
    """Split each run with a tag in three, with marks of the spelling checker and of sessions between them."""
    for run in list(root.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if (
            text is None
            or len(run.findall("*")) > 2
            or run.find(f"{W}tab") is not None
            or "{{" not in (text.text or "")
        ):
            continue
        at = text.text.index("{{") + 1
        pieces = (text.text[:at], text.text[at : at + 3], text.text[at + 3 :])
        for number, piece in enumerate(pieces):
            twin = copy.deepcopy(run)
            twin.find(f"{W}t").text = piece
            twin.find(f"{W}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            twin.set(f"{W}rsidR", f"00A{number}0000")
            run.addprevious(twin)
            run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart" if number == 0 else "spellEnd"}))
        run.getparent().remove(run)


def move_the_annexes_first(root) -> None:
    """Put the sections from annex 1 on before the first section: whole ones, as one does by their headings."""
    body = root.find(f"{W}body")
    parts = list(body)
    heads = [
        at
        for at, part in enumerate(parts)
        if part.find(f"{W}pPr/{W}pStyle") is not None and part.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading1"
    ]
    annex = next(at for at in heads if "Załącznik 1" in "".join(parts[at].itertext()))
    following = next(at for at in heads if at > annex)
    for part in parts[annex:following]:
        parts[heads[0]].addprevious(part)


def test_a_template_changed_in_word_is_filled_in_every_place(office):
    report = reports()["audit"]
    data = edited()
    assert faults(data, "audit.docx", Shape.of(report.field_help)) == ()
    ours = template_for(report, office.office, "pl")
    document = made(office, report, Template("audit.docx", data, ours=False))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert not [name for name, text in texts.items() if re.search(r"\{\{|\{%|\{#|[\ue000-\ue005]", text)]
    record = list(records(report, office.reading, office.office, DAY, (), True, True))[-1]
    audit = next(row for row in office.books["audits"] if row["audit"] == record)
    assert any(f"Raport {record}" in text for name, text in texts.items() if "header" in name)
    assert any(f"Miejsce: {audit['place']}" in text for name, text in texts.items() if "footer" in name)
    assert audit["objective"] in texts["docProps/core.xml"]
    assert "w Starostwo." in whole_text(opened(document))
    assert "Georgia" in texts["word/styles.xml"]
    said, before = lines(document), lines(made(office, report, ours))
    assert said.index(before[0]) == 0
    assert next(at for at, line in enumerate(said) if line.startswith("Załącznik 1")) < said.index(
        "1. Informacje ogólne"
    )
    sampling = {line for line in (*said, *before) if line.startswith("Audit przeprowa")}
    assert sorted({*said} - sampling) == sorted({*before} - sampling)

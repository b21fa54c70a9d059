"""The checker of documents is proved: silent on a sound document, one alarm for each planted fault."""

from __future__ import annotations

import io
import zipfile

import pytest
from audit_documents import audit_report
from word_rules import faults

from qms_xl.word.package import packed

DOCUMENT, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="7" name="a"/></wp:inline></w:drawing></w:r></w:p>'
)
PLANTED = [
    (DOCUMENT, "</w:tc>", "<w:tbl/></w:tc>", "a cell does not end in a paragraph"),
    (DOCUMENT, "<w:tblHeader/>", "", "a table without header row"),
    (DOCUMENT, "<w:tblCaption ", "<w:tblCaptionless ", "a table without caption and description"),
    (DOCUMENT, "<w:gridCol ", "<w:gridCol/><w:gridCol ", "a row has not as many cells"),
    (DOCUMENT, "</w:tbl><w:p>", "</w:tbl><w:tbl><w:tr/></w:tbl><w:p>", "no paragraph after a table"),
    (DOCUMENT, 'r:id="rId4"', 'r:id="rId44"', "rId44 leads nowhere"),
    (DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Tytul"/>', "no style Tytul"),
    (DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>', "heading 2 under heading 0"),
    (DOCUMENT, "<w:body>", f"<w:body>{DRAWING * 2}", "docPr id 7 twice"),
    ("word/footer1.xml", 'w:fldCharType="end"', 'w:fldCharType="separate"', "a field is not closed"),
    ("word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="header7.xml"', "header7.xml is not there"),
    ("[Content_Types].xml", "/word/header1.xml", "/word/header7.xml", "header7.xml, which is not there"),
    (STYLES, "<w:lang ", "<w:langless ", "no language"),
    (CORE, "dc:title>", "dc:titel>", "no title"),
]


@pytest.fixture(scope="module")
def sound() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(audit_report("pl"))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_sound_document_raises_no_alarm(sound):
    assert faults(packed({name: text.encode() for name, text in sound.items()})) == []


@pytest.mark.parametrize(("part", "old", "new", "alarm"), PLANTED, ids=[alarm for *_, alarm in PLANTED])
def test_each_planted_fault_raises_its_alarm(sound, part, old, new, alarm):
    times = -1 if part == CORE else 1
    assert old in sound[part]
    planted = {**sound, part: sound[part].replace(old, new, times)}
    found = faults(packed({name: text.encode() for name, text in planted.items()}))
    assert any(alarm in one for one in found), found

"""Every document of every kind, in both languages, is sound to Word, and it and its PDF can be read by who cannot see them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import page
import pdf_rules
import pikepdf
import pytest
import word_rules
from accessible import misses
from review_documents import DAY, demo_folder

from qms_xl.office import load_office
from qms_xl.read import read_office
from qms_xl.render import reports
from qms_xl.rendering import libreoffice
from qms_xl.rendering.batch import make_documents
from qms_xl.rendering.pdf import page_count
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.word.package import packed

KINDS = pytest.mark.parametrize("kind", sorted(reports()))
SIGNED_IN_PARTS = {"actions", "card", "timeline"}  # by person, by box, or not at all
TAGS = {"pl": "pl-PL", "en": "en-GB"}


@pytest.fixture(scope="module", params=["pl", "en"])
def made(request, tmp_path_factory) -> tuple[str, dict[str, list[Path]]]:
    home = demo_folder(tmp_path_factory.mktemp(request.param), request.param, "iso9001-2015")
    office = load_office(home, home)
    reading = read_office(office, as_of=DAY)
    documents = make_documents(office, reading, "all", every=True, as_of=DAY, words=Voice(request.param))
    assert documents.failed == ()
    by_kind: dict[str, list[Path]] = {}
    for one in documents.made:
        by_kind.setdefault(one.kind, []).append(one.path)
    return request.param, by_kind


@KINDS
def test_nothing_is_missing_for_who_reads_by_other_means(made, kind):
    language, by_kind = made
    assert by_kind.get(kind), "the demo makes no document of this kind"
    for path in by_kind[kind]:
        assert misses(path.read_bytes(), TAGS[language]) == [], path.name


@KINDS
def test_word_finds_nothing_to_repair(made, kind):
    for path in made[1][kind]:
        assert word_rules.faults(path.read_bytes()) == [], path.name


@pytest.mark.parametrize("kind", sorted(reports().keys() - SIGNED_IN_PARTS))
def test_signatures_have_what_they_stand_for_on_their_page(made, kind):
    """What comes before the heading of the signatures, the last row of a table, stays on one page with it."""
    for path in made[1][kind]:
        headings = docx.Document(str(path)).element.body.xpath("w:p[w:pPr/w:pStyle/@w:val='Heading1']")
        (heading,) = (one for one in headings if re.search(r"^\d+\. (Podpisy?|Signatures?)$", one.text))
        (last,) = heading.getprevious().xpath("self::w:p | w:tr[last()]/w:tc[1]/w:p[1]")
        assert last.xpath("w:pPr/w:keepNext"), path.name


def largest(made, kind: str) -> Path:
    return max(made[1][kind], key=lambda path: path.stat().st_size)


@pytest.mark.npm
@KINDS
def test_it_is_valid_to_the_open_xml_sdk(made, kind, open_xml_errors):
    path = largest(made, kind)
    if kind == "review":  # the minutes have controls, whose text comes back
        with zipfile.ZipFile(path) as archive:
            assert archive.read("word/document.xml").count(b"<w:sdt>") > 10
    assert open_xml_errors(path) == []


@pytest.fixture(scope="module")
def pdfs(made) -> dict[str, bytes | None]:
    """The largest document of each kind as a PDF, all by one call."""
    program = libreoffice.found()
    assert program is not None
    kinds = sorted(reports())
    documents = [largest(made, kind).read_bytes() for kind in kinds]
    return dict(zip(kinds, libreoffice.converted(documents, program), strict=True))


@pytest.mark.soffice
@KINDS
def test_its_pdf_is_tagged_and_a_checker_of_pdf_ua_passes_it(made, pdfs, kind):
    pdf = pdfs[kind]
    assert pdf is not None
    assert pdf_rules.faults(pdf, TAGS[made[0]]) == []
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert page_count(pdf) == report.document.page_count


@pytest.mark.soffice
def test_the_checker_of_pdf_ua_sees_what_is_taken_away(pdfs):
    with pikepdf.open(io.BytesIO(pdfs["survey"] or b"")) as pdf:
        del pdf.Root["/StructTreeRoot"], pdf.Root["/Lang"]
        out = io.BytesIO()
        pdf.save(out)
    assert page.validate_pdf_bytes(out.getvalue(), profile="ua1").failures


def broken(part: str, *changes: tuple[str, str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(shipped("docx_templates/pl/audit.docx").read_bytes())) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    text = found[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found[part] = text.encode()
    return packed(found)


@pytest.mark.parametrize(
    ("part", "old", "new", "what"),
    [
        ("docProps/core.xml", "<dc:language>pl-PL", "<dc:language>en-GB", "language of the properties"),
        ("word/styles.xml", 'w:val="pl-PL"', 'w:val="en-US"', "another language"),
        ("word/document.xml", "<w:tblHeader/>", "", "without header row"),
        ("word/document.xml", "<w:tblCaption ", "<w:tblLook2 ", "without tblCaption"),
        ("word/document.xml", 'w:pStyle w:val="Heading1"', 'w:pStyle w:val="Normal"', "a heading of level 2"),
    ],
)
def test_each_thing_that_is_taken_away_is_missed(part, old, new, what):
    assert any(what in one for one in misses(broken(part, (old, new)), "pl-PL"))
    assert misses(shipped("docx_templates/pl/audit.docx").read_bytes(), "pl-PL") == []

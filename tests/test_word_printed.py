"""What a Word document says about itself: the checksum of its text, and what is printed at its edges."""

from __future__ import annotations

import pytest
from word_documents import document, field, paragraph

from qms_xl.errors import ReadError
from qms_xl.word.printed import Printed, printed


def said(*body: str, **parts: object) -> Printed:
    return printed(document(*(body or ("Tekst",)), **parts), "P-01.docx")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Symbol: P-07", ("P-07",)),
        ("SYMBOL P-07", ("P-07",)),
        ("Kod dokumentu: KS-KM-01", ("KS-KM-01",)),
        ("Nr procedury: P-07", ("P-07",)),
        ("Document code: P-07", ("P-07",)),
        ("Doc. no. P-07", ("P-07",)),
        ("Code: P-07; Edition: 3", ("P-07",)),
        ("Oznaczenie: P-07 | Wydanie: 3", ("P-07",)),
        ("Symbol JRWA: 0142", ()),
        ("Barcode: 123", ()),
        ("Starostwo Powiatowe", ()),
        ("Egzemplarz nr: 4", ()),
    ],
)
def test_a_code_is_what_stands_behind_a_word_for_it(line: str, codes: tuple[str, ...]) -> None:
    assert said(header=(line,)).codes == codes
    assert said(footer=(line,)).codes == codes


@pytest.mark.parametrize(
    ("line", "editions"),
    [
        ("Wydanie: 3", ("3",)),
        ("wyd. III", ("III",)),
        ("Edycja 2.1", ("2.1",)),
        ("Edition no. 4", ("4",)),
        ("Issue: 2", ("2",)),
        ("Rev. 7", ("7",)),
        ("Wersja nr 5", ("5",)),
        ("Wydanie 20.11.2026", ()),
        ("Issued on: 2026-11-20", ()),
        ("Reviewed", ()),
        ("Wydanie trzecie", ()),
    ],
)
def test_an_edition_is_the_number_behind_a_word_for_it(line: str, editions: tuple[str, ...]) -> None:
    assert said(header=(line,)).editions == editions


def test_days_are_read_at_the_edges_only_as_they_are_written() -> None:
    found = said("Zmieniono 1.1.2020.", header=("z dnia 20.11.2026 r.",), footer=("2026-11-21", "5 marca 2026"))
    assert found.days == ("2026-11-21", "5 marca 2026", "20.11.2026")
    assert said(core={"description": "20.11.2026"}).days == ()


def test_a_label_and_its_value_may_stand_in_two_cells() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Symbol:')}</w:tc><w:tc>{paragraph('P-07')}</w:tc></w:tr></w:tbl>"
    assert said(header=(table,)).codes == ("P-07",)


def test_properties_are_read_with_the_names_that_the_office_gave_them() -> None:
    found = said(core={"title": "Procedura P-07", "creator": "Anna Nowak"}, custom={"Symbol": "P-07", "Wydanie": "3"})
    assert found.lines == ("Procedura P-07", "Symbol: P-07", "Wydanie: 3")
    assert (found.codes, found.editions) == (("P-07",), ("3",))


def test_the_checksum_is_of_the_text_of_body_header_and_footer() -> None:
    same = said("Tekst", header=("A",), footer=("B",)).sha256
    assert said("Tekst", header=("A",), footer=("B",), core={"title": "x"}).sha256 == same
    assert said("  Tekst ", header=("A",), footer=("B", "")).sha256 == same
    for body, header, footer in (("Tekst.", "A", "B"), ("Tekst", "A.", "B"), ("Tekst", "A", "B."), ("A", "Tekst", "B")):
        assert said(body, header=(header,), footer=(footer,)).sha256 != same


def test_how_word_cuts_a_text_into_runs_and_formats_changes_nothing() -> None:
    cut = "<w:p><w:r><w:t>Tek</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>st</w:t></w:r></w:p>"
    assert said(cut).sha256 == said("Tekst").sha256


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES ", 'DATE \\@ "d.M.yyyy"', 'TOC \\o "1-3"', "FILENAME"])
def test_what_a_moving_field_shows_is_no_part_of_the_text(code: str) -> None:
    assert said("Tekst", footer=(field(code, "1"),)).sha256 == said("Tekst", footer=(field(code, "2"),)).sha256
    simple = f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>{{}}</w:t></w:r></w:fldSimple><w:r><w:t>x</w:t></w:r></w:p>"
    assert said(simple.format(1)).sha256 == said(simple.format(2)).sha256
    assert said(simple.format(1)).sha256 != said(simple.format(1).replace(">x<", ">y<")).sha256


def test_what_another_field_shows_is_text() -> None:
    assert said(field("REF Termin", "7 dni")).sha256 != said(field("REF Termin", "14 dni")).sha256


def test_a_page_number_within_a_field_of_fields_ends_with_it() -> None:
    inner = field("PAGE", "{}").removeprefix("<w:p>").removesuffix("</w:p>")
    nested = (
        f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{inner}<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    )
    nested += "<w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    assert said(nested.format(1, "a")).sha256 == said(nested.format(2, "a")).sha256
    assert said(nested.format(1, "a")).sha256 != said(nested.format(1, "b")).sha256


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        b"{\\rtf1 text}",
        document("Tekst")[:400],
        document("<w:p><w:r>"),
        document("Tekst", extra={"word/header2.xml": '<!DOCTYPE x [<!ENTITY a "b">]><w:hdr/>'}),
    ],
    ids=["empty", "no zip", "another kind", "cut off", "broken part", "doctype"],
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        printed(data, "P-01.docx")

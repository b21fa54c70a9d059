"""`template new`, `fields`, `check`, templates chosen in qms.toml or by --template, and every place that is filled."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from handmade import with_parts
from lxml import etree
from review_documents import demo_folder
from test_word_template import CONTEXT, FIELDS, NS, PLACES, PROPERTIES, body, paragraph, parts

from qms_xl.cli import main
from qms_xl.office import load_office
from qms_xl.ondisk.templates import template_faults_table
from qms_xl.render import reports
from qms_xl.shipped import shipped
from qms_xl.speak import Voice
from qms_xl.word.package import W, packed, read_parts
from qms_xl.word.template import faults, render


@pytest.fixture
def office(tmp_path):
    return demo_folder(tmp_path / "office", "pl", "iso9001-2015")


def run(capsys, *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


# new


def test_new_copies_the_shipped_template_and_says_what_to_do_next(office, capsys):
    code, out, err = run(capsys, "template", "new", "audit", "--office", office)
    path = office / "szablony" / "audit.docx"
    assert (code, out) == (0, f"{path}\n")
    assert path.read_bytes() == shipped("docx_templates/pl/audit.docx").read_bytes()
    assert "template fields audit" in err


def test_new_never_writes_over_a_template_and_offers_another_name(office, capsys):
    run(capsys, "template", "new", "audit", "--office", office)
    path = office / "szablony" / "audit.docx"
    path.write_bytes(b"ours")
    code, out, err = run(capsys, "template", "new", "audit", "--office", office)
    assert (code, out) == (2, "")
    assert path.read_bytes() == b"ours"
    assert "--name" in err
    code, out, err = run(capsys, "template", "new", "audit", "--name", "krótki", "--office", office)
    assert code == 0
    assert out.strip().endswith("krótki.docx")
    assert '[reports.templates]\naudit = "krótki.docx"' in err


def test_a_template_in_another_language_goes_into_a_folder_of_its_own(office, capsys):
    assert run(capsys, "template", "new", "review", "--language", "en", "--office", office)[0] == 0
    path = office / "szablony" / "en" / "review.docx"
    assert path.read_bytes() == shipped("docx_templates/en/review.docx").read_bytes()


@pytest.mark.parametrize("words", [["new"], ["new", "audit", "review"], ["fields"], ["new", "audyt"], ["fields", "x"]])
def test_a_kind_is_asked_for_and_the_nearest_offered(office, capsys, words):
    code, _, err = run(capsys, "template", *words, "--office", office)
    assert code == 2
    assert "audit" in err


# fields


@pytest.mark.parametrize("kind", sorted(reports()))
def test_fields_lists_every_field_with_its_meaning_in_both_languages(capsys, kind):
    told = json.loads(run(capsys, "template", "fields", kind, "--format", "json")[1])
    assert [one["field"] for one in told["fields"]] == list(reports()[kind].field_help)
    assert all(one["pl"].strip() and one["en"].strip() for one in told["fields"])
    for language in ("pl", "en"):
        lines = run(capsys, "template", "fields", kind, "--language", language)[1].splitlines()
        for one in told["fields"]:
            line = next(line for line in lines if line.split("  ")[0] == one["field"])
            assert one["pl"] in line
            assert one["en"] in line


# check


def in_office(office, name: str, data: bytes):
    path = office / "szablony" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_check_names_template_place_paragraph_and_cure(office, capsys):
    in_office(office, "audit.docx", body(paragraph("Miejsce: {{ audit.plce }}")))
    code, out, _ = run(capsys, "template", "check", "--office", office)
    assert code == 1
    assert "szablony/audit.docx: TPL001 (treść dokumentu: „Miejsce: {{ audit.plce }}”)" in out
    assert "„audit.place”" in out
    told = json.loads(run(capsys, "template", "check", "--office", office, "--format", "json", "--language", "en")[1])
    first = told["templates"][0]
    assert first["usable"] is False
    assert {fault["code"] for fault in first["faults"]} == {"TPL001", "TPL005"}
    assert [one["severity"] for one in first["faults"] if one["code"] == "TPL001"] == ["error"]


def test_check_holds_a_template_to_the_kind_that_qms_toml_makes_of_it(office, capsys):
    in_office(office, "nasz.docx", body(paragraph("{{ review.review }}")))
    assert run(capsys, "template", "check", "nasz.docx", "--office", office)[0] == 0
    toml = office / "qms.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[reports.templates]\naudit = "nasz.docx"\n', encoding="utf-8")
    code, out, _ = run(capsys, "template", "check", "nasz.docx", "--office", office)
    assert code == 1
    assert "review" in out


def test_a_template_whose_minutes_cannot_be_read_back_is_told_so(office, capsys):
    """As a program leaves it that drops content controls; the shipped one and one of another kind have nothing to be told."""
    shipped_one = shipped("docx_templates/pl/review.docx").read_bytes()
    in_office(office, "audit.docx", body(paragraph("{{ audit.place }}")))
    for data, told in ((shipped_one, False), (without_controls(shipped_one), True)):
        in_office(office, "review.docx", data)
        code, out, _ = run(capsys, "template", "check", "--office", office)
        assert code == 0
        assert out.count("minutes read") == told
        listed = json.loads(run(capsys, "template", "check", "--office", office, "--format", "json")[1])["templates"]
        assert [len(one["notes"]) for one in listed] == [0, told]


def without_controls(template: bytes) -> bytes:
    """Return the template with what stood in its content controls, but without them."""
    document = read_parts(template, "review.docx")["word/document.xml"]
    text = re.sub(rb"</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>", b"", document)
    return with_parts(template, {"word/document.xml": text})


def test_a_file_that_is_not_there_or_no_document_is_told_and_the_others_are_checked(office, capsys):
    in_office(office, "audit.docx", shipped("docx_templates/pl/audit.docx").read_bytes())
    broken = in_office(office, "zepsuty.docx", b"PK\x03\x04")
    code, out, err = run(capsys, "template", "check", "audit.docx", broken, "brak.docx", "--office", office)
    assert code == 3
    assert "audit.docx: bez zastrzeżeń." in out
    assert "zepsuty.docx" in err
    assert "brak.docx" in err


def test_an_office_without_templates_is_told_what_is_used(office, capsys):
    code, out, err = run(capsys, "template", "check", "--office", office)
    assert (code, out) == (0, "")
    assert "dostarczonych z programem" in err


# what a template lacks for who reads it with other means


HEADING = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="1" name="x"{}>{}</wp:docPr></wp:inline></w:drawing></w:r></w:p>'
)
OLD_PICTURE = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"{}><v:imagedata/></v:shape></w:pict></w:r></w:p>'
)
DECORATIVE = '<ext xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"><d:decorative val="1"/></ext>'
ONE = HEADING.format("Heading1", "1. Cel")
CELL = "<w:tc><w:tcPr/><w:p/></w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{}" + CELL + "</w:tr></w:tbl><w:p/>"


def lacking(data: bytes) -> list[str]:
    return [fault.message.en for fault in faults(data, "s.docx", FIELDS)]


def test_a_document_with_title_language_headings_header_rows_and_texts_lacks_nothing():
    whole = ONE + HEADING.format("Heading2", "1.1") + TABLE.format("<w:trPr><w:tblHeader/></w:trPr>")
    assert lacking(body(whole + PICTURE.format(' descr="Godło"', ""))) == []
    assert lacking(body(ONE + PICTURE.format("", DECORATIVE))) == []
    assert lacking(body(ONE + OLD_PICTURE.format(' alt="Godło"'))) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (paragraph("bez nagłówków"), "no headings"),
        (HEADING.format("Heading2", "od drugiego"), "under level 0"),
        (ONE + HEADING.format("Normal", "a").replace("</w:pPr>", '<w:outlineLvl w:val="2"/></w:pPr>'), "under level 1"),
        (ONE + HEADING.format("Heading2", " "), "A heading is empty"),
        (ONE + TABLE.format(""), "no header row"),
        (ONE + PICTURE.format("", ""), "no alternative text"),
        (ONE + OLD_PICTURE.format(""), "no alternative text"),
    ],
)
def test_each_thing_that_is_lacking_is_said(inside, what):
    found = lacking(body(inside))
    assert len(found) == 1
    assert what in found[0]


def test_lacking_title_and_language_are_said():
    found = parts() | {"word/document.xml": f"<w:document {NS}><w:body>{ONE}<w:sectPr/></w:body></w:document>".encode()}
    styles = etree.fromstring(found["word/styles.xml"])
    for language in list(styles.iter("{*}lang")):
        language.getparent().remove(language)
    core = found["docProps/core.xml"].decode()
    start, end = core.index("<dc:title>"), core.index("</dc:title>")
    found["word/styles.xml"] = etree.tostring(styles)
    found["docProps/core.xml"] = (core[:start] + core[end + len("</dc:title>") :]).encode()
    assert [one.partition(";")[0] for one in lacking(packed(found))] == [
        "The document does not name its language",
        "The document has no title in its properties",
    ]


def test_a_language_set_for_the_style_normal_as_the_cure_says_is_one():
    found = parts() | {"word/document.xml": f"<w:document {NS}><w:body>{ONE}<w:sectPr/></w:body></w:document>".encode()}
    styles = etree.fromstring(found["word/styles.xml"])
    language, *others = styles.iter("{*}lang")
    for one in others:
        one.getparent().remove(one)
    normal = next(
        one for one in styles.iter("{*}style") if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
    )
    looks = normal.find(f"{W}rPr")
    (etree.SubElement(normal, f"{W}rPr") if looks is None else looks).append(language)
    assert lacking(packed(found | {"word/styles.xml": etree.tostring(styles)})) == []


def test_a_style_that_is_based_on_a_heading_is_one():
    found = parts()
    own = '<w:style w:type="paragraph" w:styleId="Nasz"><w:name w:val="Nasz"/><w:basedOn w:val="Heading2"/></w:style>'
    found["word/styles.xml"] = found["word/styles.xml"].replace(b"</w:styles>", f"{own}</w:styles>".encode())
    whole = f"<w:body>{HEADING.format('Nasz', 'x')}<w:sectPr/></w:body>"
    found["word/document.xml"] = f"<w:document {NS}>{whole}</w:document>".encode()
    assert "under level 0" in lacking(packed(found))[0]


# which template is used


def made_of(office, capsys, *words: str) -> str:
    code, out, err = run(capsys, "report", "audit", "AW-2026-01", "--office", office, "--as-of", "2026-11-20", *words)
    assert code == 0, err
    with zipfile.ZipFile(out.strip()) as archive:
        return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())


def test_the_template_comes_from_the_option_else_from_qms_toml_else_from_the_folder_else_from_us(office, capsys):
    assert "RAPORT Z AUDITU NR" in made_of(office, capsys)
    in_office(office, "audit.docx", body(paragraph("z folderu")))
    assert made_of(office, capsys) == "z folderu"
    in_office(office, "krótki.docx", body(paragraph("z qms.toml")))
    toml = office / "qms.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8") + '\n[reports.templates]\naudit = "krótki.docx"\n', encoding="utf-8"
    )
    assert made_of(office, capsys) == "z qms.toml"
    in_office(office, "długi.docx", body(paragraph("z opcji")))
    assert made_of(office, capsys, "--template", "długi") == "z opcji"
    assert made_of(office, capsys, "--template", str(office / "szablony" / "długi.docx")) == "z opcji"


@pytest.mark.parametrize("chosen", ["../x.docx", "C:/x.docx", "//host/x.docx", "x.txt", "con.docx"])
def test_a_template_outside_the_folder_or_of_another_kind_is_no_choice(office, capsys, chosen):
    toml = office / "qms.toml"
    toml.write_text(f'language = "pl"\n[reports.templates]\naudit = "{chosen}"\n', encoding="utf-8")
    code, _, err = run(capsys, "report", "audit", "AW-2026-01", "--office", office)
    assert code == 2
    assert "reports.templates.audit" in err


def test_a_template_that_qms_toml_names_but_nobody_made_is_told_with_the_key(office, capsys):
    toml = office / "qms.toml"
    toml.write_text('language = "pl"\n[reports.templates]\naudit = "nie ma.docx"\n', encoding="utf-8")
    code, _, err = run(capsys, "report", "audit", "AW-2026-01", "--office", office)
    assert code == 2
    assert "[reports.templates] audit" in err


# every place is filled


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "hostile", ["Urząd & Spółka <„A”>", "{{ total }} {% x %}", "a\x07b", "\u202eabc", "ą" * 32_000]
)
def test_every_place_is_filled_and_shows_what_was_typed(place, hostile):
    template = PLACES[place]("[{{ office }}]")
    data = render(template, "s.docx", FIELDS, {**CONTEXT, "office": hostile}, Voice("pl"), PROPERTIES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [
            "".join(etree.fromstring(archive.read(name)).itertext())
            for name in archive.namelist()
            if name.endswith("xml")
        ]
    shown = f"[{hostile}]".replace("\x07", "")
    assert any((shown if "property" not in place else shown[:200]) in text for text in texts)


# one answer


def test_check_says_of_every_template_what_the_rules_say(office, capsys):
    toml = office / "qms.toml"
    chosen = '[reports.templates]\naudit = "nasz.docx"\nreview = "wspólny.docx"\nsurvey = "wspólny.docx"\ncard = "en/card 2.docx"\n'
    toml.write_text(toml.read_text(encoding="utf-8") + chosen, encoding="utf-8")
    of_audit, of_review = (shipped(f"docx_templates/pl/{kind}.docx").read_bytes() for kind in ("audit", "review"))
    for name, data in {
        "audit.docx": of_review,  # the shipped one of another kind
        "nasz.docx": body(paragraph("{{ review.review }}")),
        "wspólny.docx": of_review,  # a survey lacks its fields
        "wolny.docx": body(paragraph("{{ review.review }} {{ audit.place }} {{ nothing }}")),
        "plan.docx": body(paragraph("{{ office")),
        "en/card 2.docx": of_audit,
        "en/review.docx": shipped("docx_templates/en/review.docx").read_bytes(),
    }.items():
        in_office(office, name, data)
    code, out, _ = run(capsys, "template", "check", "--office", office, "--format", "json")
    assert code == 1
    told = {
        (one["template"], fault["code"], fault["where"], fault["paragraph"], fault["message"])
        for one in json.loads(out)["templates"]
        for fault in one["faults"]
    }
    here = load_office(office, office)
    for _ in range(2):  # the second time from memory
        table = template_faults_table(here)[0].frame
        names = ("workbook", "code", "where_pl", "paragraph", "what_pl")
        assert {tuple(row) for row in table[list(names)].itertuples(index=False)} == told
    errors = {name for name, code, *_ in told if code != "TPL005"}
    assert errors == {
        f"szablony/{one}"
        for one in ("audit.docx", "nasz.docx", "wspólny.docx", "wolny.docx", "plan.docx", "en/card 2.docx")
    }


def test_a_template_that_qms_toml_gives_to_a_kind_is_read_anew_though_it_has_not_changed(office):
    in_office(office, "nasz.docx", body(paragraph("{{ review.review }}")))
    assert set(template_faults_table(load_office(office, office))[0].frame["code"]) == {"TPL005"}
    toml = office / "qms.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '[reports.templates]\naudit = "nasz.docx"\n', encoding="utf-8")
    assert set(template_faults_table(load_office(office, office))[0].frame["code"]) == {"TPL001", "TPL005"}


@pytest.mark.parametrize("kind", ["audit", "review"])
def test_a_template_without_errors_is_one_that_documents_are_made_of(office, capsys, kind):
    """What `check` passes `report` takes, and what it refuses `report` refuses: with each fault there is, for a chosen file."""
    toml = office / "qms.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + f'[reports.templates]\n{kind} = "nasz.docx"\n', encoding="utf-8")
    record = {"audit": "AW-2026-01", "review": "PZ-2026"}[kind]
    for text in ("{{ audit.place }}", "{{ review.held_on }}", "{{ office }}", "{{ office.x }}", "{% if office %}"):
        in_office(office, "nasz.docx", body(paragraph(text)))
        usable = run(capsys, "template", "check", "nasz.docx", "--office", office)[0] == 0
        code, _, err = run(capsys, "report", kind, record, "--office", office, "--as-of", "2026-11-20")
        assert (code == 0) is usable, (text, err)

"""The summary of an external audit: one page, the body's findings and deadlines, the office's actions, one signature."""

from __future__ import annotations

import subprocess

import pytest
from audit_documents import headings, opened, table, whole_text
from libreoffice import converted
from review_documents import minutes
from word_rules import faults

from qms_xl.errors import UsageError
from qms_xl.model import Figure
from qms_xl.reports.external import due, possible
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

POLISH = """as_of 2026-11-20
audits
| audit | audit_type | units | planned_from | status | body | lead_auditor | auditors | certificate | documents | held_from | held_to | conclusion | report_no | reported_on | case_no |
| AZ-2026-01 | nadzoru | CU | 2026-06-10 | raport wydany | Jednostka S.A. | Jan Obcy | Ewa Obca | C/1 | PO-01; PO-07 | 2026-06-10 | 2026-06-11 | Certyfikat podtrzymany. | 77/26 | 2026-06-20 | OR.1.2026 |
| AZ-2026-02 | certyfikujący | CU | 2026-07-10 | przeprowadzony | | | | | | | | | | | |
| AZ-2026-03 | ponownej certyfikacji | CU | 2026-08-10 | zaplanowany | | | | | | | | | | | |
| AZ-2026-04 | przedcertyfikacyjny | CU | 2024-08-10 | zamknięty | | | | | | 2024-08-10 | 2024-08-10 | | | | |
| AW-2026-01 | wewnętrzny pozaplanowy | CU | 2026-09-10 | przeprowadzony | | | | | | 2026-09-10 | 2026-09-10 | | | | |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade | external_due | correction |
| U-1 | audit zewnętrzny | AZ-2026-01 | 2026-06-11 | CU | Brak analizy mierników. | w realizacji | niezgodność mała | 2026-09-10 | Omówiono wyniki. |
| U-2 | audit zewnętrzny | AZ-2026-01 | 2026-06-11 | CU | Ryzyka raz w roku. | zgłoszone | spostrzeżenie | | |
| U-3 | audit zewnętrzny | AZ-2026-01 | 2026-06-11 | CU | Bez terminu. | zgłoszone | niezgodność duża | | |
| U-4 | audit zewnętrzny | AZ-2026-01 | 2026-06-11 | CU | Anulowane. | anulowane | niezgodność mała | | |
| U-5 | audit wewnętrzny | AW-2026-01 | 2026-09-10 | CU | Cudze. | zgłoszone | niezgodność mała | | |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-1 | korygujące | ustalenie (niezgodność) | U-1 | Stały punkt narady. | Ewa Pełna | 2026-06-20 | 2026-08-31 | w realizacji | | | | | |
certificates
| certificate | norm | body | issued_on | valid_to |
| C/1 | PN-EN ISO 9001:2015-10 | Jednostka S.A. | 2025-07-01 | 2028-06-30 |
units
| unit | name | unit_type |
| CU | Urząd Miasta | cały urząd |
people
| person | position | roles |
| Ewa Pełna | Sekretarz | pełnomocnik ds. SZJ |
"""
ENGLISH = """as_of 2026-11-20
audits
| audit | audit_type | units | planned_from | status |
| EA-2026-01 | surveillance | WO | 2026-06-10 | held |
"""


def summary(record: str = "AZ-2026-01", text: str = POLISH, language: str = "pl", **more: object) -> bytes:
    return minutes(language, text, record, kind="external", **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def document():
    return opened(summary())


def test_it_names_body_dates_certificate_units_procedures_and_the_bodys_report(document):
    text = whole_text(document)
    assert "audit nadzoru" in text
    for line in (
        "Jednostka przeprowadzająca:\tJednostka S.A.",
        "Zespół:\tJan Obcy, Ewa Obca",
        "Termin:\t10.06.2026 – 11.06.2026",
        "Certyfikat:\tC/1, PN-EN ISO 9001:2015-10, ważny do 30.06.2028",
        "Komórki:\tCU – Urząd Miasta",
        "Procedury:\tPO-01, PO-07",
        "Raport jednostki:\tnr 77/26, 20.06.2026",
        "Wnioski:\tCertyfikat podtrzymany.",
    ):
        assert line in text


def test_findings_stand_with_the_bodys_deadline_and_the_offices_actions(document):
    rows = table(document, "Ustalenia z auditu")[1:]
    assert [row[0].split("\n")[0] for row in rows] == ["U-1", "U-2", "U-3"]
    assert [row[2] for row in rows] == ["10.09.2026", "–", "nie uzupełniono"]
    assert rows[0][3] == "Korekcja: Omówiono wyniki.\nD-1: Stały punkt narady. (Ewa Pełna, do 31.08.2026; po terminie)"
    assert rows[1][3] == "w rejestrze nie ma działań"


def test_the_count_by_grade_leads_back_to_its_rows(document):
    text = whole_text(document)
    assert "Ustalenia: 3; niezgodność duża: 1, niezgodność mała: 1, spostrzeżenie: 1." in text
    assert "Działania.xlsx, Ustalenia i niezgodności: Liczba ustaleń razem: 3\xa0(2–4); " in text


def test_the_quality_representative_alone_signs(document):
    rows = table(document, "Podpis")
    assert [row[:2] for row in rows[1:]] == [["Sporządził: pełnomocnik ds. SZJ", "Ewa Pełna"]]


@pytest.mark.parametrize(("language", "record", "text"), [("pl", "AZ-2026-02", POLISH), ("en", "EA-2026-01", ENGLISH)])
def test_the_emptiest_audit_gets_a_sound_page_that_says_so(language, record, text):
    data = summary(record, text, language)
    assert faults(data) == []
    said = whole_text(opened(data))
    assert {"pl": "nie uzupełniono", "en": "not filled in"}[language] in said
    assert {"pl": "W rejestrze nie ma ustaleń z tego auditu.", "en": "The register holds no finding of this audit."}[
        language
    ] in said
    assert len(headings(opened(data))) == 3


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %}"
    data = summary(text=POLISH.replace("Brak analizy mierników.", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


def test_word_finds_nothing_to_repair():
    assert faults(summary()) == []


def test_a_workbook_without_the_columns_that_a_state_follows_from_gets_a_dash(monkeypatch):
    from qms_xl.errors import AbsentColumn
    from qms_xl.reports import external

    def lacking(*_: object) -> None:
        raise AbsentColumn("actions", "verify_due")

    monkeypatch.setattr(external, "action_state", lacking)
    rows = table(opened(summary()), "Ustalenia z auditu")
    assert rows[1][3].endswith("(Ewa Pełna, do 31.08.2026; –)")


def test_an_audit_of_the_offices_own_is_refused_with_the_way_to_its_report():
    with pytest.raises(UsageError) as told:
        summary("AW-2026-01")
    assert "nie jest auditem zewnętrznym" in told.value.message.pl
    assert "qms-xl report audit AW-2026-01" in told.value.remedy.pl


@pytest.mark.parametrize("record", ["AZ-2026-01", "AZ-2026-02", "AZ-2026-03", "AZ-2026-04"])
def test_the_audit_report_refuses_external_audits_with_the_way_to_the_summary(record):
    with pytest.raises(UsageError) as told:
        minutes("pl", POLISH, record, kind="audit")
    assert f"qms-xl report external {record}" in told.value.remedy.pl


def test_summaries_are_due_from_the_audit_to_its_closing():
    audits = parse_tables(POLISH, Settings(), "pl").registers["audits"]
    assert list(due(audits)) == ["AZ-2026-01", "AZ-2026-02"]
    assert list(possible(audits)) == ["AZ-2026-01", "AZ-2026-02", "AZ-2026-04"]


def test_audit_is_spelled_as_the_office_does():
    assert "1. Audyt" in headings(opened(summary(spelling="audyt")))


def test_every_number_of_the_summary_is_a_figure():
    from qms_xl.norms import profile
    from qms_xl.render import reports
    from qms_xl.supply import Supply

    read = parse_tables(POLISH, Settings(), "pl")
    supply = Supply(read.registers, {}, as_of=read.as_of, settings=Settings(), norm=profile(read.norm))
    fields = supply.call(reports()["external"].fields, record="AZ-2026-01")
    assert isinstance(fields["total"], Figure)
    assert all(isinstance(line["number"], Figure) for line in fields["counts"])


@pytest.mark.soffice
def test_it_is_one_page(tmp_path):
    (tmp_path / "s.docx").write_bytes(summary())
    converted("pdf", [tmp_path / "s.docx"], tmp_path, tmp_path / "profile")
    told = subprocess.run(["pdfinfo", str(tmp_path / "s.pdf")], check=True, capture_output=True, text=True).stdout
    assert [line.split()[-1] for line in told.splitlines() if line.startswith("Pages")] == ["1"]


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "s.docx").write_bytes(summary())
    assert open_xml_errors(tmp_path / "s.docx") == []

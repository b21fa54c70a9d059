"""The audit plan: its sections, the timetable, notice, authorisation, a checklist to print, the attendance list."""

from __future__ import annotations

import pytest
from audit_documents import AUDITS, TEXTS, example, headings, office, opened, table, whole_text
from review_documents import DAY, demo_folder, minutes
from review_recount import read
from word_rules import faults

from qms_xl.cli import main
from qms_xl.errors import UsageError
from qms_xl.reports.plan import due, possible
from qms_xl.settings import Settings

SECTIONS = {
    "pl": [
        "1. Informacje ogólne",
        "2. Cel i zakres auditu",
        "3. Kryteria auditu",
        "4. Zespół auditujący i auditowani",
        "5. Harmonogram",
        "6. Ustalenia z poprzednich auditów do sprawdzenia",
        "7. Poufność i rozdzielnik",
        "8. Podpisy",
        "Załącznik 1. Zawiadomienie o audicie",
        "Załącznik 2. Upoważnienie do przeprowadzenia auditu",
        "Załącznik 3. Lista pytań do wydruku",
        "Załącznik 4. Lista obecności",
        "Załącznik 5. Zestawienie źródeł danych",
    ],
    "en": [
        "1. General information",
        "2. Objective and scope",
        "3. Criteria",
        "4. Audit team and auditees",
        "5. Timetable",
        "6. Previous findings to be followed up",
        "7. Confidentiality and distribution",
        "8. Signatures",
        "Annex 1. Notice of the audit",
        "Annex 2. Authorisation to carry out the audit",
        "Annex 3. Checklist to print",
        "Annex 4. Attendance list",
        "Annex 5. Sources",
    ],
}
SMALL = """as_of 2026-11-20
audits
| audit | audit_type | units | planned_from | planned_to | status | lead_auditor | documents | programme |
| AW-1 | wewnętrzny | KM; FN | 2026-12-01 | 2026-12-02 | przygotowany | Ewa Lis | P-1; P-2 | |
| AW-2 | wewnętrzny pozaplanowy | KM | 2027-02-01 | | zaplanowany | | | |
| AW-3 | wewnętrzny | KM | 2027-06-01 | | zaplanowany | | | |
| AW-4 | wewnętrzny | KM | 2026-12-01 | | odwołany | | | |
| AW-5 | wewnętrzny | KM | 2026-09-01 | | przeprowadzony | | | |
| AZ-1 | nadzoru | KM | 2026-12-01 | | przygotowany | | | |
audit_questions
| audit | no | question | unit | doc | clause | auditor | result |
| AW-1 | 1 | Czy jest rejestr? | KM | P-1 | 8.5 | Jan Bór | zgodne |
| AW-1 | 2 | Czy są odbiory? | | P-1 | 8.2 | | |
documents
| doc | title | doc_type | status | owner | edition | effective_from | units |
| P-1 | Pierwsza | procedura | obowiązujący | Ewa Lis | 2 | 2024-01-01 | KM; FN |
| P-2 | Druga | procedura | obowiązujący | Ewa Lis | 1 | 2024-01-01 | FN |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade |
| U-1 | audit wewnętrzny | AW-5 | 2026-09-01 | KM | Stare. | w realizacji | niezgodność mała |
people
| person | position | roles |
| Ewa Lis | inspektor | auditor wiodący |
| Zofia Wójt | Wójt | najwyższe kierownictwo |
| Adam Pełny | sekretarz | pełnomocnik ds. SZJ |
units
| unit | name | unit_type | head |
| KM | Wydział Komunikacji | wydział | Karol Ster |
| FN | Wydział Finansowy | wydział | |
"""


def plan(record: str = "AW-1", text: str = SMALL, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="plan")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_sections_stand_in_their_order(language):
    assert headings(opened(plan(AUDITS[language], TEXTS[language], language))) == SECTIONS[language]


def test_the_timetable_goes_through_units_and_the_procedures_that_they_use():
    rows = table(opened(plan()), "Harmonogram")[1:]
    assert [row[1:] for row in rows] == [
        ["wszystkie", "spotkanie otwierające", "–", "–", "Ewa Lis"],
        ["KM", "P-1", "8.2, 8.5", "2", "Jan Bór"],
        ["FN", "P-1", "8.2", "1", "Ewa Lis"],
        ["FN", "P-2", "–", "0", "Ewa Lis"],
        ["wszystkie", "spotkanie zamykające", "–", "–", "Ewa Lis"],
    ]


def test_notice_and_authorisation_name_who_is_told_and_who_may():
    text = whole_text(opened(plan()))
    assert "–\tKarol Ster (KM)" in text
    assert "–\tkierownik komórki (FN)" in text
    assert "Zawiadamiam o audicie AW-1 (rodzaj: wewnętrzny)." in text
    assert table(opened(plan()), "Osoby upoważnione")[1:] == [["auditor wiodący", "Ewa Lis", "inspektor", "–"]]
    signed = [one for one in opened(plan()).tables if one.rows[0].cells[0].text == "Rola" and len(one.rows) == 2]
    assert ["Upoważniam: Wójt", "Zofia Wójt"] in [[cell.text for cell in one.rows[1].cells][:2] for one in signed]


def test_the_checklist_has_a_box_for_each_result_and_no_result_typed():
    rows = table(opened(plan()), "Lista pytań auditowych")[1:]
    assert [row[0] for row in rows] == ["1", "2"]
    assert all(row[3] == "☐ zgodne\n☐ niezgodne\n☐ spostrzeżenie\n☐ nie dotyczy" for row in rows)
    assert all(row[4] == "" for row in rows)
    assert "Lista ma 2 pytania." in whole_text(opened(plan()))


def test_findings_still_open_in_the_units_are_to_be_followed_up():
    text = whole_text(opened(plan()))
    assert "W tych komórkach nie zamknięto 1 ustalenia z poprzednich auditów." in text
    assert [row[0] for row in table(opened(plan()), "Niezamknięte ustalenia z poprzednich auditów")[1:]] == ["U-1"]


def test_a_plan_for_one_unit_asks_that_unit_alone():
    from qms_xl.render import render, reports, supplied, template_for
    from qms_xl.speak import Voice

    registers, here = example("pl", SMALL).registers, office("pl")
    one = reports()["plan"]
    data = render(
        one,
        "AW-1",
        supplied(here, registers, {}, DAY),
        template=template_for(one, here, "pl"),
        words=Voice("pl"),
        office=here,
        unit="FN",
    ).data
    assert {row[1] for row in table(opened(data), "Harmonogram")[1:]} == {"wszystkie", "FN"}
    assert [row[0] for row in table(opened(data), "Lista pytań auditowych")[1:]] == ["2"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_emptiest_audit_gets_a_sound_plan_that_says_so(language):
    text = {
        "pl": "as_of 2026-11-20\naudits\n| audit | audit_type | units | planned_from | status |\n| A | wewnętrzny | KM | 2026-12-01 | zaplanowany |\n",
        "en": "as_of 2026-11-20\naudits\n| audit | audit_type | units | planned_from | status |\n| A | internal | VR | 2026-12-01 | planned |\n",
    }[language]
    data = plan("A", text, language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    said = whole_text(opened(data))
    assert {"pl": "nie uzupełniono", "en": "not filled in"}[language] in said
    assert {"pl": "W rejestrze nie ma pytań do tego auditu.", "en": "The register holds no questions for this audit."}[
        language
    ] in said


def test_plans_are_due_of_audits_that_are_near():
    audits = example("pl", SMALL).registers["audits"]
    assert list(due(audits, DAY, Settings())) == ["AW-1", "AW-2"]
    assert list(possible(audits)) == ["AW-1", "AW-2", "AW-3"]


def test_an_audit_of_a_certification_body_is_refused():
    with pytest.raises(UsageError) as told:
        plan("AZ-1")
    assert "nie jest auditem wewnętrznym" in told.value.message.pl


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = plan(text=SMALL.replace("Czy jest rejestr?", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_demo_offices_plans_count_their_questions_as_a_plain_script_does(tmp_path, language, capsys):
    home = demo_folder(tmp_path / "office", language, "")
    books = read(next(path.parent for path in home.rglob("*.xlsx")), language)
    audits = [row for row in books["audits"] if row["audit_type"] in ("internal", "unplanned", "follow_up")][-6:]
    words = ["report", "plan", *(one["audit"] for one in audits), "--office", str(home), "--as-of", str(DAY)]
    assert main([*words, "--output", str(tmp_path / "out")]) == 0, capsys.readouterr().err
    name, caption = {"pl": ("Plan auditu", "Harmonogram"), "en": ("Audit plan", "Timetable")}[language]
    for audit in audits:
        document = opened((tmp_path / "out" / f"{name} {audit['audit']}.docx").read_bytes())
        asked = [row for row in books["audit_questions"] if row["audit"] == audit["audit"]]
        for line in table(document, caption)[2:-1]:
            theirs = [q for q in asked if q["unit"] in (None, "", line[1]) and q["doc"] == line[2]]
            assert line[4] == str(len(theirs)), (audit["audit"], line)


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "p.docx").write_bytes(plan())
    assert open_xml_errors(tmp_path / "p.docx") == []

"""The audit programme: its audits, units by month, clauses, auditors, progress beside the programme before."""

from __future__ import annotations

import pytest
from audit_documents import example, headings, opened, table, whole_text
from review_documents import DAY, minutes
from word_rules import faults

from qms_xl.reports.programme import due, possible

SECTIONS = {
    "pl": [
        "1. Informacje ogólne",
        "2. Cel programu",
        "3. Audity w programie",
        "4. Inne audity w tym okresie",
        "5. Harmonogram komórek",
        "6. Pokrycie komórek i procedur auditami",
        "7. Pokrycie punktów normy",
        "8. Auditorzy",
        "9. Realizacja programu",
        "10. Zmiany w programie",
        "11. Podpisy",
        "Załącznik 1. Zestawienie źródeł danych",
    ],
    "en": [
        "1. General information",
        "2. Objective",
        "3. Audits in the programme",
        "4. Other audits in the period",
        "5. Units by month",
        "6. Coverage of units and procedures",
        "7. Coverage of clauses",
        "8. Auditors",
        "9. Progress of the programme",
        "10. Changes of the programme",
        "11. Signatures",
        "Annex 1. Sources",
    ],
}
POLISH = """as_of 2026-11-20
audit_programmes
| programme | year | status | objective | approved_by | approved_on | period_from | period_to |
| PA-2024 | 2024 | zrealizowany | Dawny | | | | |
| PA-2025 | 2025 | uchylony | Uchylony | | | | |
| PA-2026 | 2026 | w realizacji | Ocena systemu | Zofia Wójt | 2025-12-10 | | |
| PA-2027 | 2027 | projekt | | | | 2027-01-01 | 2028-12-31 |
audits
| audit | audit_type | units | planned_from | planned_to | status | programme | lead_auditor | auditors | documents | clauses | held_from | change_reason |
| AW-2 | wewnętrzny | KM; FN | 2026-03-02 | 2026-03-03 | zamknięty | PA-2026 | Ewa Lis | Jan Bór | P-1 | 8.5; 9.1 | 2026-03-05 | |
| AW-1 | wewnętrzny | KM | 2026-02-02 | | przełożony | PA-2026 | Ewa Lis | | | 7.2 | | Choroba |
| AW-3 | wewnętrzny | KM | 2026-12-02 | | zaplanowany | PA-2026 | Jan Bór | | | 8 | | |
| AW-4 | wewnętrzny pozaplanowy | FN | 2026-06-02 | | przeprowadzony | | Ewa Lis | | | 10.2 | 2026-06-02 | |
| AW-5 | wewnętrzny | FN | 2027-06-02 | | zaplanowany | PA-2027 | | | | | | |
| AW-6 | wewnętrzny | FN | 2028-06-02 | | zaplanowany | PA-2027 | | | | | | |
| AW-0 | wewnętrzny | FN | 2024-06-02 | | zamknięty | PA-2024 | | | | | 2024-06-02 | |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade |
| U-1 | audit wewnętrzny | AW-2 | 2026-03-05 | KM | Jedna. | w realizacji | niezgodność mała |
| U-2 | audit wewnętrzny | AW-2 | 2026-03-05 | KM | Cofnięta. | anulowane | niezgodność mała |
| U-3 | audit wewnętrzny | AW-0 | 2024-06-05 | FN | Dawna. | zamknięte | spostrzeżenie |
people
| person | position | unit | roles | auditor_qualified_on | auditor_valid_to |
| Ewa Lis | inspektor | FN | auditor wiodący | 2020-01-01 | 2027-01-01 |
| Jan Bór | referent | KM | auditor wewnętrzny | 2021-01-01 | |
| Zofia Wójt | Wójt | | najwyższe kierownictwo | | |
units
| unit | name | unit_type | in_scope |
| KM | Komunikacja | wydział | tak |
| FN | Finanse | wydział | |
| OR | Organizacyjny | wydział | |
| XX | Poza zakresem | wydział | nie |
certificates
| certificate | norm | issued_on | valid_to | exclusions | status |
| C/1 | PN-EN ISO 9001:2015-10 | 2025-01-01 | 2028-01-01 | 8.3 | ważny |
"""


def programme(record: str = "PA-2026", text: str = POLISH, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="programme")


def test_its_audits_stand_by_date_and_others_apart():
    rows = table(opened(programme()), "Audity w programie")[1:]
    assert [row[0].split("\n")[0] for row in rows] == ["AW-1", "AW-2", "AW-3"]
    assert rows[1] == [
        "AW-2\nwewnętrzny",
        "KM, FN",
        "P-1\npkt 8.5, 9.1",
        "02.03.2026 – 03.03.2026\nodbył się 05.03.2026",
        "Ewa Lis, Jan Bór",
        "zamknięty",
    ]
    assert rows[0][2] == "pkt 7.2"
    others = table(opened(programme()), "Inne audity w tym okresie")[1:]
    assert [row[0] for row in others] == ["AW-4\nwewnętrzny pozaplanowy"]


def test_the_schedule_has_a_line_for_every_unit_in_the_scope():
    rows = {row[0]: row[1:] for row in table(opened(programme()), "Harmonogram komórek")[1:]}
    assert list(rows) == ["KM", "FN", "OR"]
    assert rows["KM"] == ["–", "–", "P", *["–"] * 8, "Z", "2"]
    assert rows["FN"] == ["–", "–", "P", "–", "–", "P", *["–"] * 6, "2"]
    assert rows["OR"] == [*["–"] * 12, "0"]


def test_a_programme_of_several_years_says_which_year():
    document = opened(programme("PA-2027"))
    rows = {row[0]: row[1:] for row in table(document, "Harmonogram komórek")[1:]}
    assert rows["FN"][5] == "Z 27, Z 28"
    assert "PROGRAM AUDITÓW NA ROK 2027–2028" in whole_text(document)


def test_clauses_are_covered_by_themselves_or_by_their_chapter_and_excluded_ones_are_left_out():
    rows = {row[0]: row[2:] for row in table(opened(programme()), "Pokrycie punktów normy")[1:]}
    assert "8.3" not in rows
    assert rows["8.5"] == ["2", "AW-2, AW-3"]
    assert rows["8.2"] == ["1", "AW-3"]
    assert rows["7.2"] == ["0", "–"]
    assert rows["10.2"] == ["1", "AW-4"]


def test_auditors_are_counted_as_leaders_and_members():
    rows = table(opened(programme()), "Auditorzy")[1:]
    assert rows == [
        ["Ewa Lis", "FN", "01.01.2020", "01.01.2027", "2", "0"],
        ["Jan Bór", "KM", "01.01.2021", "bezterminowo", "1", "1"],
    ]


def test_progress_stands_beside_the_programme_before_that_was_not_repealed():
    document = opened(programme())
    assert "Poprzedni program: PA-2024." in whole_text(document)
    rows = table(document, "Realizacja programu")[1:]
    assert [row[1:] for row in rows] == [
        ["1", "3", "więcej"],
        ["1", "1", "bez zmian"],
        ["0", "1", "gorzej"],
        ["0", "0", "bez zmian"],
        ["0", "1", "gorzej"],
        ["1", "0", "mniej"],
        ["0", "0", "bez zmian"],
    ]


def test_what_was_postponed_stands_with_its_reason():
    assert table(opened(programme()), "Audity przełożone i odwołane")[1:] == [
        ["AW-1", "KM", "02.02.2026", "przełożony", "Choroba"]
    ]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_emptiest_programme_says_so(language):
    text = {
        "pl": "as_of 2026-11-20\naudit_programmes\n| programme | year | status |\n| P | 2026 | projekt |\n",
        "en": "as_of 2026-11-20\naudit_programmes\n| programme | year | status |\n| P | 2026 | draft |\n",
    }[language]
    data = programme("P", text, language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    said = whole_text(opened(data))
    for sentence in {
        "pl": ("nie uzupełniono", "W rejestrze nie ma takich auditów.", "W rejestrze osób nie ma auditorów."),
        "en": ("not filled in", "The register holds no such audit.", "The register of people holds no auditor."),
    }[language]:
        assert sentence in said


def test_programmes_are_due_while_they_run():
    programmes = example("pl", POLISH).registers["audit_programmes"]
    assert list(due(programmes, DAY)) == ["PA-2026", "PA-2027"]
    assert list(possible(programmes)) == ["PA-2024", "PA-2026", "PA-2027"]


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = programme(text=POLISH.replace("Ocena systemu", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "p.docx").write_bytes(programme())
    assert open_xml_errors(tmp_path / "p.docx") == []

"""The process card: what the process is, its documents, goals, risks, figures beside the year before."""

from __future__ import annotations

import pytest
from audit_documents import example, headings, opened, table, whole_text
from review_documents import DAY, minutes
from word_rules import faults

from qms_xl.reports.process import due

SECTIONS = {
    "pl": [
        "1. Informacje o procesie",
        "2. Wejścia, wyjścia i klient",
        "3. Dokumenty procesu",
        "4. Cele jakości na rok 2026",
        "5. Mierniki",
        "6. Ryzyka i szanse",
        "7. Funkcjonowanie procesu w roku 2026",
        "8. Audity procesu",
        "9. Zmiany procesu",
        "10. Podpisy",
        "Załącznik 1. Zestawienie źródeł danych",
    ],
    "en": [
        "1. The process",
        "2. Inputs, outputs and customer",
        "3. Documents of the process",
        "4. Quality objectives for 2026",
        "5. Indicators",
        "6. Risks and opportunities",
        "7. How the process works in 2026",
        "8. Audits of the process",
        "9. Changes of the process",
        "10. Signatures",
        "Annex 1. Sources",
    ],
}
POLISH = """as_of 2026-11-20
processes
| process | name | process_type | owner | purpose | inputs | outputs | customer | clauses | units | doc | active_to |
| G1 | Rejestracja | główny | Ewa Lis | Szybko | wniosek | dowód | kierowca | 8.2; 8.5 | KM | KP-G1 | |
| G2 | Dawny | główny | Ewa Lis | | | | | | | | 2025-12-31 |
documents
| doc | title | doc_type | status | owner | edition | effective_from | process | units |
| P-1 | Rejestracja pojazdów | procedura | obowiązujący | Ewa Lis | 2 | 2024-01-01 | G1 | KM |
| P-2 | Dopiero | procedura | zatwierdzony | Ewa Lis | 1 | 2027-01-01 | G1 | KM |
| P-3 | Cudza | procedura | obowiązujący | Ewa Lis | 1 | 2024-01-01 | G2 | KM |
risks
| risk | kind | process | description | probability | impact | owner | accepted_level | response | action |
| R-1 | ryzyko | G1 | Awaria | 2 | 3 | Ewa Lis | | akceptacja | |
| R-2 | ryzyko | G1 | Kolejki | 4 | 4 | Ewa Lis | 8 | | D-1 |
| R-3 | ryzyko | G2 | Cudze | 5 | 5 | Ewa Lis | | | |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status |
| D-1 | doskonalące | ryzyko lub szansa | R-2 | Drugie okienko | Ewa Lis | 2026-10-10 | 2026-12-31 | w realizacji |
findings
| finding | source | detected_on | unit | description | status | grade | process | closed_on |
| U-1 | zgłoszenie pracownika (samokontrola) | 2026-03-05 | KM | Otwarta. | w realizacji | niezgodność mała | G1 | |
| U-2 | zgłoszenie pracownika (samokontrola) | 2025-03-05 | KM | Dawna. | zamknięte | niezgodność mała | G1 | 2025-06-01 |
| U-3 | zgłoszenie pracownika (samokontrola) | 2025-03-05 | KM | Też dawna. | zamknięte | niezgodność duża | G1 | 2025-06-01 |
feedback
| feedback | received_on | channel | subject | process |
| S-1 | 2026-02-01 | skarga | Kolejka | G1 |
| S-2 | 2026-02-01 | pochwała | Miło | G1 |
audits
| audit | audit_type | units | planned_from | status | processes | held_from |
| AW-3 | wewnętrzny | KM | 2027-02-01 | zaplanowany | G1 | |
| AW-2 | wewnętrzny | KM | 2026-02-01 | zamknięty | G1 | 2026-02-03 |
| AW-1 | wewnętrzny | KM | 2023-02-01 | zamknięty | G1 | 2023-02-03 |
changes
| change | kind | description | effective_on | processes |
| Z-1 | zmiana prawa | Nowa ustawa | 2026-07-01 | G1 |
| Z-2 | zmiana prawa | Stara ustawa | 2020-07-01 | G1 |
people
| person | position | roles |
| Ewa Lis | naczelnik | właściciel procesu |
| Adam Pełny | sekretarz | pełnomocnik ds. SZJ |
units
| unit | name | unit_type | head |
| KM | Wydział Komunikacji | wydział | Ewa Lis |
"""


def card(record: str = "G1", text: str = POLISH, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="process")


def test_it_says_what_the_process_is():
    text = whole_text(opened(card()))
    for line in (
        "KARTA PROCESU G1",
        "Właściciel procesu:\tEwa Lis, naczelnik",
        "Komórki realizujące:\tKM – Wydział Komunikacji",
        "Punkty normy:\t8.2, 8.5",
        "Dokument opisujący proces:\tKP-G1 (w rejestrze nie ma obowiązującego wydania)",
    ):
        assert line in text
    assert table(opened(card()), "Wejścia, wyjścia i klient procesu")[1:] == [["wniosek", "dowód", "kierowca"]]


def test_only_its_own_documents_in_force_are_listed():
    assert table(opened(card()), "Dokumenty procesu")[1:] == [
        ["P-1", "Rejestracja pojazdów", "procedura", "2", "01.01.2024"]
    ]


def test_risks_stand_with_their_level_the_highest_first():
    rows = table(opened(card()), "Ryzyka i szanse")[1:]
    assert rows == [
        ["R-2", "ryzyko", "Kolejki", "16", "8", "nie uzupełniono", "D-1"],
        ["R-1", "ryzyko", "Awaria", "6", "9", "akceptacja", "–"],
    ]


def test_figures_stand_beside_the_year_before():
    rows = table(opened(card()), "Funkcjonowanie procesu")[1:]
    assert [row[1:] for row in rows] == [
        ["0", "0", "bez zmian"],
        ["0", "0", "bez zmian"],
        ["2", "1", "lepiej"],
        ["0", "1", "gorzej"],
        ["0", "1", "gorzej"],
        ["0", "1", "więcej"],
        ["–", "1", "–"],
    ]
    assert [row[0] for row in table(opened(card()), "Niezgodności otwarte")[1:]] == ["U-1"]


def test_audits_of_two_years_and_those_to_come_stand_by_date():
    assert [row[0::3] for row in table(opened(card()), "Audity procesu")[1:]] == [
        ["AW-2", "03.02.2026"],
        ["AW-3", "01.02.2027"],
    ]
    assert [row[0] for row in table(opened(card()), "Zmiany procesu")[1:]] == ["Z-1"]


def test_owner_representative_and_management_sign():
    assert [row[:2] for row in table(opened(card()), "Podpisy")[1:]] == [
        ["Właściciel procesu", "Ewa Lis"],
        ["Pełnomocnik ds. SZJ", "Adam Pełny"],
        ["Zatwierdzam: najwyższe kierownictwo", "nie uzupełniono"],
    ]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_emptiest_process_gets_a_sound_card_that_says_so(language):
    text = {
        "pl": "as_of 2026-11-20\nprocesses\n| process | name | process_type | owner |\n| G | Sam | główny | |\n",
        "en": "as_of 2026-11-20\nprocesses\n| process | name | process_type | owner |\n| G | Alone | core | |\n",
    }[language]
    data = card("G", text, language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    said = whole_text(opened(data))
    for sentence in {
        "pl": ("nie uzupełniono", "W rejestrze nie ma mierników tego procesu.", "W rejestrze nie ma ryzyk ani szans"),
        "en": ("not filled in", "The register holds no indicator of this process.", "no risk or opportunity"),
    }[language]:
        assert sentence in said


def test_cards_are_due_of_processes_that_are_run():
    assert list(due(example("pl", POLISH).registers["processes"], DAY)) == ["G1"]


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = card(text=POLISH.replace("Szybko", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "p.docx").write_bytes(card())
    assert open_xml_errors(tmp_path / "p.docx") == []

"""Survey results: forms, scores beside the survey before, answers, falls, what was done."""

from __future__ import annotations

import pytest
from audit_documents import example, headings, opened, table, whole_text
from review_documents import DAY, minutes
from word_rules import faults

from qms_xl.reports._survey_lines import spelled
from qms_xl.reports.survey import due, subjects

SECTIONS = {
    "pl": [
        "1. Informacje o badaniu",
        "2. Zwrot ankiet",
        "3. Wyniki według obszarów",
        "4. Rozkład ocen",
        "5. Spadki satysfakcji",
        "6. Ustalenia i działania po badaniu",
        "7. Podpisy",
        "Załącznik 1. Zestawienie źródeł danych",
    ],
    "en": [
        "1. The survey",
        "2. Forms returned",
        "3. Results by area",
        "4. Answers",
        "5. Falls of satisfaction",
        "6. Findings and actions after the survey",
        "7. Signatures",
        "Annex 1. Sources",
    ],
}
POLISH = """as_of 2026-11-20
surveys
| survey | period | area | unit | returned | issued | audience | scale | count_1 | count_2 | count_3 | count_4 | count_5 |
| BS-2025 | 2025-10 | Uprzejmość | | 100 | 200 | klienci | 5 | 5 | 5 | 10 | 40 | 40 |
| BS-2025 | 2025-10 | Czas | KM | 50 | 100 | klienci | 5 | 10 | 10 | 10 | 10 | 10 |
| BS-2026 | 2026-Q3 | Uprzejmość | | 100 | 200 | klienci | 5 | 10 | 10 | 20 | 30 | 30 |
| BS-2026 | 2026-Q3 | Czas | KM | 20 | | klienci | | 4 | 4 | 4 | 4 | 4 |
| BS-2026 | 2026-Q3 | Forma | KM | 18 | 40 | klienci | 2 | 6 | 12 | | | |
| BP-2026 | 2026 | Atmosfera | | 10 | 20 | pracownicy | 5 | | | | | |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade |
| U-1 | badanie satysfakcji | BS-2026 | 2026-10-05 | KM | Kolejki. | zgłoszone | spostrzeżenie |
| U-2 | badanie satysfakcji | BS-2026 | 2026-10-05 | KM | Cofnięte. | anulowane | spostrzeżenie |
| U-3 | badanie satysfakcji | BS-2025 | 2025-11-05 | KM | Dawne. | zamknięte | spostrzeżenie |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status |
| D-1 | doskonalące | badanie satysfakcji | BS-2026 | Skrócić formularz | Ewa Lis | 2026-10-10 | 2026-12-31 | w realizacji |
people
| person | position | roles |
| Zofia Wójt | Wójt | najwyższe kierownictwo |
| Adam Pełny | sekretarz | pełnomocnik ds. SZJ |
"""


def survey(record: str = "BS-2026", text: str = POLISH, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="survey")


def test_forms_are_counted_once_a_unit_and_no_sum_hides_a_gap():
    assert table(opened(survey()), "Zwrot ankiet")[1:] == [
        ["bez podziału na komórki", "200", "100", "50"],
        ["KM", "40", "20", "50"],
        ["Razem", "240", "120", "–"],
    ]
    gap = POLISH.replace("| Forma | KM | 18 | 40 |", "| Forma | KM | 18 | |")
    assert table(opened(survey(text=gap)), "Zwrot ankiet")[2:] == [
        ["KM", "nie uzupełniono", "20", "–"],
        ["Razem", "dane niepełne", "120", "–"],
    ]


def test_results_stand_beside_the_survey_before_of_the_same_area_and_unit():
    rows = table(opened(survey()), "Wyniki według obszarów")[1:]
    assert rows == [
        ["Uprzejmość", "100", "4,1", "3,6", "80", "60", "gorzej"],
        ["Czas (KM)", "20", "3", "3", "40", "40", "bez zmian"],
        ["Forma (KM)", "18", "–", "1,7", "–", "66,7", "–"],
    ]
    text = whole_text(opened(survey()))
    assert "Okres:\tIII kwartał 2026" in text
    assert "Poprzednie badanie:\tBS-2025" in text


def test_lines_of_different_scales_have_no_common_mean():
    text = whole_text(opened(survey()))
    assert "Wszystkich ocen pozytywnych jest 58%, średnia wszystkich ocen wynosi –." in text


def test_steps_that_a_scale_does_not_have_are_dashes():
    rows = table(opened(survey()), "Rozkład ocen według obszarów")[1:]
    assert rows[2] == ["Forma (KM)", "6", "12", "–", "–", "–", "18"]
    assert rows[1] == ["Czas (KM)", "4", "4", "4", "4", "4", "20"]


def test_only_a_clear_fall_with_enough_forms_is_listed():
    document = opened(survey())
    assert table(document, "Obszary, w których satysfakcja spadła")[1:] == [["Uprzejmość", "80", "60"]]
    assert "więcej niż 5 p.p., a w obu badaniach zwrócono co najmniej 30 ankiet" in whole_text(document)


def test_what_was_found_and_done_names_the_survey():
    document = opened(survey())
    assert [row[0] for row in table(document, "Ustalenia z badania")[1:]] == ["U-1"]
    assert table(document, "Działania po badaniu")[1:] == [["D-1", "Skrócić formularz", "Ewa Lis", "31.12.2026", "–"]]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_survey_without_answers_says_so(language):
    text = {
        "pl": "as_of 2026-11-20\nsurveys\n| survey | period | area | returned |\n| B | 2026 | Czas | |\n",
        "en": "as_of 2026-11-20\nsurveys\n| survey | period | area | returned |\n| B | 2026 | Time | |\n",
    }[language]
    data = survey("B", text, language)
    assert faults(data) == []
    assert headings(opened(data)) == SECTIONS[language]
    said = whole_text(opened(data))
    for sentence in {
        "pl": ("nie uzupełniono", "W rejestrze nie ma policzonych odpowiedzi.", "Takich obszarów nie ma."),
        "en": ("not filled in", "The register holds no counted answers.", "There is no such area."),
    }[language]:
        assert sentence in said


def test_every_survey_is_one_document_and_due_for_a_year():
    surveys = example("pl", POLISH).registers["surveys"]
    assert list(subjects(surveys)) == ["BS-2025", "BS-2026", "BP-2026"]
    assert list(due(surveys, DAY)) == ["BS-2026"]


@pytest.mark.parametrize(
    ("period", "pl", "en"),
    [
        ("2026", "rok 2026", "2026"),
        ("2026-H2", "II półrocze 2026", "2nd half of 2026"),
        ("2026-Q4", "IV kwartał 2026", "4th quarter of 2026"),
        ("2026-01", "styczeń 2026", "January 2026"),
    ],
)
def test_periods_are_spelled_as_people_say_them(period, pl, en):
    assert spelled(period) == (pl, en)


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = survey(text=POLISH.replace("Uprzejmość", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "p.docx").write_bytes(survey())
    assert open_xml_errors(tmp_path / "p.docx") == []

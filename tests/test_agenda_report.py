"""The agenda of a review: who is invited, what is presented by whom, the same data as the minutes, what is still lacking."""

from __future__ import annotations

import pytest
from audit_documents import example, headings, opened, table, whole_text
from review_documents import DAY, minutes
from test_review_report import BARE, INPUT_HEADINGS, SMALL, words
from word_rules import faults

from qms_xl.reports.agenda import due, possible

SECTIONS = {
    "pl": """1. Zwołanie przeglądu|2. Zaproszeni|3. Porządek obrad|4. Dane wejściowe|IN|5. Polityka jakości i cele
6. Cele jakości na następny rok|7. Projekty decyzji|8. Do uzupełnienia przed przeglądem|9. Podpisy
Załącznik 1. Lista obecności|Załącznik 2. Zestawienie źródeł danych""",
    "en": """1. Notice of the review|2. Invited|3. Agenda|4. Inputs|IN|5. Quality policy and objectives
6. Quality objectives for the next year|7. Proposed decisions|8. To be filled in before the review|9. Signatures
Annex 1. Attendance list|Annex 2. Sources""",
}
NORMS = ("iso9001-2008", "iso9001-2015", "iso9001-2026")


def agenda(record: str = "PZ-2026", text: str = SMALL, language: str = "pl", norm: str = "iso9001-2015") -> bytes:
    return minutes(language, text, record, norm, kind="agenda")


def expected(language: str, norm: str) -> list[str]:
    found: list[str] = []
    for one in words(SECTIONS[language]):
        names = words(INPUT_HEADINGS[norm, language]) if one == "IN" else ()
        found += [f"4.{at} {name}" for at, name in enumerate(names, start=1)] or [one]
    return found


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("norm", NORMS)
def test_the_sections_stand_in_the_order_of_each_edition_and_an_empty_office_says_so(language, norm):
    data = agenda("PZ-2026", BARE if language == "pl" else BARE.replace("zaplanowany", "planned"), language, norm)
    assert faults(data) == []
    assert headings(opened(data)) == expected(language, norm)
    said = whole_text(opened(data))
    assert {"pl": "nie uzupełniono", "en": "not filled in"}[language] in said


def test_participants_are_invited_and_where_none_is_named_those_of_the_review_before():
    assert [row[1] for row in table(opened(agenda()), "Zaproszeni")[1:]] == [
        "Jan Starosta",
        "Ola Pióro",
        "Ewa Pełna",
        "Gość Spoza",
    ]
    lone = SMALL.replace("| Ewa Pełna; Gość Spoza | brak |", "| | |")
    document = opened(agenda(text=lone))
    assert [row[:2] for row in table(document, "Zaproszeni")[1:]] == [
        ["przewodniczący przeglądu", "Jan Starosta"],
        ["protokolant", "Ola Pióro"],
        ["uczestnik", "Ewa Pełna"],
    ]
    assert "podano tych z przeglądu PZ-2025" in whole_text(document)


def test_every_input_is_a_point_of_the_agenda_with_the_number_of_the_minutes():
    document = opened(agenda())
    points = [row[0] for row in table(document, "Porządek obrad")[1:]]
    inputs = [one.split()[0] for one in headings(document) if one.startswith("4.") and one != "4. Dane wejściowe"]
    assert points == ["1", *inputs, "5", "6", "7", "8", "9"]


def test_what_is_still_lacking_is_listed_input_by_input():
    rows = {row[0]: row[3] for row in table(opened(agenda()), "Do uzupełnienia przed przeglądem")[1:]}
    assert rows["4.3"] == "kto przygotowuje"
    assert rows["4.4"] == "kto przygotowuje, omówienie, ocena, stan na dzień"


def test_proposals_of_the_register_stand_and_there_is_room_for_others():
    rows = table(opened(agenda()), "Projekty decyzji")[1:]
    assert [row[0] for row in rows] == ["PZ-2026/1", "PZ-2026/2", "PZ-2026/3", *[""] * 6]


def test_top_management_convenes_the_review():
    assert [row[:2] for row in table(opened(agenda()), "Podpisy")[1:]] == [
        ["Przygotował: pełnomocnik ds. SZJ", "Ewa Pełna"],
        ["Zwołuję przegląd: Starosta", "Jan Starosta"],
    ]


def test_agendas_are_due_of_reviews_to_come_whose_period_has_begun():
    reviews = example(
        "pl",
        """as_of 2026-11-20
reviews
| review | planned_on | period_from | period_to | status |
| A | 2027-03-10 | 2026-01-01 | 2026-12-31 | zaplanowany |
| B | 2028-03-10 | 2027-01-01 | 2027-12-31 | zaplanowany |
| C | 2026-03-10 | 2025-01-01 | 2025-12-31 | protokół zatwierdzony |
| D | 2026-03-10 | 2025-01-01 | 2025-12-31 | odwołany |
| E | 2026-03-10 | 2025-01-01 | 2025-12-31 | przeprowadzony |
""",
    ).registers["reviews"]
    assert list(due(reviews, DAY)) == ["A"]
    assert list(possible(reviews, DAY)) == ["A", "E"]


def test_objectives_still_to_be_reached_have_a_forecast_and_those_past_their_day_have_none():
    text = """as_of 2026-11-20
reviews
| review | planned_on | period_from | period_to | status |
| PZ-2027 | 2027-03-10 | 2026-01-01 | 2026-12-31 | zaplanowany |
objectives
| objective | year | statement | owner | due_on |
| CJ-1 | 2026 | Trwa | Ewa Lis | |
| CJ-2 | 2026 | Minął | Ewa Lis | 2026-10-31 |
indicators
| indicator | name | objective | direction | frequency | target | unit_of_measure | aggregation |
| M-1 | Trwa | CJ-1 | nie mniej niż | kwartał | 100 | szt. | ostatnia wartość |
| M-2 | Minął | CJ-2 | nie mniej niż | kwartał | 100 | szt. | ostatnia wartość |
measurements
| indicator | period | value |
| M-1 | 2026-Q1 | 80 |
| M-1 | 2026-Q2 | 90 |
| M-1 | 2026-Q3 | 100 |
| M-2 | 2026-Q1 | 80 |
| M-2 | 2026-Q2 | 90 |
| M-2 | 2026-Q3 | 100 |
"""
    rows = table(opened(agenda("PZ-2027", text)), "Stopień realizacji celów jakości")[1:]
    assert rows[0][0] == "CJ-1 Trwa\nPrognoza (szacunek): 110%"  # a line through 80, 90, 100 gives 110 of 100
    assert rows[1][0] == "CJ-2 Minął"


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & {% for x in y %} „cytat”"
    data = agenda(text=SMALL.replace("Nowa procedura", evil))
    assert faults(data) == []
    assert evil in whole_text(opened(data))


@pytest.mark.npm
def test_it_is_valid_open_xml(tmp_path, open_xml_errors):
    (tmp_path / "p.docx").write_bytes(agenda())
    assert open_xml_errors(tmp_path / "p.docx") == []

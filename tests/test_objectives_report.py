"""The objectives of a year: every figure computed beside with fractions, trend and forecast, deviations, signatures."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from audit_documents import headings, opened, table, whole_text
from dated_documents import Demo, demo
from review_documents import DAY, REVIEWS, by_heading, minutes
from review_recount import Review, Row, case_of, indicator_result, objective_status
from test_arithmetic_plainly import Plain, plainly
from word_rules import faults

from qms_xl.lists import shipped_lists
from qms_xl.reports.objectives import due, subjects
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

SECTIONS = {
    "pl": "1. Zestawienie|2. Cele i wyniki|3. Pomiary i tendencje|4. Odchylenia i działania|5. Podpisy"
    "|Załącznik 1. Zestawienie źródeł danych",
    "en": "1. Overview|2. Objectives and results|3. Measurements and trends|4. Deviations and actions|5. Signatures"
    "|Annex 1. Sources",
}
CAPTIONS = {
    "pl": ("Cele według oceny", "Cele i wyniki", "Pomiary i tendencje", "Podpisy"),
    "en": ("Objectives by status", "Objectives and results", "Measurements and trends", "Signatures"),
}
HEAD = "as_of 2026-11-20\n"
SMALL = (
    HEAD
    + """objectives
| objective | year | statement | owner | due_on | declared_status | reason | action |
| C-1 | 2026 | Zadaniowy | Jan Nowak | 2026-12-31 | | | D-9 |
| C-2 | 2026 | Porzucony | | 2026-12-31 | odstąpiono od realizacji | Zmiana przepisów | |
| C-3 | 2025 | Zeszłoroczny | Jan Nowak | 2025-12-31 | | | |
| C-4 | 2030 | Daleki | Jan Nowak | 2030-12-31 | | | |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-1 | doskonalące | cel jakości | C-1 | Zrobione | Jan Nowak | 2026-01-01 | 2026-06-30 | wykonane | 2026-06-01 | | | | |
| D-2 | doskonalące | cel jakości | C-1 | Spóźnione | Jan Nowak | 2026-01-01 | 2026-10-31 | w realizacji | | | | | |
| D-9 | doskonalące | polecenie kierownictwa | | Wskazane | Jan Nowak | 2026-01-01 | 2026-12-10 | w realizacji | | | | | |
| D-3 | doskonalące | cel jakości | C-3 | Cudze | Jan Nowak | 2025-01-01 | 2025-06-30 | wykonane | 2025-06-01 | | | | |
people
| person | position | unit | roles |
| Ewa Pełna | Sekretarz | OR | pełnomocnik ds. SZJ |
"""
)


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), request.param)


@pytest.fixture(scope="module")
def document(office):
    return office.document("objectives", "2026")


@pytest.fixture(scope="module")
def small():
    return opened(year("2026"))


def year(record: str, text: str = SMALL, language: str = "pl") -> bytes:
    return minutes(language, text, record, kind="objectives")


def word(language: str, status: str) -> str:
    return shipped_lists()["objective_status"].word(status, language)  # type: ignore[arg-type]


def printed(value: Fraction | None, language: str) -> str:
    """Return a number as documents print it."""
    if value is None:
        return "–"
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = f"{rounded:f}".removesuffix(".0")
    return shown.replace(".", ",") if language == "pl" else shown


def this_year(office: Demo) -> list[tuple[Row, list[tuple[Row, Plain]]]]:
    """Return the objectives of 2026 with their indicators, each as the plain arithmetic judges it."""
    return [
        (
            o,
            [
                (i, plainly(case_of(office.books, i)))
                for i in office.books["indicators"]
                if i["objective"] == o["objective"]
            ],
        )
        for o in office.books["objectives"]
        if o["year"] == 2026
    ]


def tasks(office: Demo, objective: Row) -> tuple[str, Fraction | None]:
    """Return how an objective without indicator stands before its due day: what is done of what is due."""
    mine = [
        a
        for a in office.books["actions"]
        if a["status"] != "cancelled"
        and (
            (a["origin"] == "objective" and a["origin_ref"] == objective["objective"])
            or (objective["action"] and a["action"] == objective["action"])
        )
    ]
    asked = [a for a in mine if a["due_on"] and a["due_on"] <= DAY]
    done = [a for a in mine if a["done_on"] and a["done_on"] <= DAY]
    if not mine:
        return "no_data", None
    if not asked:
        return "on_track", None
    share = Fraction(100 * len(done), len(asked))
    return ("on_track" if share >= 100 else "at_risk" if share >= 90 else "behind"), share


def status_of(office: Demo, objective: Row, found: list[tuple[Row, Plain]]) -> str:
    if objective["declared_status"] == "abandoned" and objective["reason"]:
        return "abandoned"
    if not found:
        return tasks(office, objective)[0]
    order = ("behind", "at_risk", "on_track", "no_data")
    return min((plain.status for _, plain in found), key=order.index)


def test_sections_stand_in_order(office, document):
    data, opened_ = document
    assert faults(data) == []
    own = [one for one in headings(opened_) if not one.startswith("4.") or one[2] == " "]
    assert own == SECTIONS[office.language].split("|")


def test_every_line_says_what_a_plain_computation_gives(office, document):
    rows = table(document[1], CAPTIONS[office.language][1])[1:]
    lines = iter(rows)
    for objective, found in this_year(office):
        whole = word(office.language, status_of(office, objective, found))
        for at, (indicator, plain) in enumerate(found):
            line = next(lines)
            assert line[0].startswith(objective["objective"])
            assert line[1] == indicator["name"]
            assert line[4] == printed(plain.achievement, office.language), indicator["indicator"]
            assert line[5] == printed(plain.forecast, office.language), indicator["indicator"]
            assert line[6] == (whole if len(found) == 1 else word(office.language, plain.status))
            if at == 0:
                assert objective["statement"] in line[0]
                assert objective["owner"] in line[0]
            if plain.actual is not None and indicator["direction"] != "yes_no":
                shown = printed(plain.actual, office.language)
                assert line[3].replace("\u00a0", " ") in (shown + "%", f"{shown} {indicator['unit_of_measure']}", shown)
        if not found:
            line = next(lines)
            assert line[4:] == [printed(tasks(office, objective)[1], office.language), "–", whole]
    assert next(lines, None) is None


def test_objectives_are_counted_by_status_beside_the_year_before(office, document):
    then = Review(office.books, REVIEWS[office.language], new_norm=True)
    old = [objective_status(then, o, DAY) for o in office.books["objectives"] if o["year"] == 2025]
    new = [status_of(office, objective, found) for objective, found in this_year(office)]
    total, *lines = table(document[1], CAPTIONS[office.language][0])[1:]
    assert total[1:3] == [str(len(old)), str(len(new))]
    before, now = Counter(word(office.language, one) for one in old), Counter(word(office.language, one) for one in new)
    assert {line[0]: line[1:3] for line in lines} == {
        label: [str(before[label]), str(now[label])] for label in {*before, *now}
    }


def test_measurements_stand_with_progress_and_the_result_of_the_year_before(office, document):
    rows = {line[0].split(" ")[0]: line for line in table(document[1], CAPTIONS[office.language][2])[1:]}
    found = [one for _, indicators in this_year(office) for one in indicators]
    assert list(rows) == [indicator["indicator"] for indicator, _ in found]
    then = Review(office.books, REVIEWS[office.language], new_norm=True)
    old = {o["objective"] for o in office.books["objectives"] if o["year"] == 2025}
    for indicator, plain in found:
        line = rows[indicator["indicator"]]
        progress = None if plain.progress is None else 100 * plain.progress
        assert line[2] == printed(progress, office.language)
        assert line[1].count(":") >= len(case_of(office.books, indicator).rows)
        before = [
            i
            for i in office.books["indicators"]
            if i["objective"] in old and (i["name"], i["process"]) == (indicator["name"], indicator["process"])
        ]
        if not before:
            assert line[3:5] == ["–", "–"]
        elif indicator["direction"] != "yes_no":
            value = indicator_result(then, before[0], DAY).actual
            assert line[3].startswith(printed(value, office.language))


def test_what_deviates_is_told_with_reason_and_action(office, document):
    expected = [
        f"4.{number} {objective['objective']} {objective['statement']}"
        for number, objective in enumerate(
            (
                objective
                for objective, found in this_year(office)
                if status_of(office, objective, found) in ("at_risk", "behind", "abandoned")
            ),
            start=1,
        )
    ]
    assert [one for one in headings(document[1]) if one[:2] == "4." and one[2] != " "] == expected
    assert expected


def test_every_number_is_explained_and_a_picture_shows_the_trends(office):
    assert office.unhelped("objectives", "2026") == []
    assert len(office.fields("objectives", "2026")["trends"]) == 3  # type: ignore[arg-type]


def test_management_and_its_representative_sign(office, document):
    rows = table(document[1], CAPTIONS[office.language][3])[1:]
    roles = {role: p["person"] for p in reversed(office.books["people"]) for role in p["roles"]}
    assert [row[1] for row in rows] == [roles["quality_representative"], roles["top_management"]]


def test_an_objective_of_tasks_stands_by_its_actions_and_one_given_up_says_why(small):
    lines = {line[0].split(" ")[0]: line for line in table(small, "Cele i wyniki")[1:]}
    assert lines["C-1"][1:] == ["zadania wykonane, % tych, które miały być", "100", "50", "50", "–", "opóźniony"]
    assert lines["C-2"][-1] == "odstąpiono od realizacji"
    assert "nie uzupełniono" in lines["C-2"][0]
    under = by_heading(small)
    told = [part.text for part in under["4.1 C-1 Zadaniowy"]]
    assert "Działanie:\tD-1: Zrobione (Jan Nowak, do 30.06.2026; zamknięte)" in told
    assert "Działanie:\tD-2: Spóźnione (Jan Nowak, do 31.10.2026; po terminie)" in told
    assert "Działanie:\tD-9: Wskazane (Jan Nowak, do 10.12.2026; otwarte)" in told
    assert not any("Cudze" in line for line in told)
    assert "Przyczyna odchylenia:\tnie uzupełniono" in told
    assert "Przyczyna odchylenia:\tZmiana przepisów" in [part.text for part in under["4.2 C-2 Porzucony"]]


def test_the_last_and_the_present_year_are_due_and_every_year_is_possible():
    objectives = parse_tables(SMALL, Settings(), "pl").registers["objectives"]
    assert list(subjects(objectives)) == ["2025", "2026", "2030"]
    assert list(due(objectives, DAY)) == ["2025", "2026"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_year_without_objectives_and_an_office_with_nothing_else_say_so(language):
    text = HEAD + "objectives\n| objective | year | statement | owner |\n| C-1 | 2025 | A | B |\n"
    for record in ("2025", "2026"):
        data = year(record, text, language)
        assert faults(data) == []
        own = [one for one in headings(opened(data)) if not one.startswith("4.1")]
        assert own == SECTIONS[language].split("|")
    said = {"pl": "W rejestrze nie ma celów jakości na rok 2026.", "en": "holds no quality objectives for 2026."}
    assert said[language] in whole_text(opened(data))


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „x” {% for x in y %}"
    text = SMALL.replace("Zadaniowy", evil).replace("Zmiana przepisów", evil).replace("Spóźnione", evil)
    data = year("2026", text)
    assert faults(data) == []
    assert whole_text(opened(data)).count(evil) == 4


@pytest.mark.npm
def test_it_is_valid_open_xml(document, tmp_path, open_xml_errors):
    (tmp_path / "t.docx").write_bytes(document[0])
    assert open_xml_errors(tmp_path / "t.docx") == []

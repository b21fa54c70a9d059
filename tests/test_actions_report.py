"""The tasks of a department: nothing and nobody left out, days late counted with plain Python, a page for each person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from audit_documents import headings, opened, table, whole_text
from dated_documents import Demo, demo
from review_documents import DAY, by_heading, caption, minutes
from review_recount import Row
from word_rules import faults

from qms_xl.reports.actions import subjects
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

WORDS = {
    "pl": ("Zestawienie", "Zadania według osób", "razem", "Załącznik 1. Zestawienie źródeł danych"),
    "en": ("Overview", "Tasks by person", "total", "Annex 1. Sources"),
}
HEAD = "as_of 2026-11-20\n"
SMALL = (
    HEAD
    + """actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | unit | done_on | verify_due | verified_on | effectiveness | follow_up | due_original |
| D-1 | korygujące | inne | | Spóźnione | Jan Nowak | 2026-01-01 | 2026-11-10 | w realizacji | OR | | | | | | 2026-09-30 |
| D-2 | korygujące | inne | | Dzisiejsze | Jan Nowak | 2026-01-01 | 2026-11-20 | w realizacji | | | | | | | |
| D-3 | korygujące | inne | | Do sprawdzenia | Jan Nowak | 2026-01-01 | 2026-06-01 | wykonane | | 2026-06-01 | 2026-11-19 | | | | |
| D-4 | doskonalące | inne | | Zrobione | Jan Nowak | 2026-01-01 | 2026-06-01 | wykonane | | 2026-06-01 | | | | | |
| D-5 | korygujące | inne | | Obce | Gość Spoza | 2026-01-01 | 2027-06-01 | zaplanowane | KM | | | | | | |
| D-6 | korygujące | inne | | Niczyje | | 2026-01-01 | 2027-06-01 | zaplanowane | | | | | | | |
| D-7 | korygujące | inne | | Anulowane | Jan Nowak | 2026-01-01 | 2026-06-01 | anulowane | | | | | | | |
review_decisions
| decision | review | category | decision_text | status | owner | due_on | needs_action | action | outcome | done_on |
| P/1 | P | zasoby | Kupić | otwarta | Anna Ćwiek | 2026-11-19 | nie | | | |
| P/2 | P | zasoby | Z działaniem | otwarta | Anna Ćwiek | 2026-01-01 | tak | D-1 | | |
| P/3 | P | zasoby | Wykonana | wykonana | Anna Ćwiek | 2026-01-01 | nie | | x | 2026-01-01 |
findings
| finding | source | detected_on | unit | description | status | grade | owner | correction_due |
| U-1 | inne | 2026-01-01 | OR | Otwarte | w realizacji | niezgodność mała | Anna Ćwiek | |
| U-2 | inne | 2026-01-01 | OR | Zamknięte | zamknięte | niezgodność mała | Anna Ćwiek | |
| U-3 | inne | 2026-01-01 | OR | Dobre | zgłoszone | dobra praktyka | Anna Ćwiek | |
people
| person | position | unit | roles |
| Jan Nowak | Naczelnik | KM | |
| Anna Ćwiek | Inspektor | KM | |
units
| unit | name | unit_type | head |
| KM | Wydział Komunikacji | wydział | Jan Nowak |
"""
)


@pytest.fixture(scope="module", params=["pl", "en"])
def office(request, tmp_path_factory):
    return demo(tmp_path_factory.mktemp("office"), request.param)


@pytest.fixture(scope="module")
def small():
    return opened(listed("KM"))


def listed(unit: str, text: str = SMALL, language: str = "pl") -> bytes:
    return minutes(language, text, unit, kind="actions")


def state(action: Row) -> str:
    """Return the state of an action by the first line of the table that fits."""
    if action["status"] == "cancelled":
        return "cancelled"
    if action["effectiveness"] == "ineffective" and not action["follow_up"]:
        return "ineffective"
    verified = action["action_type"] in ("corrective", "preventive") or action["verify_due"]
    if action["status"] == "closed" or action["verified_on"] or (action["done_on"] and not verified):
        return "closed"
    if action["done_on"]:
        late = action["verify_due"] and action["verify_due"] < DAY
        return "verification_overdue" if late else "awaiting_verification"
    if action["due_on"] and action["due_on"] < DAY:
        return "overdue"
    return "due_soon" if action["due_on"] and action["due_on"] <= DAY + timedelta(14) else "open"


def still_to_do(office: Demo) -> dict[str, dict[str, list[tuple[str, Row]]]]:
    """Return unit -> person -> the tasks as (kind, row), by plain loops."""
    home = {p["person"]: p["unit"] for p in office.books["people"]}
    found: dict[str, dict[str, list[tuple[str, Row]]]] = {}

    def put(kind: str, row: Row, unit: object) -> None:
        person = row["owner"] or ""
        theirs = found.setdefault(str(home.get(person) or unit or "-"), {})
        theirs.setdefault(person, []).append((kind, row))

    for action in office.books["actions"]:
        if state(action) not in ("closed", "cancelled"):
            put("actions", action, action["unit"])
    for decision in office.books["review_decisions"]:
        if decision["status"] == "open" and not decision["done_on"] and not decision["action"]:
            put("decisions", decision, None)
    for finding in office.books["findings"]:
        over = finding["status"] in ("closed", "cancelled") or finding["closed_on"]
        if not over and finding["grade"] != "good_practice":
            put("findings", finding, finding["unit"])
    return found


def test_every_unit_with_something_to_do_gets_a_document(office):
    registers = office.reading.registers
    names = ("actions", "review_decisions", "findings", "people")
    assert set(subjects(DAY, Settings(), *(registers[name] for name in names))) == set(still_to_do(office))


def test_everybody_stands_with_all_that_is_to_be_done(office):
    key = {"actions": "action", "decisions": "decision", "findings": "finding"}
    for unit, people in still_to_do(office).items():
        data, document = office.document("actions", unit)
        assert faults(data) == []
        parts = by_heading(document)
        for person, tasks in people.items():
            under = [part for part in parts[person] if hasattr(part, "rows")][:-1]
            printed = [row.cells[0].text for part in under for row in part.rows[1:]]
            assert sorted(printed) == sorted(row[key[kind]] for kind, row in tasks)


def test_the_overview_counts_what_a_plain_script_counts(office):
    _, title, total, _ = WORDS[office.language]
    for unit, people in still_to_do(office).items():
        *lines, last = table(office.document("actions", unit)[1], title)[1:]
        expected = {person: counted(tasks) for person, tasks in people.items()}
        assert {line[0]: line[1:] for line in lines} == expected
        assert last == [total, *counted([one for tasks in people.values() for one in tasks])]


def counted(tasks: list[tuple[str, Row]]) -> list[str]:
    states = [state(row) for kind, row in tasks if kind == "actions"]
    late = [(DAY - row["due_on"]).days for kind, row in tasks if kind == "actions" and state(row) == "overdue"]
    late += [
        (DAY - row["verify_due"]).days
        for kind, row in tasks
        if kind == "actions" and state(row) == "verification_overdue"
    ]
    delays = late + [
        (DAY - row["due_on"]).days
        for kind, row in tasks
        if kind == "decisions" and row["due_on"] and row["due_on"] < DAY
    ]
    waiting = states.count("awaiting_verification") + states.count("verification_overdue")
    kinds = [kind for kind, _ in tasks]
    numbers = [len(states), len(late), states.count("due_soon"), waiting, kinds.count("decisions")]
    return [*map(str, [*numbers, kinds.count("findings")]), str(max(delays)) if delays else "–"]


def test_the_overview_comes_first_then_the_people_then_the_sources(office):
    first, _, _, annex = WORDS[office.language]
    for unit, people in still_to_do(office).items():
        found = headings(office.document("actions", unit)[1])
        assert (found[0], found[-1]) == (first, annex)
        assert sorted(found[1:-1]) == sorted(people)


def test_every_number_is_explained(office):
    assert [path for unit in still_to_do(office) for path in office.unhelped("actions", unit)] == []


def test_a_person_has_actions_with_their_state_and_days_late(small):
    (rows,) = [
        [[cell.text for cell in row.cells] for row in part.rows]
        for part in by_heading(small)["Jan Nowak"]
        if hasattr(part, "rows") and caption(part) == "Działania"
    ]
    assert [(row[0], row[4], row[5]) for row in rows[1:]] == [
        ("D-1", "po terminie", "10"),
        ("D-2", "zbliża się termin", "–"),
        ("D-3", "weryfikacja po terminie", "1"),
    ]
    assert rows[1][3] == "10.11.2026\npierwotnie 30.09.2026"
    assert rows[3][3] == "01.06.2026\nwykonano 01.06.2026; weryfikacja do 19.11.2026"


def test_numbers_of_tasks_stand_in_their_polish_forms(small):
    told = [part.text for part in by_heading(small)["Jan Nowak"] if not hasattr(part, "rows")]
    assert "Do załatwienia:\t3 działania, 0 decyzji, 0 ustaleń" in told
    assert "Po terminie:\t2 działania, 0 decyzji" in told
    told = [part.text for part in by_heading(small)["Anna Ćwiek"] if not hasattr(part, "rows")]
    assert "Do załatwienia:\t0 działań, 1 decyzja, 1 ustalenie" in told
    assert "Po terminie:\t0 działań, 1 decyzja" in told


def test_people_stand_by_their_surnames_and_strangers_under_the_unit_of_their_task(small):
    assert headings(small)[1:-1] == ["Anna Ćwiek", "Jan Nowak", "Gość Spoza"]


def test_what_nobody_is_to_do_has_a_document_of_its_own():
    registers = parse_tables(SMALL, Settings(), "pl").registers
    names = ("actions", "review_decisions", "findings", "people")
    assert list(subjects(DAY, Settings(), *(registers[name] for name in names))) == ["KM", "-"]
    document = opened(listed("-"))
    assert headings(document)[1:-1] == ["Bez osoby odpowiedzialnej"]
    assert "zadania osób bez komórki, stan na dzień 20.11.2026" in whole_text(document)


def test_each_person_begins_a_page_and_signs(small):
    for paragraph in small.paragraphs:
        if paragraph.text in ("Jan Nowak", "Anna Ćwiek") and paragraph.style.name.lower().startswith("heading"):
            assert paragraph.paragraph_format.page_break_before
    signed = [
        part.rows[1].cells[0].text
        for name in ("Anna Ćwiek", "Jan Nowak")
        for part in by_heading(small)[name]
        if hasattr(part, "rows") and caption(part) == "Potwierdzenie zapoznania się z zadaniami"
    ]
    assert signed == ["Anna Ćwiek", "Jan Nowak"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_unit_with_nothing_to_do_is_told_so(language):
    data = listed("KM", HEAD + "units\n| unit | name | unit_type |\n| KM | A | x |\n", language)
    assert faults(data) == []
    said = {"pl": "W rejestrach nie ma otwartych zadań.", "en": "The registers hold no open tasks."}
    assert said[language] in whole_text(opened(data))


def test_without_the_columns_of_a_state_the_status_decides():
    text = HEAD + "actions\n| action | action_type | description | owner | due_on | status |\n"
    rows = "| D-1 | korygujące | Otwarte | Jan Nowak | 2026-01-01 | w realizacji |\n| D-2 | korygujące | Koniec | Jan Nowak | 2026-01-01 | wykonane |\n"
    text = whole_text(opened(listed("-", text + rows)))
    assert "D-1" in text
    assert "D-2" not in text


def test_hostile_text_stays_text():
    evil = "{{ 7*7 }} <w:p/> & „x” {% for x in y %}"
    data = listed("KM", SMALL.replace("Spóźnione", evil).replace("Kupić", evil).replace("Otwarte", evil))
    assert faults(data) == []
    assert whole_text(opened(data)).count(evil) == 3


@pytest.mark.npm
def test_it_is_valid_open_xml(office, tmp_path, open_xml_errors):
    (tmp_path / "t.docx").write_bytes(office.document("actions", "KM")[0])
    assert open_xml_errors(tmp_path / "t.docx") == []

"""The demo office: clean without its planted faults, each fault found at its cell, the same day the same bytes."""

from __future__ import annotations

import io
import tomllib
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import docx
import pytest

from qms_xl.check import Checked, check
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.contents import contents
from qms_xl.demo.documents import with_paths
from qms_xl.demo.faults import faults
from qms_xl.demo.office import demo_office, demo_workbooks
from qms_xl.demo.planting import record_of
from qms_xl.demo.word_file import word_file
from qms_xl.lists import shipped_lists
from qms_xl.model import Language, RegisterSchema
from qms_xl.office import office_from
from qms_xl.office.new_toml import qms_toml
from qms_xl.read import Reading, read_books
from qms_xl.shelf import collect
from qms_xl.workbook.cells import read_book

DAYS = tuple(map(date.fromisoformat, ("2026-11-20", "2024-02-29", "2027-01-01", "2026-12-31", "2025-03-10")))
LANGUAGES: tuple[Language, ...] = ("pl", "en")
everywhere = pytest.mark.parametrize(
    ("day", "language"), [(day, language) for day in DAYS for language in LANGUAGES], ids=str
)


@cache
def checked(day: date, language: Language, faulty: bool) -> tuple[Reading, Checked]:
    office = office_from(tomllib.loads(qms_toml(language, "demo")), Path("/"))
    books = [read_book(data, name) for name, data in demo_workbooks(day, language, faulty=faulty).items()]
    reading = read_books(books, office.settings, as_of=day, language=language)
    issues = check(reading.registers, facts=reading.facts, as_of=day, settings=office.settings, norm=office.norm)
    return reading, issues


@everywhere
def test_without_planted_faults_there_is_no_issue_not_even_a_note(day: date, language: Language) -> None:
    _, result = checked(day, language, False)
    assert [(issue.code, issue.cell.register, issue.cell.record, issue.cell.column) for issue in result.issues] == []
    assert result.rules > 40


@everywhere
def test_every_planted_fault_is_found_at_its_cell_and_nothing_else_is(day: date, language: Language) -> None:
    reading, result = checked(day, language, True)
    known = contents(day, language)
    planted = Counter(
        (fault.code, fault.register, record_of(fault, known) if fault.record else None, fault.column)
        for fault in faults(Calendar(day))
    )
    found = Counter((one.code, one.cell.register, one.cell.record, one.cell.column) for one in result.issues)
    assert found == planted
    assert all(one.cell.cell and one.cell.workbook for one in result.issues)
    assert not reading.failed


def test_the_hidden_row_is_hidden_and_its_issue_says_so() -> None:
    _, result = checked(DAYS[0], "pl", True)
    assert [issue.code for issue in result.issues if issue.cell.hidden] == ["ACT002"]


def test_there_are_at_least_forty_faults_of_forty_kinds() -> None:
    for day in DAYS:
        assert len(faults(Calendar(day))) >= 40
    assert len({fault.code for fault in faults(Calendar(DAYS[0]))}) >= 40


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_office_is_of_real_size(day: date) -> None:
    rows = contents(day, "pl").rows
    least = {
        "people": 60,
        "processes": 15,
        "audits": 30,
        "audit_questions": 200,
        "findings": 90,
        "actions": 140,
        "objectives": 24,
        "indicators": 40,
        "feedback": 120,
    }
    assert {name: len(rows[name]) for name, count in least.items() if len(rows[name]) < count} == {}
    assert Counter(str(cells["unit_type"]) for cells in rows["units"])["department"] >= 14
    assert Counter(str(cells["unit_type"]) for cells in rows["units"])["subordinate"] >= 6
    assert len({cells["doc"] for cells in rows["documents"]}) >= 90
    in_force = [cells for cells in rows["documents"] if cells["status"] == "effective"]
    assert Counter(str(cells["doc_type"]) for cells in in_force)["procedure"] >= 25
    assert (
        len(
            {cells["review"] for cells in rows["review_inputs"]}
            & {cells["review"] for cells in rows["review_decisions"]}
        )
        == 3
    )
    described = [str(cells["description"]) for cells in rows["findings"]]
    assert len(set(described)) == len(described)


def test_indicators_are_of_every_direction_frequency_and_aggregation() -> None:
    indicators = contents(DAYS[0], "pl").rows["indicators"]
    for column, name in (("direction", "direction"), ("frequency", "frequency"), ("aggregation", "aggregation")):
        assert {cells[column] for cells in indicators} == set(shipped_lists()[name].codes), column


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_day_gives_the_same_bytes(language: Language) -> None:
    first, second = (demo_office(DAYS[1], language).files for _ in range(2))
    assert [name for name in first if first[name] != second[name]] == []


def test_both_languages_tell_of_the_same_records() -> None:
    polish, english = contents(DAYS[0], "pl").rows, contents(DAYS[0], "en").rows
    assert list(polish) == list(english)
    for register, rows in polish.items():
        assert [sorted(cells) for cells in rows] == [sorted(cells) for cells in english[register]], register


def test_no_text_stands_in_the_other_language() -> None:
    letters = set("ąćęłńśźżĄĆĘŁŃŚŹŻ")
    names = {word for cells in contents(DAYS[0], "en").rows["people"] for word in str(cells["person"]).split()}
    names |= {"Jarzębogród", "Jarzębem", "Jarzębina", "Brzozów"}  # names of places
    for register, rows in contents(DAYS[0], "en").rows.items():
        for cells in rows:
            for value in cells.values():
                for part in value if isinstance(value, tuple) else (value,):
                    odd = {word.strip(".,;:()") for word in str(part).split() if letters & set(word)} - names
                    assert not {word for word in odd if word not in names}, (register, part)


@pytest.mark.parametrize("year", [2023, 2024, 2027])
def test_any_day_of_a_year_makes_an_office(year: int) -> None:
    """Numbers carry the year of their record's date, no day is out of order, every reference leads somewhere."""
    schemas: dict[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
    day = date(year, 1, 1)
    while day.year == year:
        rows = contents(day, "pl").rows
        for register, column in (("actions", "opened_on"), ("findings", "detected_on"), ("audits", "planned_from")):
            for cells in rows[register]:
                begun = cells[column]
                assert isinstance(begun, date)
                assert f"-{begun.year}-" in str(cells[schemas[register].key[0]])
        for register, records in rows.items():
            for cells in records:
                for earlier, later in schemas[register].order:
                    if earlier in cells and later in cells:
                        assert cells[earlier] <= cells[later], (day, register, cells)  # type: ignore[operator]
        day += timedelta(days=5)


def test_every_document_has_its_file_with_code_edition_and_date() -> None:
    rows, papers = with_paths(contents(DAYS[0], "pl").rows["documents"], "pl")
    assert len(papers) >= 90
    for cells in rows:
        if "file" in cells:
            data = word_file(*papers[str(cells["file"])], "pl")
            head = docx.Document(io.BytesIO(data)).sections[0].header.tables[0]
            printed = " ".join(cell.text for cell in head.rows[0].cells)
            assert f"Symbol: {cells['doc']}" in printed
            assert f"Wydanie: {cells['edition']}" in printed
            assert f"{cells['issued_on']:%d.%m.%Y}" in printed

"""`new-year`: objectives, indicators and the audit programme under new numbers, once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from history_office import Rows, issues, new_office, read, typed

from qms_xl.cli import main
from qms_xl.new_year import NewYear, new_year
from qms_xl.office import Office, load_office
from qms_xl.past.chain import read_chain
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

DAY = date(2026, 11, 20)
ROWS: Rows = {
    "people": [{"person": "Anna Nowak"}],
    "objectives": [
        {"objective": "CJ-2026-01", "year": 2026, "statement": "Krótsze terminy", "owner": "Anna Nowak"}
        | {"due_on": date(2026, 12, 15), "approved_by": "Anna Nowak", "approved_on": date(2026, 1, 10)},
        {"objective": "CJ-2026-02", "year": 2026, "statement": "Mniej skarg", "owner": "Anna Nowak"}
        | {"parent": "CJ-2026-01"},
    ],
    "indicators": [
        {"indicator": "M-01", "name": "Czas", "objective": "CJ-2026-01", "direction": "lower", "frequency": "quarter"}
        | {"target": 10, "unit_of_measure": "dni"},
    ],
    "audit_programmes": [
        {"programme": "PA-2026", "year": 2026, "status": "running", "objective": "Zgodność", "approval_ref": "Z-1"},
    ],
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return typed(new_office(tmp_path_factory.mktemp("whole") / "biuro"), ROWS)


@pytest.fixture
def office(whole: Office, tmp_path: Path) -> Office:
    folder = Path(shutil.copytree(whole.folder, tmp_path / "biuro"))
    return load_office(folder, folder)


def ran(office: Office, *words: str) -> int:
    return main(["new-year", *words, "--office", str(office.folder), "--as-of", DAY.isoformat()])


def rolled(table: str, year: int = 2027, **patterns: str) -> NewYear:
    registers = parse_tables(table, Settings()).registers
    return new_year(registers, year, DAY, Settings(numbering_patterns=patterns), "pl")


def numbers(found: NewYear) -> list[tuple[str, str]]:
    return [(row.old, row.append.record) for row in found.rows]


def values(found: NewYear, record: str) -> Mapping[str, Any]:
    (row,) = (row for row in found.rows if row.append.record == record)
    return row.append.values


def test_the_new_rows_are_shown_and_nothing_is_written(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in office.registers_folder.iterdir()}
    assert ran(office, "2027") == 0
    out = capsys.readouterr().out
    assert [word for word in ("CJ-2027-01", "CJ-2027-02", "M-02", "PA-2027") if word not in out] == []
    assert max(map(len, out.splitlines())) <= 80
    assert {path: path.read_bytes() for path in office.registers_folder.iterdir()} == before


def test_what_is_written_is_whole_and_a_second_run_has_nothing_to_add(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(office, "2027", "--apply") == 0
    registers = read(office).registers
    assert list(registers["objectives"]["objective"])[2:] == ["CJ-2027-01", "CJ-2027-02"]
    assert registers["objectives"]["parent"].iloc[3] == "CJ-2027-01"
    assert list(registers["indicators"]["objective"]) == ["CJ-2026-01", "CJ-2027-01"]
    assert list(registers["audit_programmes"]["status"]) == ["running", "draft"]
    assert issues(office, "GEN001", "GEN002", "GEN003", "GEN004", "GEN005", "GEN006", "XLS") == []
    capsys.readouterr()
    assert ran(office, "2027", "--apply") == 0
    assert "nie ma nic do dopisania" in capsys.readouterr().out
    assert len(read(office).registers["objectives"]) == 4


def test_undo_takes_the_rows_back_and_no_rule_misses_them(office: Office) -> None:
    assert ran(office, "2027", "--apply") == 0
    assert main(["undo", "--office", str(office.folder)]) == 0
    assert len(read(office).registers["objectives"]) == 2
    assert issues(office, "GEN010") == []
    assert [one.why for one in read_chain(office.folder).links] == ["new-year", "undo"]


def test_json_tells_which_record_each_row_continues(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(office, "2027", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["year"] == 2027
    assert told["continues"][0] == {"register": "objectives", "record": "CJ-2027-01", "old": "CJ-2026-01"}
    assert [row["applied"] for row in told["rows"]] == [False] * 4


@pytest.mark.parametrize(
    ("year", "said"),
    [("2025", "2027"), ("2035", "2027"), ("26", "2027"), ("za rok", "2027"), ("٢٠٢٧x", "2027"), ("-1", "")],
)
def test_an_absurd_year_is_refused_with_the_one_that_may_be_meant(
    office: Office, year: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(office, year) == 2
    assert said in capsys.readouterr().err


def test_what_belongs_to_one_year_is_left_blank_and_dates_move_by_a_year() -> None:
    found = rolled("""
objectives
| objective  | year | statement | owner      | due_on     | approved_by | approved_on | declared_status | reason | action     | change_ref | tasks   |
| CJ-2026-01 | 2026 | Terminy   | Anna Nowak | 2026-12-15 | Anna Nowak  | 2026-01-10  | achieved        | brak   | D-2026-001 | Z-5        | szkolić |
""")
    assert values(found, "CJ-2027-01") == {
        "objective": "CJ-2027-01",
        "year": 2027,
        "statement": "Terminy",
        "owner": "Anna Nowak",
        "due_on": date(2027, 12, 15),
        "tasks": "szkolić",
    }


def test_29_february_becomes_28_and_a_strategic_objective_keeps_a_day_to_come() -> None:
    found = rolled(
        """
objectives
| objective  | year | statement | owner      | due_on     | level     |
| CJ-2028-01 | 2028 | A         | Anna Nowak | 2028-02-29 |           |
| CJ-2028-02 | 2028 | B         | Anna Nowak | 2030-12-31 | strategic |
| CJ-2028-03 | 2028 | C         | Anna Nowak | 2028-12-31 | strategic |
| CJ-2028-04 | 2028 | D         | Anna Nowak | 2029-01-31 | process   |
""",
        2029,
    )
    assert [row.append.values["due_on"].isoformat() for row in found.rows] == [
        *("2029-02-28", "2030-12-31", "2029-12-31", "2030-01-31")
    ]


def test_abandoned_objectives_and_indicators_of_processes_alone_are_not_rolled_over() -> None:
    found = rolled("""
objectives
| objective  | year | statement | owner      | declared_status |
| CJ-2026-01 | 2026 | A         | Anna Nowak | abandoned       |
| CJ-2026-02 | 2026 | B         | Anna Nowak |                 |
| CJ-2025-01 | 2025 | C         | Anna Nowak |                 |

indicators
| indicator | name | objective  | process |
| M-01      | a    | CJ-2026-01 |         |
| M-02      | b    |            | P1      |
| M-03      | c    | CJ-2026-02 | P1      |
""")
    assert numbers(found) == [("CJ-2026-02", "CJ-2027-02"), ("M-03", "M-04")]


@pytest.mark.parametrize(
    ("old", "pattern", "new"),
    [
        ("CJ-2026-07", "", "CJ-2027-07"),
        ("CJ/7/26", "", "CJ/7/27"),
        ("7/2026/26", "", "7/2027/26"),
        ("CJ-2026-07", "CJ-{year}-{n:02}", "CJ-2027-01"),
        ("stary 7", "C{n:03}/{year}", "C001/2027"),
        ("Cel 7", "", "Cel 8"),
    ],
)
def test_numbers_follow_the_pattern_or_the_number_of_the_year_before(old: str, pattern: str, new: str) -> None:
    table = f"""
objectives
| objective | year | statement | owner      |
| {old}     | 2026 | A         | Anna Nowak |
"""
    assert numbers(rolled(table, **({"objectives": pattern} if pattern else {}))) == [(old, new)]


def test_a_number_that_cannot_be_made_is_said() -> None:
    found = rolled("""
objectives
| objective  | year | statement | owner      |
| Cel główny | 2026 | A         | Anna Nowak |
""")
    assert found.rows == ()
    assert found.numberless == (("objectives", "Cel główny"),)


@pytest.mark.parametrize("notes", ["", "kontynuacja CJ-2026-01"])
def test_what_was_rolled_over_is_known_by_its_words_or_by_its_notes(notes: str) -> None:
    statement = "Inne słowa" if notes else "KRÓTSZE  terminy"
    found = rolled(f"""
objectives
| objective  | year | statement       | owner      | notes   |
| CJ-2026-01 | 2026 | Krótsze terminy | Anna Nowak |         |
| CJ-2027-04 | 2027 | {statement}     | Anna Nowak | {notes} |

indicators
| indicator | name | objective  |
| M-01      | a    | CJ-2026-01 |
""")
    assert found.there == 1
    assert [(row.append.record, row.append.values["objective"]) for row in found.rows] == [("M-02", "CJ-2027-04")]


def test_a_note_on_another_number_is_no_continuation() -> None:
    found = rolled("""
objectives
| objective   | year | statement | owner      | notes                    |
| CJ-2026-01  | 2026 | A         | Anna Nowak |                          |
| CJ-2027-011 | 2027 | B         | Anna Nowak | kontynuacja CJ-2026-011  |
""")
    assert numbers(found) == [("CJ-2026-01", "CJ-2027-01")]


@pytest.mark.parametrize(
    ("rows", "new"),
    [
        ("| PA-2026 | 2026 | completed | | |", [("PA-2026", "PA-2027")]),
        ("| PA-2026 | 2026 | cancelled | | |", []),
        ("| PA-2026 | 2026 | running | | |\n| PA-2027 | 2027 | draft | | |", []),
        ("| PA-2026 | 2026 | running | 2026-01-01 | 2028-12-31 |", []),
        (
            "| PA-2024 | 2024 | running | 2024-01-01 | 2026-12-31 |\n| X | 2026 | cancelled | | |",
            [("PA-2024", "PA-2027")],
        ),
    ],
)
def test_the_programme_is_rolled_over_unless_one_reaches_into_the_year(rows: str, new: list[tuple[str, str]]) -> None:
    table = f"""
audit_programmes
| programme | year | status | period_from | period_to |
{rows}
"""
    assert numbers(rolled(table)) == new


def test_registers_that_the_office_lacks_are_named() -> None:
    found = rolled("""
objectives
| objective  | year | statement | owner      |
| CJ-2026-01 | 2026 | A         | Anna Nowak |
""")
    assert found.absent == ("indicators", "audit_programmes")
    assert numbers(found) == [("CJ-2026-01", "CJ-2027-01")]

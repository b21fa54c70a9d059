"""Registers as small text tables."""

import datetime

import pytest

from qms_xl.model import PLACE_STEP, CellError, Uncached
from qms_xl.settings import Settings
from qms_xl.tables import format_tables, parse_tables, raw_tables

ACTIONS = """
as_of 2026-03-31
norm iso9001-2008
# who does what
actions
| action     | status    | owner!     | due_on       | state |
|------------|-----------|------------|--------------|-------|
| D-2026-001 | planned   | Anna Nowak | 2026-11-20   | =open |
~| D-2026-002 | zamknięte | !          | 31.02.2026 ! | =?    |
"""


def test_a_table_is_read_as_an_office_is() -> None:
    example = parse_tables(ACTIONS, Settings())
    actions = example.registers["actions"]
    assert (example.as_of, example.norm) == (datetime.date(2026, 3, 31), "iso9001-2008")
    assert list(actions.frame.index) == [2, 3]
    assert list(actions["status"]) == ["planned", "closed"]
    assert list(actions["due_on"].notna()) == [True, False]
    assert [(m.row, m.kind) for m in actions.misreadings] == [(3, "impossible_date")]
    assert actions.hidden == {3}
    assert actions.formulas == {"state": {2, 3}}
    assert actions.raw.at[3, "state"] == Uncached()
    assert example.marks == {("actions", None, "owner"), ("actions", 3, "owner"), ("actions", 3, "due_on")}


def test_without_settings_an_example_stands_on_its_usual_day() -> None:
    example = parse_tables("units\n| unit |\n| KM |\n", Settings())
    assert (example.as_of, example.norm) == (datetime.date(2026, 11, 20), "iso9001-2015")
    assert (example.registers.keys(), example.facts, example.past) == ({"units"}, {}, {})


def test_cells_know_where_they_stand() -> None:
    actions = parse_tables(ACTIONS, Settings()).registers["actions"]
    assert actions.cell(3, "due_on")[:8] == (
        *("actions", "Działania.xlsx", "Działania", "D3", 3, "due_on", "Termin", "D-2026-002"),
    )
    english = parse_tables(ACTIONS, Settings(), "en").registers["actions"]
    assert english.header("owner")[:8] == (
        *("actions", "Actions.xlsx", "Actions", "C1", None, "owner", "Responsible person", None),
    )


CELLS = {
    "2026-02-09": datetime.date(2026, 2, 9),
    "2026-02-31": "2026-02-31",
    "'2026-02-09": "2026-02-09",
    '"  dwie  "': "  dwie  ",
    r'"a\nb\u00a0"': "a\nb\u00a0",
    "@2026-02-09": datetime.date(2026, 2, 9),
    "@0.95": 0.95,
    "@TRUE": True,
    "#N/A": CellError("#N/A"),
    "#DIV/0!": CellError("#DIV/0!"),
    "=?": Uncached(),
    "": None,
    r"a\|b": "a|b",
    "stop!": "stop!",
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell_may_hold_anything_that_excel_can(text: str) -> None:
    raw = raw_tables(f"actions\n| action | due_on |\n| D-1 | {text} |\n")["actions"]
    value = raw.raw.at[2, "due_on"]
    assert value == CELLS[text]
    assert type(value) is type(CELLS[text])


def test_a_number_format_stands_in_brackets() -> None:
    raw = raw_tables("audits\n| audit | clauses |\n| A | @2026-02-09 [d-mmm] |\n")["audits"]
    assert raw.formats == {(2, "clauses"): "d-mmm"}
    example = parse_tables("audits\n| audit | clauses |\n| A | @2026-02-09 [d-mmm] |\n", Settings())
    assert example.registers["audits"].misreadings[0].suggestion == "9.2"


def test_numbers_are_numbers_in_number_columns_only() -> None:
    raw = raw_tables("risks\n| risk | probability | notes |\n| 7 | 3 | 4 |\n")["risks"].raw
    assert (raw.at[2, "risk"], raw.at[2, "probability"], raw.at[2, "notes"]) == ("7", 3.0, "4")


def test_a_second_table_is_a_second_place() -> None:
    example = parse_tables("units\n| unit |\n| KM |\nunits @ Kopia.xlsx\n| unit | name |\n| GN ! | G |\n", Settings())
    units = example.registers["units"]
    assert list(units.frame.index) == [2, PLACE_STEP + 2]
    assert list(units["name"]) == [None, "G"]
    assert units.cell(PLACE_STEP + 2).workbook == "Kopia.xlsx"
    assert example.marks == {("units", PLACE_STEP + 2, "unit")}


def test_the_past_is_a_snapshot_of_its_own() -> None:
    example = parse_tables(
        "past 2026-03-31 actions\n| action |\n| D-1 |\npast actions\n| action |\n| D-2 |\nactions\n| action |\n| D-3 |\n",
        Settings(),
    )
    assert [(day, list(was["actions"]["action"])) for day, was in example.past.items()] == [
        (datetime.date(2026, 3, 31), ["D-1"]),
        (datetime.date(2026, 10, 31), ["D-2"]),
    ]
    assert list(example.registers["actions"]["action"]) == ["D-3"]


def test_fact_tables_stand_apart() -> None:
    example = parse_tables("books\n| workbook | state |\n| A.xlsx | read |\n", Settings())
    assert list(example.facts["books"]["state"]) == ["read"]
    assert example.registers == {}


def test_an_unreadable_register_is_not_judged() -> None:
    text = "people\n| person |\n| Anna Nowak |\nactions\n| action | owner |\n| D-1 | Jan Kowalski |\n"
    assert parse_tables(text, Settings()).registers["actions"].misreadings
    example = parse_tables("unreadable people\n" + text, Settings())
    assert example.unreadable == {"people"}
    assert not example.registers["actions"].misreadings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("| action |\n", "line 1: a table without a register"),
        ("actions\n", "line 1: no table follows"),
        ("actoins\n| action |\n", "line 1: no register 'actoins'"),
        ("actions\n| acton |\n", "line 1: no column actions.acton"),
        ("actions\n| action | owner |\n| D-1 |\n", "line 3: 1 cells under 2 headers"),
        ("Some words here.\n", "line 1: 'Some words here.' is neither"),
    ],
)
def test_a_fault_in_the_notation_is_named_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_tables(text, Settings())


def test_a_table_is_shown_in_the_readers_language() -> None:
    assert format_tables(ACTIONS, "pl").splitlines()[4:] == [
        "Działania",
        "",
        "| Nr działania | Status      | Odpowiedzialny ! | Termin       | Stan na dziś |",
        "|--------------|-------------|------------------|--------------|--------------|",
        "| D-2026-001   | zaplanowane | Anna Nowak       | 20.11.2026   | otwarte      |",
        "| D-2026-002   | zamknięte   | !                | 31.02.2026 ! | =?           |",
    ]
    english = format_tables(ACTIONS, "en")
    assert "As of: 2026-03-31" in english
    assert "| D-2026-001 | planned   | Anna Nowak           | 2026-11-20   | open        |" in english

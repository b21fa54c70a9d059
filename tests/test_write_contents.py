"""From edits of registers to changes of cells: words, languages, per cents, places, and what is left to a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from qms_xl.model import CellEdit, Language, RowAppend
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables
from qms_xl.workbook.changes import Change
from qms_xl.writing.changes_of import Contents
from qms_xl.writing.items import RowItem
from qms_xl.writing.outcome import ByHand
from qms_xl.writing.wording import Wording

ACTIONS = """
actions
| action     | action_type | status | due_on     | owner      | origin_ref | description |
| D-2026-001 | corrective  | W toku | 2026-11-20 | Anna Nowak |            | Opis        |
| D-2026-002 | corrective  |        |            |            |            |             |
"""


def contents(
    text: str,
    language: Language = "pl",
    office: Language = "pl",
    spelling: str = "audit",
    named: frozenset[tuple[str, int]] = frozenset(),
) -> Contents:
    registers = parse_tables(text, Settings(), language).registers
    return Contents(registers, Wording(registers.get("lists"), office, spelling), Settings(), named)


def edit(given: Contents, where: str, value: object, row: int = 2) -> CellEdit:
    register, column = where.split(".")
    return CellEdit(given.registers[register].cell(row, column), value)


def change(given: Contents, where: str, value: object, row: int = 2) -> Change:
    asked = given.asked([edit(given, where, value, row)], ())
    assert asked.by_hand == ()
    return asked.cells[0].change


def left(given: Contents, *edits: CellEdit | RowAppend) -> list[str]:
    asked = given.asked(
        [one for one in edits if isinstance(one, CellEdit)], [one for one in edits if isinstance(one, RowAppend)]
    )
    return [hand.reason for hand in asked.by_hand]


# --- words ------------------------------------------------------------------------------------------------------------


def test_a_code_becomes_the_shipped_word_in_the_language_of_the_column() -> None:
    assert change(contents(ACTIONS), "actions.status", "done") == Change("Działania", 2, 3, "wykonane")
    english = ACTIONS.replace("W toku", "in progress").replace("corrective", "corrective action")
    assert change(contents(english, "en"), "actions.status", "done").content == "done"


def test_words_in_the_column_weigh_more_than_its_header_and_the_header_more_than_the_offices_language() -> None:
    words = "units\n| unit | name | unit_type |\n| A | a | {} |\n| B | b | |\n"
    assert change(contents(words.format("department"), "pl"), "units.unit_type", "section").content == "section"
    assert change(contents(words.format("wydział"), "en", "en"), "units.unit_type", "section").content == "referat"
    assert change(contents(words.format(""), "en", "pl"), "units.unit_type", "section").content == "section"
    assert change(contents(words.format(""), "pl", "en"), "units.unit_type", "section").content == "referat"


LISTS = """
lists
| list          | value     | means |
| action_status | gotowe    | done  |
| action_status | załatwione | done  |

lists @ Inne.xlsx
| list          | value     | means |
| action_status | fertig    | done  |
"""


def test_the_offices_own_word_for_a_code_is_written() -> None:
    given = contents(ACTIONS + LISTS)
    assert change(given, "actions.status", "done").content == "gotowe"


def test_the_lists_of_the_same_workbook_come_before_those_of_others() -> None:
    given = contents(ACTIONS.replace("actions\n", "actions @ Inne.xlsx\n", 1) + LISTS)
    assert change(given, "actions.status", "done").content == "fertig"


def test_audit_is_spelled_as_the_office_spells_it() -> None:
    findings = "findings\n| finding | source |\n| U-1 | |\n"
    assert "audit" in str(change(contents(findings), "findings.source", "internal_audit").content)
    assert "audyt" in str(change(contents(findings, spelling="audyt"), "findings.source", "internal_audit").content)


def test_yes_and_no_are_words() -> None:
    given = contents("review_decisions\n| decision | needs_action |\n| P-1 | |\n")
    assert [change(given, "review_decisions.needs_action", value).content for value in ("no", True)] == ["nie", "tak"]


# --- other values -----------------------------------------------------------------------------------------------------


def test_days_are_written_as_days_and_times_are_dropped() -> None:
    given = contents(ACTIONS)
    for value in (date(2026, 12, 1), datetime(2026, 12, 1), np.datetime64("2026-12-01")):
        assert change(given, "actions.due_on", value).content == date(2026, 12, 1)


def test_several_values_are_joined_and_a_missing_one_empties_the_cell() -> None:
    given = contents("audits\n| audit | units | clauses |\n| A-1 | KM | 9.2 |\n")
    assert change(given, "audits.units", ("KM", "AB")).content == "KM; AB"
    assert change(given, "audits.clauses", ("9.2.2",)).content == "9.2.2"
    for value in ((), None, float("nan"), ""):
        assert change(given, "audits.units", value).content is None


def test_numbers_stay_numbers_in_number_columns_and_become_text_in_text_columns() -> None:
    given = contents("measurements\n| indicator | period | value | comment |\n| M-1 | 2026-Q1 | 1 | |\n")
    assert change(given, "measurements.value", np.float64(7.5)).content == 7.5
    assert change(given, "measurements.value", np.int64(7)).content == 7
    assert change(given, "measurements.comment", 7.0).content == "7"
    assert change(given, "measurements.period", "2026-Q2").content == "2026-Q2"


PERCENT = """
indicators
| indicator | unit_of_measure | target | tolerance_pct |
| M-1       | %               | @0.95 [0%] | 10        |
| M-2       | dni             | 14     | 10            |

measurements
| indicator | period  | value |
| M-1       | 2026-Q1 | 90    |
| M-2       | 2026-Q1 | 12    |
"""


@pytest.mark.parametrize(
    ("where", "row", "is_percent"),
    [
        ("measurements.value", 2, True),
        ("measurements.value", 3, False),
        ("indicators.target", 2, True),
        ("indicators.target", 3, False),
        ("indicators.tolerance_pct", 3, True),
    ],
)
def test_numbers_that_are_per_cents_are_told_so(where: str, row: int, is_percent: bool) -> None:
    assert change(contents(PERCENT), where, 97, row)[-2:] == (97, is_percent)


# --- what has no clear cell -------------------------------------------------------------------------------------------


def test_equal_edits_of_a_cell_are_one_and_different_ones_are_both_left() -> None:
    given = contents(ACTIONS)
    same = [replace(edit(given, "actions.status", "done"), rule=rule) for rule in ("ACT010", "GEN003")]
    asked = given.asked(same, ())
    assert [item.edits for item in asked.cells] == [tuple(same)]
    other = replace(edit(given, "actions.status", "verified"), rule="ACT015")
    asked = given.asked([*same, other], ())
    assert asked.cells == ()
    assert [hand.reason for hand in asked.by_hand] == ["two_values"] * 3
    assert "ACT010, ACT015, GEN003" in asked.by_hand[0].message.pl


def test_one_and_true_are_different_contents() -> None:
    given = contents(ACTIONS)
    one = replace(edit(given, "actions.description", "1"), rule="A")
    assert left(given, one, replace(one, value="1 ")) == ["two_values", "two_values"]


def test_a_cell_without_address_is_left_with_the_column_that_is_missing() -> None:
    given = contents(ACTIONS)
    (hand,) = given.asked([edit(given, "actions.verified_on", date(2026, 1, 1))], ()).by_hand
    assert hand.reason == "no_column"
    assert "Data weryfikacji" in hand.message.pl
    assert "Verified on" in hand.message.en
    assert left(given, CellEdit(given.registers["actions"].header("status"), "done")) == ["no_column"]


def test_an_edit_made_for_another_value_is_left() -> None:
    given = contents(ACTIONS)
    good = edit(given, "actions.description", "x")
    assert left(given, replace(good, cell=good.cell._replace(value="Opis "))) == ["not_as_read"]
    assert left(given, replace(good, cell=good.cell._replace(cell="G9", row=9))) == ["not_as_read"]
    counted = contents("risks\n| risk | impact |\n| R-01 | 1 |\n")
    one = edit(counted, "risks.impact", 2)
    assert left(counted, one) == []
    assert left(counted, replace(one, cell=one.cell._replace(value=True))) == ["not_as_read"]


COPY = "\nactions @ Kopia.xlsx\n| action | status |\n| D-2026-002 | |\n"


def test_a_record_in_two_workbooks_is_left_and_the_others_are_not() -> None:
    given = contents(ACTIONS + COPY)
    (hand,) = given.asked([edit(given, "actions.description", "x", 3)], ()).by_hand
    assert hand.reason == "several_places"
    assert "Kopia.xlsx" in hand.message.pl
    assert left(given, edit(given, "actions.description", "x", 2)) == []


# --- new rows ---------------------------------------------------------------------------------------------------------


def row(record: str = "D-2026-003", **values: object) -> RowAppend:
    return RowAppend("actions", record, {"action": record, **values})


def item(given: Contents, new: RowAppend) -> RowItem:
    asked = given.asked((), [new])
    assert asked.by_hand == ()
    return asked.rows[0]


def test_a_new_row_holds_words_days_and_its_block() -> None:
    placed = item(contents(ACTIONS), row(status="planned", due_on=date(2026, 12, 1), owner=None))
    assert placed.cells == {1: "D-2026-003", 3: "zaplanowane", 4: date(2026, 12, 1), 5: None}
    assert (placed.place.sheet, placed.last_row, placed.columns) == ("Działania", 3, (1, 2, 3, 4, 5, 6, 7))
    assert placed.paste.cells[:3] == (
        ("Nr działania", "D-2026-003"),
        ("Rodzaj działania", None),
        ("Status", "zaplanowane"),
    )
    assert placed.cell(7).cell == "A7"


def test_a_row_that_is_there_already_is_not_added_again() -> None:
    given = contents(ACTIONS)
    assert left(given, row("D-2026-002")) == ["already_there"]
    assert left(given, row(), row()) == []
    assert len(given.asked((), [row(), row()]).rows) == 1
    assert left(given, row(), row(status="planned")) == ["two_rows"]


def test_a_row_that_would_lose_a_required_value_is_left_to_paste() -> None:
    given = contents("actions\n| action | status |\n| D-1 | |\n")
    assert left(given, row(notes="uwagi")) == []
    (hand,) = given.asked((), [row(origin_ref="PZ-1")]).by_hand
    assert hand.reason == "no_column"
    assert hand.paste is not None


def test_a_register_that_is_nowhere_gets_no_row() -> None:
    assert left(contents("units\n| unit | name |\n| A | a |\n"), row()) == ["no_place"]


PLACES = """
actions @ Działania.xlsx
| action     | status |
| D-2025-001 |        |
| D-2025-118 |        |

actions @ {second}
| action     | status |
| D-2026-007 |        |
"""
NAMED = frozenset({("actions", 0), ("actions", 1)})


@pytest.mark.parametrize(
    ("second", "record", "place"),
    [
        ("Nowe.xlsx", "D-2026-008", 1),
        ("Nowe.xlsx", "D-2025-119", 1),  # the newest goes on
        ("Działania 2026.xlsx", "D-2026-008", 1),
        ("Nowe 2025.xlsx", "D-2025-119", 1),  # named for the year
        ("Nowe.xlsx", "KM/1/2026", 1),  # of another shape: the last place
    ],
)
def test_a_row_goes_to_the_place_of_its_year_or_of_the_newest_number(second: str, record: str, place: int) -> None:
    given = contents(PLACES.format(second=second), named=NAMED)
    assert item(given, row(record)).place is given.registers["actions"].places[place]


def test_a_row_is_left_where_one_of_several_workbooks_may_be_an_old_copy() -> None:
    given = contents(PLACES.format(second="Kopia.xlsx"), named=frozenset({("actions", 0)}))
    (hand,) = given.asked((), [row("D-2026-008")]).by_hand
    assert hand.reason == "which_place"
    assert hand.remedy is not None
    assert "[registers.actions] places" in hand.remedy.pl


def test_departments_have_places_of_their_own() -> None:
    text = PLACES.format(second="AB.xlsx").replace("D-2025", "KM-2026").replace("D-2026", "AB-2026")
    given = contents(text, named=NAMED)
    assert item(given, row("KM-2026-119")).place.workbook == "Działania.xlsx"
    assert item(given, row("AB-2026-008")).place.workbook == "AB.xlsx"


def every_reason() -> Mapping[str, ByHand]:
    many = contents(ACTIONS + COPY)
    one = contents(ACTIONS)
    small = contents("actions\n| action | status |\n| D-1 | |\n")
    status = edit(one, "actions.status", "done")
    asked = [
        one.asked([edit(one, "actions.verified_on", None)], ()),
        one.asked([replace(status, cell=status.cell._replace(value="x"))], ()),
        one.asked([status, replace(status, value="planned")], ()),
        many.asked([edit(many, "actions.description", "x", 3)], [row()]),
        one.asked((), [row("D-2026-002"), row(), row(status="done")]),
        small.asked((), [row(origin_ref="x")]),
        contents("units\n| unit |\n| A |\n").asked((), [row()]),
    ]
    return {hand.reason: hand for each in asked for hand in each.by_hand}


@pytest.mark.parametrize("reason", sorted(every_reason()))
def test_what_is_left_says_why_in_both_languages_and_in_whole_sentences(reason: str) -> None:
    hand = every_reason()[reason]
    for text in (hand.message, hand.remedy):
        for sentence in text or ():
            assert sentence[0].isupper() or sentence[0] == "„"
            assert sentence.rstrip().endswith((".", ")", "places"))
            assert "{" not in sentence


def test_there_are_as_many_reasons_as_are_tested() -> None:
    assert sorted(every_reason()) == [
        *(
            "already_there",
            "no_column",
            "no_place",
            "not_as_read",
            "several_places",
            "two_rows",
            "two_values",
            "which_place",
        ),
    ]

"""Reconciling: what computed columns should hold, what rules propose, and what follows once that stands."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from qms_xl.errors import ReadError
from qms_xl.model import CellEdit, CellRef, Issue, RegisterSchema, RowAppend, Text
from qms_xl.office import Office
from qms_xl.read import Reading
from qms_xl.reconcile import Plan, reconcile
from qms_xl.reconciling.ahead import ahead
from qms_xl.reconciling.proposals import Group, agreed, silent
from qms_xl.rulebook import rule_book
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.supply import status_functions
from qms_xl.tables import Example, parse_tables

OFFICE = Office(Path("biuro"), "Urząd", "pl", settings=Settings())
SCHEMAS: Mapping[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")


def reading_of(example: Example) -> Reading:
    return Reading(example.registers, example.facts, unreadable=example.unreadable)


def planned(
    text: str, *, registers: Collection[str] = (), select: Collection[str] = (), office: Office = OFFICE
) -> Plan:
    example = parse_tables(text, Settings())
    return reconcile(office, reading_of(example), example.as_of, registers=registers, select=select)


def edits(plan: Plan) -> dict[str, object]:
    """Return the new values as `actions D-1 status`."""
    return {
        f"{one.edit.cell.register} {one.edit.cell.record} {one.edit.cell.column}": one.edit.value for one in plan.edits
    }


def safeties(plan: Plan) -> dict[str, str]:
    cells: dict[str, str] = {f"{one.edit.cell.record} {one.edit.cell.column}": one.edit.safety for one in plan.edits}
    return cells | {row.append.record: row.append.safety for row in plan.rows}


# computed columns


@pytest.mark.parametrize(
    ("register", "column"),
    [(name, column.name) for name, schema in SCHEMAS.items() for column in schema.columns if column.computed],
)
def test_every_computed_column_follows_from_a_status(register: str, column: str) -> None:
    assert SCHEMAS[register][column].follows.partition(".")[0] in status_functions()


def test_no_typed_column_follows_from_a_status() -> None:
    assert not [c.name for schema in SCHEMAS.values() for c in schema.columns if c.follows and not c.computed]


def test_the_checksum_of_a_document_is_filled_in_once_and_never_changed() -> None:
    text = """
documents
| doc | edition | status    | file     | file_sha256 |
| P-1 | 1       | effective | d\\1.docx |             |
| P-2 | 1       | approved  | d/2.docx | old         |
| P-3 | 1       | draft     | d/3.docx |             |
| P-4 | 1       | effective | d/4.docx |             |
| P-5 | 1       | effective |          |             |

files
| path     | exists | has_text | sha256 |
| d/1.docx | yes    | yes      | one    |
| d/2.docx | yes    | yes      | two    |
| d/3.docx | yes    | yes      | three  |
| d/4.docx | yes    | no       |        |
"""
    plan = planned(text)
    assert edits(plan) == {"documents P-1 / 1 file_sha256": "one"}
    assert set(safeties(plan).values()) == {"safe"}
    assert edits(planned(text.partition("files\n")[0])) == {}


ACTIONS = """
as_of 2026-11-20
actions
| action | action_type | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up | state     | days_late |
| D-1    | improvement | running   | 2026-11-19 |            |            |             |               |           | open      |           |
| D-2    | improvement | running   | 2026-12-31 |            |            |             |               |           |           | 7         |
| D-3    | improvement | cancelled | 2026-11-01 |            |            |             |               |           | cancelled | 19        |
| D-4    | improvement | running   | 2026-11-10 |            |            |             |               |           | =open     | =1        |
| D-5    | improvement | running   | 2026-11-10 |            |            |             |               |           | =?        | 10        |
"""


def test_cells_of_computed_columns_get_what_the_statuses_give_and_formulas_are_left_alone() -> None:
    plan = planned(ACTIONS)
    assert edits(plan) == {
        "actions D-1 state": "overdue",
        "actions D-1 days_late": 1,
        "actions D-2 state": "open",
        "actions D-2 days_late": 0,
        "actions D-3 days_late": None,
    }
    assert {one.edit.safety for one in plan.edits} == {"safe"}
    assert {(one.edit.rule, one.because) for one in plan.edits} == {(None, None)}
    assert all(type(one.edit.value) in (int, str, type(None)) for one in plan.edits)


def test_a_column_that_a_workbook_lacks_is_not_written() -> None:
    text = ACTIONS.replace("days_late", "notes    ")
    assert {key.split()[-1] for key in edits(planned(text))} == {"state"}


def test_a_place_that_lacks_the_column_is_left_alone() -> None:
    text = """
actions
| action | action_type | status  | due_on     | done_on | verify_due | verified_on | effectiveness | follow_up | state |
| D-1    | improvement | running | 2026-11-19 |         |            |             |               |           |       |

actions @ Dawne.xlsx
| action | action_type | status  | due_on     | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-2    | improvement | running | 2026-11-19 |         |            |             |               |           |
"""
    assert edits(planned(text)) == {"actions D-1 state": "overdue"}


def test_a_word_of_a_computed_column_in_another_spelling_is_the_computed_columns_business() -> None:
    text = """
actions
| action | action_type | status  | due_on     | done_on | verify_due | verified_on | effectiveness | follow_up | state      |
| D-1    | improvement | running | 2026-11-19 |         |            |             |               |           | PO TERMINIE |
| D-2    | improvement | running | 2026-11-19 |         |            |             |               |           | po terminie |
"""
    (one,) = planned(text).edits
    assert (one.edit.cell.record, one.edit.value, one.edit.rule) == ("D-1", "overdue", None)
    assert not planned(text, select=["GEN003"]).edits


def test_days_are_compared_as_days_and_what_cannot_be_read_gives_way() -> None:
    text = """
documents
| doc | edition | status    | effective_from | issued_on  | reviewed_on | review_months | next_review |
| P-1 | 1       | effective | 2026-01-31     | 2026-01-31 |             | 1             | 2026-02-28  |
| P-2 | 1       | effective | 2026-01-31     | 2026-01-31 |             | 12            | za rok      |
| P-3 | 1       | withdrawn | 2026-01-31     | 2026-01-31 |             | 12            | 2027-01-31  |
| P-4 | 1       | withdrawn | 2026-01-31     | 2026-01-31 |             | 12            | brak        |
"""
    assert edits(planned(text, registers=["documents"])) == {
        "documents P-2 / 1 next_review": datetime.date(2027, 1, 31),
        "documents P-3 / 1 next_review": None,
    }


OBJECTIVE = """
as_of 2026-11-20
objectives
| objective | year | due_on | declared_status | reason | action | status  | achievement_pct | forecast_pct |
| CJ-1      | 2026 |        |                 |        |        | at_risk | {}              |              |

indicators
| indicator | objective | direction | frequency | target | target_low | target_high | unit_of_measure | aggregation | baseline | tolerance_pct | weight |
| M-01      | CJ-1      | higher    | quarter   | 96     |            |             | %               |             |          |               |        |

measurements
| indicator | period  | value | numerator | denominator | approved |
| M-01      | 2026-Q3 | 91.2  |           |             |          |

actions
| action | origin | origin_ref | status | due_on | done_on |
| D-1    | other  |            | done   |        |         |
"""


@pytest.mark.parametrize(
    ("typed", "is_right"), [("95", True), ("95.0000000001", True), ("95.04", False), ("94.9", False), ("", False)]
)
def test_a_number_is_right_as_it_is_or_rounded_as_it_is_shown(typed: str, is_right: bool) -> None:
    plan = planned(OBJECTIVE.format(typed), registers=["objectives"])
    assert edits(plan) == ({} if is_right else {"objectives CJ-1 achievement_pct": pytest.approx(95)})


def test_numbers_are_written_unrounded() -> None:
    text = OBJECTIVE.format("").replace("91.2", "91.3")
    assert edits(planned(text))["objectives CJ-1 achievement_pct"] == pytest.approx(100 * 91.3 / 96, abs=1e-12)


def test_nothing_is_computed_from_a_register_of_which_a_part_could_not_be_read() -> None:
    plan = planned(OBJECTIVE.format("").replace("as_of", "unreadable measurements\nas_of"))
    assert not edits(plan)
    assert plan.lacking == {
        f"objectives.{column}": ("measurements",) for column in ("achievement_pct", "forecast_pct", "status")
    }


def test_where_a_workbook_failed_an_absent_register_may_have_stood_in_it() -> None:
    text = OBJECTIVE.format("").partition("\nactions\n")[0]
    example = parse_tables(text, Settings())
    broken = ReadError("rejestry/Nasze.xlsx", "", "truncated", Text("Ucięty plik.", "Truncated."))
    assert reconcile(OFFICE, reading_of(example), example.as_of).edits
    plan = reconcile(OFFICE, replace(reading_of(example), failed=(broken,)), example.as_of)
    assert not plan.edits
    assert plan.lacking["objectives.status"] == ("actions",)


def test_a_status_that_lacks_a_column_leaves_its_computed_columns_and_says_so() -> None:
    plan = planned(ACTIONS.replace("| done_on    |", "| notes      |"))
    assert not edits(plan)
    assert plan.lacking == {"actions.state": ("actions.done_on",), "actions.days_late": ("actions.done_on",)}


# what rules propose

FIXING = [code for code, entry in rule_book().items() if entry.rule.fix and not entry.rule.computed]


@pytest.mark.parametrize("code", FIXING)
def test_what_a_rule_proposes_is_in_the_plan_and_once_it_stands_nothing_is_left_to_propose(code: str) -> None:
    rule = rule_book()[code].rule
    example = parse_tables(rule.bad if isinstance(rule.bad, str) else rule.bad.pl, Settings())
    plan = reconcile(OFFICE, reading_of(example), example.as_of)
    mine = [one.edit.safety for one in plan.edits if one.edit.rule == code]
    mine += [row.append.safety for row in plan.rows if row.append.rule == code]
    assert mine
    assert set(mine) == {rule.fix}
    cells = [one.edit.cell[1:4] for one in plan.edits]
    assert len(cells) == len(set(cells)), "two edits for one cell"

    reading = reading_of(example)
    everything: list[CellEdit | RowAppend] = [*(one.edit for one in plan.edits), *(row.append for row in plan.rows)]
    after = ahead(example.registers, everything, OFFICE, reading, example.as_of)
    again = reconcile(OFFICE, replace(reading, registers=after), example.as_of)
    assert (edits(again), again.rows) == ({}, ())


@pytest.mark.parametrize("code", FIXING)
def test_what_is_proposed_does_not_depend_on_the_rules_that_are_left_out_for_speed(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = rule_book()[code].rule
    text = rule.bad if isinstance(rule.bad, str) else rule.bad.pl
    quick = planned(text)
    monkeypatch.setattr("qms_xl.reconcile.silent", tuple)
    assert planned(text) == quick


def test_rules_that_speak_instead_of_one_that_proposes_are_not_left_out() -> None:
    assert not {"GEN014", "GEN020", "OBJ009", *FIXING} & set(silent())
    assert {"GEN001", "GEN002", "XLS012"} < set(silent())


def test_what_is_typed_wrongly_is_mended_before_anything_follows_from_it() -> None:
    """A date typed as text, and a word in another spelling: the status follows from what they mean, in one run."""
    text = """
people
| person     |
| Anna Nowak |

actions
| action | action_type | status       | done_on    | verify_due | verified_on |
| D-1    | improvement | "W REALIZACJI " | 3.11.2026  |            |             |
"""
    plan = planned(text)
    assert edits(plan) == {"actions D-1 status": "done", "actions D-1 done_on": datetime.date(2026, 11, 3)}
    (status,) = [one for one in plan.edits if one.edit.cell.column == "status"]
    assert (status.edit.rule, status.edit.safety, status.edit.cell.value) == ("ACT010", "safe", "W REALIZACJI ")


def test_what_hangs_on_an_edit_to_be_confirmed_is_to_be_confirmed_itself() -> None:
    """An approved edition comes into force; so the older one is to be withdrawn, and each has another next review."""
    text = """
as_of 2026-11-20
documents
| doc | edition | status    | effective_from | effective_to | issued_on  | reviewed_on | review_months | next_review |
| P-1 | 1       | effective | 2024-01-01     |              | 2024-01-01 |             | 36            | 2027-01-01  |
| P-1 | 2       | approved  | 2026-11-01     |              | 2026-10-01 |             | 12            |             |
| P-2 | 1       | effective | 2025-01-01     |              | 2025-01-01 |             | 24            |             |
"""
    plan = planned(text)
    assert edits(plan) == {
        "documents P-1 / 1 status": "withdrawn",
        "documents P-1 / 1 effective_to": datetime.date(2026, 10, 31),
        "documents P-1 / 1 next_review": None,
        "documents P-1 / 2 status": "effective",
        "documents P-1 / 2 next_review": datetime.date(2027, 11, 1),
        "documents P-2 / 1 next_review": datetime.date(2027, 1, 1),
    }
    safe = {key for key, safety in safeties(plan).items() if safety == "safe"}
    assert safe == {"P-2 / 1 next_review"}


def test_one_rule_may_take_two_steps_with_one_cell() -> None:
    text = """
as_of 2026-03-31
documents
| doc | edition | status   | effective_from | effective_to |
| P-1 | 1       | approved | 2024-01-01     | 2025-12-31   |
"""
    assert edits(planned(text)) == {"documents P-1 / 1 status": "withdrawn"}


FOLLOWERS = """
as_of 2026-11-20
findings
| finding | grade | status  | evaluation | closed_on | closed_by | action_needed | no_action_reason |
| U-1     | minor | running |            |           |           |               |                  |

review_decisions
| decision | review | decision_text | status | owner      | due_on     | needs_action | action | outcome |
| PZ-1/1   | PZ-1   | Nowy wzór     | open   | Anna Nowak | 2026-12-31 |              | D-2    |         |

actions
| action | action_type | origin   | origin_ref | status  | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-1    | corrective  | finding  | U-1        | running | 2026-11-30 | 2026-11-10 |            |             |               |           |
| D-2    | corrective  | decision | PZ-1/1     | done    | 2026-10-30 | 2026-10-10 |            | 2026-11-15  | effective     |           |
"""


def test_action_finding_and_decision_follow_in_one_run() -> None:
    plan = planned(FOLLOWERS)
    assert edits(plan) == {
        "actions D-1 status": "done",
        "actions D-2 status": "verified",
        "findings U-1 status": "verifying",
        "review_decisions PZ-1/1 status": "done",
    }
    assert {key for key, safety in safeties(plan).items() if safety == "unsafe"} == {"U-1 status"}


def test_a_waived_issue_is_not_followed_nor_a_rule_that_the_office_ignores() -> None:
    waived = (
        FOLLOWERS
        + """
waivers
| rule   | register | record | column | about | reason   | expires_on | approved_by | approved_on |
| ACT010 | actions  | D-1    |        |       | uzgodnione | 2026-12-31 |           |             |
"""
    )
    assert "actions D-1 status" not in edits(planned(waived))
    ignoring = replace(OFFICE, ignore={"FND013": "prowadzimy inaczej"})
    assert "findings U-1 status" not in edits(planned(FOLLOWERS, office=ignoring))


def test_a_register_not_wholly_read_proposes_nothing_that_hangs_on_it() -> None:
    assert edits(planned("unreadable actions\n" + FOLLOWERS)) == {}


def test_registers_and_rules_narrow_what_is_proposed_and_what_follows_from_it() -> None:
    assert set(edits(planned(FOLLOWERS, registers=["findings"]))) == {"findings U-1 status"}
    assert set(edits(planned(FOLLOWERS, select=["FND"]))) == {"findings U-1 status"}
    assert edits(planned(ACTIONS, select=["ACT"])) == {}


DECISION = """
as_of 2026-11-20
review_decisions
| decision | review | decision_text | status | owner      | due_on     | needs_action | action | outcome |
| PZ-1/1   | PZ-1   | Nowy wzór     | open   | Anna Nowak | 2026-11-10 |              |        |         |

reviews
| review | held_on    |
| PZ-1   | 2026-10-01 |

people
| person     | unit |
| Anna Nowak | OR   |

actions
| action | action_type | origin | origin_ref | description | owner | unit | opened_on | status  | due_on     | done_on | verify_due | verified_on | effectiveness | follow_up | state | days_late |
| D-007  | improvement | other  |            |             |       |      |           | planned | 2026-12-31 |         |            |             |               |           | open  | 0         |
"""


def test_a_missing_row_comes_with_its_computed_columns_and_its_number_in_the_other_register() -> None:
    plan = planned(DECISION)
    assert edits(plan) == {"review_decisions PZ-1/1 action": "D-008"}
    (row,) = plan.rows
    assert (row.append.register, row.append.record, row.append.safety) == ("actions", "D-008", "unsafe")
    assert (row.append.values["state"], row.append.values["days_late"]) == ("overdue", 10)
    assert (row.append.values["origin_ref"], row.append.values["unit"]) == ("PZ-1/1", "OR")
    assert row.because.code == "REV004"


@pytest.mark.parametrize("register", ["actions", "review_decisions"])
def test_a_row_and_its_number_are_proposed_together_or_not_at_all(register: str) -> None:
    plan = planned(DECISION, registers=[register])
    assert (edits(plan), plan.rows) == ({}, ())
    both = planned(DECISION, registers=["actions", "review_decisions"])
    assert len(both.edits) == len(both.rows) == 1


def test_the_plan_stands_in_the_order_of_workbooks_sheets_and_rows() -> None:
    plan = planned(FOLLOWERS + OBJECTIVE.partition("actions\n")[0].replace("as_of 2026-11-20", "").format(""))
    where = [(one.edit.cell.workbook, one.edit.cell.sheet, one.edit.cell.row) for one in plan.edits]
    assert where == sorted(where)


# several wishes for one cell


def group(code: str, *wishes: tuple[str, object]) -> Group:
    def cell(at: str) -> CellRef:
        return CellRef("actions", "Działania.xlsx", "Działania", at, 2, "status", "Status", "D-1", "x")

    issue = Issue(code, "error", cell("H2"), {})
    return Group(issue, tuple(CellEdit(cell(at), value, rule=code) for at, value in wishes))


def test_equal_wishes_agree_and_different_ones_are_left_to_a_person() -> None:
    same = [group("DOC002", ("H2", "withdrawn")), group("DOC022", ("H2", "withdrawn"))]
    assert agreed(same) == (same, [])
    torn = [
        group("DOC002", ("H2", "withdrawn"), ("I2", 1)),
        group("DOC022", ("H2", "effective")),
        group("ACT010", ("H3", 1)),
    ]
    assert agreed(torn) == ([torn[2]], torn[:2])


def test_what_only_mends_the_typing_gives_way() -> None:
    follower, word, spaces = (
        group("ACT010", ("H2", "done")),
        group("GEN003", ("H2", "running")),
        group("GEN013", ("H2", "a")),
    )
    assert agreed([spaces, word, follower]) == ([follower], [])
    assert agreed([spaces, word]) == ([word], [])


def test_contradicting_rules_are_left_to_do_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    from qms_xl.rules.doc import doc022_status_behind_the_dates as doc022

    text = """
as_of 2026-11-20
documents
| doc | edition | status    | effective_from | effective_to | issued_on  |
| P-1 | 1       | effective | 2024-01-01     | 2026-11-01   | 2024-01-01 |
| P-1 | 2       | effective | 2026-11-02     |              | 2026-11-02 |
"""
    assert edits(planned(text)) == {"documents P-1 / 1 status": "withdrawn"}

    hits = doc022._hits
    monkeypatch.setattr(doc022, "_hits", lambda d, rows, status, *more: hits(d, rows, "archived", *more))
    plan = planned(text)
    assert not plan.edits
    assert {one.what.value for one in plan.by_hand if isinstance(one.what, CellEdit)} == {"withdrawn", "archived"}
    assert {one.reason for one in plan.by_hand} == {"two_values"}


def test_spaces_in_one_column_are_mended_cell_by_cell() -> None:
    text = """
units
| unit | name              | unit_type  |
| KM   | "Wydział  Kadr"   | department |
| OR   | " Organizacyjny"  | department |
"""
    assert edits(planned(text)) == {"units KM name": "Wydział Kadr", "units OR name": "Organizacyjny"}

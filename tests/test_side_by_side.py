"""Which row a cell is of: where a register stands in two tables side by side on one sheet, and where the row is gone from it."""

from __future__ import annotations

from dataclasses import replace

from qms_xl.check import check
from qms_xl.checking.masks import masked_cells
from qms_xl.checking.people import people_named
from qms_xl.checking.rows_back import with_rows_back
from qms_xl.model import Hit, Issue, Register
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables

COLUMNS = (
    "action",
    "owner",
    "due_on",
    "status",
    "action_type",
    "done_on",
    "verify_due",
    "verified_on",
    "effectiveness",
    "follow_up",
)
TEXT = """
as_of 2026-11-20
actions
| action | owner      | due_on | status  | action_type | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-1    | Anna Nowak | {}     | running | improvement |         |            |             |               |           |

actions
| action | owner      | due_on | status  | action_type | done_on | verify_due | verified_on | effectiveness | follow_up |
| D-2    | Jan Kos    | {}     | running | improvement |         |            |             |               |           |

people
| person     |
| Anna Nowak |
| Jan Kos    |
"""


def issues(*due_on: str) -> tuple[dict[str, Register], list[Issue]]:
    """Return the registers and what is said of these days, one in A:J, the other in the same Excel row of L:U."""
    example = parse_tables(TEXT.format(*due_on), Settings())
    actions = example.registers["actions"]
    letters = [dict(zip(COLUMNS, side, strict=True)) for side in ("ABCDEFGHIJ", "LMNOPQRSTU")]
    places = tuple(replace(place, letters=own) for place, own in zip(actions.places, letters, strict=True))
    registers = {**example.registers, "actions": replace(actions, places=places)}
    found = check(registers, facts={}, as_of=example.as_of, settings=Settings(), norm=example.norm)
    return registers, [issue for issue in found.issues if issue.code in ("ACT002", "GEN005")]


def told(*due_on: str) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.cell.cell) for issue in issues(*due_on)[1]]


def test_a_date_that_cannot_be_read_hides_none_in_the_table_beside() -> None:
    assert told("31.02.2026", "2026-10-01") == [("GEN005", "C2"), ("ACT002", "N2")]
    assert told("2026-10-01", "31.02.2026") == [("ACT002", "C2"), ("GEN005", "N2")]


def test_an_issue_concerns_the_person_of_its_own_table() -> None:
    registers, found = issues("2026-10-01", "2026-10-01")
    assert people_named(found, registers) == [("Anna Nowak",), ("Jan Kos",)]


def test_a_cell_of_a_row_that_is_gone_from_the_workbook_is_hidden_too() -> None:
    example = parse_tables(TEXT.format("2026-10-01", "2026-10-01"), Settings())
    now = {**example.registers, "actions": example.registers["actions"].only([])}
    actions = with_rows_back(now, {example.as_of: example.registers})["actions"]
    for row in actions.frame.index:
        assert masked_cells(actions, [Hit(actions.cell(row, "due_on"), {})]) == [(row, "due_on")]
    assert len(actions) == 2

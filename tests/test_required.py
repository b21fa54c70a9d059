"""When a cell is required."""

import pytest

from qms_xl.conditions import All, Filled, From, Is, IsNot, Moved, NormFrom, Not, all_of, any_of
from qms_xl.model import Register
from qms_xl.required import holds
from qms_xl.settings import Settings
from qms_xl.tables import parse_tables


def registers(text: str) -> dict[str, Register]:
    return parse_tables(text, Settings()).registers


def held(condition: object, text: str, norm: str = "iso9001-2015") -> list[bool]:
    found = registers(text)
    register = next(iter(found.values()))
    answer = holds(condition, register, found, norm)  # type: ignore[arg-type]
    assert answer.index.equals(register.frame.index)
    assert answer.dtype == bool
    return answer.tolist()


def documents(*statuses: str) -> str:
    return "documents\n| doc | status |\n" + "".join(f"| P | {status} |\n" for status in statuses)


def test_from_a_state_on_leaves_dead_ends_out() -> None:
    statuses = ("draft", "consultation", "approved", "effective", "withdrawn", "archived", "abandoned", "", "xyz")
    assert held(From("approved"), documents(*statuses)) == [False, False, True, True, True, True, False, False, False]


def test_from_a_state_of_audits_leaves_postponed_and_cancelled_out() -> None:
    text = "audits\n| audit | status |\n" + "".join(
        f"| A | {s} |\n"
        for s in ("planned", "prepared", "running", "held", "reported", "closed", "postponed", "cancelled")
    )
    assert held(From("prepared"), text) == [False, True, True, True, True, True, False, False]
    assert held(From("held"), text) == [False, False, False, True, True, True, False, False]


def test_a_state_is_followed_through_a_reference() -> None:
    text = """
review_inputs
| review | input  |
| PZ-1   | audits |
| pz-2   | audits |
| PZ-3   | audits |
|        | audits |
reviews
| review | status   |
| PZ-1   | planned  |
| PZ-2   | approved |
"""
    assert held(From("prepared", through="review"), text) == [False, True, False, False]
    assert held(From("prepared", through="review"), text.partition("reviews\n")[0]) == [False] * 4


ROWS = """
actions
| action | action_type | effectiveness | verified_on | due_original | due_on     |
| 1      | corrective  | effective     | 2026-01-01  | 2026-01-01   | 2026-01-02 |
| 2      | korygujące  |               | brak        | 2026-01-01   | 2026-01-01 |
| 3      | xyz         | ineffective   | 31.02.2026  |              | 2026-01-01 |
| 4      |             |               |             | 2026-01-01   |            |
| 5      | improvement | effective     | #N/A        | 31.02.2026   | 2026-01-01 |
"""


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        (True, [True, True, True, True, True]),
        (False, [False, False, False, False, False]),
        (Is("action_type", ("corrective",)), [True, True, False, False, False]),
        (Is("action_type", ("corrective", "improvement")), [True, True, False, False, True]),
        (IsNot("action_type", ("corrective",)), [False, False, False, False, True]),
        (Filled("verified_on"), [True, False, True, False, True]),
        (Moved("due_original", "due_on"), [True, False, False, False, False]),
        (Not(Filled("verified_on")), [False, True, False, True, False]),
        (all_of(Is("action_type", ("corrective",)), Filled("verified_on")), [True, False, False, False, False]),
        (any_of(Is("action_type", ("improvement",)), Filled("effectiveness")), [True, False, True, False, True]),
        (Is("status", ("done",)), [False] * 5),
        (IsNot("status", ("done",)), [False] * 5),
        (Filled("notes"), [False] * 5),
        (Not(All((Filled("notes"), Filled("verified_on")))), [True] * 5),
        (Moved("due_original", "done_on"), [False] * 5),
        (From("done"), [False] * 5),
        (From("done", through="origin_ref"), [False] * 5),
    ],
)
def test_a_condition_is_worked_out_for_every_row(condition: object, rows: list[bool]) -> None:
    assert held(condition, ROWS) == rows


@pytest.mark.parametrize(
    ("norm", "rows"),
    [
        ("iso9001-2008", [False, True, False]),
        ("iso9001-2015", [True, True, False]),
        ("iso9001-2026", [True, True, False]),
    ],
)
def test_the_norm_is_that_of_the_row_else_that_of_the_office(norm: str, rows: list[bool]) -> None:
    text = "reviews\n| review | norm |\n| 1 | |\n| 2 | PN-EN ISO 9001:2015-10 |\n| 3 | ISO 9001:2008 |\n"
    assert held(NormFrom("iso9001-2015"), text, norm) == rows


def test_without_a_norm_column_the_office_decides() -> None:
    text = "reviews\n| review |\n| 1 |\n"
    assert held(NormFrom("iso9001-2015"), text, "iso9001-2008") == [False]
    assert held(NormFrom("iso9001-2015"), text, "iso9001-2015") == [True]


def test_an_unknown_norm_is_nobodys() -> None:
    assert held(NormFrom("iso9001-2015"), "reviews\n| review | norm |\n| 1 | ISO 14001 |\n") == [False]

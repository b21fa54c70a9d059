"""ACT014: an action that is due on a day when the office is closed."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._workdays import is_working_day
from qms_xl.settings import Settings
from qms_xl.statuses.open_rows import open_rows


def find(actions: Register, as_of: date, settings: Settings) -> Found:
    """Give the due date of each open action that is a weekend, a public holiday or a closed day of the office."""
    due = actions["due_on"][open_rows(actions, as_of) & actions["due_on"].notna()]
    for day in due.unique():
        if not is_working_day(day.date(), settings):
            for row in due.index[due == day]:
                yield Hit(actions.cell(row, "due_on"), {"day": day.date()})


RULE = Rule(
    find=find,
    severity="note",
    off=True,
    title=Text("Termin w dniu wolnym", "Due on a day off"),
    message=Text(
        "Termin działania „{record}” ({day}) wypada w dniu wolnym od pracy.",
        "Action “{record}” is due on {day}, which is a day off.",
    ),
    why=Text(
        "W dniu wolnym nikt działania nie zakończy, więc nazajutrz będzie spóźnione.",
        "Nobody will finish the action on a day off, so it will be late the day after.",
    ),
    remedy=Text("Wybierz w komórce {cell} dzień roboczy.", "Choose a working day in cell {cell}."),
    good="""
as_of 2026-11-20
actions
| action     | status  | due_on     |
| D-2026-001 | running | 2026-12-28 |
| D-2026-002 | closed  | 2026-12-25 |
| D-2026-003 | running |            |
""",
    bad="""
as_of 2026-11-20
actions
| action     | status  | due_on       |
| D-2026-001 | running | 2026-12-24 ! |
| D-2026-002 | running | 2026-11-28 ! |
""",
)

"""What people still have to do: open actions, review decisions and findings, of whom and of which unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model import Figure, Register, Text, Word
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import before, cells, day_of, helped, text, titles
from qms_xl.reports._review_window import DASH
from qms_xl.reports._sections import name_at
from qms_xl.settings import Settings
from qms_xl.statuses.action_state import action_state

NO_UNIT = "-"
LATE = ("overdue", "verification_overdue")
WAITING = ("awaiting_verification", "verification_overdue")
_OPEN = ("open", "due_soon", "overdue", *WAITING, "ineffective")
_OVER = ("done", "verified", "closed", "cancelled")
_ACTION = ("action", "action_type", "description", "origin", "origin_ref", "due_on", "due_original")
_ACTION_MORE = ("success_criterion", "done_on", "verify_due")
_DECISION = ("decision", "review", "decision_text", "due_on")
_FINDING = ("finding", "description", "grade", "status", "correction_due", "external_due")


class Task(NamedTuple):
    """One thing to do. `person` and `unit`: "" where nobody, `NO_UNIT` where none; `late`: days past its day; `line`: as printed."""

    kind: str
    row: int
    person: str
    unit: str
    state: str
    late: int
    line: Mapping[str, object]


TASK_HELP: Mapping[str, Text] = {
    **titles("actions[]", "actions", *_ACTION, *_ACTION_MORE),
    **helped(
        "actions[]",
        {
            "label": Text("numer działania", "number of the action"),
            "state": Text("Stan na dziś", "State today"),
            "days": Text("Dni po terminie", "Days overdue"),
        },
    ),
    **titles("decisions[]", "review_decisions", *_DECISION),
    **helped(
        "decisions[]",
        {
            "label": Text("numer decyzji", "number of the decision"),
            "days": Text("Decyzje: dni po terminie", "Decisions: days overdue"),
        },
    ),
    **titles("findings[]", "findings", *_FINDING),
}


def tasks(
    as_of: datetime.date,
    settings: Settings,
    actions: Register | None,
    review_decisions: Register | None,
    findings: Register | None,
    people: Register | None,
) -> list[Task]:
    """Return everything that is still to be done on a day, in the order of the registers."""
    return [
        *_actions(Look(actions, "actions"), people, as_of, settings),
        *_decisions(Look(review_decisions, "review_decisions"), people, as_of),
        *_findings(Look(findings, "findings"), people),
    ]


def _unit(people: Register | None, person: str, typed: str) -> str:
    return name_at(people, person, "unit") or typed or NO_UNIT


def _actions(actions: Look, people: Register | None, as_of: datetime.date, settings: Settings) -> Iterator[Task]:
    """Yield the actions that are not closed; where the workbook lacks a column of their state, by status alone."""
    states: Mapping[int, str] = {}
    if actions.register is not None:
        try:
            states = dict(action_state(actions.register, as_of, settings))
        except AbsentColumn:
            states = dict.fromkeys(actions.rows(~actions.where("status", *_OVER)), "")
    for row, state in states.items():
        if state and state not in _OPEN:
            continue
        ends = day_of(actions, row, "verify_due" if state in WAITING else "due_on")
        late = (as_of - ends).days if state in LATE and ends else 0
        person = text(actions, row, "owner")
        line = {
            **(known := cells(actions, row, *_ACTION, *_ACTION_MORE)),
            "label": known["action"],
            "state": Word("action_state", state) if state else DASH,
            "days": _days(actions, row, late),
        }
        yield Task("actions", row, person, _unit(people, person, text(actions, row, "unit")), state, late, line)


def _decisions(decisions: Look, people: Register | None, as_of: datetime.date) -> Iterator[Task]:
    """Yield the open decisions of reviews that no action carries out."""
    is_open = decisions.where("status", "open") & decisions.blank("done_on") & decisions.blank("action")
    late = before(decisions.column("due_on"), as_of)
    for row in decisions.rows(is_open):
        ends = day_of(decisions, row, "due_on")
        days = (as_of - ends).days if ends and late[row] else 0
        person = text(decisions, row, "owner")
        line = {
            **(known := cells(decisions, row, *_DECISION)),
            "label": known["decision"],
            "days": _days(decisions, row, days),
        }
        yield Task("decisions", row, person, _unit(people, person, ""), "overdue" if days else "open", days, line)


def _findings(findings: Look, people: Register | None) -> Iterator[Task]:
    """Yield the findings that are not closed; good practices ask for nothing."""
    over = findings.where("status", "closed", "cancelled") | ~findings.blank("closed_on")
    for row in findings.rows(~over & ~findings.where("grade", "good_practice")):
        person = text(findings, row, "owner")
        unit = _unit(people, person, text(findings, row, "unit"))
        yield Task("findings", row, person, unit, "open", 0, cells(findings, row, *_FINDING))


def _days(look: Look, row: int, late: int) -> Figure | Text:
    return Figure(late, look.name, (row,), "due_on") if late else DASH

"""The audits of a year beyond the figures of a review: those not held, what is still open, what was done, what was concluded."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._look import Look
from qms_xl.reports._programme_audits import GONE
from qms_xl.reports._review_facts import HELD, cell, cells, day_of, helped, text, titles
from qms_xl.reports._review_window import DASH, Window

STATES = (
    *("open", "due_soon", "overdue", "awaiting_verification", "verification_overdue"),
    *("ineffective", "closed"),
)
_ENDS = {"overdue": "due_on", "verification_overdue": "verify_due"}
_MISSED = ("audit", "audit_type", "units", "planned_from", "planned_to", "status")
_OPEN = ("finding", "unit", "description", "grade", "status", "external_due")
_LATE = ("action", "origin_ref", "description", "owner")
_CONCLUDED = ("audit", "units", "strengths", "conclusion")

HELP: Mapping[str, Text] = {
    **titles("missed[]", "audits", *_MISSED),
    "missed[].reason": Text("Powód zmiany", "Reason for change"),
    **titles("open_findings[]", "findings", *_OPEN),
    "open_findings[].actions[]": Text("Numery działań", "Numbers of actions"),
    "open_total": Text("Ustalenia otwarte", "Open findings"),
    **helped(
        "states[]",
        {"label": Text("stan działania", "state of the action"), "number": Text("Działania po auditach", "Actions")},
    ),
    "actions_total": Text("Działania po auditach, razem", "Actions that follow from audits, total"),
    **titles("late_actions[]", "actions", *_LATE),
    **helped(
        "late_actions[]",
        {
            "label": Text("numer działania", "number of the action"),
            "due_on": Text("Termin, który minął", "Day that has passed"),
            "state": Text("Stan na dziś", "State today"),
            "days": Text("Dni po terminie", "Days overdue"),
        },
    ),
    **titles("conclusions[]", "audits", *_CONCLUDED),
}


def missed(window: Window) -> Iterator[Mapping[str, object]]:
    """Yield the audits that were planned for the year and are not held, with the reason of those put off or cancelled."""
    audits = window.look("audits")
    planned = audits.within("planned_from", window.first, window.last) & ~audits.where("status", *HELD)
    for row in audits.rows(planned):
        gone = text(audits, row, "status") in GONE
        yield {**cells(audits, row, *_MISSED), "reason": cell(audits, row, "change_reason") if gone else DASH}


def conclusions(audits: Look, rows: Sequence[int]) -> list[Mapping[str, object]]:
    """Return what each audit concluded."""
    return [cells(audits, row, *_CONCLUDED) for row in rows]


def open_findings(window: Window, rows: Sequence[int]) -> dict[str, object]:
    """Return those of the findings that are not closed, with the numbers of their actions; good practices ask for nothing."""
    findings, actions = window.look("findings"), window.look("actions")
    over = findings.where("status", "closed", "cancelled") | ~findings.blank("closed_on")
    good = findings.where("grade", "good_practice")
    still = [row for row in rows if not over[row] and not good[row]]
    lines = []
    for row in still:
        serving = [text(actions, one, "action") for one in _actions_of(actions, [text(findings, row, "finding")])]
        lines.append({**cells(findings, row, *_OPEN), "actions": tuple(serving) or None})
    return {"open_findings": lines, "open_total": Figure(len(still), "findings", tuple(still), "status")}


def _actions_of(actions: Look, keys: Sequence[str]) -> list[int]:
    """Return the rows of the actions that these findings led to, cancelled ones left out."""
    named = actions.where("origin", "finding") & actions.where("origin_ref", *(key for key in keys if key))
    return actions.rows(named & ~actions.where("status", "cancelled"))


def after_audits(window: Window, rows: Sequence[int]) -> dict[str, object]:
    """Return the actions that the findings led to: how many stand how, and those whose day has passed, the latest first."""
    findings, actions = window.look("findings"), window.look("actions")
    ours = _actions_of(actions, [text(findings, row, "finding") for row in rows])
    states = window.status("action_state")
    by_state: dict[str, list[int]] = {code: [] for code in STATES}
    for row in ours if states is not None else ():
        by_state[str(states.loc[row])].append(row)
    late = [_late(actions, row, code, window.day) for code in _ENDS for row in by_state[code]]
    return {
        "states": [
            {"label": Word("action_state", code), "number": Figure(len(found), "actions", tuple(found), "status")}
            for code, found in by_state.items()
            if found
        ],
        "actions_total": Figure(len(ours), "actions", tuple(ours), "origin_ref"),
        "late_actions": [line for _, line in sorted(late, key=lambda one: -one[0])],
    }


def _late(actions: Look, row: int, state: str, day: datetime.date) -> tuple[int, Mapping[str, object]]:
    ends = day_of(actions, row, _ENDS[state])
    assert ends is not None  # the state says that this day has passed
    days = (day - ends).days
    known = cells(actions, row, *_LATE)
    return days, {
        **known,
        "label": known["action"],
        "due_on": ends,
        "state": Word("action_state", state),
        "days": Figure(days, "actions", (row,), _ENDS[state]),
    }

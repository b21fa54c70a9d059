"""Opportunities for improvement: what was put forward in the period, and the improvement actions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.reports._review_facts import cells, done_by, helped, overdue_on, titles
from qms_xl.reports._review_inputs.corrective_actions import actions_of
from qms_xl.reports._review_inputs.risks import DONE, LATE, RUNNING
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

_FINDING = ("finding", "unit", "description", "source", "status")
_ACTION = ("action", "description", "owner", "due_on", "done_on")


def put_forward(window: Window) -> pd.Series[bool]:
    """Return the opportunities for improvement put forward in the period."""
    findings = window.look("findings")
    ours = findings.where("grade", "improvement") & ~findings.where("status", "cancelled")
    return ours & findings.within("detected_on", window.first, window.last)


def improving(window: Window) -> pd.Series[bool]:
    """Return the improvement actions, cancelled ones left out."""
    actions = window.look("actions")
    return actions.where("action_type", "improvement") & ~actions.where("status", "cancelled")


def counts(window: Window) -> Sequence[Count]:
    """Count proposals and improvement actions."""
    findings, actions, ours = window.look("findings"), window.look("actions"), improving(window)
    return (
        Count(
            Text(
                "potencjały doskonalenia zgłoszone w okresie", "opportunities for improvement put forward in the period"
            ),
            findings.count(put_forward(window), "detected_on"),
            "more",
        ),
        Count(
            Text("działania doskonalące rozpoczęte w okresie", "improvement actions opened in the period"),
            actions.count(ours & actions.within("opened_on", window.first, window.last), "opened_on"),
            "more",
        ),
        Count(
            Text("działania doskonalące wykonane w okresie", "improvement actions done in the period"),
            actions.count(ours & actions.within("done_on", window.first, window.last), "done_on"),
            "more",
        ),
        Count(
            Text("działania doskonalące po terminie", "improvement actions overdue"),
            actions.count(ours & overdue_on(actions, window.day), "due_on"),
            "less",
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the proposals with their actions, and the improvement actions opened in the period or still open in it."""
    findings, actions = window.look("findings"), window.look("actions")
    done, late = done_by(actions, window.day), overdue_on(actions, window.day)
    running = actions.by("opened_on", window.last) & ~actions.by("done_on", _day_before(window))
    lines = []
    for row in actions.rows(improving(window) & running):
        state = DONE if done.loc[row] else LATE if late.loc[row] else RUNNING
        known = cells(actions, row, *_ACTION)
        lines.append({**known, "done_on": known["done_on"] if done.loc[row] else None, "state": state})
    return {
        "findings": [
            {**cells(findings, row, *_FINDING), "actions": actions_of(window, row)}
            for row in findings.rows(put_forward(window))
        ],
        "actions": lines,
    }


def _day_before(window: Window) -> datetime.date:
    return window.first - datetime.timedelta(days=1)


INPUT = Input(
    registers=("findings", "actions"),
    counts=counts,
    details=details,
    help={
        **titles("findings[]", "findings", *_FINDING),
        **helped("findings[]", {"actions[]": Text("Numery działań", "Numbers of actions")}),
        **titles("actions[]", "actions", *_ACTION),
        **helped("actions[]", {"state": Text("Stan na dzień danych", "State on the day of the data")}),
    },
)

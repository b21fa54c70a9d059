"""Objectives that no indicator measures: the actions they are carried out by, and how far these are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.statuses._arithmetic import TOLERANCE, judged

if TYPE_CHECKING:
    from qms_xl.model import Register


class Tasks(NamedTuple):
    """Row ids of actions: those of each objective by its row id, cancelled ones left out; those done, those due."""

    of: dict[int, tuple[int, ...]]
    done: frozenset[int]
    due: frozenset[int]


def tasks_of(objectives: Register, rows: Iterable[int], actions: Register | None, as_of: datetime.date) -> Tasks:
    """Return the actions of these objectives: those whose origin they are, and the one that the objective names.

    Done is an action with done_on ≤ as_of, or with one that cannot be read: the work is done then, only the day is
    not known. Due is one with due_on ≤ as_of.
    """
    import pandas as pd

    rows = list(rows)
    if actions is None or not rows:
        return Tasks(dict.fromkeys(rows, ()), frozenset(), frozenset())
    today, frame = pd.Timestamp(as_of), actions.frame
    alive = actions["status"] != "cancelled"
    serving: dict[str, list[int]] = {}
    origins = alive & (actions["origin"] == "objective")
    for row, key in actions["origin_ref"][origins].dropna().items():
        serving.setdefault(key, []).append(int(str(row)))
    by_number: dict[str, list[int]] = {}
    for row, key in actions["action"][alive].dropna().items():
        by_number.setdefault(key, []).append(int(str(row)))
    named = objectives["action"] if objectives.has("action") else dict.fromkeys(rows)
    keys = objectives["objective"]
    of = {row: (*serving.get(keys[row], ()), *by_number.get(named[row] or "", ())) for row in rows}
    done_on = actions["done_on"]
    done = (done_on <= today) | (done_on.isna() & ~actions.blank("done_on"))
    return Tasks(
        {row: tuple(dict.fromkeys(found)) for row, found in of.items()},
        frozenset(frame.index[done]),
        frozenset(frame.index[actions["due_on"] <= today]),
    )


def task_standing(rows: tuple[int, ...], tasks: Tasks, *, before: bool) -> tuple[str, float | None]:
    """Return status and achievement: done of those due by now, from the due day of the objective on done of all."""
    if not rows:
        return ("no_data" if before else "not_assessed"), None
    asked = sum(row in tasks.due for row in rows) if before else len(rows)
    if not asked:
        return "on_track", None
    achievement = 100 * sum(row in tasks.done for row in rows) / asked
    return judged(achievement, TOLERANCE, before=before), achievement

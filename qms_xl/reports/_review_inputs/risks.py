"""Whether the actions on risks and opportunities had effect: what stands above the accepted level, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._review_facts import cells, done_by, helped, overdue_on, text, titles
from qms_xl.reports._review_window import Count, Input, Window, number

if TYPE_CHECKING:
    import pandas as pd

_CELLS = ("risk", "kind", "description", "owner", "response", "action")
DONE, LATE, RUNNING = (
    Text("wykonane", "done"),
    Text("po terminie", "overdue"),
    Text("w toku", "in progress"),
)
NO_ACTION = Text("bez działania", "no action")


def accepted(window: Window) -> pd.Series[float]:
    """Return the accepted level of each risk: its own, else the office's."""
    levels: pd.Series[float] = window.look("risks").column("accepted_level").astype("float64")
    return levels.fillna(float(window.settings.risks.accepted_level))


def above(window: Window) -> pd.Series[bool]:
    """Return the risks above their accepted level."""
    risks, level = window.look("risks"), window.status("risk_level")
    if level is None:
        return risks.where("kind")
    high: pd.Series[bool] = level > accepted(window)
    return risks.where("kind", "risk") & high


def on_risks(window: Window) -> pd.Series[bool]:
    """Return the actions on risks and opportunities: those whose origin is one, and those that one names; none cancelled."""
    actions, risks = window.look("actions"), window.look("risks")
    named = actions.column("action").isin(risks.column("action").dropna())
    return (actions.where("origin", "risk") | named) & ~actions.where("status", "cancelled")


def counts(window: Window) -> Sequence[Count]:
    """Count risks by level, which the registers hold for today alone, and the actions on them."""
    risks, actions = window.look("risks"), window.look("actions")
    ours = on_risks(window)
    without = above(window) & ~_has_action(window)
    return (
        Count(
            Text("ryzyka w rejestrze", "risks in the register"), risks.count(risks.where("kind", "risk")), kept=False
        ),
        Count(
            Text("szanse w rejestrze", "opportunities in the register"),
            risks.count(risks.where("kind", "opportunity")),
            kept=False,
        ),
        Count(
            Text("ryzyka powyżej poziomu akceptowanego", "risks above the accepted level"),
            risks.count(above(window), "level"),
            kept=False,
        ),
        Count(
            Text(
                "ryzyka powyżej poziomu akceptowanego, bez działania",
                "risks above the accepted level, without an action",
            ),
            risks.count(without, "action"),
            kept=False,
        ),
        Count(
            Text(
                "działania wobec ryzyk i szans wykonane w okresie",
                "actions on risks and opportunities done in the period",
            ),
            actions.count(ours & actions.within("done_on", window.first, window.last), "done_on"),
            "more",
        ),
        Count(
            Text("działania wobec ryzyk i szans po terminie", "actions on risks and opportunities overdue"),
            actions.count(ours & overdue_on(actions, window.day), "due_on"),
            "less",
        ),
    )


def _has_action(window: Window) -> pd.Series[bool]:
    risks, actions = window.look("risks"), window.look("actions")
    alive = ~actions.where("status", "cancelled")
    served = actions.column("origin_ref")[actions.where("origin", "risk") & alive]
    gone = actions.column("action")[~alive]
    own = ~risks.blank("action") & ~risks.column("action").isin(gone.dropna())
    return own | risks.column("risk").isin(served.dropna())


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the risks above the accepted level, and the risks and opportunities that have actions, the highest first."""
    risks, level = window.look("risks"), window.status("risk_level")
    rows = risks.rows(above(window) | _has_action(window))
    levels = {row: None if level is None or level.loc[row] != level.loc[row] else int(level.loc[row]) for row in rows}
    lines = []
    for row in sorted(rows, key=lambda one: -(levels[one] or 0)):
        known = cells(risks, row, *_CELLS)
        limit = accepted(window).loc[row]
        lines.append(
            {
                **known,
                "label": known["risk"],
                "level": number(Figure(levels[row], "risks", (row,), "level")),
                "accepted": Figure(int(limit), "risks", (row,), "accepted_level"),
                "actions": _actions(window, row),
            }
        )
    return {"risks": lines}


def _actions(window: Window, row: int) -> list[dict[str, object]]:
    """Return the actions on a risk with how they stood on the day of the data."""
    risks, actions = window.look("risks"), window.look("actions")
    key, own = text(risks, row, "risk"), text(risks, row, "action")
    theirs = (actions.where("origin", "risk") & actions.where("origin_ref", key)) | actions.where("action", own or "\0")
    theirs &= ~actions.where("status", "cancelled")
    done, late = done_by(actions, window.day), overdue_on(actions, window.day)
    lines: list[dict[str, object]] = []
    for one in actions.rows(theirs):
        state: Text | Word = DONE if done.loc[one] else LATE if late.loc[one] else RUNNING
        effect = cells(actions, one, "effectiveness")["effectiveness"]
        known = done.loc[one] and actions.by("verified_on", window.day).loc[one]
        lines.append({**cells(actions, one, "action"), "state": state, "effectiveness": effect if known else None})
    return lines


INPUT = Input(
    registers=("risks", "actions"),
    counts=counts,
    details=details,
    help={
        **titles("risks[]", "risks", *_CELLS),
        **helped(
            "risks[]",
            {
                "label": Text("numer ryzyka", "number of the risk"),
                "level": Text("Istotność", "Level"),
                "accepted": Text("Poziom akceptowany", "Accepted level"),
            },
        ),
        **titles("risks[].actions[]", "actions", "action", "effectiveness"),
        **helped("risks[].actions[]", {"state": Text("Stan działania", "State of the action")}),
    },
)

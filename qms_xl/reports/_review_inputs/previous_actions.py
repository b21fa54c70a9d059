"""What became of the decisions of earlier reviews: those of the last one, and older ones that were then still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text, Word
from qms_xl.reports._review_facts import before, cell, cells, helped, text, titles
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

OPEN, LATE = Text("otwarta", "open"), Text("otwarta, po terminie", "open, overdue")
_CELLS = ("decision", "decision_text", "owner", "due_on", "action", "outcome")


def of_earlier(window: Window) -> pd.Series[bool]:
    """Return the decisions to be followed up: of the review before, and of older ones not done by its day."""
    decisions = window.look("review_decisions")
    if not window.earlier:
        return decisions.where("review")
    (last, held), *older = window.earlier
    still_open = ~decisions.by("done_on", held) & ~(decisions.where("status", "done") & decisions.blank("done_on"))
    old = decisions.where("review", *(name for name, _ in older)) & still_open & ~decisions.where("status", "dropped")
    return decisions.where("review", last) | old


def done(window: Window) -> pd.Series[bool]:
    """Return the decisions carried out by the day of the data."""
    decisions = window.look("review_decisions")
    return decisions.by("done_on", window.day) | (decisions.where("status", "done") & decisions.blank("done_on"))


def late(window: Window) -> pd.Series[bool]:
    """Return the decisions past their date on the day of the data."""
    decisions = window.look("review_decisions")
    over = done(window) | decisions.where("status", "dropped")
    return ~over & before(decisions.column("due_on"), window.day)


def counts(window: Window) -> Sequence[Count]:
    """Count the decisions, those carried out, those late."""
    decisions, theirs = window.look("review_decisions"), of_earlier(window)
    return (
        Count(Text("decyzje z wcześniejszych przeglądów", "decisions of earlier reviews"), decisions.count(theirs)),
        Count(Text("decyzje wykonane", "decisions carried out"), decisions.count(theirs & done(window), "done_on")),
        Count(
            Text("decyzje wykonane, %", "decisions carried out, %"),
            decisions.share(done(window), theirs, "done_on"),
            "more",
        ),
        Count(
            Text("decyzje niewykonane, po terminie", "decisions not carried out, overdue"),
            decisions.count(theirs & late(window), "due_on"),
            "less",
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the decisions with what became of them."""
    decisions = window.look("review_decisions")
    finished, overdue = done(window), late(window)
    lines = []
    for row in decisions.rows(of_earlier(window)):
        state: object = LATE if overdue.loc[row] else OPEN
        if finished.loc[row]:
            state = Word("decision_status", "done")
        elif text(decisions, row, "status") == "dropped":
            state = cell(decisions, row, "status")
        lines.append({**cells(decisions, row, *_CELLS), "state": state})
    return {"decisions": lines}


INPUT = Input(
    registers=("review_decisions",),
    counts=counts,
    details=details,
    help={
        **titles("decisions[]", "review_decisions", *_CELLS),
        **helped("decisions[]", {"state": Text("Stan na dzień danych", "State on the day of the data")}),
    },
)

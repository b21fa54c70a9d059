"""Changes that affect the system: those of the period, and from 2015 on the context and the interested parties."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.reports._review_facts import before, cells, titles
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

_CELLS = ("change", "kind", "description", "effective_on", "consequences", "reviewed_on", "result")
_CONTEXT = ("entry", "kind", "subject", "needs", "effect", "climate", "reviewed_on")


def of_period(window: Window) -> pd.Series[bool]:
    """Return the changes that came into effect in the period."""
    return window.look("changes").within("effective_on", window.first, window.last)


def not_evaluated(window: Window) -> pd.Series[bool]:
    """Return the changes of the period whose evaluation was overdue: after its date, else the usual days after the change."""
    import pandas as pd

    changes = window.look("changes")
    usual = pd.to_datetime(changes.column("effective_on")) + pd.Timedelta(days=window.settings.changes.review_days)
    due = pd.to_datetime(changes.column("review_due"))
    term = due.where(due.notna(), usual)
    return of_period(window) & ~changes.by("reviewed_on", window.day) & before(term, window.day)


def counts(window: Window) -> Sequence[Count]:
    """Count the changes of the period, those evaluated, and what the context holds."""
    changes, context = window.look("changes"), window.look("context")
    theirs = of_period(window)
    found = [
        Count(Text("zmiany w okresie przeglądu", "changes in the period"), changes.count(theirs, "effective_on")),
        Count(
            Text("zmiany ocenione, %", "changes evaluated, %"),
            changes.share(changes.by("reviewed_on", window.day), theirs, "reviewed_on"),
            "more",
        ),
        Count(
            Text("zmiany nieocenione, po terminie", "changes not evaluated, overdue"),
            changes.count(not_evaluated(window), "reviewed_on"),
            "less",
        ),
    ]
    if window.norm.at_least("iso9001-2015"):
        year = window.day - datetime.timedelta(days=365)
        found += [
            Count(
                Text("czynniki zewnętrzne i wewnętrzne", "external and internal issues"),
                context.count(context.where("kind", "external", "internal")),
                kept=False,
            ),
            Count(
                Text("strony zainteresowane", "interested parties"),
                context.count(context.where("kind", "party")),
                kept=False,
            ),
            Count(
                Text("pozycje kontekstu przejrzane w ciągu roku", "entries of the context reviewed within a year"),
                context.count(context.within("reviewed_on", year, window.day), "reviewed_on"),
                kept=False,
            ),
            Count(
                Text(
                    "pozycje kontekstu związane ze zmianą klimatu", "entries of the context related to climate change"
                ),
                context.count(context.where("climate", "yes"), "climate"),
                kept=False,
            ),
        ]
    return found


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the changes of the period, and from 2015 on the context."""
    changes, context = window.look("changes"), window.look("context")
    shown = window.norm.at_least("iso9001-2015")
    return {
        "changes": [cells(changes, row, *_CELLS) for row in changes.rows(of_period(window))],
        "context": [cells(context, int(row), *_CONTEXT) for row in context.column("entry").index] if shown else [],
    }


INPUT = Input(
    registers=("changes", "context"),
    counts=counts,
    details=details,
    help={**titles("changes[]", "changes", *_CELLS), **titles("context[]", "context", *_CONTEXT)},
)

"""Whether the quality policy still suits: its commitments, and how many of them something measures. The table is section 5."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.reports._review_facts import before
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd


def valid(window: Window) -> pd.Series[bool]:
    """Return the items of the policy valid on the day of the data; one without a beginning always was."""
    items = window.look("policy_items")
    begun = items.by("active_from", window.day) | items.blank("active_from")
    return begun & ~before(items.column("active_to"), window.day)


def counts(window: Window) -> Sequence[Count]:
    """Count the commitments, and those that an objective of the period or an indicator serves."""
    items, objectives = window.look("policy_items"), window.look("objectives")
    theirs = valid(window) & items.where("kind", "commitment")
    named = objectives.column("policy_ref")[objectives.of_years("year", window.years)]
    served = items.column("item").isin(named.dropna()) | ~items.blank("indicators")
    return (
        Count(Text("zobowiązania w polityce jakości", "commitments of the quality policy"), items.count(theirs)),
        Count(
            Text("zobowiązania z celem lub miernikiem, %", "commitments with an objective or indicator, %"),
            items.share(served, theirs),
            "more",
        ),
    )


INPUT = Input(registers=("policy_items", "objectives"), counts=counts)

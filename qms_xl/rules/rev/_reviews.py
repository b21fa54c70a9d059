"""Management reviews: from which state on, under which edition of the standard, and which one came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.norms import Norm, named

if TYPE_CHECKING:
    import pandas as pd


def from_on(reviews: Register, state: str) -> pd.Series[bool]:
    """Return which reviews are in the state, or in one after it."""
    assert reviews.schema.states
    return reviews["status"].isin(reviews.schema.states.from_on(state))


def norm_of(reviews: Register, row: int, norm: Norm) -> Norm | None:
    """Return the edition that a review follows: its own, else the office's; None where its own is not known."""
    if reviews.blank("norm").loc[row]:
        return norm
    text = reviews["norm"].loc[row]
    return named(text) if isinstance(text, str) else None


def review_before(reviews: Register, row: int) -> int | None:
    """Return the row of the previous review: the one it names, else the one held last before it; None where there is none."""
    held_on = reviews["held_on"]
    if not reviews.blank("previous").loc[row]:
        rows = reviews.frame.index[reviews["review"] == reviews["previous"].loc[row]]
        return int(rows[0]) if len(rows) else None
    earlier = held_on[from_on(reviews, "held") & (held_on < held_on.loc[row])]
    return None if earlier.empty else int(str(earlier.idxmax()))

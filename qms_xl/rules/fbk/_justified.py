"""Feedback that was right, and that no finding takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._empty import names_nothing

if TYPE_CHECKING:
    import pandas as pd


def justified_without_finding(feedback: Register, findings: Register | None, channel: str) -> pd.Series[bool]:
    """Return which feedback of a kind was justified, wholly or in part, names no finding and is named by none.

    The kinds asked for, complaint and appeal, are sources of findings under the same code.
    """
    missing = (feedback["channel"] == channel) & feedback["justified"].isin(("yes", "partly"))
    missing &= names_nothing(feedback, "finding")
    if findings is not None and missing.any():
        named = findings["source_ref"][findings["source"] == channel].dropna()
        missing &= ~feedback["feedback"].isin(named)
    return missing

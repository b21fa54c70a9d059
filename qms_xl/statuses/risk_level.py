"""The level of risks and opportunities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register


def risk_level(risks: Register) -> pd.Series[float]:
    """Return probability × impact by row id; missing where one of them is. Source: domain, section 1, risks."""
    return risks["probability"] * risks["impact"]

"""The day of an audit: when it was held, else when it is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd


def audit_days(audits: Register) -> pd.Series[pd.Timestamp]:
    """Return the audit date by row id: `held_from`, else `planned_from`."""
    return audits["held_from"].fillna(audits["planned_from"])

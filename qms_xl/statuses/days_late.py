"""How many days late actions are, or were when they were done."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register


def days_late(actions: Register, as_of: datetime.date) -> pd.Series[float]:
    """Return calendar days late by row id: of actions not done up to `as_of`, else up to the day they were done.

    Never below 0. Missing where the action is cancelled, has no due date, or was done on a day that cannot be read.
    Source: domain, section 4a.
    """
    import pandas as pd

    until = actions["done_on"].where(~actions.blank("done_on"), pd.Timestamp(as_of))
    late = (until - actions["due_on"]).dt.days.clip(lower=0)
    return late.where(actions["status"] != "cancelled").astype("float64")

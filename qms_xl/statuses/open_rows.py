"""Which rows of a register are still open: not closed, not abolished, of the running year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd

_ENDED = ("closed", "completed", "cancelled", "dropped", "abandoned", "withdrawn", "archived")
_ENDED_TOO = {"review_decisions": ("done",), "certificates": ("expired", "renewed")}


def open_rows(register: Register, as_of: date, objectives: Register | None = None) -> pd.Series[bool]:
    """Return which rows are open (domain, section 1a).

    By status, where staff type one; else by `active_to`, through its day; objectives and the indicators of an
    objective by the year of `as_of`; all other rows are always open. A row without status is open, one whose status
    cannot be read is not known to be.
    Raises AbsentColumn where the workbook lacks the column that decides.
    """
    import pandas as pd

    schema = register.schema
    if register.name == "objectives":
        return register["year"] == as_of.year
    if register.name == "indicators" and objectives is not None and len(objectives):
        of_the_year = objectives["objective"][objectives["year"] == as_of.year]
        return register.blank("objective") | register["objective"].isin(of_the_year)
    if "status" in schema.by_name:
        known = register["status"].notna() | register.blank("status")
        return known & ~register["status"].isin((*_ENDED, *_ENDED_TOO.get(register.name, ())))
    if "active_to" in schema.by_name:
        return ~(register["active_to"] < pd.Timestamp(as_of))
    return pd.Series(True, index=register.frame.index)

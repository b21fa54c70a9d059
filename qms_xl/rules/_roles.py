"""Roles in the system: which active people hold them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd


def is_active(register: Register, as_of: date) -> pd.Series[bool]:
    """Return which rows' `active_to` is blank or not passed; a day that cannot be read has not passed."""
    import pandas as pd

    return ~(register["active_to"] < pd.Timestamp(as_of))


def holders(people: Register, role: str, as_of: date) -> list[int]:
    """Return the rows of the active people who have the role."""
    having = people["roles"].map(lambda roles: role in roles) & is_active(people, as_of)
    return [int(row) for row in having.index[having]]


def nobody_has(people: Register, role: str, as_of: date) -> bool:
    """Return whether no active person has the role; False where a role that could not be read may be it."""
    unread = {found.row for found in people.misreadings if found.column == "roles" and not found.understood}
    active = is_active(people, as_of)
    return not holders(people, role, as_of) and not any(active.loc[row] for row in unread if row in active.index)


def having(people: Register, role: str) -> set[str]:
    """Return the names of all who have the role, also those who have left."""
    return set(people["person"][people["roles"].map(lambda roles: role in roles)].dropna())

"""Units of the office that belong to the system."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._roles import is_active

if TYPE_CHECKING:
    import pandas as pd


def in_scope(units: Register, as_of: date) -> pd.Series[bool]:
    """Return which units are in the system's scope: so typed, or nothing typed, and not abolished."""
    return ((units["in_scope"] == "yes") | units.blank("in_scope")) & is_active(units, as_of)

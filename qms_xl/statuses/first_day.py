"""The earliest date that stands anywhere in the registers: before it nobody can know."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qms_xl.model import Register


def first_day(registers: Mapping[str, Register]) -> datetime.date | None:
    """Return the earliest readable date of any register, computed columns aside; None where there is none.

    Source: rule book, Time.
    """
    import pandas as pd

    earliest = [
        register[column.name].min()
        for register in registers.values()
        for column in register.schema.columns
        if column.kind == "date" and not column.computed and register.has(column.name) and len(register)
    ]
    known = [day for day in earliest if not pd.isna(day)]
    return min(known).date() if known else None

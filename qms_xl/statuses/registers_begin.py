"""The day on which the office's registers begin."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qms_xl.kinds.period import first_day

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register


def registers_begin(registers: Mapping[str, Register], as_of: datetime.date) -> datetime.date | None:
    """Return the day of the first dated row of any register, not after `as_of`; None where no row has a date.

    A year and a period are dated by their first day. Source: rules, "Time".
    """
    days = [day for register in registers.values() for day in _first_days(register)]
    return min((day for day in days if day <= as_of), default=None)


def _first_days(register: Register) -> list[datetime.date]:
    found = []
    for column in register.schema.columns:
        dated = column.kind in ("date", "period") or column.name == "year"
        if not dated or column.computed or not register.has(column.name):
            continue
        cells: pd.Series[Any] = register[column.name].dropna()
        if cells.empty:
            continue
        if column.kind == "date":
            found.append(cells.min().date())
        elif column.kind == "period":
            found.append(min(map(first_day, cells.unique())))
        elif datetime.MINYEAR <= cells.min() <= datetime.MAXYEAR:
            found.append(datetime.date(int(cells.min()), 1, 1))
    return found

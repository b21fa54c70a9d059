"""Computed columns as they stand in cells: which can be compared with what follows, and since when they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import PLACE_STEP, Register

if TYPE_CHECKING:
    import pandas as pd


class Since(NamedTuple):
    """Rows whose workbook was last written on one day: what stands there followed on a day from `first` to `last`."""

    first: date
    last: date
    rows: pd.Index[int]


def since_last_write(register: Register, books: Register, as_of: date) -> list[Since]:
    """Return the rows of the register by the day on which their workbook was last written; where that is unknown none."""
    import pandas as pd

    known = dict(zip(books["workbook"], books["written_on"], strict=True))
    places = register.frame.index // PLACE_STEP
    found: list[Since] = []
    for number, place in enumerate(register.places):
        day = known.get(place.workbook, pd.NaT)
        if not pd.isna(day):
            written = day.date()
            found.append(Since(min(written, as_of), max(written, as_of), register.frame.index[places == number]))
    return found


def as_typed(register: Register, column: str, rows: pd.Index[int]) -> pd.Index[int]:
    """Return those of the rows that hold a readable value in the column, and no formula: Excel keeps formulas itself."""
    values = register[column].loc[rows]
    return rows[(values.notna() & ~rows.isin(list(register.formulas.get(column, ())))).to_numpy()]


def unreadable(register: Register, columns: Iterable[str]) -> pd.Series[bool]:
    """Return which rows have a cell that is filled and cannot be read, in these columns as far as the workbook has them."""
    import pandas as pd

    found = pd.Series(False, index=register.frame.index)
    for column in columns:
        if register.has(column):
            found |= register[column].isna() & ~register.blank(column)
    return found

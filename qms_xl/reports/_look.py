"""A register as a report counts from it: no register is no row, a column that is absent is blank, every count a Figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qms_xl.model import Figure, Register

if TYPE_CHECKING:
    import pandas as pd

_KINDS = {"date": "datetime64[s]", "int": "float64", "number": "float64"}


class Look:
    """One register, or none, to be asked for rows; every answer is a boolean per row id."""

    def __init__(self, register: Register | None, name: str) -> None:
        self.register = register
        self.name = name

    def __len__(self) -> int:
        return 0 if self.register is None else len(self.register)

    def column(self, name: str) -> pd.Series[Any]:
        """Return a column, typed; blank throughout where there is none."""
        import pandas as pd

        if self.register is None:
            return pd.Series([], dtype=object, index=pd.Index([], dtype="int64"))
        if self.register.has(name):
            return self.register[name]
        kind = _KINDS.get(self.register.schema[name].kind, "object")
        return pd.Series([None] * len(self.register), index=self.register.frame.index, dtype=kind)

    def where(self, column: str, *values: str) -> pd.Series[bool]:
        """Return where a text or code is one of these."""
        return self.column(column).isin(values)

    def has_part(self, column: str, *values: str) -> pd.Series[bool]:
        """Return where a `many` cell holds one of these."""
        wanted = set(values)
        return self._bool(bool(wanted & set(parts or ())) for parts in self.column(column))

    def within(self, column: str, first: datetime.date, last: datetime.date) -> pd.Series[bool]:
        """Return where a date lies between two days, both included."""
        return self.by(column, last) & ~self.by(column, first - datetime.timedelta(days=1))

    def by(self, column: str, day: datetime.date) -> pd.Series[bool]:
        """Return where a date is filled and not after the day."""
        import pandas as pd

        return self.column(column) <= pd.Timestamp(day)

    def blank(self, column: str) -> pd.Series[bool]:
        """Return where staff left the cell empty."""
        if self.register is not None and self.register.has(column):
            return self.register.blank(column)
        return self._bool(True for _ in range(len(self)))

    def of_years(self, column: str, years: Iterable[int]) -> pd.Series[bool]:
        """Return where a number is one of these years."""
        return self.column(column).isin([float(year) for year in years])

    def rows(self, keep: pd.Series[bool]) -> list[int]:
        """Return the row ids that hold, in the order of the register."""
        return [int(row) for row in keep.index[keep.astype(bool)]]

    def count(self, keep: pd.Series[bool], column: str = "") -> Figure:
        """Return how many rows hold."""
        rows = self.rows(keep)
        return Figure(len(rows), self.name, tuple(rows), column)

    def share(self, keep: pd.Series[bool], of: pd.Series[bool], column: str = "") -> Figure:
        """Return the percentage of the rows `of` that hold too, one decimal; none of no rows."""
        rows = self.rows(of)
        value = percent(int((keep & of).sum()), len(rows))
        return Figure(value, self.name, tuple(rows), column)

    def _bool(self, values: Iterable[bool]) -> pd.Series[bool]:
        import pandas as pd

        index = pd.Index([], dtype="int64") if self.register is None else self.register.frame.index
        return pd.Series(list(values), index=index, dtype=bool)


def percent(part: float, whole: float) -> float | None:
    """Return a percentage as documents print it, one decimal; None of nothing."""
    return decimal(100 * part / whole) if whole else None


def decimal(value: float | None) -> float | None:
    """Return a number as documents print it: one decimal, halves away from zero; None stays."""
    if value is None or value != value:
        return None
    from decimal import ROUND_HALF_UP, Context, Decimal

    exact = Context(prec=400)  # a float has up to 309 digits before the point
    rounded = float(Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP, exact))
    return int(rounded) if rounded.is_integer() else rounded

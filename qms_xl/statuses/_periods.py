"""The periods of an objective: those of an indicator's frequency that begin in its year, up to the day it is due."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from qms_xl.kinds.period import first_day, last_day

_NAMES = {
    "year": ("{:04}",),
    "half_year": ("{:04}-H1", "{:04}-H2"),
    "quarter": tuple(f"{{:04}}-Q{number}" for number in (1, 2, 3, 4)),
    "month": tuple(f"{{:04}}-{number:02}" for number in range(1, 13)),
}


class Period(NamedTuple):
    """One period of an indicator: its canonical name and the day it ends, for the one that holds it the due day."""

    name: str
    end: date


def periods_of(year: int, due_on: date | None, frequency: str) -> tuple[Period, ...]:
    """Return the periods of that frequency that begin in the year and not after `due_on`; the one that holds it ends on it."""
    names = [name.format(year) for name in _NAMES.get(frequency, ())]
    return tuple(
        Period(name, last_day(name) if due_on is None else min(last_day(name), due_on))
        for name in names
        if due_on is None or first_day(name) <= due_on
    )

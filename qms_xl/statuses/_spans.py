"""The year that an objective belongs to and the day it is due."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qms_xl.model import Register

_YEARS = range(1900, 3000)  # those for which a blank due date is read as 31 December


class Span(NamedTuple):
    """The year and the due day; None where they are not known."""

    year: int | None = None
    due_on: datetime.date | None = None


def calendar_year(year: int) -> Span:
    """Return the span of a calendar year, due on its 31 December."""
    return Span(year, datetime.date(year, 12, 31))


def spans(objectives: Register) -> list[Span]:
    """Return each row's span. A blank due date is 31 December of the year, one that cannot be read is not known."""
    import pandas as pd

    years = [int(year) if year in _YEARS else None for year in objectives["year"]]
    if not objectives.has("due_on"):
        return [Span() if year is None else calendar_year(year) for year in years]
    found = []
    for year, due_on, blank in zip(years, objectives["due_on"], objectives.blank("due_on"), strict=True):
        if not pd.isna(due_on):
            found.append(Span(year, due_on.date()))
        elif blank and year is not None:
            found.append(calendar_year(year))
        else:
            found.append(Span(year))
    return found


def span_by_key(objectives: Register | None) -> dict[str, Span]:
    """Return the span of each objective by its number; of a number used twice that of the first row."""
    if objectives is None:
        return {}
    found: dict[str, Span] = {}
    for key, span in zip(objectives["objective"], spans(objectives), strict=True):
        if isinstance(key, str):
            found.setdefault(key, span)
    return found

"""Rules about a year: the years they speak of on a day."""

from __future__ import annotations

from datetime import date

from qms_xl.settings import DayOfYear


def judged_years(as_of: date, by: DayOfYear, registers_begin: date | None) -> tuple[int, ...]:
    """Return the years that a rule about a year speaks of: the last complete one, and the running one after its day.

    The last complete year is left out where the office's registers begin after its day, or hold no date at all.
    Source: rules, "Time".
    """
    last, running = as_of.year - 1, as_of.year
    kept = registers_begin is not None and registers_begin <= by.in_year(last)
    return (*((last,) if kept else ()), *((running,) if as_of > by.in_year(running) else ()))

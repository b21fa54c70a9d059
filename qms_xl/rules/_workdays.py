"""Working days: weekends, public holidays of the office's country, and its own closed days are none."""

from __future__ import annotations

from datetime import date
from functools import cache

from qms_xl.settings import Settings


def is_working_day(day: date, settings: Settings) -> bool:
    """Return whether the office works on the day."""
    return day.weekday() < 5 and day not in settings.closed_days and day not in _holidays(settings.country, day.year)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))

"""Working days: weekends, public holidays of the office's country, and its own closed days are none; ends of terms."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def is_working_day(day: date, settings: Settings) -> bool:
    """Return whether the office works on the day."""
    return day not in settings.closed_days and not _is_free_by_law(day, settings)


def ends_of_terms(days: pd.Series[pd.Timestamp], settings: Settings) -> pd.Series[pd.Timestamp]:
    """Return when terms of the law end that fall on these days: on a weekend or public holiday the next day that is neither.

    Days on which only this office is closed do not move a term. Source: Polish Code of Administrative Procedure, art. 57 § 4.
    """
    import pandas as pd

    ends = {day: pd.Timestamp(_end_of_term(day.date(), settings)) for day in days.dropna().unique()}
    return pd.to_datetime(days.map(ends)).astype("datetime64[s]")


def _end_of_term(day: date, settings: Settings) -> date:
    while _is_free_by_law(day, settings):
        day += timedelta(days=1)
    return day


def _is_free_by_law(day: date, settings: Settings) -> bool:
    return day.weekday() >= 5 or day in _holidays(settings.country, day.year)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))

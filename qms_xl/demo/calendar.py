"""The demo's calendar: every date of the demo is an offset from the day that it is made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

Value = TypeVar("Value")

REVIEW_DAY = (3, 10)  # the office holds its management review in the second week of March
SURVEY_DAY = (11, 8)  # and has counted its satisfaction survey a week into November


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return the Polish public holidays of a year."""
    from holidays import country_holidays

    return frozenset(country_holidays("PL", years=year))


def working_day(day: date) -> date:
    """Return the day itself, or the last working day before it: a monotone step, so that no order of dates is broken."""
    while day.weekday() >= 5 or day in _holidays(day.year):
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True)
class Calendar:
    """Dates and years as seen from `as_of`."""

    as_of: date

    @property
    def year(self) -> int:
        """Return the running year."""
        return self.as_of.year

    @property
    def review_year(self) -> int:
        """Return the year in which the latest management review was held."""
        return self.year - (self.as_of < date(self.year, *REVIEW_DAY))

    @property
    def survey_year(self) -> int:
        """Return the year of the latest satisfaction survey."""
        return self.year - (self.as_of < date(self.year, *SURVEY_DAY))

    def day(self, offset: int) -> date:
        """Return the working day `offset` calendar days from `as_of`, or the last one before it."""
        return working_day(self.exact(offset))

    def two_days(self, offset: int) -> tuple[date, date]:
        """Return two working days in a row, the first of them `offset` calendar days from `as_of` or the last before it."""
        first = self.day(offset)
        while working_day(first + timedelta(days=1)) == first:
            first = working_day(first - timedelta(days=1))
        return first, first + timedelta(days=1)

    def exact(self, offset: int) -> date:
        """Return the day `offset` calendar days from `as_of`, whatever day of the week that is."""
        return self.as_of + timedelta(days=offset)

    def in_year(self, years: int, month: int, day: int) -> date:
        """Return a working day by its month and day, `years` from the running year, or the last one before it."""
        return working_day(date(self.year + years, month, day))

    def past(self, day: date) -> date | None:
        """Return the day if it has come, else None."""
        return day if day <= self.as_of else None

    def once(self, day: date, value: Value) -> Value | None:
        """Return the value if that day has come, else None."""
        return value if day <= self.as_of else None

    def latest(self, *steps: tuple[date, Value]) -> Value | None:
        """Return the value of the last step whose day has come; the steps are in the order of their days."""
        reached = [value for day, value in steps if day <= self.as_of]
        return reached[-1] if reached else None


def after(day: date, days: int) -> date:
    """Return the working day that many calendar days after another one, or the last one before that."""
    return working_day(day + timedelta(days=days))


def years_after(day: date, years: int) -> date:
    """Return the same day of a later year; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)

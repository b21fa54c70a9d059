"""Months on the calendar, and how far back a fact that nobody can mend is still worth a word."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def months_after(day: date, months: int) -> date:
    """Return the day so many months later (before, where negative), as Excel's EDATE: the 31st becomes the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def looked_back_on(days: pd.Series[pd.Timestamp], as_of: date, settings: Settings) -> pd.Series[bool]:
    """Return which facts are recent enough to be reported though they cannot be mended; one without a day is."""
    import pandas as pd

    return ~(days < pd.Timestamp(months_after(as_of, -settings.look_back_months)))

"""How objectives stood on the days since their workbook was last written, and which of them nobody can tell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qms_xl.model import Register
from qms_xl.rules._computed import unreadable
from qms_xl.settings import Settings
from qms_xl.statuses._arithmetic import LAST_DAYS
from qms_xl.statuses.indicator_status import indicator_status
from qms_xl.statuses.objective_status import objective_status

if TYPE_CHECKING:
    import pandas as pd

Standing = Callable[[date], "pd.DataFrame"]
"""The objectives' computed columns, by row id, as they follow on a day."""

OF_OBJECTIVES = ("year", "due_on", "declared_status", "reason", "action")
OF_INDICATORS = (
    *("objective", "direction", "frequency", "target", "target_low", "target_high", "unit_of_measure"),
    *("aggregation", "baseline", "tolerance_pct", "weight"),
)
OF_MEASUREMENTS = ("indicator", "period", "value", "numerator", "denominator", "approved")
OF_ACTIONS = ("action", "origin", "origin_ref", "status", "due_on", "done_on")


def measured(objectives: Register, indicators: Register, measurements: Register, settings: Settings) -> Standing:
    """Return how these objectives stand by their indicators; rows of others are left out first."""
    own = indicators.only(indicators.frame.index[indicators["objective"].isin(objectives["objective"].dropna())])
    of_own = measurements.only(measurements.frame.index[measurements["indicator"].isin(own["indicator"].dropna())])

    def on(day: datetime.date) -> pd.DataFrame:
        of_indicators = indicator_status(own, day, settings, objectives, of_own)
        return objective_status(objectives, day, settings, own, of_indicators)

    return on


def carried_out(objectives: Register, actions: Register, settings: Settings) -> Standing:
    """Return how these objectives, which have no indicators, stand by their actions."""
    own = of_objectives(actions, objectives)
    return lambda day: objective_status(objectives, day, settings, actions=own)


def of_objectives(actions: Register, objectives: Register) -> Register:
    """Return the actions that serve these objectives, by their origin or because the objective names them."""
    keys, named = objectives["objective"].dropna(), objectives["action"].dropna()
    serving = (actions["origin"] == "objective") & actions["origin_ref"].isin(keys)
    return actions.only(actions.frame.index[serving | actions["action"].isin(named)])


def touch(register: Register, columns: Iterable[str]) -> None:
    """Raise AbsentColumn where the workbook lacks one of the columns that decide."""
    for column in columns:
        register[column]


def untold(objectives: Register, indicators: Register, measurements: Register) -> set[str]:
    """Return the objectives with a cell, of their own or of what measures them, that cannot be read; all where anybody's may be."""
    own = set(objectives["objective"][unreadable(objectives, OF_OBJECTIVES)])
    if unreadable(measurements, ("indicator",)).any() or unreadable(indicators, ("objective",)).any():
        return set(objectives["objective"])
    bad = set(measurements["indicator"][unreadable(measurements, OF_MEASUREMENTS)])
    by_indicator = unreadable(indicators, OF_INDICATORS) | indicators["indicator"].isin(bad)
    return own | set(indicators["objective"][by_indicator])


def turning_days(objectives: Register, first: date, last: date, *others: pd.Series[pd.Timestamp]) -> list[date]:
    """Return the days after `first`, up to `last`, on which the standing of an objective may change by the calendar alone.

    Ends of months end every period; a due day, and the time before it, begins a new phase; `others`: further days.
    """
    import pandas as pd

    days = {day.date() for day in pd.date_range(first, last, freq="ME")}
    due = {date(int(year), 12, 31) for year in objectives["year"].dropna().unique()}
    due |= {day.date() for day in objectives["due_on"].dropna().unique()}
    days |= due | {day - timedelta(days=LAST_DAYS) for day in due}
    days |= {day.date() for other in others for day in other.dropna().unique()}
    return sorted(day for day in days if first < day <= last)

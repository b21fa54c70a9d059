"""Assessing: what follows from the registers on a day, as values; codes, not words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model import Register
from qms_xl.norms import Norm
from qms_xl.settings import Settings
from qms_xl.supply import Absent, Supply, status_functions

if TYPE_CHECKING:
    import pandas as pd

SUBJECTS = ("objectives", "actions", "audits", "documents")


class IndicatorToday(NamedTuple):
    """One indicator; numbers unrounded, None where not known; `progress` is 1 at the target.

    `stale`: names of the periods that lack a measurement.
    """

    indicator: str
    status: str
    actual: float | None
    expected: float | tuple[float, float] | None
    achievement_pct: float | None
    stale: tuple[str, ...]
    forecast_pct: float | None = None
    progress: float | None = None


class ObjectiveToday(NamedTuple):
    """One objective with its indicators. `is_current`: of the newest year up to the day, or not due yet."""

    objective: str
    status: str
    achievement_pct: float | None
    forecast_pct: float | None
    indicators: tuple[IndicatorToday, ...]
    statement: str = ""
    is_current: bool = True


class ActionToday(NamedTuple):
    """One action: its state, a code of list(action_state), and calendar days late, None where not known."""

    action: str
    state: str
    days_late: int | None


class PairToday(NamedTuple):
    """A unit and a procedure it works by. `audit`: the one of `last_audited_on`; `state`: a code of list(coverage_state)."""

    unit: str
    doc: str
    last_audited_on: date | None
    audit: str | None
    planned_on: date | None
    due_by: date | None
    state: str


class DocumentToday(NamedTuple):
    """One effective edition: its state, a code of list(document_state), and the day of its next review."""

    doc: str
    edition: str | None
    next_review: date | None
    state: str


class Today(NamedTuple):
    """What follows on the day; None for a subject that cannot be told. `audits`: the pairs of the audit coverage.

    `processes`: indicators that serve a process alone. `lacking`: by subject the registers and columns that it does
    without or cannot be told for, as in `measurements`, `actions.verify_due`.
    """

    objectives: tuple[ObjectiveToday, ...] | None
    processes: tuple[IndicatorToday, ...]
    actions: tuple[ActionToday, ...] | None
    audits: tuple[PairToday, ...] | None
    documents: tuple[DocumentToday, ...] | None
    lacking: Mapping[str, tuple[str, ...]]


def assess(
    registers: Mapping[str, Register], facts: Mapping[str, Register], as_of: date, settings: Settings, norm: Norm
) -> Today:
    """Return how objectives, actions, audit coverage and documents stand on the day, in the order of the registers.

    Nothing follows from a register without rows. One that is not there at all, or could not be read, leaves its
    subject untold; an objective is told as far as it goes without measurements, indicators or actions.
    """
    supply = Supply(registers, facts, as_of=as_of, settings=settings, norm=norm)
    lacking: dict[str, tuple[str, ...]] = {}

    def told(subject: str, stands: Callable[[Supply], Iterator[Any]], *own: str) -> tuple[Any, ...] | None:
        if any(name in registers and not len(registers[name]) for name in own):
            return ()
        try:
            return tuple(stands(supply))
        except Absent as absent:
            lacking[subject] = tuple(dict.fromkeys(absent.names))
        except AbsentColumn as absent:
            lacking[subject] = (f"{absent.register}.{absent.column}",)
        return None

    objectives = told("objectives", _objectives, "objectives")
    without = tuple(name for name in ("indicators", "measurements", "actions") if name not in registers)
    if objectives and without:
        lacking["objectives"] = without
    return Today(
        objectives,
        told("processes", _process_indicators, "indicators") or (),
        told("actions", _actions, "actions"),
        told("audits", _pairs, "documents", "units"),
        told("documents", _documents, "documents"),
        {subject: names for subject, names in lacking.items() if subject in SUBJECTS},
    )


def _objectives(supply: Supply) -> Iterator[ObjectiveToday]:
    objectives, status = supply.get("objectives"), supply.get("objective_status")
    statements = objectives["statement"] if objectives.has("statement") else None
    current = _current(objectives, supply.get("as_of"))
    for row, key in objectives.keys.items():
        one = status.loc[row]
        rows = one["indicators"]
        yield ObjectiveToday(
            objective=key,
            status=one["status"],
            achievement_pct=_number(one["achievement_pct"]),
            forecast_pct=_number(one["forecast_pct"]),
            indicators=tuple(_indicators(supply, rows)) if rows else (),
            statement="" if statements is None else statements[row] or "",
            is_current=bool(current[row]),
        )


def _current(objectives: Register, as_of: date) -> pd.Series[bool]:
    """Return which objectives are of the newest year up to that of the day, not due yet, or of no readable year."""
    import pandas as pd

    years: pd.Series[float] = objectives["year"]
    begun = years[years <= as_of.year]
    current: pd.Series[bool] = years.isna() | (years == begun.max())
    if objectives.has("due_on"):
        current |= (years <= as_of.year) & (objectives["due_on"] >= pd.Timestamp(as_of))
    return current


def _process_indicators(supply: Supply) -> Iterator[IndicatorToday]:
    indicators = supply.get("indicators")
    blank = (
        indicators.blank("objective") if indicators.has("objective") else indicators["indicator"].map(lambda _: True)
    )
    yield from _indicators(supply, tuple(indicators.frame.index[blank]))


def _indicators(supply: Supply, rows: tuple[int, ...]) -> Iterator[IndicatorToday]:
    keys, status = supply.get("indicators").keys, supply.get("indicator_status")
    for row, one in status.loc[list(rows)].iterrows():
        yield IndicatorToday(
            indicator=keys[row],
            status=one["status"],
            actual=_number(one["actual"]),
            expected=one["expected"],
            achievement_pct=_number(one["achievement_pct"]),
            stale=one["stale"],
            forecast_pct=_number(one["forecast_pct"]),
            progress=_number(one["progress"]),
        )


def _actions(supply: Supply) -> Iterator[ActionToday]:
    actions, state, late = supply.get("actions"), supply.get("action_state"), supply.get("days_late")
    for row, key in actions.keys.items():
        days = late.loc[row]
        yield ActionToday(key, state.loc[row], None if days != days else int(days))


def _pairs(supply: Supply) -> Iterator[PairToday]:
    import pandas as pd

    audits = supply.registers.get("audits")
    if audits is None or len(audits):
        coverage = supply.get("coverage")
    else:  # no audit yet is an answer here, where a rule had better wait
        coverage = supply.call(status_functions()["coverage"], audits=audits)
    numbers = supply.registers["audits"].keys
    for pair in coverage.itertuples(index=False):
        yield PairToday(
            unit=pair.unit,
            doc=pair.doc,
            last_audited_on=_day(pair.last_audited_on),
            audit=None if pd.isna(pair.audit) else numbers[pair.audit],
            planned_on=_day(pair.planned_on),
            due_by=_day(pair.due_by),
            state=pair.state,
        )


def _documents(supply: Supply) -> Iterator[DocumentToday]:
    documents, state, review = supply.get("documents"), supply.get("document_state"), supply.get("document_review")
    for row in state.index[state.notna()]:
        edition = documents["edition"].loc[row] if documents.has("edition") else None
        yield DocumentToday(documents["doc"].loc[row], edition, _day(review.loc[row]), state.loc[row])


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)


def _day(value: pd.Timestamp) -> date | None:
    return value.date() if value == value else None

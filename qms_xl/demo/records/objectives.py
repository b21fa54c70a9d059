"""Quality objectives of last year and of this one, their indicators and what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after, working_day
from qms_xl.demo.goals import GOALS, TASKS, Goal, Measured, Target, Task
from qms_xl.demo.goals_tabled import Gauge, gauges, goals
from qms_xl.demo.notation import Records, Row, row

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_DAYS_TO_MEASURE = {"month": 9, "quarter": 14, "half_year": 18, "year": 25}
_PERIOD = {"month": "{year}-{n:02}", "quarter": "{year}-Q{n}", "half_year": "{year}-H{n}", "year": "{year}"}


@dataclass(frozen=True)
class _Period:
    """A period of measurement and the day on which it is measured, a little after its end."""

    name: str
    measured: date


def _periods(frequency: str, year: int) -> list[_Period]:
    length = _MONTHS[frequency]
    found = []
    for n in range(1, 12 // length + 1):
        month = n * length
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        found.append(_Period(_PERIOD[frequency].format(year=year, n=n), after(end, _DAYS_TO_MEASURE[frequency])))
    return found


def _measurements(at: Calendar, tag: str, frequency: str, year: int, values: Sequence[Measured], by: str) -> list[Row]:
    rows = []
    for period, value in zip(_periods(frequency, year), values, strict=True):
        if at.past(period.measured):
            parts = {"numerator": value[0], "denominator": value[1]} if isinstance(value, tuple) else {"value": value}
            rows.append(
                row(
                    indicator=f"{{{tag}}}",
                    period=period.name,
                    **parts,
                    measured_on=period.measured,
                    entered_by=by,
                    approved="yes",
                )
            )
    return rows


def _objective(at: Calendar, goal: Goal | Task, year: int, ended: date) -> Row:
    """Return the objective of one year; what was achieved is declared once the year has been measured."""
    last = year < at.year
    approved = working_day(date(year - 1, 12, 18))
    result, reason = (goal.result, goal.reason) if last and isinstance(goal, Goal) else ("achieved", None)
    return row(
        f"goal-{goal.tag}-{year}",
        year=year,
        statement=goal.statement,
        owner=goal.owner,
        due_on=date(year, 12, 31),
        level="process",
        policy_ref=goal.policy,
        process=goal.process,
        tasks=goal.tasks,
        resources=goal.resources,
        evaluation_method=goal.evaluation,
        approved_by=cast.HEAD,
        approved_on=approved,
        declared_status=at.latest((approved, "in_progress"), (ended, result)),
        reason=at.once(ended, reason),
    )


def _goal(at: Calendar, goal: Goal, year: int) -> dict[str, list[Row]]:
    last = year < at.year
    tag = f"{goal.tag}-{year}"
    indicator = row(
        tag,
        name=goal.indicator,
        objective=f"{{goal-{tag}}}",
        process=goal.process,
        direction=goal.direction,
        frequency=goal.frequency,
        **_wanted(goal.targets[0 if last else 1]),
        unit_of_measure=goal.unit,
        formula=goal.formula,
        aggregation=goal.aggregation,
        baseline=goal.baselines[0 if last else 1],
        source=goal.source,
    )
    ended = _periods(goal.frequency, year)[-1].measured
    return {
        "objectives": [_objective(at, goal, year, ended)],
        "indicators": [indicator],
        "measurements": _measurements(at, tag, goal.frequency, year, goal.last if last else goal.now, goal.measurer),
    }


def _task(at: Calendar, task: Task, year: int) -> dict[str, list[Row]]:
    approved = working_day(date(year - 1, 12, 18))
    steps = []
    for step, (description, evidence), (month, day), (due_month, due_day) in zip(
        (1, 2), task.steps, ((6, 18), (11, 20)), ((6, 30), (11, 30)), strict=True
    ):
        done = working_day(date(year, month, day))
        steps.append(
            row(
                f"{task.tag}-{year}-{step}",
                action_type="improvement",
                origin="objective",
                origin_ref=f"{{goal-{task.tag}-{year}}}",
                unit="FN",
                owner=task.owner,
                description=description,
                opened_on=approved,
                due_on=working_day(date(year, due_month, due_day)),
                status=at.latest((approved, "running"), (done, "closed")),
                done_on=at.past(done),
                done_evidence=at.once(done, evidence),
            )
        )
    return {"objectives": [_objective(at, task, year, date(year, 12, 31))], "actions": steps}


def _gauge(at: Calendar, gauge: Gauge) -> dict[str, list[Row]]:
    """Return an indicator that is kept beside the objectives, with what was measured in both years."""
    years = zip((at.year - 1, at.year), (gauge.last, gauge.now), strict=True)
    return {
        "indicators": [
            row(
                gauge.tag,
                process=gauge.process,
                direction=gauge.direction,
                frequency=gauge.frequency,
                **_wanted(gauge.target),
                unit_of_measure=gauge.unit,
                aggregation=gauge.aggregation,
                baseline=gauge.baseline,
                source=gauge.source,
                name=gauge.name,
                formula=gauge.formula,
            )
        ],
        "measurements": [
            line
            for year, values in years
            for line in _measurements(at, gauge.tag, gauge.frequency, year, values, gauge.measurer)
        ],
    }


def _wanted(target: Target) -> dict[str, float]:
    """Return the cells of a target."""
    if target is None:
        return {}
    return {"target_low": target[0], "target_high": target[1]} if isinstance(target, tuple) else {"target": target}


def records(at: Calendar) -> Records:
    """Return the objectives of two years with their indicators, measurements and tasks."""
    found: dict[str, list[Row]] = {}
    years = (at.year - 1, at.year)
    parts = (
        [_goal(at, goal, year) for year in years for goal in (*GOALS, *goals())]
        + [_task(at, task, year) for year, task in zip(years, TASKS, strict=True)]
        + [_gauge(at, gauge) for gauge in gauges()]
    )
    for part in parts:
        for register, rows in part.items():
            found.setdefault(register, []).extend(rows)
    return found

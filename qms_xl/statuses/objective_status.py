"""How objectives stand on a day: from their indicators, without these from their actions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.statuses._arithmetic import judged
from qms_xl.statuses._spans import spans
from qms_xl.statuses._tasks import task_standing, tasks_of

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register
    from qms_xl.settings import Settings

_WORST_FIRST = (
    "not_achieved",
    "not_assessed",
    "partly_achieved",
    "achieved",
    "behind",
    "at_risk",
    "on_track",
    "no_data",
)


class _Standing(NamedTuple):
    """How one objective stands, and the row ids of the indicators, or of the actions, that it follows from."""

    status: str
    achievement_pct: float | None = None
    forecast_pct: float | None = None
    indicators: tuple[int, ...] = ()
    actions: tuple[int, ...] = ()


class _Part(NamedTuple):
    """One indicator of an objective, by its row id; percents None where they are not known."""

    row: int
    status: str
    achievement_pct: float | None
    forecast_pct: float | None
    tolerance: float
    weight: float


def objective_status(
    objectives: Register,
    as_of: datetime.date,
    settings: Settings,
    indicators: Register | None = None,
    indicator_status: pd.DataFrame | None = None,
    actions: Register | None = None,
) -> pd.DataFrame:
    """Return how each objective stands, by row id.

    Columns: `status`, a code of list(objective_status); `achievement_pct`, `forecast_pct`: float64, unrounded;
    `indicators`, `actions`: tuples of the row ids that it follows from; actions only where it has no indicator.
    `settings.combine`: worst or weighted. The forecast is combined as the achievement is. Parents play no part.
    Source: domain, section 4.
    """
    import pandas as pd

    parts = _parts(indicators, indicator_status)
    index, keys = objectives.frame.index, list(objectives["objective"])
    of_actions = [row for row, key in zip(index, keys, strict=True) if key not in parts]
    tasks = tasks_of(objectives, of_actions, actions, as_of)
    found = []
    for row, key, span, given_up in zip(index, keys, spans(objectives), _abandoned(objectives), strict=True):
        before = span.due_on is None or as_of < span.due_on
        if key in parts:
            standing = _combined(parts[key], before=before, weighted=settings.combine == "weighted")
        else:
            status, achievement = task_standing(tasks.of[row], tasks, before=before)
            standing = _Standing(status, achievement, actions=tasks.of[row])
        found.append(standing._replace(status="abandoned") if given_up else standing)
    columns: dict[str, pd.Series[Any]] = {
        name: pd.Series(
            [getattr(one, name) for one in found], index=index, dtype="float64" if name.endswith("_pct") else object
        )
        for name in _Standing._fields
    }
    return pd.DataFrame(columns, index=index)


def _parts(indicators: Register | None, indicator_status: pd.DataFrame | None) -> dict[str, list[_Part]]:
    """Return the indicators of each objective, by its number."""
    found: dict[str, list[_Part]] = {}
    if indicators is None or indicator_status is None or not indicators.has("objective"):
        return found
    columns = [indicator_status[name].tolist() for name in _Part._fields[1:]]
    for key, row, *values in zip(indicators["objective"], indicators.frame.index, *columns, strict=True):
        if isinstance(key, str):
            part = _Part(row, *values)
            known = part._replace(
                achievement_pct=_or_none(part.achievement_pct), forecast_pct=_or_none(part.forecast_pct)
            )
            found.setdefault(key, []).append(known)
    return found


def _or_none(number: float | None) -> float | None:
    return None if number != number else number


def _abandoned(objectives: Register) -> list[bool]:
    """Return which objectives were given up, and a reason says why."""
    if not (objectives.has("declared_status") and objectives.has("reason")):
        return [False] * len(objectives)
    return list((objectives["declared_status"] == "abandoned") & ~objectives.blank("reason"))


def _combined(parts: Sequence[_Part], *, before: bool, weighted: bool) -> _Standing:
    """Return how an objective stands by its indicators; `before`: its due day has not come.

    Of indicators worst first, no_data comes last: it counts only where all have none.
    """
    status = min((part.status for part in parts), key=_WORST_FIRST.index)
    rows = tuple(part.row for part in parts)
    achievements = [(part.weight, part.achievement_pct) for part in parts if part.achievement_pct is not None]
    forecasts = [(part.weight, part.forecast_pct) for part in parts if part.forecast_pct is not None]
    if not weighted:
        lowest = min((number for _, number in achievements), default=None)
        return _Standing(status, lowest, min((number for _, number in forecasts), default=None), rows)

    achievement = _weighted((weight, min(number, 100)) for weight, number in achievements)
    tolerance = _weighted((part.weight, part.tolerance) for part in parts if part.achievement_pct is not None)
    if achievement is not None and tolerance is not None:
        judgement = judged(achievement, tolerance, before=before)
        # an indicator without a result leaves the objective open unless the others have it lost, as with `worst`
        is_open = judgement != "not_achieved" and any(part.status == "not_assessed" for part in parts)
        status = "not_assessed" if is_open else judgement
    return _Standing(status, achievement, _weighted((weight, min(number, 100)) for weight, number in forecasts), rows)


def _weighted(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean of (weight, number); a negative weight weighs nothing. None without any weight."""
    heavy = [(weight, number) for weight, number in pairs if weight > 0]
    total = sum(weight for weight, _ in heavy)
    return sum(weight * number for weight, number in heavy) / total if heavy else None

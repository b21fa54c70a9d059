"""The quality objectives of a year: what was reached, what is to be expected, how it goes, and what is done where it does not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qms_xl.model import Figure, Register, Report, Text, Word
from qms_xl.reports._dated import SIGNATURE_HELP, recent, signatures, year_window, years_in
from qms_xl.reports._look import decimal
from qms_xl.reports._measured import MEASURED_HELP, measured
from qms_xl.reports._review_facts import beside, beside_help, cell, cells, grouped, helped, text, titles
from qms_xl.reports._review_results import RESULT_HELP, count_of, objectives_of, results_of, standing
from qms_xl.reports._review_window import DASH, Window, number
from qms_xl.reports._sections import COMMON_HELP
from qms_xl.reports._trends import TREND_HELP, trend, trends

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.supply import Supply

STATUSES = (
    *("achieved", "on_track", "partly_achieved", "at_risk", "behind"),
    *("not_achieved", "not_assessed", "no_data", "abandoned"),
)
DEVIATING = ("partly_achieved", "at_risk", "behind", "not_achieved", "not_assessed", "abandoned")
TOTAL = Text("Cele ustalone na rok", "Objectives set for the year")
_CELLS = ("objective", "statement", "owner", "due_on", "level", "unit", "process", "reason", "tasks")
_ACTION = ("action", "description", "owner", "due_on")


def subjects(objectives: Register) -> Iterator[str]:
    """Yield the years that there are objectives of."""
    yield from (str(year) for year in sorted(years_in(objectives, "year")))


def due(objectives: Register, as_of: datetime.date) -> Iterator[str]:
    """Yield this year and the last, where they have objectives."""
    yield from recent(sorted(years_in(objectives, "year")), as_of)


def fields(
    record: str,
    supply: Supply,
    as_of: datetime.date,
    norm: Norm,
    objectives: Register,
    people: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the objectives of a year (`record`) may print, with how they stand on `as_of`."""
    year = int(record)
    now = year_window(supply, norm, year, as_of)
    before = year_window(supply, norm, year - 1, as_of)
    lines = [_objective(now, row, before) for row in objectives_of(now)]
    return {
        "year": record,
        "numbers": [
            beside(TOTAL, count_of(now, *STATUSES), count_of(before, *STATUSES)),
            *grouped(STATUSES, "objective_status", count_of, now, before),
        ],
        "objectives": lines,
        "trends": trends([one for row in _indicators(now) if (one := trend(now, row, before))])["trends"],
        "deviations": [line for line in lines if line["deviates"]],
        "signatures": signatures(people, as_of),
    }


def _objective(window: Window, row: int, before: Window) -> dict[str, object]:
    objectives = window.look("objectives")
    found = standing(window, row) or {}
    of_indicators = bool(found.get("indicators"))
    rows = tuple(int(one) for one in found.get("indicators") or found.get("actions") or ())
    source = "indicators" if of_indicators else "actions"
    results = results_of(window, row)
    went = [measured(window, int(one), before) for one in found["indicators"]] if of_indicators else [_tasks()]
    return {
        **cells(objectives, row, *_CELLS),
        "label": cell(objectives, row, "objective"),
        "status": Word("objective_status", found["status"]) if found else DASH,
        "achievement": number(Figure(_percent(found, "achievement_pct"), source, rows)),
        "forecast": number(Figure(_percent(found, "forecast_pct"), source, rows)),
        "results": [{**one, **more} for one, more in zip(results, went, strict=True)],
        "by_indicator": of_indicators,
        "deviates": found.get("status") in DEVIATING,
        "actions": list(_actions(window, row)),
    }


def _indicators(window: Window) -> Iterator[int]:
    """Yield the indicators of the year's objectives."""
    for row in objectives_of(window):
        yield from (int(one) for one in (standing(window, row) or {}).get("indicators", ()))


def _tasks() -> dict[str, object]:
    """Return what `measured` has to say of an objective that is carried out by actions alone."""
    return {
        "points": [],
        "missing": (),
        **dict.fromkeys(("forecast", "progress", "before", "change", "trend"), DASH),
    }


def _percent(found: Mapping[str, Any], name: str) -> float | None:
    value = found.get(name)
    return None if value is None else decimal(float(value))


def _actions(window: Window, row: int) -> Iterator[dict[str, object]]:
    """Yield the actions that serve an objective, with how they stand: those that it is the origin of, and the one it names."""
    objectives, actions = window.look("objectives"), window.look("actions")
    key, named = text(objectives, row, "objective"), text(objectives, row, "action")
    origin = actions.where("origin", "objective") & actions.where("origin_ref", *([key] if key else []))
    states = window.status("action_state")
    for one in actions.rows(origin | actions.where("action", *([named] if named else []))):
        state = DASH if states is None else Word("action_state", str(states.loc[one]))
        yield {**cells(actions, one, *_ACTION), "state": state}


_LINE = {
    "label": Text("numer celu", "number of the objective"),
    "status": Text("Ocena celu", "Status of the objective"),
    "achievement": Text("Wykonanie celu, %", "Achievement of the objective, %"),
    "forecast": Text("Prognoza celu, %", "Forecast of the objective, %"),
    "by_indicator": Text("Czy cel ma miernik", "Whether the objective has an indicator"),
    "deviates": Text("Czy cel odbiega od planu", "Whether the objective deviates from its plan"),
}


def _help(path: str) -> dict[str, Text]:
    return {
        **titles(path, "objectives", *_CELLS),
        **helped(path, _LINE),
        **helped(f"{path}.results[]", RESULT_HELP),
        **helped(f"{path}.results[]", MEASURED_HELP),
        **titles(f"{path}.actions[]", "actions", *_ACTION),
        f"{path}.actions[].state": Text("Stan działania na dziś", "State of the action today"),
    }


REPORT = Report(
    kind="objectives",
    register="objectives",
    title=Text("Realizacja celów jakości", "Achievement of quality objectives"),
    fields=fields,
    template=Text("objectives.docx", "objectives.docx"),
    file_name=Text("Realizacja celów jakości {id}", "Achievement of quality objectives {id}"),
    subjects=subjects,
    due=due,
    reads=("indicators", "measurements", "actions"),
    field_help={
        **COMMON_HELP,
        "year": Text("Rok", "Year"),
        **helped("numbers[]", beside_help(Text("Liczba celów", "Number of objectives"))),
        **_help("objectives[]"),
        "trends[]": TREND_HELP["trends[]"],
        **_help("deviations[]"),
        **SIGNATURE_HELP,
    },
)

"""How objectives and indicators stood at a review: what was required, what was reached, and from which rows it follows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._look import decimal
from qms_xl.reports._review_facts import cell, text
from qms_xl.reports._review_window import DASH, Better, Window, change, number

MET = ("achieved", "on_track")
PARTLY = ("partly_achieved", "at_risk")
MISSED = ("not_achieved", "behind")
UNKNOWN = ("not_assessed", "no_data")
TASKS = Text("zadania wykonane, % tych, które miały być", "tasks done, % of those due")

RESULT_HELP: Mapping[str, Text] = {
    "label": Text("numer miernika", "number of the indicator"),
    "indicator": Text("Nr miernika", "Indicator no"),
    "name": Text("Miernik", "Indicator"),
    "unit": Text("Jednostka miary", "Unit of measure"),
    "measure": Text("Kod wymaganego poziomu", "Code of the required level"),
    "direction": Text("Wymagany poziom", "Required level"),
    "target": Text("Wartość docelowa", "Target"),
    "target_low": Text("Przedział od", "Range low"),
    "target_high": Text("Przedział do", "Range high"),
    "yes_no": Text("Wynik miernika tak/nie", "Result of a yes/no indicator"),
    "actual": Text("Wynik", "Result"),
    "achievement": Text("Wykonanie, %", "Achievement, %"),
    "status": Text("Stan na dzień danych", "State on the day of the data"),
}


def indicator_day(window: Window, row: int) -> datetime.date:
    """Return the day on which an indicator is looked at: of one without objective a day of the period, so that its year is the review's."""
    has_objective = bool(text(window.look("indicators"), row, "objective"))
    return window.day if has_objective else min(window.day, window.last)


def result(window: Window, row: int) -> Mapping[str, Any] | None:
    """Return the status of an indicator by column, None where it cannot be worked out."""
    return window.record("indicator_status", row, indicator_day(window, row))


def indicators_of(window: Window) -> Iterator[int]:
    """Yield the indicators that a review looks at: of objectives of its years, and of processes alone."""
    indicators, objectives = window.look("indicators"), window.look("objectives")
    theirs = set(objectives.column("objective")[objectives.of_years("year", window.years)])
    for row, objective, blank in zip(
        indicators.column("indicator").index,
        indicators.column("objective"),
        indicators.blank("objective"),
        strict=True,
    ):
        if blank or objective in theirs:
            yield int(row)


def indicator(window: Window, row: int) -> dict[str, object]:
    """Return an indicator as tables print it: what is required, what was measured, how it stands."""
    indicators = window.look("indicators")
    found = result(window, row)
    rows = tuple(int(one) for one in found["rows"]) if found else ()
    measure = text(indicators, row, "direction")
    is_yes_no = measure == "yes_no"
    actual = _figure(found, "actual", rows)
    said: object = DASH if actual.value is None else Word("yesno", "yes" if actual.value else "no")
    return {
        "label": cell(indicators, row, "indicator"),
        "indicator": cell(indicators, row, "indicator"),
        "name": cell(indicators, row, "name"),
        "unit": None if is_yes_no else cell(indicators, row, "unit_of_measure"),
        "measure": measure or None,
        "direction": cell(indicators, row, "direction"),
        "target": None if is_yes_no else _cell(window, row, "target"),
        "target_low": _cell(window, row, "target_low"),
        "target_high": _cell(window, row, "target_high"),
        "yes_no": said if is_yes_no else None,
        "actual": None if is_yes_no else number(actual),
        "achievement": number(_figure(found, "achievement_pct", rows)),
        "status": Word("objective_status", found["status"]) if found else DASH,
    }


def _cell(window: Window, row: int, column: str) -> object:
    """Return a required number, rounded as results are."""
    value = cell(window.look("indicators"), row, column)
    return value._replace(value=decimal(value.value)) if isinstance(value, Figure) else value


def _figure(found: Mapping[str, Any] | None, name: str, rows: tuple[int, ...]) -> Figure:
    value = None if found is None else decimal(float(found[name]))
    return Figure(value, "measurements", rows, "value")


def changed(window: Window, row: int, earlier: Window | None) -> tuple[object, Text]:
    """Return what the same indicator gave at the review before, and a word for the change.

    The same is the one of the same name, unit of measure and process (its own or its objective's): most offices number
    indicators anew each year.
    """
    then = same_indicator(window, row, earlier) if earlier else None
    if earlier is None or then is None:
        return DASH, DASH
    now, old = indicator(window, row), indicator(earlier, then)
    if old["yes_no"] is not None or now["yes_no"] is not None:
        figures = [Figure({"yes": 1, "no": 0}.get(getattr(one["yes_no"], "code", "")), "", ()) for one in (now, old)]
        return old["yes_no"] or DASH, change(figures[0], figures[1], "more")
    better: Better = {"higher": "more", "lower": "less"}.get(
        text(window.look("indicators"), row, "direction"), "neither"
    )  # type: ignore[assignment]
    figures = [one["actual"] if isinstance(one["actual"], Figure) else Figure(None, "", ()) for one in (now, old)]
    return old["actual"], change(figures[0], figures[1], better)


def same_indicator(window: Window, row: int, earlier: Window) -> int | None:
    """Return the row of the same indicator at the review before, None where there was none; see `changed`."""
    wanted = _identity(window, row)
    own = text(window.look("indicators"), row, "indicator")
    there = list(indicators_of(earlier))
    if row in there and not text(window.look("indicators"), row, "objective"):
        return row
    found = [one for one in there if _identity(earlier, one) == wanted]
    return next((one for one in found if text(earlier.look("indicators"), one, "indicator") == own), None) or next(
        iter(found), None
    )


def _identity(window: Window, row: int) -> tuple[str, str, str]:
    indicators = window.look("indicators")
    return text(indicators, row, "name"), text(indicators, row, "unit_of_measure"), process_of(window, row)


def process_of(window: Window, row: int) -> str:
    """Return the process that an indicator measures: its own, else its objective's."""
    indicators, objectives = window.look("indicators"), window.look("objectives")
    own = text(indicators, row, "process")
    objective = text(indicators, row, "objective")
    if own or not objective:
        return own
    rows = objectives.rows(objectives.where("objective", objective))
    return text(objectives, rows[0], "process") if rows else ""


def objectives_of(window: Window) -> list[int]:
    """Return the objectives of the review's years."""
    objectives = window.look("objectives")
    return objectives.rows(objectives.of_years("year", window.years))


def standing(window: Window, row: int) -> Mapping[str, Any] | None:
    """Return the status of an objective by column, None where it cannot be worked out."""
    return window.record("objective_status", row)


def results_of(window: Window, row: int) -> list[dict[str, object]]:
    """Return the indicators of an objective; of one carried out by actions one line for these."""
    found = standing(window, row)
    if found is not None and found["indicators"]:
        return [indicator(window, int(one)) for one in found["indicators"]]
    blank = dict.fromkeys(RESULT_HELP)
    if found is None:
        return [{**blank, "name": DASH, "measure": "tasks", "actual": DASH, "achievement": DASH, "status": DASH}]
    rows = tuple(int(one) for one in found["actions"])
    key = cell(window.look("objectives"), row, "objective")
    target = Figure(100, "actions", rows, "done_on")
    achieved = Figure(decimal(_or_nan(found["achievement_pct"])), "actions", rows, "done_on")
    return [
        {
            **blank,
            "label": key,
            "name": TASKS if rows else DASH,
            "measure": "tasks",
            "target": target if rows else None,
            "actual": number(achieved),
            "achievement": number(achieved),
            "status": Word("objective_status", found["status"]),
        }
    ]


def _or_nan(value: Any) -> float:
    return float("nan") if value is None else float(value)


def count_of(window: Window, *statuses: str) -> Figure:
    """Return how many objectives of the review's years stand so."""
    rows = [row for row in objectives_of(window) if (standing(window, row) or {}).get("status") in statuses]
    return Figure(len(rows), "objectives", tuple(rows), "objective")

"""How far the quality objectives of the period were reached."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text, Word
from qms_xl.reports._look import decimal, percent
from qms_xl.reports._review_facts import cells, day_of, helped, titles
from qms_xl.reports._review_results import (
    MET,
    MISSED,
    PARTLY,
    RESULT_HELP,
    UNKNOWN,
    count_of,
    objectives_of,
    results_of,
    standing,
)
from qms_xl.reports._review_window import DASH, Count, Input, Window, number

_CELLS = ("objective", "statement", "owner", "due_on", "reason")


def counts(window: Window) -> Sequence[Count]:
    """Count the objectives by how they stand."""
    rows = objectives_of(window)
    met = count_of(window, *MET)
    share = percent(met.value or 0, len(rows))
    return (
        Count(Text("cele jakości", "quality objectives"), Figure(len(rows), "objectives", tuple(rows), "year")),
        Count(Text("cele zrealizowane lub zgodnie z planem", "objectives achieved or on track"), met),
        Count(
            Text("cele zrealizowane lub zgodnie z planem, %", "objectives achieved or on track, %"),
            Figure(share, "objectives", tuple(rows), "year"),
            "more",
        ),
        Count(
            Text("cele zrealizowane częściowo lub zagrożone", "objectives partly achieved or at risk"),
            count_of(window, *PARTLY),
            "less",
        ),
        Count(
            Text("cele niezrealizowane lub opóźnione", "objectives not achieved or behind"),
            count_of(window, *MISSED),
            "less",
        ),
        Count(
            Text("cele nieocenione lub bez danych", "objectives not assessed or without data"),
            count_of(window, *UNKNOWN),
            "less",
        ),
        Count(Text("cele, od których odstąpiono", "objectives abandoned"), count_of(window, "abandoned"), "less"),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the objectives with their indicators and results."""
    return achieved(window, objectives_of(window))


def achieved(window: Window, chosen: Sequence[int]) -> Mapping[str, object]:
    """Return these objectives with their indicators and results."""
    objectives = window.look("objectives")
    lines = []
    for row in chosen:
        found = standing(window, row)
        pct, forecast = (
            None if found is None else decimal(float(found[name])) for name in ("achievement_pct", "forecast_pct")
        )
        rows = () if found is None else tuple(int(one) for one in found["indicators"] or found["actions"])
        source = "indicators" if found is not None and found["indicators"] else "actions"
        known = cells(objectives, row, *_CELLS)
        lines.append(
            {
                **known,
                "label": known["objective"],
                "results": results_of(window, row),
                "achievement": number(Figure(pct, source, rows)),
                "forecast": Figure(forecast, source, rows) if forecast is not None and _runs(window, row) else None,
                "status": Word("objective_status", found["status"]) if found is not None else DASH,
            }
        )
    return {"objectives": lines}


def _runs(window: Window, row: int) -> bool:
    """Return whether an objective was still to be reached on the day of the data: only then is there something to forecast."""
    objectives = window.look("objectives")
    year = objectives.column("year").loc[row]
    due = day_of(objectives, row, "due_on") or (datetime.date(int(year), 12, 31) if year == year else None)
    return due is not None and window.day < due


INPUT = Input(
    registers=("objectives", "indicators", "measurements", "actions"),
    counts=counts,
    details=details,
    help={
        **titles("objectives[]", "objectives", *_CELLS),
        **helped(
            "objectives[]",
            {
                "label": Text("numer celu", "number of the objective"),
                "achievement": Text("Wykonanie celu, %", "Achievement of the objective, %"),
                "forecast": Text("Prognoza wykonania celu, %", "Forecast of the objective, %"),
                "status": Text("Stan na dzień danych", "State on the day of the data"),
            },
        ),
        **helped("objectives[].results[]", RESULT_HELP),
    },
)

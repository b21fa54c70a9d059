"""What was measured: every indicator of the period beside the same one at the review before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.reports._look import percent
from qms_xl.reports._review_facts import helped
from qms_xl.reports._review_results import RESULT_HELP, changed, indicator, indicators_of, process_of, result
from qms_xl.reports._review_window import Count, Input, Window
from qms_xl.reports._trends import TREND_HELP, trend, trends


def counts(window: Window) -> Sequence[Count]:
    """Count the indicators, the measurements there are and those that lack."""
    rows = list(indicators_of(window))
    found = {row: result(window, row) for row in rows}
    measured = [int(one) for row in rows for one in (found[row] or {}).get("rows", ())]
    stale = [row for row in rows if (found[row] or {}).get("stale")]
    lacking = sum(len((found[row] or {}).get("stale", ())) for row in rows)
    share = percent(len(measured), len(measured) + lacking)
    return (
        Count(Text("mierniki", "indicators"), Figure(len(rows), "indicators", tuple(rows))),
        Count(Text("pomiary", "measurements"), Figure(len(measured), "measurements", tuple(measured), "value")),
        Count(
            Text("kompletność pomiarów, %", "completeness of measurements, %"),
            Figure(share, "measurements", tuple(measured), "value"),
            "more",
        ),
        Count(
            Text("mierniki z brakującymi pomiarami", "indicators with measurements missing"),
            Figure(len(stale), "indicators", tuple(stale)),
            "less",
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return each indicator with its result then and now, and their trends."""
    return measured(window, earlier, list(indicators_of(window)))


def measured(window: Window, earlier: Window | None, rows: Sequence[int]) -> Mapping[str, object]:
    """Return these indicators with their results then and now, and their trends."""
    lines = []
    for row in rows:
        before, word = changed(window, row, earlier)
        stale = (result(window, row) or {}).get("stale", ())
        lines.append(
            {
                **indicator(window, row),
                "process": process_of(window, row) or None,
                "before": before,
                "change": word,
                "missing": tuple(stale) or None,
            }
        )
    found = [one for row in rows if (one := trend(window, row, earlier))]
    return {"indicators": lines, **trends(found)}


INPUT = Input(
    registers=("indicators", "measurements"),
    counts=counts,
    details=details,
    help={
        **helped("indicators[]", RESULT_HELP),
        **helped(
            "indicators[]",
            {
                "process": Text("Proces", "Process"),
                "before": Text("Wynik w poprzednim przeglądzie", "Result at the review before"),
                "change": Text("Zmiana", "Change"),
                "missing[]": Text("Okresy bez pomiaru", "Periods without a measurement"),
            },
        ),
        **TREND_HELP,
    },
)

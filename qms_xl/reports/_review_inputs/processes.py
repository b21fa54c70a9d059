"""How the processes work: their indicators that were met, and the nonconformities found in them, beside the review before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.reports._look import percent
from qms_xl.reports._review_facts import cells, helped, nonconformities, titles
from qms_xl.reports._review_results import MET, UNKNOWN, indicators_of, process_of, result
from qms_xl.reports._review_window import Count, Input, Window, change, number


def met(window: Window, process: str = "") -> tuple[Figure, Figure]:
    """Return the indicators of a process (of all where blank) that were met, and those that could be judged."""
    rows = [
        row
        for row in indicators_of(window)
        if (process_of(window, row) == process if process else process_of(window, row))
    ]
    statuses = {row: (result(window, row) or {}).get("status", "no_data") for row in rows}
    judged = [row for row in rows if statuses[row] not in UNKNOWN]
    good = [row for row in judged if statuses[row] in MET]
    return Figure(len(good), "indicators", tuple(good)), Figure(len(judged), "indicators", tuple(judged))


def found_in(window: Window, process: str = "", *, services: bool = False) -> Figure:
    """Return the nonconformities of the period in a process, in any where blank; of services: those that clients told of."""
    findings = window.look("findings")
    theirs = nonconformities(findings) & findings.within("detected_on", window.first, window.last)
    if services:
        theirs &= findings.where("source", "complaint", "request", "appeal", "survey")
    else:
        theirs &= findings.where("process", process) if process else ~findings.blank("process")
    return findings.count(theirs, "process")


def counts(window: Window) -> Sequence[Count]:
    """Count the processes, their indicators that were met, and nonconformities."""
    good, judged = met(window)
    rows = _processes(window)
    return (
        Count(Text("procesy", "processes"), Figure(len(rows), "processes", tuple(rows))),
        Count(
            Text("mierniki procesów osiągające wymagany poziom, %", "process indicators at the required level, %"),
            good._replace(value=percent(good.value or 0, judged.value or 0), rows=judged.rows),
            "more",
        ),
        Count(Text("niezgodności w procesach", "nonconformities in processes"), found_in(window), "less"),
        Count(
            Text("niezgodności usług zgłoszone przez klientów", "nonconformities of services reported by clients"),
            found_in(window, services=True),
            "less",
        ),
    )


def _processes(window: Window) -> list[int]:
    """Return the processes that were run in the period: not withdrawn before it."""
    processes = window.look("processes")
    return processes.rows(~processes.by("active_to", window.first))


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return each process with its indicators and nonconformities then and now."""
    processes = window.look("processes")
    lines = []
    for row in _processes(window):
        known = cells(processes, row, "process", "name", "owner")
        code = str(known["process"] or "")
        good, judged = met(window, code)
        now, then = found_in(window, code), found_in(earlier, code) if earlier else None
        lines.append(
            {
                **known,
                "label": code,
                "met": number(good),
                "judged": number(judged),
                "before": number(then),
                "now": number(now),
                "change": change(now, then, "less"),
            }
        )
    return {"processes": lines}


INPUT = Input(
    registers=("processes", "indicators", "measurements", "objectives", "findings"),
    counts=counts,
    details=details,
    help={
        **titles("processes[]", "processes", "process", "name", "owner"),
        **helped(
            "processes[]",
            {
                "label": Text("symbol procesu", "process code"),
                "met": Text("Mierniki osiągające wymagany poziom", "Indicators at the required level"),
                "judged": Text("Mierniki ocenione", "Indicators judged"),
                "before": Text("Niezgodności poprzednio", "Nonconformities, previous"),
                "now": Text("Niezgodności teraz", "Nonconformities, now"),
                "change": Text("Zmiana", "Change"),
            },
        ),
    },
)

"""What the registers know of a process: risks, figures of a year, open nonconformities, audits, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import (
    EXTERNAL_AUDITS,
    OWN_AUDITS,
    audits_held,
    cells,
    first_filled,
    helped,
    nonconformities,
    open_on,
    text,
    titles,
)
from qms_xl.reports._review_inputs.processes import found_in, met
from qms_xl.reports._review_inputs.risks import above, accepted
from qms_xl.reports._review_window import DASH, Count, Window, number

FINDING_CELLS = ("finding", "detected_on", "unit", "description", "grade", "status")
AUDIT_CELLS = ("audit", "audit_type", "units", "status")
CHANGE_CELLS = ("change", "kind", "description", "effective_on", "result")
_RISK = ("risk", "kind", "description", "owner", "response")
REPRESENTATIVE = Text("Pełnomocnik ds. SZJ", "Quality representative")
RISK_HELP: Mapping[str, Text] = {
    **titles("risks[]", "risks", *_RISK),
    **helped(
        "risks[]",
        {
            "label": Text("numer ryzyka", "number of the risk"),
            "level": Text("Istotność", "Level"),
            "accepted": Text("Poziom akceptowany", "Accepted level"),
            "actions[]": Text("Numery działań", "Numbers of actions"),
        },
    ),
}
ALIVE = ("planned", "prepared", "running")


def risks(window: Window, process: str) -> list[dict[str, object]]:
    """Return the risks and opportunities of a process, the highest first, with their actions, cancelled ones left out."""
    look, actions, level = window.look("risks"), window.look("actions"), window.status("risk_level")
    lines = []
    for row in look.rows(look.where("process", process)):
        key, own = text(look, row, "risk"), text(look, row, "action")
        serving = (actions.where("origin", "risk") & actions.where("origin_ref", key)) | actions.where(
            "action", own or "\0"
        )
        serving &= ~actions.where("status", "cancelled")
        known = None if level is None or level.loc[row] != level.loc[row] else int(level.loc[row])
        lines.append(
            {
                "label": key or DASH,
                **cells(look, row, *_RISK),
                "level": number(Figure(known, "risks", (row,), "level")),
                "accepted": Figure(int(accepted(window).loc[row]), "risks", (row,), "accepted_level"),
                "actions": tuple(text(actions, one, "action") for one in actions.rows(serving)) or None,
                "_level": known or 0,
            }
        )
    lines.sort(key=lambda line: -int(str(line["_level"])))
    return [{name: value for name, value in line.items() if name != "_level"} for line in lines]


def figures(window: Window, process: str) -> Sequence[Count]:
    """Count how a process did in the time of the window; the sequence is the same for every year."""
    good, judged = met(window, process)
    findings, feedback, look = window.look("findings"), window.look("feedback"), window.look("risks")
    still = nonconformities(findings) & open_on(findings, window.day) & findings.where("process", process)
    complaints = feedback.within("received_on", window.first, window.last) & feedback.where("process", process)
    complaints &= feedback.where("channel", "complaint", "appeal", "inaction")
    audits = window.look("audits")
    held = audits_held(window, *OWN_AUDITS, *EXTERNAL_AUDITS) & audits.has_part("processes", process)
    return (
        Count(Text("mierniki, które można ocenić", "indicators that can be judged"), judged),
        Count(Text("mierniki osiągające wymagany poziom", "indicators at the required level"), good, "more"),
        Count(
            Text("niezgodności stwierdzone w roku", "nonconformities found in the year"),
            found_in(window, process),
            "less",
        ),
        Count(Text("niezgodności otwarte", "nonconformities open"), findings.count(still, "status"), "less"),
        Count(
            Text("skargi, odwołania i ponaglenia", "complaints and appeals"),
            feedback.count(complaints, "received_on"),
            "less",
        ),
        Count(Text("audity przeprowadzone", "audits held"), audits.count(held, "processes")),
        Count(
            Text("ryzyka powyżej poziomu akceptowanego", "risks above the accepted level"),
            look.count(above(window) & look.where("process", process), "level"),
            "less",
            kept=False,
        ),
    )


def open_findings(window: Window, process: str) -> list[dict[str, object]]:
    """Return the nonconformities of a process that are open."""
    look = window.look("findings")
    still = nonconformities(look) & open_on(look, window.day) & look.where("process", process)
    return [cells(look, row, *FINDING_CELLS) for row in look.rows(still)]


def audits(window: Window, before: Window, process: str) -> list[dict[str, object]]:
    """Return the audits of a process held this year and the last, and those to come, by date."""
    look = window.look("audits")
    recent = audits_held(window, *OWN_AUDITS, *EXTERNAL_AUDITS) | audits_held(before, *OWN_AUDITS, *EXTERNAL_AUDITS)
    days = first_filled(look, "held_from", "held_to", "planned_from")
    rows = look.rows((recent | look.where("status", *ALIVE)) & look.has_part("processes", process))
    known = [(days.loc[row].date() if days.loc[row] == days.loc[row] else None, row) for row in rows]
    known.sort(key=lambda one: (one[0] is None, str(one[0]), one[1]))
    return [{**cells(look, row, *AUDIT_CELLS), "day": day} for day, row in known]


def changes(window: Window, before: Window, process: str) -> list[dict[str, object]]:
    """Return the changes of a process that take effect this year or took effect the last."""
    look: Look = window.look("changes")
    recent = look.within("effective_on", before.first, window.last) & look.has_part("processes", process)
    return [cells(look, row, *CHANGE_CELLS) for row in look.rows(recent)]

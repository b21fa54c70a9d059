"""The faults planted in the demo office: which rule finds them, at which cell, and what staff did.

This table is the only place that knows. Without what it plants the registers are clean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.making.values import AsTyped
from qms_xl.model import CellError, Text


@dataclass(frozen=True)
class Typed:
    """Cells of one row typed over; None empties a cell. `record`: the row's tag or key."""

    register: str
    record: str
    cells: Mapping[str, object]


@dataclass(frozen=True)
class HiddenRow:
    """A row hidden by hand."""

    register: str
    record: str


@dataclass(frozen=True)
class LastRowBelow:
    """The last row typed below the table, which was not extended."""

    register: str


@dataclass(frozen=True)
class RenamedHeader:
    """A header that somebody found too long."""

    register: str
    column: str
    header: Text


Done = Typed | HiddenRow | LastRowBelow | RenamedHeader


@dataclass(frozen=True)
class Fault:
    """One planted fault: the issue's code and cell, and what was done. `record`: tag or key,
    "" where the issue names no record."""

    code: str
    register: str
    record: str
    column: str
    done: Done


def faults(at: Calendar) -> tuple[Fault, ...]:
    """Return the faults of the demo office that lives on that day."""
    return (
        # how something was typed
        Fault(
            "GEN002",
            "trainings",
            "training-sign",
            "training",
            Typed("trainings", "training-law", {"training": "{training-sign}"}),
        ),
        Fault(
            "GEN003",
            "findings",
            "survey-digital",
            "grade",
            Typed(
                "findings",
                "survey-digital",
                {"grade": AsTyped(Text("potencjał doskonlenia", "oportunity for improvment"))},
            ),
        ),
        Fault(
            "GEN004",
            "findings",
            "bip-late",
            "owner",
            Typed("findings", "bip-late", {"owner": "Ludmiła Wiśniewska"}),
        ),
        Fault(
            "GEN005",
            "actions",
            "bike-stands",
            "due_on",
            Typed("actions", "bike-stands", {"due_on": AsTyped(f"31.02.{at.year + 1}")}),
        ),
        Fault(
            "GEN006",
            "surveys",
            "survey-wait",
            "issued",
            Typed("surveys", "survey-wait", {"issued": AsTyped(Text("ok. 200", "about 200"))}),
        ),
        Fault(
            "GEN013",
            "risks",
            "",
            "description",
            Typed(
                "risks",
                "risk-flood",
                {
                    "description": AsTyped(
                        Text("Zalanie archiwum  zasobu geodezyjnego ", "Flooding of the  survey archive ")
                    )
                },
            ),
        ),
        Fault(
            "GEN019",
            "findings",
            "survey-backlog",
            "clause",
            Typed("findings", "survey-backlog", {"clause": AsTyped(date(2003, 1, 9), "d.mm.yyyy")}),
        ),
        Fault(
            "XLS006",
            "suppliers",
            "supplier-flow",
            "score",
            Typed("suppliers", "supplier-flow", {"score": AsTyped(CellError("#N/A"))}),
        ),
        # what was done to a sheet
        Fault(
            "XLS002",
            "suppliers",
            "",
            "supplier",
            RenamedHeader("suppliers", "scope", Text("Co kupujemy", "What we buy")),
        ),
        Fault("XLS008", "milestones", "", "milestone", LastRowBelow("milestones")),
        Fault("XLS012", "actions", "", "action", HiddenRow("actions", "visit-form")),
        # what was left undone
        Fault("ACT001", "actions", "map-phone", "owner", Typed("actions", "map-phone", {"owner": None})),
        Fault("ACT002", "actions", "visit-form", "due_on", Typed("actions", "visit-form", {"due_on": at.day(-9)})),
        Fault("ACT007", "actions", "queue-desk", "follow_up", Typed("actions", "queue-desk", {"follow_up": None})),
        Fault(
            "AUD004",
            "audits",
            "audit-fn",
            "planned_from",
            Typed("audits", "audit-fn", {"planned_from": at.day(-8), "planned_to": None}),
        ),
        Fault(
            "AUD009",
            "audits",
            "audit-follow-up",
            "reported_on",
            Typed("audits", "audit-follow-up", {"status": "held", "reported_on": None, "report_no": None}),
        ),
        Fault(
            "AUD011",
            "audit_questions",
            "{audit-gk} / 5",
            "finding",
            Typed("audit_questions", "{audit-gk} / 5", {"result": "nonconforming"}),
        ),
        Fault(
            "DOC002",
            "documents",
            "KJ / 1",
            "status",
            Typed("documents", "KJ / 1", {"status": "effective", "effective_to": None}),
        ),
        Fault(
            "FND007",
            "findings",
            "old-fees",
            "status",
            Typed(
                "actions",
                "old-fees-new",
                {"status": "running", "due_on": at.day(25), "done_on": None, "done_evidence": None},
            ),
        ),
        Fault("GEN007", "actions", "e-forms", "owner", Typed("actions", "e-forms", {"owner": cast.FORMER})),
        Fault(
            "REV003", "review_decisions", "dec-post", "due_on", Typed("review_decisions", "dec-post", {"due_on": None})
        ),
    )

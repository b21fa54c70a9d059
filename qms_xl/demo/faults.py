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


def _typed(code: str, register: str, record: str, column: str, **cells: object) -> Fault:
    """Return a fault that stands in the row where the cells were typed over."""
    return Fault(code, register, record, column, Typed(register, record, cells))


def faults(at: Calendar) -> tuple[Fault, ...]:
    """Return the faults of the demo office that lives on that day."""
    before = at.year - 1
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
        # audits and what they found
        Fault(
            "AUD001",
            "documents",
            "P-29 / 1",
            "units",
            Typed("audits", "networks", {"documents": ("P-01", "P-03", "P-06")}),
        ),
        _typed("AUD005", "audits", "networks-next", "auditors", auditors=(cast.named("Jodełko"),)),
        Fault(
            "AUD006",
            "audits",
            "forests-next",
            "auditors",
            Typed("people", cast.named("Cisowska"), {"auditor_valid_to": at.day(-20)}),
        ),
        _typed("AUD008", "audits", "panels", "criteria", criteria="ISO 9001:2015, P-16, P-03, P-10"),
        _typed("FND002", "findings", "leave-notice", "evidence", evidence=None),
        _typed("FND003", "findings", "fuel", "correction", correction=None),
        _typed("FND004", "findings", "panels-1", "cause", cause=None),
        _typed("FND006", "findings", "sirens-3", "finding", clause="7.1.4", cause_category="resources"),
        _typed("ACT003", "actions", "tablets", "done_evidence", done_evidence=None),
        _typed("ACT004", "actions", "reception-3-act", "verified_by", verified_by=cast.HEAD_OR),
        _typed("ACT005", "actions", "unsigned-cause", "verified_on", verified_on=at.day(-150)),
        _typed("ACT006", "actions", "terms-calendar", "verify_due", verify_due=at.day(-10)),
        _typed("ACT010", "actions", "energy", "status", status="running"),
        # documents, organisation, clients, risks
        _typed("DOC001", "documents", "RO-5 / 1", "approved_on", approved_on=None),
        _typed("DOC004", "documents", "P-17 / 1", "reviewed_on", reviewed_on=at.day(-800)),
        _typed("DOC005", "documents", "P-19 / 1", "reviewed_on", reviewed_on=at.exact(-715)),
        Fault(
            "DOC010",
            "findings",
            "scan-gap",
            "doc",
            Typed("documents", "I-05 / 1", {"status": "withdrawn", "effective_to": at.day(-20)}),
        ),
        _typed("DOC011", "documents", "P-23 / 1", "process", process=None),
        _typed("POL001", "documents", "PJ / 2", "approved_by", approved_by=cast.HEAD_OR),
        _typed("ORG003", "units", "ZS", "head", head=None),
        _typed("CRT001", "certificates", "certificate", "valid_to", valid_to=at.day(120)),
        _typed("FBK001", "feedback", "request-queue", "answered_on", answered_on=at.day(-230)),
        _typed("FBK002", "feedback", "complaint-desk", "finding", justified="yes"),
        _typed("RSK002", "risks", "risk-claims", "action", impact=5),
        # objectives and measurements, the review
        Fault(
            "OBJ001",
            "objectives",
            f"goal-forest-plans-{at.year}",
            "objective",
            Typed("indicators", f"forest-plans-{at.year}", {"objective": None}),
        ),
        _typed("OBJ002", "indicators", "turnover", "target", target=None),
        _typed("OBJ003", "objectives", f"goal-works-{at.year}", "resources", resources=None),
        Fault(
            "OBJ006",
            "indicators",
            f"availability-{before}",
            "indicator",
            Typed("measurements", f"{{availability-{before}}} / {before}-06", {"approved": "no"}),
        ),
        _typed("OBJ007", "measurements", f"{{compensation-{before}}} / {before}-Q1", "value", value=95.2),
        _typed("OBJ008", "measurements", f"{{quashed}} / {before}-Q2", "value", value=-2),
        Fault(
            "OBJ009",
            "measurements",
            f"{{permit-days}} / {before}-09",
            "period",
            Typed("measurements", f"{{permit-days}} / {before}-Q3", {"period": f"{before}-09"}),
        ),
        _typed("OBJ012", "indicators", "answered", "target", target=94),
        _typed("REV006", "reviews", f"review-{at.review_year - 1}", "outputs_none", outputs_none=None),
        *(_declared(before) if at.as_of >= date(at.year, 2, 1) else ()),
    )


def _declared(year: int) -> tuple[Fault, ...]:
    """Return what was declared amiss of a year, once it has been measured."""
    return (
        _typed("OBJ010", "objectives", f"goal-permits-{year}", "declared_status", declared_status="achieved"),
        _typed("OBJ011", "objectives", f"goal-compensation-{year}", "reason", reason=None),
    )

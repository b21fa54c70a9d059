"""Actions: one row per action."""

from qms_xl.conditions import Filled, From, Is, IsNot, Moved, all_of, any_of
from qms_xl.model import Column, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="actions",
    title=Text("Działania", "Actions"),
    workbook=Text("Działania", "Actions"),
    key=("action",),
    columns=(
        Column("action", "text", Text("Nr działania", "Action no"), required=True),
        Column("action_type", "list", Text("Rodzaj działania", "Type"), required=True, list="action_type"),
        Column("origin", "list", Text("Źródło", "Origin"), required=True, list="origin"),
        Column("description", "text", Text("Opis działania", "Description"), required=True),
        Column(
            "owner", "text", Text("Odpowiedzialny", "Responsible person"), required=True, reference=Reference("people")
        ),
        Column("opened_on", "date", Text("Data otwarcia", "Opened on"), required=True),
        Column("due_on", "date", Text("Termin", "Due on"), required=True),
        Column("status", "list", Text("Status", "Status"), required=True, list="action_status"),
        Column(
            "origin_ref",
            "text",
            Text("Nr źródła", "Origin ref"),
            required=IsNot("origin", ("management", "other")),
            reference=Reference(
                by="origin",
                targets={
                    "finding": "findings.finding",
                    "decision": "review_decisions.decision",
                    "risk": "risks.risk",
                    "objective": "objectives.objective",
                    "feedback": "feedback.feedback",
                    "change": "changes.change",
                    "survey": "surveys.survey",
                },
            ),
        ),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column(
            "success_criterion",
            "text",
            Text("Kryterium skuteczności", "Success criterion"),
            required=Is("action_type", ("corrective",)),
        ),
        Column("due_original", "date", Text("Termin pierwotny", "Original due date")),
        Column(
            "extension_reason",
            "text",
            Text("Uzasadnienie zmiany terminu lub anulowania", "Reason for extension or cancellation"),
            required=any_of(Moved("due_original", "due_on"), Is("status", ("cancelled",))),
        ),
        Column("done_on", "date", Text("Wykonano", "Done on"), required=From("done"), past=True),
        Column("done_evidence", "text", Text("Dowód wykonania", "Evidence"), required=From("done")),
        Column("verify_due", "date", Text("Termin weryfikacji", "Verify by")),
        Column(
            "verified_on",
            "date",
            Text("Data weryfikacji", "Verified on"),
            required=all_of(
                From("verified"),
                any_of(
                    Is("status", ("verified",)), Is("action_type", ("corrective", "preventive")), Filled("verify_due")
                ),
            ),
            past=True,
        ),
        Column(
            "verified_by",
            "text",
            Text("Zweryfikował", "Verified by"),
            required=Filled("verified_on"),
            reference=Reference("people"),
        ),
        Column(
            "effectiveness",
            "list",
            Text("Skuteczność", "Effectiveness"),
            required=Filled("verified_on"),
            list="effectiveness",
        ),
        Column(
            "follow_up",
            "text",
            Text("Działanie następcze", "Follow-up"),
            required=Is("effectiveness", ("ineffective",)),
            reference=Reference("actions"),
        ),
        Column("state", "list", Text("Stan na dziś", "State today"), list="action_state", computed=True),
        Column("days_late", "int", Text("Dni opóźnienia", "Days late"), computed=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(
        ("opened_on", "done_on"),
        ("done_on", "verified_on"),
        ("opened_on", "verified_on"),
    ),
    states=States(
        "status",
        forward={
            "planned": ("running", "done", "cancelled"),
            "running": ("done", "cancelled"),
            "done": ("verified", "closed"),
            "verified": ("closed",),
        },
        back={
            "running": ("planned",),
            "done": ("running",),
            "verified": ("running",),
            "closed": ("running",),
            "cancelled": ("planned",),
        },
    ),
    numbering={"": Text("D-{year}-{n:03}", "A-{year}-{n:03}")},
)

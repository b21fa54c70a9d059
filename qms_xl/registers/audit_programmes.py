"""Audit programmes: one row per programme."""

from qms_xl.conditions import From
from qms_xl.model import Column, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="audit_programmes",
    title=Text("Programy auditów", "Audit programmes"),
    workbook=Text("Audity", "Audits"),
    key=("programme",),
    columns=(
        Column("programme", "text", Text("Nr programu", "Programme no"), required=True),
        Column("year", "int", Text("Rok", "Year"), required=True),
        Column("status", "list", Text("Status", "Status"), required=True, list="programme_status"),
        Column("objective", "text", Text("Cel programu", "Objective"), required=From("approved")),
        Column(
            "approved_by",
            "text",
            Text("Zatwierdził", "Approved by"),
            required=From("approved"),
            instead=("approval_ref",),
            reference=Reference("people"),
        ),
        Column(
            "approved_on",
            "date",
            Text("Data zatwierdzenia", "Approved on"),
            required=From("approved"),
            instead=("approval_ref",),
        ),
        Column("approval_ref", "text", Text("Podstawa (nr zarządzenia)", "Approval reference")),
        Column("norm", "text", Text("Norma", "Standard")),
        Column("period_from", "date", Text("Okres od", "Period from")),
        Column("period_to", "date", Text("Okres do", "Period to")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("period_from", "period_to"),),
    states=States(
        "status",
        forward={
            "draft": ("approved", "cancelled"),
            "approved": ("running", "changed", "cancelled"),
            "running": ("changed", "completed", "cancelled"),
            "changed": ("approved", "running", "completed", "cancelled"),
        },
        back={"approved": ("draft",), "completed": ("running",)},
    ),
    numbering={"": Text("PA-{year}", "AP-{year}")},
)

"""Audit programmes: one row per programme."""

from qms_xl.conditions import From
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="audit_programmes",
    title=Text("Programy auditów", "Audit programmes"),
    workbook=Text("Audity", "Audits"),
    key=("programme",),
    columns=(
        Column("programme", "text", Text("Nr programu", "Programme no"), required=True),
        Column("year", "int", Text("Rok", "Year"), required=True),
        Column("status", "list", Text("Status", "Status"), required=True, list="programme_status"),
        Column("objective", "text", Text("Cel programu", "Objective"), required=From("approved"), width=36),
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
        Column(
            "norm",
            "text",
            Text("Norma", "Standard"),
            about=Text("Puste = norma urzędu.", "Blank = the office's standard."),
        ),
        Column(
            "period_from",
            "date",
            Text("Okres od", "Period from"),
            about=Text("Tylko dla programu na kilka lat.", "Only of a programme of several years."),
        ),
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
    about=Text("Programy auditów: jeden na rok albo na kilka lat.", "Audit programmes: one for a year or for several."),
    marks=(Mark("over", 'OR({code status}="completed",{code status}="cancelled")'),),
)

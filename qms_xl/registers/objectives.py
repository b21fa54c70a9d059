"""Quality objectives: one row per objective."""

from qms_xl.conditions import Is
from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="objectives",
    title=Text("Cele jakości", "Quality objectives"),
    workbook=Text("Cele", "Objectives"),
    key=("objective",),
    columns=(
        Column("objective", "text", Text("Nr celu", "Objective no"), required=True),
        Column("year", "int", Text("Rok", "Year"), required=True),
        Column("statement", "text", Text("Cel jakości", "Objective"), required=True, width=44),
        Column(
            "owner", "text", Text("Odpowiedzialny", "Responsible person"), required=True, reference=Reference("people")
        ),
        Column(
            "due_on",
            "date",
            Text("Termin realizacji", "Due on"),
            about=Text("Puste = 31 grudnia.", "Blank = 31 December."),
        ),
        Column("level", "list", Text("Poziom", "Level"), list="objective_level"),
        Column("parent", "text", Text("Cel nadrzędny", "Parent objective"), reference=Reference("objectives")),
        Column(
            "policy_ref",
            "text",
            Text("Punkt polityki jakości", "Policy reference"),
            reference=Reference("policy_items"),
        ),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column("tasks", "text", Text("Zadania", "What will be done"), width=36),
        Column("resources", "text", Text("Zasoby", "Resources")),
        Column("evaluation_method", "text", Text("Sposób oceny wyników", "How results are evaluated")),
        Column("approved_by", "text", Text("Zatwierdził", "Approved by"), reference=Reference("people")),
        Column("approved_on", "date", Text("Data zatwierdzenia", "Approved on")),
        Column(
            "change_ref",
            "text",
            Text("Podstawa zmiany celu", "Basis of the change"),
            about=Text(
                "Decyzja lub zarządzenie, którym cel zmieniono.", "The decision or order that changed the objective."
            ),
        ),
        Column(
            "declared_status",
            "list",
            Text("Stopień realizacji (deklarowany)", "Declared status"),
            list="objective_status",
            about=Text(
                "Ocena osoby odpowiedzialnej; wyliczona stoi w osobnej kolumnie.",
                "What the responsible person says; the computed one has its own column.",
            ),
        ),
        Column(
            "reason",
            "text",
            Text("Przyczyna odchylenia", "Reason for deviation"),
            required=Is("declared_status", ("abandoned",)),
        ),
        Column("action", "text", Text("Działanie", "Action"), reference=Reference("actions")),
        Column(
            "achievement_pct",
            "number",
            Text("Wykonanie %", "Achievement %"),
            computed=True,
            follows="objective_status.achievement_pct",
        ),
        Column(
            "forecast_pct",
            "number",
            Text("Prognoza %", "Forecast %"),
            computed=True,
            follows="objective_status.forecast_pct",
        ),
        Column(
            "status",
            "list",
            Text("Stopień realizacji (wyliczony)", "Computed status"),
            list="objective_status",
            computed=True,
            follows="objective_status.status",
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    numbering={"": Text("CJ-{year}-{n:02}", "O-{year}-{n:02}")},
    about=Text(
        "Cele jakości na rok. Stopień realizacji liczy się z mierników.",
        "Quality objectives of the year. Their achievement follows from the indicators.",
    ),
    marks=(
        Mark("over", 'OR({code status}="achieved",{code status}="abandoned")'),
        Mark("late", 'OR({code status}="behind",{code status}="not_achieved")'),
        Mark("soon", 'OR({code status}="at_risk",{code status}="partly_achieved",{code status}="not_assessed")'),
    ),
)

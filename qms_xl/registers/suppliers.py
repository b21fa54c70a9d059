"""External providers: one row per supplier."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="suppliers",
    title=Text("Dostawcy zewnętrzni", "External providers"),
    workbook=Text("Zasoby", "Resources"),
    key=("supplier",),
    columns=(
        Column("supplier", "text", Text("Dostawca", "Provider"), required=True),
        Column("scope", "text", Text("Zakres dostaw lub usług", "Scope"), required=True),
        Column("criteria", "text", Text("Kryteria oceny", "Criteria")),
        Column("evaluated_on", "date", Text("Data oceny", "Evaluated on"), past=True),
        Column("score", "number", Text("Ocena punktowa", "Score")),
        Column("decision", "text", Text("Decyzja (zakwalifikowany tak/nie)", "Decision")),
        Column("owner", "text", Text("Oceniający", "Evaluated by"), reference=Reference("people")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

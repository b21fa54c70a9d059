"""External providers: one row per supplier."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="suppliers",
    title=Text("Dostawcy zewnętrzni", "External providers"),
    workbook=Text("Zasoby", "Resources"),
    key=("supplier",),
    columns=(
        Column("supplier", "text", Text("Dostawca", "Provider"), required=True, width=36),
        Column("scope", "text", Text("Zakres dostaw lub usług", "Scope"), required=True, width=36),
        Column("criteria", "text", Text("Kryteria oceny", "Criteria")),
        Column("evaluated_on", "date", Text("Data oceny", "Evaluated on"), past=True),
        Column("score", "number", Text("Ocena punktowa", "Score")),
        Column(
            "decision",
            "text",
            Text("Decyzja (zakwalifikowany tak/nie)", "Decision"),
            about=Text("Zakwalifikowany: tak albo nie.", "Qualified: yes or no."),
        ),
        Column("owner", "text", Text("Oceniający", "Evaluated by"), reference=Reference("people")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Dostawcy, od których zależy jakość usług urzędu, i ich ocena.",
        "Providers that the quality of the office's services depends on, and their evaluation.",
    ),
    marks=(
        Mark(
            "soon",
            "AND({date evaluated_on},EDATE({evaluated_on},{setting suppliers.review_months})<TODAY())",
            "supplier",
            Text("ocena po terminie", "evaluation overdue"),
        ),
    ),
)

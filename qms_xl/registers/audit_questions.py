"""Audit checklist: one row per audit and no."""

from qms_xl.conditions import Is
from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="audit_questions",
    title=Text("Lista pytań auditowych", "Audit checklist"),
    workbook=Text("Audity", "Audits"),
    key=("audit", "no"),
    columns=(
        Column("audit", "text", Text("Nr auditu", "Audit no"), required=True, reference=Reference("audits")),
        Column("no", "text", Text("Lp.", "No"), required=True),
        Column("question", "text", Text("Pytanie", "Question"), required=True, width=44),
        Column(
            "unit",
            "text",
            Text("Komórka", "Unit"),
            reference=Reference("units"),
            about=Text("Puste = każda komórka auditu.", "Blank = every unit of the audit."),
        ),
        Column("doc", "text", Text("Procedura", "Procedure"), reference=Reference("documents", "doc")),
        Column("clause", "text", Text("Punkt normy", "Clause"), about=Text("Np. 8.5.1.", "Such as 8.5.1.")),
        Column("auditor", "text", Text("Auditor", "Auditor"), reference=Reference("people", soft=True)),
        Column(
            "result",
            "list",
            Text("Wynik", "Result"),
            list="question_result",
            about=Text(
                "Puste = nie sprawdzono. Niezadane pytanie nie jest niezgodnością.",
                "Blank = not checked. A question not asked is no nonconformity.",
            ),
        ),
        Column(
            "evidence",
            "text",
            Text("Dowód", "Evidence"),
            required=Is("result", ("conforming", "nonconforming", "observation")),
            width=36,
        ),
        Column(
            "finding",
            "text",
            Text("Nr ustalenia", "Finding no"),
            required=Is("result", ("nonconforming",)),
            reference=Reference("findings"),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Pytania zadane podczas auditu i odpowiedzi z dowodami.",
        "Questions asked during audits, with answers and evidence.",
    ),
)

"""Findings and nonconformities: one row per finding."""

from qms_xl.conditions import From, Is, IsNot, all_of
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="findings",
    title=Text("Ustalenia i niezgodności", "Findings and nonconformities"),
    workbook=Text("Działania", "Actions"),
    key=("finding",),
    columns=(
        Column("finding", "text", Text("Nr ustalenia", "Finding no"), required=True),
        Column("source", "list", Text("Źródło", "Source"), required=True, list="source"),
        Column("detected_on", "date", Text("Data stwierdzenia", "Detected on"), required=True, past=True),
        Column("unit", "text", Text("Komórka", "Unit"), required=True, reference=Reference("units")),
        Column("description", "text", Text("Opis", "Description"), required=True, width=44),
        Column("status", "list", Text("Status", "Status"), required=True, list="finding_status"),
        Column(
            "source_ref",
            "text",
            Text("Nr źródła", "Source ref"),
            required=Is(
                "source", ("internal_audit", "external_audit", "complaint", "request", "appeal", "review", "survey")
            ),
            reference=Reference(
                by="source",
                targets={
                    "internal_audit": "audits.audit",
                    "external_audit": "audits.audit",
                    "complaint": "feedback.feedback",
                    "request": "feedback.feedback",
                    "appeal": "feedback.feedback",
                    "review": "reviews.review",
                    "survey": "surveys.survey",
                },
            ),
            about=Text(
                "Numer auditu, skargi, przeglądu; przy innych źródłach np. znak pisma.",
                "Number of the audit, complaint, review; of other sources e.g. that of the letter.",
            ),
        ),
        Column(
            "grade",
            "list",
            Text("Kategoria ustalenia", "Grade"),
            required=From("analysis"),
            list="grade",
            aliases=("Klasyfikacja",),
        ),
        Column(
            "owner",
            "text",
            Text("Odpowiedzialny", "Responsible person"),
            required=all_of(From("analysis"), IsNot("grade", ("good_practice",))),
            reference=Reference("people"),
        ),
        Column(
            "reported_by",
            "text",
            Text("Zgłosił", "Reported by"),
            required=IsNot("source", ("external_audit", "complaint", "request", "appeal", "supervision", "survey")),
            reference=Reference("people", soft=True),
        ),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column("doc", "text", Text("Dokument", "Document"), reference=Reference("documents", "doc")),
        Column("clause", "text", Text("Punkt normy", "Clause"), about=Text("Np. 8.5.1.", "Such as 8.5.1.")),
        Column(
            "requirement",
            "text",
            Text("Wymaganie", "Requirement"),
            required=Is("grade", ("major", "minor")),
            instead=("clause",),
            width=36,
        ),
        Column("evidence", "text", Text("Dowód", "Evidence"), required=Is("grade", ("major", "minor")), width=36),
        Column(
            "correction",
            "text",
            Text("Korekcja", "Correction"),
            required=Is("grade", ("major", "minor")),
            aliases=("Korekta",),
            about=Text(
                "Co zrobiono z tym przypadkiem. „nie dotyczy” z uzasadnieniem też jest odpowiedzią.",
                "What was done about this case. “not applicable” with a reason is an answer too.",
            ),
            width=36,
        ),
        Column("correction_due", "date", Text("Termin korekcji", "Correction due")),
        Column("correction_done", "date", Text("Korekcję wykonano", "Correction done"), past=True),
        Column(
            "cause_category",
            "list",
            Text("Kategoria przyczyny", "Cause category"),
            required=all_of(From("planned"), Is("grade", ("major",))),
            list="cause",
        ),
        Column(
            "cause",
            "text",
            Text("Przyczyna", "Root cause"),
            required=all_of(From("planned"), Is("grade", ("major",))),
            about=Text("Dlaczego do tego doszło, a nie: kto zawinił.", "Why it came about, not who is to blame."),
            width=36,
        ),
        Column(
            "similar_checked",
            "yesno",
            Text("Sprawdzono, czy występuje gdzie indziej", "Similar cases checked"),
            list="yesno",
        ),
        Column(
            "action_needed",
            "yesno",
            Text("Potrzebne działanie korygujące", "Corrective action needed"),
            list="yesno",
            about=Text(
                "Odpowiedź „nie” wymaga uzasadnienia w następnej kolumnie.",
                "The answer “no” needs a reason in the next column.",
            ),
        ),
        Column(
            "no_action_reason",
            "text",
            Text("Uzasadnienie odstąpienia", "Why none is needed"),
            required=Is("action_needed", ("no",)),
            width=36,
        ),
        Column("external_due", "date", Text("Termin jednostki certyfikującej", "Deadline of the certification body")),
        Column(
            "accepted_by",
            "text",
            Text("Przyjął do wiadomości (kierownik)", "Acknowledged by"),
            reference=Reference("people", soft=True),
        ),
        Column("accepted_on", "date", Text("Data przyjęcia do wiadomości", "Acknowledged on"), past=True),
        Column(
            "evaluation",
            "text",
            Text("Ocena skuteczności", "Effectiveness conclusion"),
            required=all_of(From("closed"), Is("grade", ("major", "minor"))),
            about=Text("Czy przyczyna zniknęła i po czym to widać.", "Whether the cause is gone and how one can tell."),
            width=36,
        ),
        Column("closed_on", "date", Text("Zamknięto", "Closed on"), required=From("closed"), past=True),
        Column(
            "closed_by", "text", Text("Zamknął", "Closed by"), required=From("closed"), reference=Reference("people")
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(
        ("detected_on", "correction_done"),
        ("detected_on", "closed_on"),
    ),
    states=States(
        "status",
        forward={
            "reported": ("analysis", "planned", "running", "closed", "cancelled"),
            "analysis": ("planned", "running", "verifying", "closed", "cancelled"),
            "planned": ("running", "cancelled"),
            "running": ("verifying", "cancelled"),
            "verifying": ("closed",),
        },
        back={
            "planned": ("analysis",),
            "running": ("analysis", "planned"),
            "verifying": ("analysis", "running"),
            "closed": ("analysis", "running", "verifying"),
            "cancelled": ("reported",),
        },
    ),
    numbering={"": Text("U-{year}-{n:03}", "F-{year}-{n:03}")},
    about=Text(
        "Ustalenia z auditów, skarg, kontroli i zgłoszeń pracowników: niezgodności, spostrzeżenia, potencjały doskonalenia.",
        "What audits, complaints, inspections and staff found: nonconformities, observations, opportunities for improvement.",
    ),
    marks=(
        Mark("over", 'OR({code status}="closed",{code status}="cancelled")'),
        Mark(
            "late",
            "OR(AND({date external_due},{external_due}<TODAY()),AND({date correction_due},{correction_due}<TODAY(),NOT({filled correction_done})))",
            "status",
            Text("po terminie", "overdue"),
        ),
        Mark(
            "soon",
            "AND({date external_due},{external_due}<TODAY()+{setting findings.external_warn_days}+1)",
            "status",
            Text("zbliża się termin", "due soon"),
        ),
    ),
)

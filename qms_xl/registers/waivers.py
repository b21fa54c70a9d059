"""Waivers: one row per rule and register and record and column and about."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="waivers",
    title=Text("Wyjątki od reguł", "Waivers"),
    workbook=Text("Organizacja", "Organisation"),
    key=("rule", "register", "record", "column", "about"),
    columns=(
        Column(
            "rule",
            "text",
            Text("Reguła", "Rule"),
            required=True,
            about=Text("Kod reguły, np. ACT003.", "Code of the rule, such as ACT003."),
        ),
        Column(
            "register",
            "text",
            Text("Rejestr", "Register"),
            required=True,
            about=Text("Nazwa rejestru, np. Działania.", "Name of the register, such as Actions."),
        ),
        Column("reason", "text", Text("Powód", "Reason"), required=True, width=36),
        Column("approved_by", "text", Text("Zatwierdził", "Approved by"), required=True, reference=Reference("people")),
        Column("approved_on", "date", Text("Data zatwierdzenia", "Approved on"), required=True),
        Column(
            "expires_on",
            "date",
            Text("Ważny do", "Valid to"),
            required=True,
            about=Text("Po tym dniu usterka wraca na listę.", "After this day the issue is back on the list."),
        ),
        Column(
            "record",
            "text",
            Text("Nr rekordu", "Record"),
            about=Text("Numer z rejestru; puste albo * = wszystkie.", "The number in that register; blank or * = all."),
        ),
        Column(
            "column",
            "text",
            Text("Kolumna", "Column"),
            about=Text("Nagłówek kolumny; puste albo * = wszystkie.", "The column's header; blank or * = all."),
        ),
        Column(
            "about",
            "text",
            Text("Dotyczy", "About"),
            about=Text(
                "Czego dotyczy usterka, np. komórki; puste albo * = wszystkiego.",
                "What the issue is about, such as a unit; blank or * = anything.",
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Zgody na odstępstwo: usterka, którą świadomie zostawiono, z powodem i terminem. Nadal jest liczona i wymieniana.",
        "Issues left on purpose, each with a reason and an end. They are still counted and listed.",
    ),
    marks=(
        Mark("late", "AND({date expires_on},{expires_on}<TODAY())", "expires_on", Text("wygasł", "expired")),
        Mark(
            "soon",
            "AND({date expires_on},{expires_on}<TODAY()+{setting waivers.warn_days}+1)",
            "expires_on",
            Text("kończy się", "ends soon"),
        ),
    ),
)

"""Waivers: one row per rule and register and record and column and about."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="waivers",
    title=Text("Wyjątki od reguł", "Waivers"),
    workbook=Text("Organizacja", "Organisation"),
    key=("rule", "register", "record", "column", "about"),
    columns=(
        Column("rule", "text", Text("Reguła", "Rule"), required=True),
        Column("register", "text", Text("Rejestr", "Register"), required=True),
        Column("reason", "text", Text("Powód", "Reason"), required=True),
        Column("approved_by", "text", Text("Zatwierdził", "Approved by"), required=True, reference=Reference("people")),
        Column("approved_on", "date", Text("Data zatwierdzenia", "Approved on"), required=True),
        Column("expires_on", "date", Text("Ważny do", "Valid to"), required=True),
        Column("record", "text", Text("Nr rekordu", "Record")),
        Column("column", "text", Text("Kolumna", "Column")),
        Column("about", "text", Text("Dotyczy", "About")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

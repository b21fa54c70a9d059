"""Organisational units: one row per unit."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="units",
    title=Text("Komórki i jednostki", "Organisational units"),
    workbook=Text("Organizacja", "Organisation"),
    key=("unit",),
    columns=(
        Column("unit", "text", Text("Symbol komórki", "Unit code"), required=True),
        Column("name", "text", Text("Nazwa komórki", "Unit name"), required=True),
        Column("unit_type", "list", Text("Rodzaj", "Type"), required=True, list="unit_type"),
        Column("parent", "text", Text("Komórka nadrzędna", "Parent unit"), reference=Reference("units")),
        Column("head", "text", Text("Kierownik", "Head"), reference=Reference("people")),
        Column("in_scope", "yesno", Text("W zakresie SZJ", "In QMS scope"), list="yesno"),
        Column("in_scope_from", "date", Text("W zakresie SZJ od", "In scope from")),
        Column("active_to", "date", Text("Zlikwidowana z dniem", "Abolished on"), aliases=("Zniesiona z dniem",)),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

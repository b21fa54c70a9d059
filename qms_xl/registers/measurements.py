"""Measurements: one row per indicator and period."""

from qms_xl.conditions import Filled, Not, all_of
from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="measurements",
    title=Text("Pomiary", "Measurements"),
    workbook=Text("Cele", "Objectives"),
    key=("indicator", "period"),
    columns=(
        Column(
            "indicator", "text", Text("Nr miernika", "Indicator no"), required=True, reference=Reference("indicators")
        ),
        Column("period", "period", Text("Okres", "Period"), required=True),
        Column(
            "value",
            "number",
            Text("Wartość", "Value"),
            required=Not(all_of(Filled("numerator"), Filled("denominator"))),
        ),
        Column("numerator", "number", Text("Licznik", "Numerator")),
        Column("denominator", "number", Text("Mianownik", "Denominator")),
        Column("measured_on", "date", Text("Data pomiaru", "Measured on"), past=True),
        Column("entered_by", "text", Text("Wprowadził", "Entered by"), reference=Reference("people")),
        Column("approved", "yesno", Text("Zatwierdzony", "Approved"), list="yesno"),
        Column("comment", "text", Text("Komentarz", "Comment")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

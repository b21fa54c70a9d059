"""Measurements: one row per indicator and period."""

from qms_xl.conditions import Filled, Not, all_of
from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

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
            about=Text(
                "Liczba; przy mierniku tak/nie słowo tak albo nie.",
                "A number; of a yes/no indicator the word yes or no.",
            ),
        ),
        Column("numerator", "number", Text("Licznik", "Numerator")),
        Column("denominator", "number", Text("Mianownik", "Denominator")),
        Column("measured_on", "date", Text("Data pomiaru", "Measured on"), past=True),
        Column("entered_by", "text", Text("Wprowadził", "Entered by"), reference=Reference("people")),
        Column(
            "approved",
            "yesno",
            Text("Zatwierdzony", "Approved"),
            list="yesno",
            about=Text("Puste = tak. „nie”: wynik wstępny.", "Blank = yes. “no”: provisional."),
        ),
        Column("comment", "text", Text("Komentarz", "Comment")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Wyniki pomiarów: jeden wiersz na miernik i okres.",
        "Results of measurements: one row for each indicator and period.",
    ),
    marks=(Mark("soon", '{code approved}="no"', "period", Text("wstępny", "provisional")),),
)

"""Satisfaction surveys: one row per survey and area and unit."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="surveys",
    title=Text("Badania satysfakcji", "Satisfaction surveys"),
    workbook=Text("Klienci", "Customers"),
    key=("survey", "area", "unit"),
    columns=(
        Column("survey", "text", Text("Nr badania", "Survey"), required=True),
        Column("period", "period", Text("Okres", "Period"), required=True),
        Column("area", "text", Text("Obszar", "Area"), required=True),
        Column("returned", "int", Text("Zwrócono", "Returned"), required=True),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column("issued", "int", Text("Wydano", "Issued")),
        Column("audience", "list", Text("Badana grupa", "Respondents"), list="audience"),
        Column("scale", "int", Text("Skala (liczba stopni)", "Scale")),
        Column("count_1", "int", Text("Liczba ocen 1", "Answers 1")),
        Column("count_2", "int", Text("Liczba ocen 2", "Answers 2")),
        Column("count_3", "int", Text("Liczba ocen 3", "Answers 3")),
        Column("count_4", "int", Text("Liczba ocen 4", "Answers 4")),
        Column("count_5", "int", Text("Liczba ocen 5", "Answers 5")),
        Column("mean", "number", Text("Średnia", "Mean"), computed=True),
        Column("positive_pct", "number", Text("Pozytywne %", "Positive %"), computed=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

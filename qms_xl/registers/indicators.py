"""Indicators: one row per indicator."""

from qms_xl.conditions import Is
from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="indicators",
    title=Text("Mierniki", "Indicators"),
    workbook=Text("Cele", "Objectives"),
    key=("indicator",),
    columns=(
        Column("indicator", "text", Text("Nr miernika", "Indicator no"), required=True),
        Column("name", "text", Text("Miernik", "Indicator"), required=True, width=36),
        Column("objective", "text", Text("Cel", "Objective"), reference=Reference("objectives")),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column(
            "direction",
            "list",
            Text("Wymagany poziom", "Required level"),
            required=True,
            list="direction",
            about=Text(
                "Czy wynik ma być nie mniejszy, nie większy, w przedziale, czy tak/nie.",
                "Whether the result must be at least, at most, within a range, or yes/no.",
            ),
        ),
        Column("frequency", "list", Text("Częstotliwość pomiaru", "Frequency"), required=True, list="frequency"),
        Column("target", "number", Text("Wartość docelowa", "Target"), required=Is("direction", ("higher", "lower"))),
        Column("target_low", "number", Text("Przedział od", "Range low"), required=Is("direction", ("range",))),
        Column("target_high", "number", Text("Przedział do", "Range high"), required=Is("direction", ("range",))),
        Column(
            "unit_of_measure",
            "text",
            Text("Jednostka miary", "Unit of measure"),
            about=Text("Np. %, dni, szt.", "Such as %, days, number."),
        ),
        Column("formula", "text", Text("Sposób obliczania", "How calculated"), width=36),
        Column(
            "aggregation",
            "list",
            Text("Wynik roczny liczony jako", "Yearly result as"),
            list="aggregation",
            about=Text(
                "Puste = ostatnia wartość, a przy liczniku i mianowniku iloraz sum.",
                "Blank = latest value; with numerators, ratio of sums.",
            ),
        ),
        Column("baseline", "number", Text("Wartość bazowa", "Baseline")),
        Column(
            "tolerance_pct", "number", Text("Tolerancja %", "Tolerance %"), about=Text("Puste = 10.", "Blank = 10.")
        ),
        Column("weight", "number", Text("Waga", "Weight"), about=Text("Puste = 1.", "Blank = 1.")),
        Column("source", "text", Text("Źródło danych", "Data source")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    one_of=(("objective", "process"),),
    numbering={"": Text("M-{n:02}", "I-{n:02}")},
    about=Text(
        "Mierniki celów i procesów: co się mierzy, jak często, jaki wynik jest wymagany.",
        "Indicators of objectives and processes: what is measured, how often, which result is required.",
    ),
)

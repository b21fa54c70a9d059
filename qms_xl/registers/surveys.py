"""Satisfaction surveys: one row per survey and area and unit."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

_STEPS = range(1, 6)
_COUNTS = ",".join(f"{{count_{step}}}" for step in _STEPS)
_STUCK = ",".join(f"{{stuck count_{step}}}" for step in _STEPS)
_WEIGHED = "+".join(f"{step}*N({{count_{step}}})" for step in _STEPS)
# by scale 2, 3, 4, 5: the answers on its two highest steps, of scale 2 the highest
_TOP = ",".join(["N({count_2})", *(f"SUM({{count_{step - 1}}},{{count_{step}}})" for step in _STEPS[2:])])

_MEAN = f'IF(OR({_STUCK},SUM({_COUNTS})=0),"",({_WEIGHED})/SUM({_COUNTS}))'


_POSITIVE_PCT = (
    f'IF(OR({_STUCK},{{stuck scale}},SUM({_COUNTS})=0),"",'
    f"100*CHOOSE(IF({{whole scale}},{{scale}},5)-1,{_TOP})/SUM({_COUNTS}))"
)

SCHEMA = RegisterSchema(
    name="surveys",
    title=Text("Badania satysfakcji", "Satisfaction surveys"),
    workbook=Text("Klienci", "Customers"),
    key=("survey", "area", "unit"),
    columns=(
        Column("survey", "text", Text("Nr badania", "Survey"), required=True),
        Column("period", "period", Text("Okres", "Period"), required=True),
        Column(
            "area",
            "text",
            Text("Obszar", "Area"),
            required=True,
            about=Text("Co oceniano, np. czas oczekiwania.", "What was judged, such as waiting time."),
            width=36,
        ),
        Column("returned", "int", Text("Zwrócono", "Returned"), required=True),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column("issued", "int", Text("Wydano", "Issued")),
        Column("audience", "list", Text("Badana grupa", "Respondents"), list="audience"),
        Column("scale", "int", Text("Skala (liczba stopni)", "Scale"), about=Text("Puste = 5.", "Blank = 5.")),
        Column(
            "count_1",
            "int",
            Text("Liczba ocen 1", "Answers 1"),
            about=Text("Ile osób wybrało tę ocenę. Puste = 0.", "How many gave this answer. Blank = 0."),
        ),
        Column(
            "count_2",
            "int",
            Text("Liczba ocen 2", "Answers 2"),
            about=Text("Ile osób wybrało tę ocenę. Puste = 0.", "How many gave this answer. Blank = 0."),
        ),
        Column(
            "count_3",
            "int",
            Text("Liczba ocen 3", "Answers 3"),
            about=Text("Ile osób wybrało tę ocenę. Puste = 0.", "How many gave this answer. Blank = 0."),
        ),
        Column(
            "count_4",
            "int",
            Text("Liczba ocen 4", "Answers 4"),
            about=Text("Ile osób wybrało tę ocenę. Puste = 0.", "How many gave this answer. Blank = 0."),
        ),
        Column(
            "count_5",
            "int",
            Text("Liczba ocen 5", "Answers 5"),
            about=Text("Ile osób wybrało tę ocenę. Puste = 0.", "How many gave this answer. Blank = 0."),
        ),
        Column(
            "mean",
            "number",
            Text("Średnia", "Mean"),
            computed=True,
            follows="survey_scores.mean",
            formula=_MEAN,
            about=Text(
                "Suma ocen podzielona przez liczbę odpowiedzi.", "The sum of the answers divided by their number."
            ),
        ),
        Column(
            "positive_pct",
            "number",
            Text("Pozytywne %", "Positive %"),
            computed=True,
            follows="survey_scores.positive_pct",
            formula=_POSITIVE_PCT,
            about=Text(
                "Odsetek dwóch najwyższych ocen; przy skali 2 najwyższej.",
                "Share of the two highest answers; of scale 2 the highest.",
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Wyniki ankiet: ile osób wybrało każdą z ocen.", "Results of surveys: how many people gave each answer."
    ),
)

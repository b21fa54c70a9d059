"""Risks and opportunities: one row per risk."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

_LEVEL = 'IF(AND({whole probability},{whole impact}),{probability}*{impact},"")'

SCHEMA = RegisterSchema(
    name="risks",
    title=Text("Ryzyka i szanse", "Risks and opportunities"),
    workbook=Text("Ryzyka", "Risks"),
    key=("risk",),
    columns=(
        Column("risk", "text", Text("Nr ryzyka", "Risk no"), required=True),
        Column("kind", "list", Text("Rodzaj", "Kind"), required=True, list="risk_kind"),
        Column("objective", "text", Text("Cel", "Objective"), reference=Reference("objectives")),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column("description", "text", Text("Opis", "Description"), required=True),
        Column("probability", "int", Text("Prawdopodobieństwo", "Likelihood"), required=True),
        Column("impact", "int", Text("Wpływ", "Impact"), required=True),
        Column("owner", "text", Text("Właściciel ryzyka", "Risk owner"), required=True, reference=Reference("people")),
        Column("level", "int", Text("Istotność", "Level"), computed=True, formula=_LEVEL),
        Column("cause", "text", Text("Przyczyna (czynnik)", "Cause")),
        Column("consequence", "text", Text("Skutek", "Consequence")),
        Column("accepted_level", "int", Text("Poziom akceptowany", "Accepted level")),
        Column("response", "list", Text("Reakcja", "Response"), list="risk_response"),
        Column("controls", "text", Text("Mechanizmy kontrolne", "Controls")),
        Column("action", "text", Text("Nr działania", "Action no"), reference=Reference("actions")),
        Column("reviewed_on", "date", Text("Data przeglądu", "Reviewed on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    one_of=(("objective", "process", "unit"),),
    numbering={"": Text("R-{n:02}", "R-{n:02}")},
)

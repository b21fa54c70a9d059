"""Risks and opportunities: one row per risk."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

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
        Column("description", "text", Text("Opis", "Description"), required=True, width=44),
        Column(
            "probability",
            "int",
            Text("Prawdopodobieństwo", "Likelihood"),
            required=True,
            about=Text(
                "Od 1 (prawie niemożliwe) do 5 (prawie pewne).", "From 1 (hardly possible) to 5 (almost certain)."
            ),
        ),
        Column(
            "impact",
            "int",
            Text("Wpływ", "Impact"),
            required=True,
            about=Text("Od 1 (nieistotny) do 5 (bardzo duży).", "From 1 (negligible) to 5 (very great)."),
        ),
        Column("owner", "text", Text("Właściciel ryzyka", "Risk owner"), required=True, reference=Reference("people")),
        Column(
            "level",
            "int",
            Text("Istotność", "Level"),
            computed=True,
            follows="risk_level",
            formula=_LEVEL,
            about=Text("Prawdopodobieństwo razy wpływ.", "Likelihood times impact."),
        ),
        Column("cause", "text", Text("Przyczyna (czynnik)", "Cause"), width=36),
        Column("consequence", "text", Text("Skutek", "Consequence"), width=36),
        Column(
            "accepted_level",
            "int",
            Text("Poziom akceptowany", "Accepted level"),
            about=Text("Puste = poziom przyjęty w urzędzie (9).", "Blank = the level set by the office (9)."),
        ),
        Column("response", "list", Text("Reakcja", "Response"), list="risk_response"),
        Column("controls", "text", Text("Mechanizmy kontrolne", "Controls"), width=36),
        Column("action", "text", Text("Nr działania", "Action no"), reference=Reference("actions")),
        Column("reviewed_on", "date", Text("Data przeglądu", "Reviewed on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    one_of=(("objective", "process", "unit"),),
    numbering={"": Text("R-{n:02}", "R-{n:02}")},
    about=Text(
        "Ryzyka i szanse dla celów i procesów, z oceną i reakcją.",
        "Risks and opportunities of objectives and processes, with their level and response.",
    ),
    marks=(
        Mark(
            "late",
            'AND(ISNUMBER({level}),{code kind}<>"opportunity",{level}>IF({whole accepted_level},{accepted_level},{setting risks.accepted_level}))',
            "level",
            Text("za wysoka", "too high"),
        ),
    ),
)

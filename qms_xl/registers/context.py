"""Context and interested parties: one row per entry."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="context",
    title=Text("Kontekst, strony zainteresowane", "Context and interested parties"),
    workbook=Text("Ryzyka", "Risks"),
    key=("entry",),
    columns=(
        Column("entry", "text", Text("Nr", "Entry no"), required=True),
        Column("kind", "list", Text("Rodzaj", "Kind"), required=True, list="context_kind"),
        Column(
            "subject",
            "text",
            Text("Czynnik lub strona zainteresowana", "Issue or interested party"),
            required=True,
            width=44,
        ),
        Column("needs", "text", Text("Potrzeby i oczekiwania", "Needs and expectations"), width=36),
        Column("effect", "text", Text("Wpływ na SZJ", "Effect on the QMS"), width=36),
        Column("climate", "yesno", Text("Związek ze zmianą klimatu", "Climate-related"), list="yesno"),
        Column("owner", "text", Text("Odpowiedzialny", "Responsible person"), reference=Reference("people")),
        Column("reviewed_on", "date", Text("Data przeglądu", "Reviewed on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Otoczenie urzędu: czynniki zewnętrzne i wewnętrzne, strony zainteresowane.",
        "What the office works in: external and internal issues, interested parties.",
    ),
    marks=(
        Mark(
            "soon",
            "AND({date reviewed_on},EDATE({reviewed_on},{setting context.review_months})<TODAY())",
            "kind",
            Text("do przeglądu", "to be reviewed"),
        ),
    ),
)

"""Context and interested parties: one row per entry."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="context",
    title=Text("Kontekst, strony zainteresowane", "Context and interested parties"),
    workbook=Text("Ryzyka", "Risks"),
    key=("entry",),
    columns=(
        Column("entry", "text", Text("Nr", "Entry no"), required=True),
        Column("kind", "list", Text("Rodzaj", "Kind"), required=True, list="context_kind"),
        Column(
            "subject", "text", Text("Czynnik lub strona zainteresowana", "Issue or interested party"), required=True
        ),
        Column("needs", "text", Text("Potrzeby i oczekiwania", "Needs and expectations")),
        Column("effect", "text", Text("Wpływ na SZJ", "Effect on the QMS")),
        Column("climate", "yesno", Text("Związek ze zmianą klimatu", "Climate-related"), list="yesno"),
        Column("owner", "text", Text("Odpowiedzialny", "Responsible person"), reference=Reference("people")),
        Column("reviewed_on", "date", Text("Data przeglądu", "Reviewed on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

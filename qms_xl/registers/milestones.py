"""QMS timeline: one row per milestone."""

from qms_xl.model import Column, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="milestones",
    title=Text("Kalendarium SZJ", "QMS timeline"),
    workbook=Text("Organizacja", "Organisation"),
    key=("milestone",),
    columns=(
        Column("milestone", "text", Text("Nr", "No"), required=True),
        Column("happened_on", "date", Text("Data", "Date"), required=True),
        Column("kind", "list", Text("Rodzaj", "Kind"), required=True, list="milestone_kind"),
        Column("text", "text", Text("Zdarzenie", "Event"), required=True, width=44),
        Column("ref", "text", Text("Nr dokumentu, auditu lub certyfikatu", "Reference")),
        Column(
            "publish",
            "yesno",
            Text("Do publikacji", "To be published"),
            list="yesno",
            about=Text(
                "„tak”: zdarzenie trafi do kalendarium dla klientów.",
                "“yes”: the event goes into the timeline for the public.",
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text("Ważne zdarzenia w historii systemu.", "Important events in the history of the system."),
)

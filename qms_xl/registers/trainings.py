"""Training: one row per training."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="trainings",
    title=Text("Szkolenia", "Training"),
    workbook=Text("Zasoby", "Resources"),
    key=("training",),
    columns=(
        Column("training", "text", Text("Nr szkolenia", "Training no"), required=True),
        Column("subject", "text", Text("Temat", "Subject"), required=True, width=36),
        Column("planned_on", "date", Text("Planowane na", "Planned for")),
        Column("held_on", "date", Text("Data szkolenia", "Held on")),
        Column("units", "text", Text("Komórki", "Units"), many=True, reference=Reference("units")),
        Column(
            "participants",
            "text",
            Text("Uczestnicy", "Participants"),
            many=True,
            reference=Reference("people", soft=True),
        ),
        Column("participants_count", "int", Text("Liczba uczestników", "Number of participants")),
        Column("qms", "yesno", Text("Dotyczy SZJ", "About the QMS"), list="yesno"),
        Column("evaluate", "yesno", Text("Ocena skuteczności wymagana", "Effectiveness to be evaluated"), list="yesno"),
        Column("effectiveness", "list", Text("Skuteczność", "Effectiveness"), list="effectiveness"),
        Column("evaluated_on", "date", Text("Data oceny", "Evaluated on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    one_of=(("planned_on", "held_on"),),
    numbering={"": Text("SZ-{year}-{n:02}", "T-{year}-{n:02}")},
    about=Text(
        "Szkolenia planowane i przeprowadzone oraz ocena ich skuteczności.",
        "Training planned and held, and how effective it was.",
    ),
    marks=(
        Mark("over", "{filled held_on}"),
        Mark("late", "AND({date planned_on},{planned_on}<TODAY())", "planned_on", Text("po terminie", "overdue")),
    ),
)

"""Changes affecting the QMS: one row per change."""

from qms_xl.conditions import IsNot
from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="changes",
    title=Text("Zmiany wpływające na SZJ", "Changes affecting the QMS"),
    workbook=Text("Ryzyka", "Risks"),
    key=("change",),
    columns=(
        Column("change", "text", Text("Nr zmiany", "Change no"), required=True),
        Column("kind", "list", Text("Rodzaj zmiany", "Kind"), required=True, list="change_kind"),
        Column("description", "text", Text("Opis zmiany", "Description"), required=True, width=44),
        Column("effective_on", "date", Text("Obowiązuje od", "Effective on"), required=True),
        Column(
            "owner",
            "text",
            Text("Odpowiedzialny", "Responsible person"),
            required=IsNot("kind", ("legal",)),
            reference=Reference("people"),
        ),
        Column("purpose", "text", Text("Cel zmiany", "Purpose"), width=36),
        Column("consequences", "text", Text("Możliwe skutki", "Consequences"), width=36),
        Column(
            "documents",
            "text",
            Text("Dokumenty do zmiany", "Documents"),
            many=True,
            reference=Reference("documents", "doc"),
        ),
        Column("processes", "text", Text("Procesy", "Processes"), many=True, reference=Reference("processes")),
        Column("review_due", "date", Text("Termin oceny", "Review by")),
        Column("reviewed_on", "date", Text("Data oceny", "Reviewed on"), past=True),
        Column("result", "text", Text("Wynik oceny", "Result"), width=36),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    numbering={"": Text("Z-{year}-{n:02}", "C-{year}-{n:02}")},
    about=Text("Planowane zmiany, które wpływają na system.", "Planned changes that affect the system."),
    marks=(
        Mark("over", "{filled reviewed_on}"),
        Mark("late", "AND({date review_due},{review_due}<TODAY())", "effective_on", Text("oceń", "to be reviewed")),
    ),
)

"""Review decisions: one row per decision."""

from qms_xl.conditions import IsNot
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="review_decisions",
    title=Text("Decyzje z przeglądu", "Review decisions"),
    workbook=Text("Przegląd", "Review"),
    key=("decision",),
    columns=(
        Column("decision", "text", Text("Nr decyzji", "Decision no"), required=True),
        Column("review", "text", Text("Nr przeglądu", "Review no"), required=True, reference=Reference("reviews")),
        Column("category", "list", Text("Kategoria", "Category"), required=True, list="decision_category"),
        Column("decision_text", "text", Text("Treść decyzji", "Decision"), required=True, width=44),
        Column("status", "list", Text("Status", "Status"), required=True, list="decision_status"),
        Column(
            "owner",
            "text",
            Text("Odpowiedzialny", "Responsible person"),
            required=IsNot("status", ("dropped",)),
            reference=Reference("people"),
        ),
        Column("due_on", "date", Text("Termin", "Due on"), required=IsNot("status", ("dropped",))),
        Column(
            "needs_action",
            "yesno",
            Text("Wymaga działania", "Needs an action"),
            list="yesno",
            about=Text("Puste = tak.", "Blank = yes."),
        ),
        Column("action", "text", Text("Nr działania", "Action no"), reference=Reference("actions")),
        Column("outcome", "text", Text("Sposób realizacji, omówienie", "Outcome"), width=36),
        Column("done_on", "date", Text("Zrealizowano", "Done on"), past=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    states=States("status", forward={"open": ("done", "dropped")}, back={"done": ("open",), "dropped": ("open",)}),
    numbering={"": Text("PZ-{year}/{n}", "MR-{year}/{n}")},
    about=Text(
        "Decyzje podjęte na przeglądzie i to, co się z nimi stało.",
        "Decisions taken in the review and what became of them.",
    ),
    marks=(
        Mark("over", 'OR({code status}="done",{code status}="dropped")'),
        Mark("late", "AND({date due_on},{due_on}<TODAY())", "status", Text("po terminie", "overdue")),
        Mark("soon", "AND({date due_on},{due_on}<TODAY()+15)", "status", Text("zbliża się termin", "due soon")),
    ),
)

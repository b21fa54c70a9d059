"""Review inputs: one row per review and input."""

from qms_xl.conditions import From
from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="review_inputs",
    title=Text("Dane wejściowe przeglądu", "Review inputs"),
    workbook=Text("Przegląd", "Review"),
    key=("review", "input"),
    columns=(
        Column("review", "text", Text("Nr przeglądu", "Review no"), required=True, reference=Reference("reviews")),
        Column("input", "list", Text("Dana wejściowa", "Input"), required=True, list="review_input"),
        Column("summary", "text", Text("Omówienie", "Summary"), width=44),
        Column("assessment", "text", Text("Ocena", "Assessment"), width=36),
        Column("prepared_by", "text", Text("Przygotował", "Prepared by"), reference=Reference("people")),
        Column(
            "data_as_of",
            "date",
            Text("Stan na dzień", "Data as of"),
            required=From("prepared", through="review"),
            about=Text(
                "Puste czyta się jako koniec okresu przeglądu.", "Blank is read as the end of the review's period."
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text("Dane, które kierownictwo omawia na przeglądzie.", "What management looks at in the review."),
)

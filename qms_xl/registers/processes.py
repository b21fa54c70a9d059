"""Processes: one row per process."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="processes",
    title=Text("Procesy", "Processes"),
    workbook=Text("Organizacja", "Organisation"),
    key=("process",),
    columns=(
        Column("process", "text", Text("Symbol procesu", "Process code"), required=True),
        Column("name", "text", Text("Nazwa procesu", "Process name"), required=True),
        Column("process_type", "list", Text("Rodzaj procesu", "Type"), required=True, list="process_type"),
        Column(
            "owner", "text", Text("Właściciel procesu", "Process owner"), required=True, reference=Reference("people")
        ),
        Column("purpose", "text", Text("Cel procesu", "Purpose")),
        Column("inputs", "text", Text("Dane wejściowe", "Inputs")),
        Column("outputs", "text", Text("Dane wyjściowe", "Outputs")),
        Column("customer", "text", Text("Klient procesu", "Customer")),
        Column("clauses", "text", Text("Punkty normy", "Clauses"), many=True),
        Column("units", "text", Text("Komórki realizujące", "Units"), many=True, reference=Reference("units")),
        Column(
            "doc", "text", Text("Karta procesu (dokument)", "Process document"), reference=Reference("documents", "doc")
        ),
        Column("active_to", "date", Text("Wycofany z dniem", "Withdrawn on")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
)

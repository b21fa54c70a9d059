"""Processes: one row per process."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="processes",
    title=Text("Procesy", "Processes"),
    workbook=Text("Organizacja", "Organisation"),
    key=("process",),
    columns=(
        Column("process", "text", Text("Symbol procesu", "Process code"), required=True),
        Column("name", "text", Text("Nazwa procesu", "Process name"), required=True, width=36),
        Column("process_type", "list", Text("Rodzaj procesu", "Type"), required=True, list="process_type"),
        Column(
            "owner", "text", Text("Właściciel procesu", "Process owner"), required=True, reference=Reference("people")
        ),
        Column("purpose", "text", Text("Cel procesu", "Purpose"), width=36),
        Column("inputs", "text", Text("Dane wejściowe", "Inputs"), width=36),
        Column("outputs", "text", Text("Dane wyjściowe", "Outputs"), width=36),
        Column("customer", "text", Text("Klient procesu", "Customer")),
        Column(
            "clauses",
            "text",
            Text("Punkty normy", "Clauses"),
            many=True,
            about=Text("Np. 8.5.1; 9.1.2.", "Such as 8.5.1; 9.1.2."),
        ),
        Column("units", "text", Text("Komórki realizujące", "Units"), many=True, reference=Reference("units")),
        Column(
            "doc", "text", Text("Karta procesu (dokument)", "Process document"), reference=Reference("documents", "doc")
        ),
        Column(
            "active_to",
            "date",
            Text("Wycofany z dniem", "Withdrawn on"),
            about=Text("Wiersza wycofanego procesu nie usuwaj.", "Do not delete the row of a withdrawn process."),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Procesy systemu zarządzania jakością, ich właściciele i dokumenty.",
        "The processes of the quality management system, their owners and documents.",
    ),
    marks=(Mark("over", "AND({date active_to},{active_to}<TODAY())"),),
)

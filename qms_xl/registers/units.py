"""Organisational units: one row per unit."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="units",
    title=Text("Komórki i jednostki", "Organisational units"),
    workbook=Text("Organizacja", "Organisation"),
    key=("unit",),
    columns=(
        Column("unit", "text", Text("Symbol komórki", "Unit code"), required=True),
        Column("name", "text", Text("Nazwa komórki", "Unit name"), required=True, width=36),
        Column(
            "unit_type",
            "list",
            Text("Rodzaj", "Type"),
            required=True,
            list="unit_type",
            about=Text(
                "„cały urząd” służy auditom zewnętrznym, celom urzędu i ustaleniom o całym systemie.",
                "“whole office” serves external audits, objectives of the office and findings about the whole system.",
            ),
        ),
        Column("parent", "text", Text("Komórka nadrzędna", "Parent unit"), reference=Reference("units")),
        Column("head", "text", Text("Kierownik", "Head"), reference=Reference("people")),
        Column(
            "in_scope",
            "yesno",
            Text("W zakresie SZJ", "In QMS scope"),
            list="yesno",
            about=Text("Puste = tak.", "Blank = yes."),
        ),
        Column(
            "in_scope_from",
            "date",
            Text("W zakresie SZJ od", "In scope from"),
            about=Text(
                "Od tego dnia liczy się czas na pierwszy audit komórki.",
                "The time for the unit's first audit runs from this day.",
            ),
        ),
        Column(
            "active_to",
            "date",
            Text("Zlikwidowana z dniem", "Abolished on"),
            aliases=("Zniesiona z dniem",),
            about=Text("Wiersza zlikwidowanej komórki nie usuwaj.", "Do not delete the row of an abolished unit."),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Komórki urzędu i podległe jednostki. Symbole komórek stąd podaje się we wszystkich rejestrach.",
        "Units of the office and its subordinate units. All registers use the unit codes of this one.",
    ),
    marks=(Mark("over", "AND({date active_to},{active_to}<TODAY())"),),
)

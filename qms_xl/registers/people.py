"""People: one row per person."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="people",
    title=Text("Osoby", "People"),
    workbook=Text("Organizacja", "Organisation"),
    key=("person",),
    columns=(
        Column("person", "text", Text("Imię i nazwisko", "Full name"), required=True),
        Column("position", "text", Text("Stanowisko", "Position")),
        Column("unit", "text", Text("Komórka", "Unit"), reference=Reference("units")),
        Column("email", "text", Text("E-mail", "E-mail")),
        Column("roles", "list", Text("Role w SZJ", "QMS roles"), list="role", many=True),
        Column("auditor_qualified_on", "date", Text("Kwalifikacje auditora od", "Auditor qualified on")),
        Column("auditor_valid_to", "date", Text("Kwalifikacje auditora do", "Auditor valid to")),
        Column("active_to", "date", Text("Zatrudniony do", "Employed until"), aliases=("Pracuje do",)),
        Column("aliases", "text", Text("Inne zapisy i poprzednie nazwisko", "Other spellings"), many=True),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("auditor_qualified_on", "auditor_valid_to"),),
)

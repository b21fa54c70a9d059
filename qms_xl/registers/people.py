"""People: one row per person."""

from qms_xl.model import Column, Mark, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="people",
    title=Text("Osoby", "People"),
    workbook=Text("Organizacja", "Organisation"),
    key=("person",),
    columns=(
        Column(
            "person",
            "text",
            Text("Imię i nazwisko", "Full name"),
            required=True,
            about=Text(
                "Imię i nazwisko tak, jak ma stać wszędzie. Imiennicy z komórką w nawiasie: Anna Nowak (KM).",
                "The name as it is to stand everywhere. Namesakes with their unit in brackets: Anna Nowak (KM).",
            ),
            width=30,
        ),
        Column("position", "text", Text("Stanowisko", "Position")),
        Column(
            "unit",
            "text",
            Text("Komórka", "Unit"),
            reference=Reference("units"),
            about=Text("Puste: ekspert zewnętrzny lub gość.", "Blank: external expert or guest."),
        ),
        Column("email", "text", Text("E-mail", "E-mail")),
        Column("roles", "list", Text("Role w SZJ", "QMS roles"), list="role", many=True),
        Column("auditor_qualified_on", "date", Text("Kwalifikacje auditora od", "Auditor qualified on")),
        Column(
            "auditor_valid_to",
            "date",
            Text("Kwalifikacje auditora do", "Auditor valid to"),
            about=Text("Puste = bezterminowo.", "Blank = without end."),
        ),
        Column(
            "active_to",
            "date",
            Text("Zatrudniony do", "Employed until"),
            aliases=("Pracuje do",),
            about=Text("Ostatni dzień pracy. Wiersza nie usuwaj.", "The last day of work. Do not delete the row."),
        ),
        Column(
            "aliases",
            "text",
            Text("Inne zapisy i poprzednie nazwisko", "Other spellings"),
            many=True,
            about=Text(
                "Inaczej zapisywane imię i nazwisko, poprzednie nazwisko.",
                "Other ways the name is written, a former surname.",
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("auditor_qualified_on", "auditor_valid_to"),),
    about=Text(
        "Osoby, które coś w systemie robią. Imię i nazwisko w tej postaci podaje się we wszystkich rejestrach.",
        "Everybody who does something in the system. All registers use the names as they stand here.",
    ),
    marks=(Mark("over", "AND({date active_to},{active_to}<TODAY())"),),
)

"""Document changes: one row per doc and change_no."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="document_changes",
    title=Text("Zmiany w dokumentach", "Document changes"),
    workbook=Text("Dokumenty", "Documents"),
    key=("doc", "change_no"),
    columns=(
        Column(
            "doc",
            "text",
            Text("Symbol dokumentu", "Document code"),
            required=True,
            reference=Reference("documents", "doc"),
        ),
        Column("change_no", "text", Text("Nr zmiany", "Change no"), required=True),
        Column("changed_on", "date", Text("Data zmiany", "Changed on"), required=True),
        Column("description", "text", Text("Opis zmiany", "Description"), required=True, width=44),
        Column("edition", "text", Text("Wydanie", "Edition")),
        Column("page", "text", Text("Strona", "Page")),
        Column("approved_by", "text", Text("Zatwierdził", "Approved by"), reference=Reference("people")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    about=Text(
        "Co zmieniono w dokumencie i kto to zatwierdził.", "What was changed in a document and who approved it."
    ),
)

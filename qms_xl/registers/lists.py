"""Lists: one row per list and value."""

from qms_xl.model import Column, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="lists",
    title=Text("Słowniki", "Lists"),
    workbook=Text("", ""),
    key=("list", "value"),
    columns=(
        Column("list", "text", Text("Słownik", "List"), required=True),
        Column("value", "text", Text("Wartość", "Value"), required=True),
        Column("means", "text", Text("Odpowiada kodowi", "Meaning (code)")),
    ),
)

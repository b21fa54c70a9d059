"""Customer feedback: one row per feedback."""

from qms_xl.conditions import Filled
from qms_xl.model import Column, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="feedback",
    title=Text("Skargi, wnioski i opinie", "Customer feedback"),
    workbook=Text("Klienci", "Customers"),
    key=("feedback",),
    columns=(
        Column("feedback", "text", Text("Nr zgłoszenia", "Feedback no"), required=True),
        Column("received_on", "date", Text("Data wpływu", "Received on"), required=True, past=True),
        Column("channel", "list", Text("Rodzaj zgłoszenia", "Kind"), required=True, list="channel"),
        Column("subject", "text", Text("Przedmiot", "Subject"), required=True),
        Column("unit", "text", Text("Komórka", "Unit"), required=Filled("answered_on"), reference=Reference("units")),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column("due_on", "date", Text("Termin załatwienia", "Due on")),
        Column("extended_to", "date", Text("Przedłużono do", "Extended to")),
        Column("answered_on", "date", Text("Data załatwienia", "Answered on"), past=True),
        Column("justified", "list", Text("Wynik rozpatrzenia", "Outcome"), list="justified"),
        Column("finding", "text", Text("Nr ustalenia", "Finding no"), reference=Reference("findings")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("received_on", "answered_on"),),
    states=States("justified", forward={"pending": ("yes", "partly", "no", "forwarded", "unexamined", "withdrawn")}),
    numbering={"": Text("S-{year}-{n:03}", "FB-{year}-{n:03}")},
)

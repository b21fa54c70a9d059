"""Customer feedback: one row per feedback."""

from qms_xl.conditions import Filled
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

# the day an answer is due: as extended, as set, else by the law's terms
_DUE = (
    "IF({date extended_to},{extended_to},IF({date due_on},{due_on},IF({date received_on},"
    'IF({code channel}="complaint",EDATE({received_on},{setting feedback.term_months.complaint}),'
    'IF({code channel}="request",EDATE({received_on},{setting feedback.term_months.request}),'
    'IF({code channel}="petition",EDATE({received_on},{setting feedback.term_months.petition}),0))),0)))'
)
# a term that ends on a weekend ends on Monday; public holidays, which only check knows, colour a row some days too early
_LATE = f"AND({_DUE}>0,{_DUE}<=WORKDAY(TODAY(),-1))"
_SOON = f"AND({_DUE}>0,{_DUE}<TODAY()+8)"

SCHEMA = RegisterSchema(
    name="feedback",
    title=Text("Skargi, wnioski i opinie", "Customer feedback"),
    workbook=Text("Klienci", "Customers"),
    key=("feedback",),
    columns=(
        Column("feedback", "text", Text("Nr zgłoszenia", "Feedback no"), required=True),
        Column("received_on", "date", Text("Data wpływu", "Received on"), required=True, past=True),
        Column("channel", "list", Text("Rodzaj zgłoszenia", "Kind"), required=True, list="channel"),
        Column(
            "subject",
            "text",
            Text("Przedmiot", "Subject"),
            required=True,
            about=Text("Bez danych osoby, która wniosła sprawę.", "Without data of the person who sent it."),
            width=44,
        ),
        Column("unit", "text", Text("Komórka", "Unit"), required=Filled("answered_on"), reference=Reference("units")),
        Column("process", "text", Text("Proces", "Process"), reference=Reference("processes")),
        Column(
            "due_on",
            "date",
            Text("Termin załatwienia", "Due on"),
            about=Text(
                "Puste: skarga i wniosek miesiąc, petycja 3 miesiące.",
                "Blank: complaint and request one month, petition three months.",
            ),
        ),
        Column("extended_to", "date", Text("Przedłużono do", "Extended to")),
        Column("answered_on", "date", Text("Data załatwienia", "Answered on"), past=True),
        Column("justified", "list", Text("Wynik rozpatrzenia", "Outcome"), list="justified"),
        Column("finding", "text", Text("Nr ustalenia", "Finding no"), reference=Reference("findings")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("received_on", "answered_on"),),
    states=States("justified", forward={"pending": ("yes", "partly", "no", "forwarded", "unexamined", "withdrawn")}),
    numbering={"": Text("S-{year}-{n:03}", "FB-{year}-{n:03}")},
    about=Text(
        "Skargi, wnioski, petycje i opinie. Bez imion, nazwisk i adresów osób, które je wniosły (RODO, art. 5).",
        "Complaints, requests, petitions and opinions. Without names and addresses of those who sent them (GDPR, art. 5).",
    ),
    marks=(
        Mark("over", "{filled answered_on}"),
        Mark("late", _LATE, "channel", Text("po terminie", "overdue")),
        Mark("soon", _SOON, "channel", Text("zbliża się termin", "due soon")),
    ),
)

"""Actions: one row per action."""

from qms_xl.conditions import Filled, From, Is, IsNot, Moved, all_of, any_of
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

_STATE = (
    'IF({empty},"",IF({code status}="cancelled",{word cancelled},'
    'IF(AND({code effectiveness}="ineffective",NOT({filled follow_up})),{word ineffective},'
    'IF(OR({code status}="closed",{filled verified_on},AND({filled done_on},NOT(OR('
    '{code action_type}="corrective",{code action_type}="preventive",{filled verify_due})))),{word closed},'
    "IF({filled done_on},IF(AND({date verify_due},{verify_due}<TODAY()),"
    "{word verification_overdue},{word awaiting_verification}),"
    "IF(NOT({date due_on}),{word open},IF({due_on}<TODAY(),{word overdue},"
    "IF({due_on}<TODAY()+{setting actions.due_soon_days}+1,{word due_soon},{word open}))))))))"
)

_DAYS_LATE = (
    'IF(OR({code status}="cancelled",NOT({date due_on})),"",'
    'IF({filled done_on},IF({date done_on},MAX(0,INT({done_on})-INT({due_on})),""),MAX(0,TODAY()-INT({due_on}))))'
)

SCHEMA = RegisterSchema(
    name="actions",
    title=Text("Działania", "Actions"),
    workbook=Text("Działania", "Actions"),
    key=("action",),
    columns=(
        Column("action", "text", Text("Nr działania", "Action no"), required=True),
        Column("action_type", "list", Text("Rodzaj działania", "Type"), required=True, list="action_type"),
        Column("origin", "list", Text("Źródło", "Origin"), required=True, list="origin"),
        Column("description", "text", Text("Opis działania", "Description"), required=True, width=44),
        Column(
            "owner", "text", Text("Odpowiedzialny", "Responsible person"), required=True, reference=Reference("people")
        ),
        Column("opened_on", "date", Text("Data otwarcia", "Opened on"), required=True),
        Column("due_on", "date", Text("Termin", "Due on"), required=True),
        Column("status", "list", Text("Status", "Status"), required=True, list="action_status"),
        Column(
            "origin_ref",
            "text",
            Text("Nr źródła", "Origin ref"),
            required=IsNot("origin", ("management", "other")),
            reference=Reference(
                by="origin",
                targets={
                    "finding": "findings.finding",
                    "decision": "review_decisions.decision",
                    "risk": "risks.risk",
                    "objective": "objectives.objective",
                    "feedback": "feedback.feedback",
                    "change": "changes.change",
                    "survey": "surveys.survey",
                },
            ),
        ),
        Column(
            "unit",
            "text",
            Text("Komórka", "Unit"),
            reference=Reference("units"),
            about=Text("Puste = komórka osoby odpowiedzialnej.", "Blank = the responsible person's unit."),
        ),
        Column(
            "success_criterion",
            "text",
            Text("Kryterium skuteczności", "Success criterion"),
            required=Is("action_type", ("corrective",)),
            width=36,
        ),
        Column(
            "due_original",
            "date",
            Text("Termin pierwotny", "Original due date"),
            about=Text("Pierwszy termin, jeśli go zmieniono.", "The first due date, where it was moved."),
        ),
        Column(
            "extension_reason",
            "text",
            Text("Uzasadnienie zmiany terminu lub anulowania", "Reason for extension or cancellation"),
            required=any_of(Moved("due_original", "due_on"), Is("status", ("cancelled",))),
            width=36,
        ),
        Column("done_on", "date", Text("Wykonano", "Done on"), required=From("done"), past=True),
        Column(
            "done_evidence",
            "text",
            Text("Dowód wykonania", "Evidence"),
            required=From("done"),
            about=Text(
                "Co potwierdza wykonanie: pismo, plik, odnośnik.", "What shows that it was done: a letter, file, link."
            ),
            width=36,
        ),
        Column(
            "verify_due",
            "date",
            Text("Termin weryfikacji", "Verify by"),
            about=Text("Wypełnij, jeśli skuteczność ma być sprawdzona.", "Fill it where the effect is to be verified."),
        ),
        Column(
            "verified_on",
            "date",
            Text("Data weryfikacji", "Verified on"),
            required=all_of(
                From("verified"),
                any_of(
                    Is("status", ("verified",)), Is("action_type", ("corrective", "preventive")), Filled("verify_due")
                ),
            ),
            past=True,
        ),
        Column(
            "verified_by",
            "text",
            Text("Zweryfikował", "Verified by"),
            required=Filled("verified_on"),
            reference=Reference("people"),
        ),
        Column(
            "effectiveness",
            "list",
            Text("Skuteczność", "Effectiveness"),
            required=Filled("verified_on"),
            list="effectiveness",
        ),
        Column(
            "follow_up",
            "text",
            Text("Działanie następcze", "Follow-up"),
            required=Is("effectiveness", ("ineffective",)),
            reference=Reference("actions"),
        ),
        Column(
            "state",
            "list",
            Text("Stan na dziś", "State today"),
            list="action_state",
            computed=True,
            follows="action_state",
            formula=_STATE,
            about=Text("Wynika z dat i statusu na dziś.", "Follows from the dates and the status today."),
            width=22,
        ),
        Column(
            "days_late",
            "int",
            Text("Dni opóźnienia", "Days late"),
            computed=True,
            follows="days_late",
            formula=_DAYS_LATE,
            about=Text("Dni kalendarzowe po terminie.", "Calendar days past the due date."),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(
        ("opened_on", "done_on"),
        ("done_on", "verified_on"),
        ("opened_on", "verified_on"),
    ),
    states=States(
        "status",
        forward={
            "planned": ("running", "done", "cancelled"),
            "running": ("done", "cancelled"),
            "done": ("verified", "closed"),
            "verified": ("closed",),
        },
        back={
            "running": ("planned",),
            "done": ("running",),
            "verified": ("running",),
            "closed": ("running",),
            "cancelled": ("planned",),
        },
    ),
    numbering={"": Text("D-{year}-{n:03}", "A-{year}-{n:03}")},
    about=Text(
        "Działania korygujące, zapobiegawcze i doskonalące oraz korekcje, z terminem i osobą odpowiedzialną.",
        "Corrections, corrective, preventive and improvement actions, each with a date and a responsible person.",
    ),
    marks=(
        Mark("over", "OR({state}={word action_state closed},{state}={word action_state cancelled})"),
        Mark(
            "late",
            "OR({state}={word action_state overdue},{state}={word action_state verification_overdue},{state}={word action_state ineffective})",
        ),
        Mark("soon", "OR({state}={word action_state due_soon},{state}={word action_state awaiting_verification})"),
    ),
)

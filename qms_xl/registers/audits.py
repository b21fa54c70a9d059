"""Audits: one row per audit."""

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

SCHEMA = RegisterSchema(
    name="audits",
    title=Text("Audity", "Audits"),
    workbook=Text("Audity", "Audits"),
    key=("audit",),
    columns=(
        Column("audit", "text", Text("Nr auditu", "Audit no"), required=True),
        Column("audit_type", "list", Text("Rodzaj auditu", "Type"), required=True, list="audit_type"),
        Column(
            "units",
            "text",
            Text("Komórki auditowane", "Units audited"),
            required=True,
            many=True,
            reference=Reference("units"),
        ),
        Column(
            "planned_from",
            "date",
            Text("Planowany od", "Planned from"),
            required=True,
            about=Text(
                "Dzień albo miesiąc lub kwartał: październik 2026, IV kw. 2026.",
                "A day, or a month or quarter: October 2026, Q4 2026.",
            ),
        ),
        Column("status", "list", Text("Status", "Status"), required=True, list="audit_status"),
        Column(
            "planned_to",
            "date",
            Text("Planowany do", "Planned to"),
            about=Text(
                "Puste = jeden dzień albo koniec miesiąca lub kwartału wpisanego obok.",
                "Blank = one day, or the end of the month or quarter typed beside.",
            ),
        ),
        Column(
            "programme",
            "text",
            Text("Program", "Programme"),
            required=Is("audit_type", ("internal",)),
            reference=Reference("audit_programmes"),
        ),
        Column("objective", "text", Text("Cel auditu", "Objective"), required=From("prepared"), width=36),
        Column("scope", "text", Text("Zakres auditu", "Scope"), required=From("prepared"), width=36),
        Column("criteria", "text", Text("Kryteria auditu", "Criteria"), required=From("prepared"), width=36),
        Column(
            "lead_auditor",
            "text",
            Text("Auditor wiodący", "Lead auditor"),
            required=From("prepared"),
            reference=Reference(
                by="audit_type",
                targets={"internal": "people.person", "unplanned": "people.person", "follow_up": "people.person"},
            ),
            about=Text("Przy audicie zewnętrznym dowolny zapis.", "Of an external audit: any name."),
        ),
        Column(
            "auditors",
            "text",
            Text("Zespół auditujący", "Audit team"),
            many=True,
            reference=Reference("people", soft=True),
            aliases=("Zespół auditorów",),
            about=Text("Przy audicie zewnętrznym dowolny zapis.", "Of an external audit: any names."),
        ),
        Column(
            "documents",
            "text",
            Text("Procedury auditowane", "Procedures audited"),
            many=True,
            reference=Reference("documents", "doc"),
        ),
        Column(
            "processes",
            "text",
            Text("Procesy auditowane", "Processes audited"),
            many=True,
            reference=Reference("processes"),
        ),
        Column(
            "clauses",
            "text",
            Text("Punkty normy", "Clauses"),
            many=True,
            about=Text("Np. 8.5.1; 9.2.", "Such as 8.5.1; 9.2."),
        ),
        Column(
            "auditees",
            "text",
            Text("Auditowani (rozmówcy)", "Auditees"),
            required=From("held"),
            many=True,
            reference=Reference("people", soft=True),
        ),
        Column(
            "client",
            "text",
            Text("Zleceniodawca auditu", "Audit client"),
            about=Text("Puste = najwyższe kierownictwo.", "Blank = top management."),
        ),
        Column(
            "body",
            "text",
            Text("Jednostka przeprowadzająca", "Auditing body"),
            required=all_of(
                From("prepared"),
                Is("audit_type", ("pre_certification", "certification", "surveillance", "recertification")),
            ),
        ),
        Column(
            "certificate",
            "text",
            Text("Certyfikat", "Certificate"),
            required=all_of(From("prepared"), Is("audit_type", ("surveillance", "recertification"))),
            reference=Reference("certificates"),
        ),
        Column("place", "text", Text("Miejsce", "Place")),
        Column("method", "list", Text("Metoda", "Method"), list="audit_method"),
        Column("opened_at", "date", Text("Spotkanie otwierające", "Opening meeting")),
        Column("closed_at", "date", Text("Spotkanie zamykające", "Closing meeting")),
        Column("held_from", "date", Text("Przeprowadzony od", "Held from"), required=From("held"), past=From("held")),
        Column("held_to", "date", Text("Przeprowadzony do", "Held to"), required=From("held"), past=From("held")),
        Column("course", "text", Text("Przebieg auditu", "Course of the audit"), width=36),
        Column("strengths", "text", Text("Mocne strony", "Strengths"), width=36),
        Column("obstacles", "text", Text("Przeszkody", "Obstacles encountered"), width=36),
        Column("not_covered", "text", Text("Obszary nieobjęte auditem", "Areas not covered"), width=36),
        Column(
            "diverging_opinions",
            "text",
            Text("Rozbieżne opinie (nierozstrzygnięte)", "Unresolved diverging opinions"),
            width=36,
        ),
        Column(
            "conclusion", "text", Text("Wnioski z auditu", "Audit conclusions"), required=From("reported"), width=36
        ),
        Column(
            "fulfilment",
            "list",
            Text("Stopień spełnienia kryteriów", "Degree of fulfilment"),
            required=From("reported"),
            list="fulfilment",
        ),
        Column(
            "report_no",
            "text",
            Text("Nr raportu", "Report no"),
            required=From("reported"),
            about=Text(
                "Przy audicie zewnętrznym numer nadany przez jednostkę.", "Of an external audit: the body's number."
            ),
        ),
        Column("reported_on", "date", Text("Data raportu", "Report date"), required=From("reported"), past=True),
        Column("report_to", "text", Text("Rozdzielnik raportu", "Report distribution"), many=True),
        Column(
            "change_reason",
            "text",
            Text("Powód zmiany", "Reason for change"),
            required=Is("status", ("postponed", "cancelled")),
        ),
        Column("case_no", "text", Text("Znak sprawy", "Case no")),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(
        ("planned_from", "planned_to"),
        ("held_from", "held_to"),
    ),
    states=States(
        "status",
        forward={
            "planned": ("prepared", "running", "held", "postponed", "cancelled"),
            "prepared": ("running", "held", "postponed", "cancelled"),
            "postponed": ("planned", "prepared", "cancelled"),
            "running": ("held", "cancelled"),
            "held": ("reported",),
            "reported": ("closed",),
        },
        back={"prepared": ("planned",), "reported": ("held",), "closed": ("reported",), "cancelled": ("planned",)},
    ),
    numbering={
        "internal": Text("AW-{year}-{n:02}", "IA-{year}-{n:02}"),
        "external": Text("AZ-{year}-{n:02}", "EA-{year}-{n:02}"),
    },
    about=Text(
        "Audity wewnętrzne i zewnętrzne, od planu do raportu.", "Internal and external audits, from plan to report."
    ),
    marks=(
        Mark("over", 'OR({code status}="closed",{code status}="cancelled")'),
        Mark(
            "late",
            'AND(OR({code status}="planned",{code status}="prepared"),{date planned_from},MAX({planned_from},{planned_to})<TODAY())',
            "planned_from",
            Text("po terminie", "overdue"),
        ),
        Mark(
            "soon",
            'AND(OR({code status}="planned",{code status}="prepared"),{date planned_from},{planned_from}<TODAY()+15)',
            "planned_from",
            Text("wkrótce", "soon"),
        ),
    ),
)

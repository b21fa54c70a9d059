"""Document register: one row per doc and edition."""

from qms_xl.conditions import From, Is, IsNot, all_of
from qms_xl.model import Column, Mark, Reference, RegisterSchema, States, Text

_NEXT_REVIEW = (
    'IF(AND({code status}="effective",{whole review_months},OR({date reviewed_on},{date effective_from},{date issued_on})),'
    "EDATE(MAX(IF({date reviewed_on},INT({reviewed_on}),0),IF({date effective_from},INT({effective_from}),0),"
    'IF({date issued_on},INT({issued_on}),0)),{review_months}),"")'
)

SCHEMA = RegisterSchema(
    name="documents",
    title=Text("Rejestr dokumentów", "Document register"),
    workbook=Text("Dokumenty", "Documents"),
    key=("doc", "edition"),
    columns=(
        Column("doc", "text", Text("Symbol dokumentu", "Document code"), required=True),
        Column("title", "text", Text("Tytuł", "Title"), required=True, width=36),
        Column("doc_type", "list", Text("Rodzaj dokumentu", "Type"), required=True, list="doc_type"),
        Column("status", "list", Text("Status", "Status"), required=True, list="doc_status"),
        Column(
            "owner",
            "text",
            Text("Właściciel dokumentu", "Document owner"),
            required=True,
            reference=Reference("people"),
            about=Text(
                "Przy akcie zewnętrznym: kto pilnuje jego zmian.", "Of an external act: who watches its changes."
            ),
        ),
        Column(
            "edition",
            "text",
            Text("Wydanie", "Edition"),
            required=IsNot("doc_type", ("external", "order")),
            about=Text("Puste czyta się jako 1.", "Blank is read as 1."),
        ),
        Column("issued_on", "date", Text("Data wydania", "Issued on"), required=From("approved")),
        Column("effective_from", "date", Text("Obowiązuje od", "Effective from"), required=From("effective")),
        Column("effective_to", "date", Text("Obowiązuje do", "Effective to"), required=From("withdrawn")),
        Column(
            "prepared_by",
            "text",
            Text("Opracował", "Prepared by"),
            required=all_of(From("approved"), IsNot("doc_type", ("external", "order"))),
            reference=Reference("people"),
        ),
        Column("checked_by", "text", Text("Sprawdził (zaopiniował)", "Checked by"), reference=Reference("people")),
        Column(
            "approved_by",
            "text",
            Text("Zatwierdził", "Approved by"),
            required=all_of(From("approved"), IsNot("doc_type", ("external",))),
            instead=("approval_ref",),
            reference=Reference("people"),
        ),
        Column(
            "approved_on",
            "date",
            Text("Data zatwierdzenia", "Approved on"),
            required=all_of(From("approved"), IsNot("doc_type", ("external",))),
            instead=("approval_ref",),
        ),
        Column(
            "approval_ref",
            "text",
            Text("Podstawa (nr zarządzenia)", "Approval reference"),
            about=Text(
                "Nr zarządzenia, którym dokument wprowadzono; zastępuje osobę i datę zatwierdzenia.",
                "Number of the order that put it in force; stands for approver and date.",
            ),
        ),
        Column(
            "process",
            "text",
            Text("Proces", "Process"),
            required=Is("doc_type", ("procedure",)),
            reference=Reference("processes"),
        ),
        Column(
            "units",
            "text",
            Text("Komórki stosujące", "Units that use it"),
            required=Is("doc_type", ("procedure",)),
            many=True,
            reference=Reference("units"),
        ),
        Column(
            "clauses",
            "text",
            Text("Punkty normy", "Clauses"),
            many=True,
            about=Text("Np. 7.5.3; 9.2.", "Such as 7.5.3; 9.2."),
        ),
        Column("review_months", "int", Text("Przegląd co (miesiące)", "Review every (months)")),
        Column("reviewed_on", "date", Text("Ostatni przegląd", "Last reviewed on"), past=True),
        Column(
            "next_review",
            "date",
            Text("Następny przegląd", "Next review"),
            computed=True,
            follows="document_review",
            formula=_NEXT_REVIEW,
            about=Text(
                "Najpóźniejsza z dat przeglądu, obowiązywania i wydania, przesunięta o liczbę miesięcy.",
                "The latest of the dates of review, of effect and of issue, moved on by the months.",
            ),
        ),
        Column("file", "path", Text("Plik", "File")),
        Column(
            "file_sha256",
            "text",
            Text("Suma kontrolna", "File checksum"),
            computed=True,
            follows="document_checksum",
            hidden=True,
            about=Text(
                "Po tym program poznaje, że treść pliku się zmieniła.",
                "Tells the program that the file's text has changed.",
            ),
        ),
        Column("medium", "list", Text("Postać", "Medium"), list="medium"),
        Column(
            "parent_doc",
            "text",
            Text("Dokument nadrzędny", "Parent document"),
            reference=Reference("documents", "doc"),
            about=Text(
                "Formularza: jego procedura. Załącznika: jego zarządzenie.",
                "Of a form: its procedure. Of an annex: its order.",
            ),
        ),
        Column(
            "supersedes",
            "text",
            Text("Zastępuje", "Supersedes"),
            about=Text("Poprzedni symbol, jeśli się zmienił.", "The former code, where it has changed."),
        ),
        Column("distribution", "text", Text("Rozdzielnik", "Distribution"), many=True),
        Column("bip_url", "url", Text("Adres w BIP", "Public web address"), required=Is("doc_type", ("service_card",))),
        Column("bip_published_on", "date", Text("Opublikowano w BIP", "Published on")),
        Column("jrwa", "text", Text("Symbol JRWA", "File plan class")),
        Column("retention", "text", Text("Kategoria archiwalna", "Retention class")),
        Column(
            "storage",
            "text",
            Text("Miejsce przechowywania", "Stored at"),
            about=Text(
                "Gdzie leżą zapisy, które powstają na tym formularzu.",
                "Where the records are kept that this form makes.",
            ),
        ),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(
        ("issued_on", "effective_to"),
        ("effective_from", "effective_to"),
    ),
    states=States(
        "status",
        forward={
            "draft": ("consultation", "approved", "abandoned"),
            "consultation": ("approved", "abandoned"),
            "approved": ("effective", "withdrawn"),
            "effective": ("withdrawn",),
            "withdrawn": ("archived",),
            "abandoned": ("archived",),
        },
        back={"consultation": ("draft",), "approved": ("draft",), "abandoned": ("draft",)},
    ),
    about=Text(
        "Dokumenty systemu, każde wydanie w osobnym wierszu. Starych wydań nie usuwaj: zmień status na wycofany.",
        "Documents of the system, one row for each edition. Do not delete old editions: set their status to withdrawn.",
    ),
    marks=(
        Mark("over", 'OR({code status}="withdrawn",{code status}="archived",{code status}="abandoned")'),
        Mark(
            "late", "AND(ISNUMBER({next_review}),{next_review}<TODAY())", "next_review", Text("po terminie", "overdue")
        ),
        Mark(
            "soon",
            "AND(ISNUMBER({next_review}),{next_review}<TODAY()+{setting documents.review_soon_days}+1)",
            "next_review",
            Text("zbliża się", "soon"),
        ),
    ),
)

"""Document register: one row per doc and edition."""

from qms_xl.conditions import From, Is, IsNot, all_of
from qms_xl.model import Column, Reference, RegisterSchema, States, Text

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
        Column("title", "text", Text("Tytuł", "Title"), required=True),
        Column("doc_type", "list", Text("Rodzaj dokumentu", "Type"), required=True, list="doc_type"),
        Column("status", "list", Text("Status", "Status"), required=True, list="doc_status"),
        Column(
            "owner",
            "text",
            Text("Właściciel dokumentu", "Document owner"),
            required=True,
            reference=Reference("people"),
        ),
        Column("edition", "text", Text("Wydanie", "Edition"), required=IsNot("doc_type", ("external", "order"))),
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
        Column("approval_ref", "text", Text("Podstawa (nr zarządzenia)", "Approval reference")),
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
        Column("clauses", "text", Text("Punkty normy", "Clauses"), many=True),
        Column("review_months", "int", Text("Przegląd co (miesiące)", "Review every (months)")),
        Column("reviewed_on", "date", Text("Ostatni przegląd", "Last reviewed on"), past=True),
        Column("next_review", "date", Text("Następny przegląd", "Next review"), computed=True, formula=_NEXT_REVIEW),
        Column("file", "path", Text("Plik", "File")),
        Column("file_sha256", "text", Text("Suma kontrolna", "File checksum"), computed=True, hidden=True),
        Column("medium", "list", Text("Postać", "Medium"), list="medium"),
        Column(
            "parent_doc", "text", Text("Dokument nadrzędny", "Parent document"), reference=Reference("documents", "doc")
        ),
        Column("supersedes", "text", Text("Zastępuje", "Supersedes")),
        Column("distribution", "text", Text("Rozdzielnik", "Distribution"), many=True),
        Column("bip_url", "url", Text("Adres w BIP", "Public web address"), required=Is("doc_type", ("service_card",))),
        Column("bip_published_on", "date", Text("Opublikowano w BIP", "Published on")),
        Column("jrwa", "text", Text("Symbol JRWA", "File plan class")),
        Column("retention", "text", Text("Kategoria archiwalna", "Retention class")),
        Column("storage", "text", Text("Miejsce przechowywania", "Stored at")),
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
)

"""The text of the shipped template of the summary of an external audit, in Polish and English: one page."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, each, rows, when

from qms_xl.model import Language


def external(language: Language) -> bytes:
    """Return the template of the summary."""
    p = Phrases(language)
    return p.whole(
        ("Podsumowanie auditu zewnętrznego", "Summary of an external audit"),
        ("Formularz PA-01, wydanie 1", "Form EA-01, edition 1"),
        ("Podsumowanie auditu zewnętrznego {{ audit.audit }}", "Summary of external audit {{ audit.audit }}"),
        [*_audit(p), *_findings(p), *_signature(p)],
    )


def _audit(p: Phrases) -> list[str]:
    """Return what was audited, by whom, under which certificate, with which result."""
    units = "{% for u in units %}{{ u.unit }}{% if u.name %} – {{ u.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ audit.units }}{% endfor %}"
    documents = "{% for d in procedures %}{{ d.doc }}{% if not loop.last %}, {% endif %}{% else %}{{ audit.documents }}{% endfor %}"
    held = "{{ audit.held_from }}{% if audit.held_to and audit.held_to != audit.held_from %} – {{ audit.held_to }}{% endif %}"
    certificate = (
        "{{ certificate.certificate }}{% if certificate.norm %}, {{ certificate.norm }}{% endif %}"
        "{% if certificate.valid_to %}, " + p.t("ważny do", "valid to") + " {{ certificate.valid_to }}{% endif %}"
    )
    return [
        paragraph(p.t("Znak sprawy: ", "Case no: ") + "{{ audit.case_no }}"),
        paragraph(p.t("PODSUMOWANIE AUDITU ZEWNĘTRZNEGO", "SUMMARY OF AN EXTERNAL AUDIT"), "Title"),
        paragraph(
            "{{ audit.audit }}, " + p.t("audit {{ audit.audit_type }}", "{{ audit.audit_type }} audit"), "Subtitle"
        ),
        p.h1("1. Audit", "1. Audit"),
        p.line("Jednostka przeprowadzająca", "Auditing body", "{{ audit.body }}"),
        p.line(
            "Zespół", "Audit team", "{{ audit.lead_auditor }}{% if audit.auditors %}, {{ audit.auditors }}{% endif %}"
        ),
        p.line("Termin", "Held", held),
        p.line("Certyfikat", "Certificate", certificate),
        p.line("Komórki", "Units", units),
        p.line("Procedury", "Procedures", documents),
        p.line(
            "Raport jednostki",
            "Report of the body",
            p.t("nr ", "No ") + "{{ audit.report_no }}, {{ audit.reported_on }}",
        ),
        p.line("Wnioski", "Conclusions", "{{ audit.conclusion }}"),
    ]


def _findings(p: Phrases) -> list[str]:
    """Return the findings with the deadline of the body and the actions of the office."""
    counts = "{% for c in counts %}{{ c.label }}: {{ c.number }}{% if not loop.last %}, {% endif %}{% endfor %}."
    actions = [
        "{%p if f.correction %}",
        p.t("Korekcja: ", "Correction: ") + "{{ f.correction }}",
        "{%p endif %}",
        "{%p for a in f.actions %}",
        "{{ a.action }}: {{ a.description }} ({{ a.owner }}, " + p.t("do ", "by ") + "{{ a.due_on }}; {{ a.state }})",
        "{%p endfor %}",
        "{%p if not f.actions and not f.correction %}",
        "{% if f.no_action_reason %}{{ f.no_action_reason }}{% else %}"
        + p.t("w rejestrze nie ma działań", "no action in the register")
        + "{% endif %}",
        "{%p endif %}",
    ]
    table = p.grid(
        "Ustalenia z auditu",
        "Findings of the audit",
        [165, 305, 140, 390],
        [
            ("Nr, kategoria", "No, grade"),
            ("Ustalenie", "Finding"),
            ("Termin jednostki", "Deadline of the body"),
            ("Działania urzędu", "Actions of the office"),
        ],
        rows("f", "findings", [["{{ f.finding }}", "{{ f.grade }}"], "{{ f.description }}", "{{ f.due }}", actions]),
        holds=True,
    )
    return [
        p.h1("2. Ustalenia i działania urzędu", "2. Findings and actions of the office"),
        when(
            "findings",
            paragraph(p.t("Ustalenia: {{ total }}; ", "Findings: {{ total }}; ") + counts, keep=True) + table,
            p.text(
                "W rejestrze nie ma ustaleń z tego auditu.", "The register holds no finding of this audit.", keep=True
            ),
        ),
    ]


def _signature(p: Phrases) -> list[str]:
    """Return the signature of the quality representative, and where the numbers come from."""
    return [
        p.h1("3. Podpis", "3. Signature"),
        p.grid(
            "Podpis",
            "Signature",
            [330, 300, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            rows("s", "signatures", ["{{ s.role }}", "{{ s.name }}", "", ""]),
            keep=True,
            tall=True,
        ),
        paragraph("", "SmallText"),
        when(
            "sources",
            paragraph(
                p.t(
                    "Źródła liczb (w nawiasach wiersze), stan na dzień {{ as_of }}:",
                    "Sources of the numbers (rows in brackets), as of {{ as_of }}:",
                ),
                "SmallText",
                keep=True,
            )
            + each(
                "s",
                "sources",
                paragraph(
                    "{{ s.workbook }}, {{ s.sheet }}: {% for x in s.lines %}{{ x.label }}: {{ x.numbers }}"
                    "{% if not loop.last %}; {% endif %}{% endfor %}",
                    "SmallText",
                ),
            ),
        ),
    ]

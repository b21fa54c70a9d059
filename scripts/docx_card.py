"""The text of the shipped template of the nonconformity card, in Polish and English."""

from __future__ import annotations

from docx_card_boxes import card_boxes
from docx_parts import AFTER_LAST_TABLE, paragraph
from docx_phrases import DOTS, Phrases, each, when

from qms_xl.model import Language


def card(language: Language) -> bytes:
    """Return the template of the card."""
    p = Phrases(language)
    case = "{% if audit.case_no %}{{ audit.case_no }}{% else %}" + DOTS + "{% endif %}"
    of_audit = p.t("Audit", "Audit") + " {{ audit.audit }}{% if audit.audit_type %}, {{ audit.audit_type }}{% endif %}"
    heading = p.t("Karta niezgodności {{ f.finding }}", "Nonconformity card {{ f.finding }}")
    return p.whole(
        ("Karta niezgodności", "Nonconformity card"),
        ("Formularz KN-01, wydanie 1", "Form NC-01, edition 1"),
        ("Karta niezgodności {{ number }}", "Nonconformity card {{ number }}"),
        [
            paragraph(p.t("Znak sprawy: ", "Case no: ") + case),
            when(
                "several",
                paragraph(p.t("KARTY NIEZGODNOŚCI", "NONCONFORMITY CARDS"), "Title"),
                paragraph(p.t("KARTA NIEZGODNOŚCI", "NONCONFORMITY CARD"), "Title"),
            ),
            when("audit.audit", paragraph(of_audit, "Subtitle")),
            each(
                "f",
                "cards",
                when("loop.first", paragraph(heading, "Heading1"), paragraph(heading, "Heading1", new_page=True))
                + _about(p)
                + card_boxes(p)
                + AFTER_LAST_TABLE,
            ),
        ],
    )


def _about(p: Phrases) -> str:
    """Return where the nonconformity comes from and what it concerns."""
    process = "{{ f.process }}{% if f.process_name %} – {{ f.process_name }}{% endif %}"
    return "".join(
        (
            p.line("Źródło", "Source", "{{ f.source }}{% if f.source_ref %}, {{ f.source_ref }}{% endif %}", keep=True),
            p.line("Proces", "Process", process, keep=True),
            p.line("Stan ustalenia", "Status", "{{ f.status }}", keep=True),
            when(
                "f.from_body",
                p.line(
                    "Termin jednostki certyfikującej",
                    "Deadline of the certification body",
                    "{{ f.external_due }}",
                    keep=True,
                ),
            ),
        )
    )

"""The annexes of the template of the audit report: checklist, nonconformity cards, attendance list, sources."""

from __future__ import annotations

from docx_attendance import attendance
from docx_card_boxes import card_boxes
from docx_parts import paragraph
from docx_phrases import Phrases


def annexes(p: Phrases) -> list[str]:
    """Return the annexes."""
    return [
        p.h1("Załącznik 1. Lista pytań z wynikami", "Annex 1. Checklist with results", new_page=True),
        p.either(
            "questions",
            paragraph(
                p.t("Pytania: {{ questions_total }}; ", "Questions: {{ questions_total }}; ")
                + "{% for r in results %}{{ r.label }}: {{ r.number }}{% if not loop.last %}, {% endif %}{% endfor %}.",
                keep=True,
            )
            + p.grid(
                "Lista pytań z wynikami",
                "Checklist with results",
                [55, 285, 145, 150, 235, 130],
                [
                    ("Lp.", "No"),
                    ("Pytanie", "Question"),
                    ("Procedura, punkt", "Procedure, clause"),
                    ("Wynik", "Result"),
                    ("Dowód", "Evidence"),
                    ("Ustalenie", "Finding"),
                ],
                [
                    "{%tr for q in questions %}",
                    [
                        "{{ q.no }}",
                        "{{ q.question }}",
                        "{% if q.doc %}{{ q.doc }}{% endif %}{% if q.doc and q.clause %}, {% endif %}{% if q.clause %}{{ q.clause }}{% endif %}{% if not q.doc and not q.clause %}{{ q.doc }}{% endif %}",
                        "{{ q.result }}",
                        "{{ q.evidence }}",
                        "{% if q.finding %}{{ q.finding }}{% else %}–{% endif %}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrze nie ma pytań do tego auditu.",
            "The register holds no questions for this audit.",
        ),
        paragraph("{%p if nonconformities %}"),
        p.h1("Załącznik 2. Karty niezgodności", "Annex 2. Nonconformity cards", new_page=True),
        paragraph("{%p else %}"),
        p.h1("Załącznik 2. Karty niezgodności", "Annex 2. Nonconformity cards"),
        paragraph("{%p endif %}"),
        p.either(
            "nonconformities",
            _cards(p),
            "W rejestrze nie ma ustaleń będących niezgodnościami z tego auditu.",
            "The register holds no nonconformity from this audit.",
        ),
        p.h1("Załącznik 3. Lista obecności", "Annex 3. Attendance list", new_page=True),
        attendance(p),
        p.sources(4, ("w raporcie", "the report")),
    ]


def _cards(p: Phrases) -> str:
    """Return a card of five boxes for each nonconformity, each card on a page of its own."""
    title = p.t("Karta niezgodności {{ f.finding }}", "Nonconformity card {{ f.finding }}")
    number = paragraph(title, "Heading2"), paragraph(title, "Heading2", new_page=True)
    return "".join(
        (
            paragraph("{%p for f in nonconformities %}"),
            paragraph("{%p if loop.first %}"),
            number[0],
            paragraph("{%p else %}"),
            number[1],
            paragraph("{%p endif %}"),
            card_boxes(p),
            paragraph("{%p endfor %}"),
        )
    )

"""The annexes of the template of the audit report: checklist, nonconformity cards, attendance list, sources."""

from __future__ import annotations

from docx_audit_findings import basis
from docx_parts import paragraph
from docx_phrases import DOTS, Phrases, blank_rows


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
        p.grid(
            "Lista obecności",
            "Attendance list",
            [250, 290, 100, 180, 180],
            [
                ("Imię i nazwisko", "Name"),
                ("Stanowisko", "Position"),
                ("Komórka", "Unit"),
                ("Podpis, spotkanie otwierające", "Signature, opening meeting"),
                ("Podpis, spotkanie zamykające", "Signature, closing meeting"),
            ],
            [
                "{%tr for m in attendance %}",
                [
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                    "",
                    "",
                ],
                "{%tr endfor %}",
                *blank_rows(4, 5),
            ],
            tall=True,
        ),
        p.sources(4, ("w raporcie", "the report")),
    ]


def _cards(p: Phrases) -> str:
    """Return a card of five boxes for each nonconformity, each card on a page of its own."""

    def named(pl: str, en: str, value: str) -> str:
        return f"**{p.t(pl, en)}:** {value}"

    signature = [p.t("Data:", "Date:") + " " + DOTS, p.t("Podpis:", "Signature:") + " " + DOTS]
    title = p.t("Karta niezgodności {{ f.finding }}", "Nonconformity card {{ f.finding }}")
    number = paragraph(title, "Heading2"), paragraph(title, "Heading2", new_page=True)
    rows = [
        [
            p.t("1. Stwierdzenie", "1. Statement"),
            [
                named("Komórka", "Unit", "{{ f.unit }}{% if f.unit_name %} – {{ f.unit_name }}{% endif %}"),
                f"**{p.t('Wymaganie', 'Requirement')}:**",
                *basis(p),
                named("Opis", "Description", "{{ f.description }}"),
                named("Dowód", "Evidence", "{{ f.evidence }}"),
                named("Kategoria", "Grade", "{{ f.grade }}"),
                named("Data stwierdzenia", "Detected on", "{{ f.detected_on }}"),
            ],
            [
                named("Auditor", "Auditor", "{{ f.reported_by }}"),
                *signature,
                named(
                    "Kierownik",
                    "Head",
                    "{% if f.accepted_by %}{{ f.accepted_by }}{% else %}{{ f.unit_head }}{% endif %}",
                ),
                "{% if f.accepted_on %}"
                + p.t("Data:", "Date:")
                + " {{ f.accepted_on }}{% else %}"
                + signature[0]
                + "{% endif %}",
                signature[1],
            ],
        ],
        [
            p.t("2. Korekcja", "2. Correction"),
            [
                "{{ f.correction }}",
                named("Termin", "Due on", "{{ f.correction_due }}"),
                named("Wykonano", "Done on", "{{ f.correction_done }}"),
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            p.t("3. Przyczyna", "3. Cause"),
            [
                named("Kategoria przyczyny", "Cause category", "{{ f.cause_category }}"),
                named("Przyczyna", "Root cause", "{{ f.cause }}"),
                named("Sprawdzono, czy występuje gdzie indziej", "Similar cases checked", "{{ f.similar_checked }}"),
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            p.t("4. Działania", "4. Actions"),
            [
                named("Potrzebne działanie korygujące", "Corrective action needed", "{{ f.action_needed }}"),
                "{%p if f.no_action_reason %}",
                named("Uzasadnienie odstąpienia", "Why none is needed", "{{ f.no_action_reason }}"),
                "{%p endif %}",
                "{%p for a in f.actions %}",
                "{{ a.action }}, {{ a.action_type }}: {{ a.description }} ({{ a.owner }}, "
                + p.t("termin ", "due on ")
                + "{{ a.due_on }})",
                "{%p endfor %}",
                "{%p if not f.actions %}",
                p.t(
                    "W rejestrze działań nie ma działań do tej niezgodności.",
                    "The register holds no action for this nonconformity.",
                ),
                "{%p endif %}",
            ],
            [named("Odpowiedzialny", "Responsible", "{{ f.owner }}"), *signature],
        ],
        [
            p.t("5. Weryfikacja i zamknięcie", "5. Verification and closing"),
            [
                "{%p for a in f.actions %}",
                "{% if a.verified_on %}{{ a.action }}: {{ a.effectiveness }}, "
                + p.t("zweryfikowano ", "verified on ")
                + "{{ a.verified_on }}, {{ a.verified_by }}{% else %}{{ a.action }}, "
                + p.t("weryfikacja: ", "verification: ")
                + "{{ a.verified_on }}{% endif %}",
                "{%p endfor %}",
                named("Ocena skuteczności", "Effectiveness conclusion", "{{ f.evaluation }}"),
                named("Zamknięto", "Closed on", "{{ f.closed_on }}"),
            ],
            [named("Zamknął", "Closed by", "{{ f.closed_by }}"), *signature],
        ],
    ]
    card = p.grid(
        "Karta niezgodności",
        "Nonconformity card",
        [160, 540, 300],
        [("Część", "Part"), ("Treść", "Content"), ("Data i podpis", "Date and signature")],
        rows,
    )
    return "".join(
        (
            paragraph("{%p for f in nonconformities %}"),
            paragraph("{%p if loop.first %}"),
            number[0],
            paragraph("{%p else %}"),
            number[1],
            paragraph("{%p endif %}"),
            card,
            paragraph("{%p endfor %}"),
        )
    )

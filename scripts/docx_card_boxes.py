"""The nonconformity card: five boxes, each with date and signature, as the audit report and the card itself print it."""

from __future__ import annotations

from docx_audit_findings import basis
from docx_phrases import DOTS, Phrases


def card_boxes(p: Phrases) -> str:
    """Return the five boxes of a nonconformity `f`, each with date and signature."""

    def named(pl: str, en: str, value: str) -> str:
        return f"**{p.t(pl, en)}:** {value}"

    signature = [p.t("Data:", "Date:") + " " + DOTS, p.t("Podpis:", "Signature:") + " " + DOTS]
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
                + "{{ a.due_on }}{% if a.done_on %}, "
                + p.t("wykonano ", "done on ")
                + "{{ a.done_on }}{% endif %})",
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
                "{{ a.action }}{% if a.verified_on %}: {{ a.effectiveness }}, "
                + p.t("zweryfikowano ", "verified on ")
                + "{{ a.verified_on }}, {{ a.verified_by }}{% elif a.to_verify %}, "
                + p.t("weryfikacja", "verification")
                + "{% if a.verify_due %} "
                + p.t("do", "by")
                + " {{ a.verify_due }}{% endif %}: {{ a.verified_on }}{% else %} ({{ a.action_type }}): "
                + p.t("weryfikacja nie jest wymagana", "no verification is required")
                + "{% endif %}",
                "{%p endfor %}",
                named("Ocena skuteczności", "Effectiveness conclusion", "{{ f.evaluation }}"),
                named("Zamknięto", "Closed on", "{{ f.closed_on }}"),
            ],
            [named("Zamknął", "Closed by", "{{ f.closed_by }}"), *signature],
        ],
    ]
    return p.grid(
        "Karta niezgodności",
        "Nonconformity card",
        [160, 540, 300],
        [("Część", "Part"), ("Treść", "Content"), ("Data i podpis", "Date and signature")],
        rows,
    )

"""Sections 8 to 11 of the template of the audit report: earlier findings, strengths, findings, agreed actions."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, rows

NONE = (
    "W rejestrze nie ma ustaleń tej kategorii z tego auditu.",
    "The register holds no finding of this grade from this audit.",
)


def findings(p: Phrases) -> list[str]:
    """Return the sections."""
    return [
        p.h1("8. Realizacja ustaleń z poprzednich auditów", "8. Follow-up of previous findings"),
        p.either(
            "previous",
            paragraph(
                p.t(
                    "Ustalenia z poprzednich auditów w tych samych komórkach, niezamknięte przed ich ostatnim auditem: "
                    "{{ previous_total }}, w tym zamknięte: {{ previous_closed }}, otwarte: {{ previous_open }}.",
                    "Findings of previous audits in the same units, not closed before their last audit: "
                    "{{ previous_total }}, of these closed: {{ previous_closed }}, open: {{ previous_open }}.",
                ),
                keep=True,
            )
            + p.grid(
                "Ustalenia z poprzednich auditów",
                "Findings of previous audits",
                [130, 100, 350, 160, 130, 130],
                [
                    ("Nr", "No"),
                    ("Komórka", "Unit"),
                    ("Opis", "Description"),
                    ("Kategoria", "Grade"),
                    ("Stan", "Status"),
                    ("Zamknięto", "Closed on"),
                ],
                [
                    "{%tr for f in previous %}",
                    [
                        "{{ f.finding }}",
                        "{{ f.unit }}",
                        "{{ f.description }}",
                        "{{ f.grade }}",
                        "{{ f.status }}",
                        "{% if f.closed_on %}{{ f.closed_on }}{% else %}–{% endif %}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrze nie ma ustaleń z poprzednich auditów w tych komórkach, które wymagałyby sprawdzenia.",
            "The register holds no finding of previous audits in these units that would have to be followed up.",
        ),
        p.h1("9. Mocne strony i dobre praktyki", "9. Strengths and good practices"),
        paragraph("{{ audit.strengths }}"),
        paragraph("{%p if good_practices %}"),
        _findings_table(p, "good_practices", "Dobre praktyki", "Good practices"),
        paragraph("{%p endif %}"),
        p.h1("10. Ustalenia z auditu", "10. Findings"),
        p.h2("10.1 Zestawienie liczbowe", "10.1 Count by grade"),
        paragraph(
            p.t(
                'W audicie zapisano {{ total|plural("ustalenie|ustalenia|ustaleń") }}.',
                'The audit recorded {{ total|plural("finding|findings") }}.',
            ),
            keep=True,
        ),
        p.grid(
            "Liczba ustaleń według kategorii",
            "Number of findings by grade",
            [700, 300],
            [("Kategoria", "Grade"), ("Liczba ustaleń", "Number of findings")],
            [
                "{%tr for c in counts %}",
                ["{{ c.label }}", "{{ c.number }}"],
                "{%tr endfor %}",
                [p.t("Razem", "Total"), "{{ total }}"],
            ],
            keep=True,
            bold_last=True,
        ),
        p.h2("10.2 Niezgodności", "10.2 Nonconformities"),
        p.either(
            "nonconformities",
            p.text(
                'Stwierdzono {{ nonconformities_total|plural("niezgodność|niezgodności|niezgodności") }}.',
                '{{ nonconformities_total|plural("nonconformity was|nonconformities were") }} found.',
                keep=True,
            )
            + p.grid(
                "Niezgodności",
                "Nonconformities",
                [130, 210, 230, 280, 150],
                [
                    ("Nr, komórka", "No, unit"),
                    ("Wymaganie", "Requirement"),
                    ("Dowód", "Evidence"),
                    ("Opis niezgodności", "Description"),
                    ("Kategoria", "Grade"),
                ],
                [
                    "{%tr for f in nonconformities %}",
                    [
                        ["{{ f.finding }}", "{{ f.unit }}"],
                        basis(p),
                        "{{ f.evidence }}",
                        "{{ f.description }}",
                        "{{ f.grade }}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            *NONE,
        ),
        p.h2("10.3 Spostrzeżenia", "10.3 Observations"),
        p.either("observations", _findings_table(p, "observations", "Spostrzeżenia", "Observations"), *NONE),
        p.h2("10.4 Potencjały doskonalenia", "10.4 Opportunities for improvement"),
        p.either(
            "improvements",
            _findings_table(p, "improvements", "Potencjały doskonalenia", "Opportunities for improvement"),
            *NONE,
        ),
        paragraph("{%p if ungraded %}"),
        p.h2("Ustalenia bez kategorii", "Findings without a grade"),
        _findings_table(p, "ungraded", "Ustalenia bez kategorii", "Findings without a grade"),
        paragraph("{%p endif %}"),
        p.h1("11. Uzgodnione działania i terminy", "11. Agreed actions"),
        p.either(
            "actions",
            p.grid(
                "Uzgodnione działania",
                "Agreed actions",
                [125, 125, 150, 290, 150, 160],
                [
                    ("Ustalenie", "Finding"),
                    ("Działanie", "Action"),
                    ("Rodzaj", "Type"),
                    ("Opis działania", "Description"),
                    ("Kto odpowiada", "Responsible"),
                    ("Termin", "Due on"),
                ],
                [
                    "{%tr for a in actions %}",
                    [
                        "{{ a.finding }}",
                        "{% if a.action %}{{ a.action }}{% else %}–{% endif %}",
                        "{{ a.kind }}",
                        "{{ a.description }}",
                        "{{ a.owner }}",
                        "{{ a.due_on }}",
                    ],
                    "{%tr endfor %}",
                ],
            ),
            "W rejestrach nie ma korekcji ani działań do ustaleń z tego auditu.",
            "The registers hold no correction or action for the findings of this audit.",
        ),
    ]


def _findings_table(p: Phrases, name: str, pl: str, en: str) -> str:
    """Return a table of findings of one grade."""
    head = [("Nr", "No"), ("Komórka", "Unit"), ("Opis", "Description"), ("Dowód", "Evidence")]
    cells = ["{{ f.finding }}", "{{ f.unit }}", "{{ f.description }}", "{{ f.evidence }}"]
    return p.grid(pl, en, [130, 100, 430, 340], head, rows("f", name, cells))


def basis(p: Phrases) -> list[str]:
    """Return what a nonconformity goes against: the requirement, the clause, the document."""
    return [
        "{%p if f.requirement %}",
        "{{ f.requirement }}",
        "{%p endif %}",
        "{%p if f.clause or f.doc %}",
        "{% if f.clause %}"
        + p.t("pkt", "clause")
        + " {{ f.clause }}{% endif %}{% if f.clause and f.doc %}, {% endif %}"
        "{% if f.doc %}{{ f.doc }}{% endif %}",
        "{%p elif not f.requirement %}",
        "{{ f.requirement }}",
        "{%p endif %}",
    ]

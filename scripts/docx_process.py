"""The text of the shipped template of the process card, in Polish and English."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_review_pictures import trends
from docx_review_results import indicators, objectives
from docx_review_tables import BESIDE

from qms_xl.model import Language


def process(language: Language) -> bytes:
    """Return the template of the card."""
    p = Phrases(language)
    return p.whole(
        ("Karta procesu", "Process card"),
        ("Formularz KP-01, wydanie 1", "Form PC-01, edition 1"),
        ("Karta procesu {{ process.process }}", "Process card {{ process.process }}"),
        [*_about(p), *_goals(p), *_working(p), *_end(p)],
    )


def _about(p: Phrases) -> list[str]:
    """Return the title and sections 1 to 3: what the process is, what goes in and out, its documents."""
    units = "{% for u in units %}{{ u.unit }}{% if u.name %} – {{ u.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ process.units }}{% endfor %}"
    owner = "{{ process.owner }}{% if process.owner_position %}, {{ process.owner_position }}{% endif %}"
    card = (
        "{{ card.doc }}{% if card.edition %}, "
        + p.t("wydanie", "edition")
        + " {{ card.edition }}{% elif card.doc %} ("
        + p.t("w rejestrze nie ma obowiązującego wydania", "the register holds no edition in force")
        + "){% endif %}"
    )
    return [
        paragraph(p.t("KARTA PROCESU {{ process.process }}", "PROCESS CARD {{ process.process }}"), "Title"),
        paragraph("{{ process.name }}", "Subtitle"),
        p.h1("1. Informacje o procesie", "1. The process"),
        p.line("Rodzaj procesu", "Type", "{{ process.process_type }}", keep=True),
        p.line("Właściciel procesu", "Process owner", owner, keep=True),
        p.line("Cel procesu", "Purpose", "{{ process.purpose }}", keep=True),
        p.line("Komórki realizujące", "Units", units, keep=True),
        p.line("Punkty normy", "Clauses", "{{ process.clauses }}", keep=True),
        p.line("Dokument opisujący proces", "Process document", card, keep=True),
        when(
            "process.active_to",
            p.line("Wycofany z dniem", "Withdrawn on", "{{ process.active_to }}", keep=True),
        ),
        p.line("Stan na dzień", "As of", "{{ as_of }}"),
        p.h1("2. Wejścia, wyjścia i klient", "2. Inputs, outputs and customer"),
        p.grid(
            "Wejścia, wyjścia i klient procesu",
            "Inputs, outputs and customer of the process",
            [340, 330, 330],
            [("Dane wejściowe", "Inputs"), ("Dane wyjściowe", "Outputs"), ("Klient procesu", "Customer")],
            [["{{ process.inputs }}", "{{ process.outputs }}", "{{ process.customer }}"]],
        ),
        p.h1("3. Dokumenty procesu", "3. Documents of the process"),
        p.either(
            "documents",
            p.grid(
                "Dokumenty procesu",
                "Documents of the process",
                [140, 400, 200, 110, 150],
                [
                    ("Symbol", "Code"),
                    ("Tytuł", "Title"),
                    ("Rodzaj", "Type"),
                    ("Wydanie", "Edition"),
                    ("Obowiązuje od", "Effective from"),
                ],
                rows(
                    "d",
                    "documents",
                    ["{{ d.doc }}", "{{ d.title }}", "{{ d.doc_type }}", "{{ d.edition }}", "{{ d.effective_from }}"],
                ),
            ),
            "W rejestrze nie ma obowiązujących dokumentów tego procesu.",
            "The register holds no document of this process in force.",
        ),
    ]


def _goals(p: Phrases) -> list[str]:
    """Return sections 4 to 6: objectives, indicators, risks."""
    risks = p.grid(
        "Ryzyka i szanse",
        "Risks and opportunities",
        [75, 105, 300, 105, 150, 145, 120],
        [
            ("Nr", "No"),
            ("Rodzaj", "Kind"),
            ("Opis", "Description"),
            ("Istotność", "Level"),
            ("Akceptowana", "Accepted"),
            ("Reakcja", "Response"),
            ("Działania", "Actions"),
        ],
        rows(
            "r",
            "risks",
            [
                "{{ r.risk }}",
                "{{ r.kind }}",
                "{{ r.description }}",
                "{{ r.level }}",
                "{{ r.accepted }}",
                "{{ r.response }}",
                or_dash("r.actions"),
            ],
        ),
        small=True,
    )
    return [
        p.h1("4. Cele jakości na rok {{ year }}", "4. Quality objectives for {{ year }}"),
        p.either(
            "objectives.objectives",
            objectives(p),
            "W rejestrze nie ma celów jakości tego procesu na ten rok.",
            "The register holds no quality objective of this process for this year.",
        ),
        p.h1("5. Mierniki", "5. Indicators"),
        when(
            "monitoring.indicators",
            p.text(
                "„Poprzednio” to wynik tego samego miernika w roku poprzednim.",
                "“Previous” is the result of the same indicator in the year before.",
                keep=True,
            )
            + indicators(p)
            + trends(p),
            p.text("W rejestrze nie ma mierników tego procesu.", "The register holds no indicator of this process."),
        ),
        p.h1("6. Ryzyka i szanse", "6. Risks and opportunities"),
        p.either(
            "risks",
            risks,
            "W rejestrze nie ma ryzyk ani szans tego procesu.",
            "The register holds no risk or opportunity of this process.",
        ),
    ]


def _working(p: Phrases) -> list[str]:
    """Return sections 7 to 9: how the process works, audits, changes."""
    findings = p.titled(
        "Niezgodności otwarte",
        "Nonconformities open",
        [140, 130, 100, 350, 140, 140],
        [
            ("Nr", "No"),
            ("Data", "Date"),
            ("Komórka", "Unit"),
            ("Opis", "Description"),
            ("Kategoria", "Grade"),
            ("Stan", "Status"),
        ],
        rows(
            "f",
            "findings",
            [
                "{{ f.finding }}",
                "{{ f.detected_on }}",
                "{{ f.unit }}",
                "{{ f.description }}",
                "{{ f.grade }}",
                "{{ f.status }}",
            ],
        ),
    )
    audits = p.grid(
        "Audity procesu",
        "Audits of the process",
        [180, 260, 220, 170, 170],
        [("Nr", "No"), ("Rodzaj", "Type"), ("Komórki", "Units"), ("Data", "Date"), ("Stan", "Status")],
        rows("a", "audits", ["{{ a.audit }}", "{{ a.audit_type }}", "{{ a.units }}", "{{ a.day }}", "{{ a.status }}"]),
    )
    changes = p.grid(
        "Zmiany procesu",
        "Changes of the process",
        [130, 150, 350, 140, 230],
        [
            ("Nr", "No"),
            ("Rodzaj", "Kind"),
            ("Opis", "Description"),
            ("Od dnia", "From"),
            ("Wynik oceny", "Result"),
        ],
        rows(
            "c",
            "changes",
            ["{{ c.change }}", "{{ c.kind }}", "{{ c.description }}", "{{ c.effective_on }}", "{{ c.result }}"],
        ),
    )
    return [
        p.h1("7. Funkcjonowanie procesu w roku {{ year }}", "7. How the process works in {{ year }}"),
        p.text(
            "Dane od początku roku do {{ as_of }}, obok danych całego roku poprzedniego.",
            "Figures from the beginning of the year to {{ as_of }}, beside those of the whole year before.",
            keep=True,
        ),
        p.grid(
            "Funkcjonowanie procesu",
            "Functioning of the process",
            [580, 140, 130, 150],
            [("Co policzono", "What was counted"), *BESIDE],
            rows("f", "figures", ["{{ f.label }}", "{{ f.before }}", "{{ f.now }}", "{{ f.change }}"]),
            keep=True,
        ),
        when("findings", findings),
        p.h1("8. Audity procesu", "8. Audits of the process"),
        p.either(
            "audits",
            audits,
            "W rejestrze nie ma auditów tego procesu z tego i poprzedniego roku ani auditów zaplanowanych.",
            "The register holds no audit of this process of this year or the last, and none to come.",
        ),
        p.h1("9. Zmiany procesu", "9. Changes of the process"),
        p.either(
            "changes",
            changes,
            "W rejestrze nie ma zmian tego procesu z tego i poprzedniego roku.",
            "The register holds no change of this process of this year or the last.",
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 10 and the sources."""
    return [
        p.h1("10. Podpisy", "10. Signatures"),
        p.grid(
            "Podpisy",
            "Signatures",
            [370, 260, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            rows("s", "signatures", ["{{ s.role }}{% if s.title %}: {{ s.title }}{% endif %}", "{{ s.name }}", "", ""]),
            keep=True,
            tall=True,
        ),
        p.sources(1, ("w karcie", "the card")),
    ]

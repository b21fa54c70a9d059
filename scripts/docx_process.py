"""The text of the shipped template of the process card, in Polish and English."""

from __future__ import annotations

from docx_dated import signatures
from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, when
from docx_review_pictures import trends
from docx_review_results import indicators, objectives
from docx_review_tables import beside

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
            p.records(
                "documents",
                "Dokumenty procesu",
                "Documents of the process",
                [
                    (140, "Symbol", "Code", "{{ x.doc }}"),
                    (390, "Tytuł", "Title", "{{ x.title }}"),
                    (190, "Rodzaj", "Type", "{{ x.doc_type }}"),
                    (95, "Wydanie", "Edition", "{{ x.edition }}"),
                    (185, "Obowiązuje od", "Effective from", "{{ x.effective_from }}"),
                ],
            ),
            "W rejestrze nie ma obowiązujących dokumentów tego procesu.",
            "The register holds no document of this process in force.",
        ),
    ]


def _goals(p: Phrases) -> list[str]:
    """Return sections 4 to 6: objectives, indicators, risks."""
    risks = p.records(
        "risks",
        "Ryzyka i szanse",
        "Risks and opportunities",
        [
            (75, "Nr", "No", "{{ x.risk }}"),
            (105, "Rodzaj", "Kind", "{{ x.kind }}"),
            (300, "Opis", "Description", "{{ x.description }}"),
            (105, "Istotność", "Level", "{{ x.level }}"),
            (150, "Akceptowana", "Accepted", "{{ x.accepted }}"),
            (145, "Reakcja", "Response", "{{ x.response }}"),
            (120, "Działania", "Actions", or_dash("x.actions")),
        ],
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
    findings = p.titled_records(
        "findings",
        "Niezgodności otwarte",
        "Nonconformities open",
        [
            (130, "Nr", "No", "{{ x.finding }}"),
            (135, "Data", "Date", "{{ x.detected_on }}"),
            (100, "Komórka", "Unit", "{{ x.unit }}"),
            (345, "Opis", "Description", "{{ x.description }}"),
            (145, "Kategoria", "Grade", "{{ x.grade }}"),
            (145, "Stan", "Status", "{{ x.status }}"),
        ],
    )
    audits = p.records(
        "audits",
        "Audity procesu",
        "Audits of the process",
        [
            (180, "Nr", "No", "{{ x.audit }}"),
            (240, "Rodzaj", "Type", "{{ x.audit_type }}"),
            (210, "Komórki", "Units", "{{ x.units }}"),
            (190, "Data", "Date", "{{ x.day }}"),
            (180, "Stan", "Status", "{{ x.status }}"),
        ],
    )
    changes = p.records(
        "changes",
        "Zmiany procesu",
        "Changes of the process",
        [
            (130, "Nr", "No", "{{ x.change }}"),
            (145, "Rodzaj", "Kind", "{{ x.kind }}"),
            (345, "Opis", "Description", "{{ x.description }}"),
            (140, "Od dnia", "From", "{{ x.effective_on }}"),
            (240, "Wynik oceny", "Result", "{{ x.result }}"),
        ],
        holds=True,
    )
    return [
        p.h1("7. Funkcjonowanie procesu w roku {{ year }}", "7. How the process works in {{ year }}"),
        p.text(
            "Dane od początku roku do {{ as_of }}, obok danych całego roku poprzedniego.",
            "Figures from the beginning of the year to {{ as_of }}, beside those of the whole year before.",
            keep=True,
        ),
        p.records(
            "figures",
            "Funkcjonowanie procesu",
            "Functioning of the process",
            beside("Co policzono", "What was counted"),
            keep=True,
        ),
        findings,
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
            keep=True,
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 10 and the sources."""
    return [
        p.h1("10. Podpisy", "10. Signatures"),
        *signatures(p),
        p.sources(1, ("w karcie", "the card")),
    ]

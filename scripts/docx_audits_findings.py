"""Sections 4 and 5 of the template of the yearly summary of audits: what was found, and what is done about it."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_review_pictures import findings_by_unit


def findings(p: Phrases) -> list[str]:
    """Return section 4: findings by unit and grade, and those still open."""
    table = p.titled_records(
        "open_findings",
        "Ustalenia otwarte",
        "Open findings",
        [
            (128, "Nr", "No", "{{ x.finding }}"),
            (102, "Komórka", "Unit", "{{ x.unit }}"),
            (320, "Opis", "Description", "{{ x.description }}"),
            (160, "Kategoria", "Grade", "{{ x.grade }}"),
            (140, "Status", "Status", "{{ x.status }}"),
            (150, "Działania", "Actions", or_dash("x.actions")),
        ],
    )
    count = p.t(
        'Nie zamknięto {{ open_total|plural("ustalenia|ustaleń|ustaleń") }}.',
        '{{ open_total|plural("finding is|findings are") }} still open.',
    )
    return [
        p.h1("4. Ustalenia z auditów roku", "4. Findings of the year's audits"),
        p.either(
            "audits.units",
            findings_by_unit(p),
            "Audity roku nie przyniosły ustaleń.",
            "The audits of the year led to no finding.",
        ),
        when("open_findings", paragraph(count, keep=True, before=120)),
        table,
        when("audits.units and not open_findings", p.text("Wszystkie są zamknięte.", "All are closed.", before=120)),
    ]


def actions(p: Phrases) -> list[str]:
    """Return section 5: what became of the actions, and those whose day has passed."""
    states = p.grid(
        "Działania po auditach według stanu",
        "Actions that follow from audits, by state",
        [700, 300],
        [("Stan na dziś", "State today"), ("Liczba działań", "Actions")],
        [
            *rows("x", "states", ["{{ x.label }}", "{{ x.number }}"]),
            [p.t("razem", "total"), "{{ actions_total }}"],
        ],
        bold_last=True,
    )
    late = p.titled_records(
        "late_actions",
        "Działania po auditach, których termin minął",
        "Actions that follow from audits whose day has passed",
        [
            (125, "Nr", "No", "{{ x.action }}"),
            (130, "Ustalenie", "Finding", "{{ x.origin_ref }}"),
            (280, "Opis", "Description", "{{ x.description }}"),
            (160, "Kto odpowiada", "Responsible", "{{ x.owner }}"),
            (135, "Termin", "Due on", "{{ x.due_on }}"),
            (100, "Stan", "State", "{{ x.state }}"),
            (70, "Dni", "Days", "{{ x.days }}"),
        ],
    )
    return [
        p.h1("5. Działania po auditach", "5. Actions that follow from audits"),
        p.either(
            "states",
            states + late,
            "W rejestrze nie ma działań, które wynikają z tych ustaleń.",
            "The register holds no action that follows from these findings.",
        ),
    ]

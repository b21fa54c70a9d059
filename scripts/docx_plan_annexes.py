"""The annexes of the template of the audit plan: notice, authorisation, checklist to print, attendance list, sources."""

from __future__ import annotations

from docx_attendance import attendance
from docx_parts import paragraph
from docx_phrases import Phrases, blank_rows, each, or_dash, rows, when

NAMES = (
    "{% for u in units %}{% if u.name %}{{ u.name }}{% else %}{{ u.unit }}{% endif %}"
    "{% if not loop.last %}, {% endif %}{% else %}{{ audit.units }}{% endfor %}"
)


def annexes(p: Phrases, planned: str) -> list[str]:
    """Return the annexes; `planned`: the tags of the day or days of the audit."""
    return [
        *_notice(p, planned),
        *_authorisation(p, planned),
        *_checklist(p, planned),
        p.h1("Załącznik 4. Lista obecności", "Annex 4. Attendance list", new_page=True),
        p.line("Audit", "Audit", "{{ audit.audit }}", keep=True),
        attendance(p),
        p.sources(5, ("w planie", "the plan")),
    ]


def _notice(p: Phrases, planned: str) -> list[str]:
    """Return the letter to the heads of the units."""
    to = (
        "{% if u.head %}{{ u.head }}{% else %}"
        + p.t("kierownik komórki", "head of the unit")
        + "{% endif %}{% if u.head_position %}, {{ u.head_position }}{% endif %} ({{ u.unit }})"
    )
    by_programme = p.t(
        "Zgodnie z programem auditów {{ audit.programme }} zawiadamiam o audicie {{ audit.audit }} (rodzaj: {{ audit.audit_type }}).",
        "In line with audit programme {{ audit.programme }}, this is to give notice of audit {{ audit.audit }} (type: {{ audit.audit_type }}).",
    )
    unplanned = p.t(
        "Zawiadamiam o audicie {{ audit.audit }} (rodzaj: {{ audit.audit_type }}).",
        "This is to give notice of audit {{ audit.audit }} (type: {{ audit.audit_type }}).",
    )
    asks = (
        (
            "przygotowanie dokumentów i zapisów objętych zakresem auditu;",
            "documents and records within the scope to be at hand;",
        ),
        ("obecność osób, które prowadzą auditowane sprawy;", "those who handle the audited matters to be present;"),
        (
            "zgłoszenie zastrzeżeń do terminu lub składu zespołu auditorowi wiodącemu przed dniem auditu.",
            "objections to the date or the team to reach the lead auditor before the day of the audit.",
        ),
    )
    return [
        p.h1("Załącznik 1. Zawiadomienie o audicie", "Annex 1. Notice of the audit", new_page=True),
        p.text("Adresaci:", "To:", keep=True),
        when(
            "units",
            each("u", "units", paragraph("–\t" + to, "ListLine")),
            paragraph("–\t{{ audit.units }}", "ListLine"),
        ),
        when("audit.programme", paragraph(by_programme, before=160), paragraph(unplanned, before=160)),
        p.line("Termin", "Date", planned, keep=True),
        p.line("Miejsce", "Place", "{{ audit.place }}", keep=True),
        p.line("Zakres", "Scope", "{{ audit.scope }}", keep=True),
        p.line(
            "Zespół",
            "Team",
            "{% for m in team %}{{ m.name }} ({{ m.role }}){% if not loop.last %}, {% endif %}{% endfor %}",
        ),
        p.text("Proszę o:", "What is asked for:", keep=True, before=160),
        *(paragraph("–\t" + p.t(*one), "ListLine") for one in asks),
        _signed(
            p, "Zawiadamia: pełnomocnik ds. SZJ", "Notice given by: quality representative", "{{ representative }}"
        ),
    ]


def _authorisation(p: Phrases, planned: str) -> list[str]:
    """Return the authorisation of the team by top management."""
    return [
        p.h1(
            "Załącznik 2. Upoważnienie do przeprowadzenia auditu",
            "Annex 2. Authorisation to carry out the audit",
            new_page=True,
        ),
        paragraph(
            p.t(
                "Upoważniam niżej wymienione osoby do przeprowadzenia auditu {{ audit.audit }}.",
                "The persons below are authorised to carry out audit {{ audit.audit }}.",
            ),
            keep=True,
        ),
        p.grid(
            "Osoby upoważnione",
            "Persons authorised",
            [240, 300, 340, 120],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Stanowisko", "Position"), ("Komórka", "Unit")],
            rows("m", "team", ["{{ m.role }}", "{{ m.name }}", or_dash("m.position"), or_dash("m.unit")]),
        ),
        p.line("Komórki auditowane", "Units audited", NAMES, keep=True, before=160),
        p.line("Termin", "Date", planned, keep=True),
        p.line("Zakres", "Scope", "{{ audit.scope }}"),
        p.text(
            "Osoby upoważnione mają prawo wglądu do dokumentów i zapisów objętych zakresem auditu oraz rozmowy z pracownikami auditowanych komórek. Upoważnienie jest ważne do dnia wydania raportu z auditu.",
            "The persons authorised may see documents and records within the scope and talk to the staff of the units audited. The authorisation is valid until the audit report is issued.",
        ),
        _signed(
            p,
            "Upoważniam: {{ manager.title }}",
            "Authorised by: {{ manager.title }}",
            "{{ manager.name }}",
        ),
    ]


def _signed(p: Phrases, pl: str, en: str, name: str) -> str:
    """Return the table with the one signature of a letter."""
    return paragraph("") + p.grid(
        "Podpis",
        "Signature",
        [370, 260, 140, 230],
        [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
        [[p.t(pl, en), name, "", ""]],
        keep=True,
        tall=True,
    )


def _checklist(p: Phrases, planned: str) -> list[str]:
    """Return the checklist: a box for each result, and room for what was seen."""
    boxes = [
        p.t(*one)
        for one in (
            ("☐ zgodne", "☐ conforming"),
            ("☐ niezgodne", "☐ nonconforming"),
            ("☐ spostrzeżenie", "☐ observation"),
            ("☐ nie dotyczy", "☐ not applicable"),
        )
    ]
    head = [
        ("Lp.", "No"),
        ("Pytanie", "Question"),
        ("Procedura, punkt, komórka", "Procedure, clause, unit"),
        ("Wynik", "Result"),
        ("Dowód, uwagi", "Evidence, notes"),
    ]
    about = ["{{ q.doc }}", "{%p if q.clause %}", p.t("pkt ", "clause ") + "{{ q.clause }}", "{%p endif %}"]
    about += [
        "{%p if q.unit %}",
        "{{ q.unit }}",
        "{%p endif %}",
        "{%p if q.auditor %}",
        "{{ q.auditor }}",
        "{%p endif %}",
    ]
    title, widths = ("Lista pytań auditowych", "Audit checklist"), [60, 290, 180, 180, 290]
    return [
        p.h1("Załącznik 3. Lista pytań do wydruku", "Annex 3. Checklist to print", new_page=True),
        p.line("Audit", "Audit", "{{ audit.audit }}, " + planned, keep=True),
        when(
            "questions",
            paragraph(
                p.t(
                    'Lista ma {{ questions_total|plural("pytanie|pytania|pytań") }}.',
                    'The list holds {{ questions_total|plural("question|questions") }}.',
                ),
                keep=True,
            )
            + p.grid(
                *title, widths, head, rows("q", "questions", ["{{ q.no }}", "{{ q.question }}", about, boxes, ""])
            ),
            p.text(
                "W rejestrze nie ma pytań do tego auditu. Wiersze poniżej są do wypełnienia ręcznie.",
                "The register holds no questions for this audit. The rows below are to be filled in by hand.",
                keep=True,
            )
            + p.grid(*title, widths, head, blank_rows(12, 5), tall=True),
        ),
        p.text(
            "Auditor: ……………………………………… Data: ………………… Podpis: …………………………………",
            "Auditor: ……………………………………… Date: ………………… Signature: …………………………………",
            before=240,
        ),
    ]

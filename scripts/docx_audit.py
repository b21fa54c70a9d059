"""The text of the shipped template of the audit report, in Polish and English."""

from __future__ import annotations

from docx_audit_annexes import annexes
from docx_audit_findings import findings
from docx_parts import paragraph
from docx_phrases import Phrases

from qms_xl.model import Language

UNITS = "{% for u in units %}{{ u.unit }}{% if u.name %} – {{ u.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ audit.units }}{% endfor %}"
PROCESSES = "{% for p in processes %}{{ p.process }}{% if p.name %} – {{ p.name }}{% endif %}{% if not loop.last %}; {% endif %}{% else %}{{ audit.processes }}{% endfor %}"


def audit(language: Language) -> bytes:
    """Return the template of the audit report."""
    p = Phrases(language)
    body = [*_general(p), *findings(p), *_conclusions(p), *annexes(p)]
    return p.whole(
        ("Raport z auditu", "Audit report"),
        ("Formularz RA-01, wydanie 1", "Form AR-01, edition 1"),
        ("Raport z auditu {{ audit.audit }}", "Audit report {{ audit.audit }}"),
        body,
    )


def _general(p: Phrases) -> list[str]:
    """Return the title and sections 1 to 7: what was audited, against what, by whom and when."""
    number = "{% if audit.report_no %}{{ audit.report_no }}{% else %}………………{% endif %}"
    return [
        paragraph(p.t("Znak sprawy: ", "Case no: ") + "{{ audit.case_no }}"),
        paragraph(p.t("RAPORT Z AUDITU NR ", "AUDIT REPORT No ") + number, "Title"),
        paragraph(
            "{% for u in units %}{% if u.name %}{{ u.name }}{% else %}{{ u.unit }}{% endif %}{% if not loop.last %}, {% endif %}{% else %}{{ audit.units }}{% endfor %}",
            "Subtitle",
        ),
        p.h1("1. Informacje ogólne", "1. General information"),
        p.line("Numer auditu", "Audit no", "{{ audit.audit }}"),
        p.line("Numer raportu", "Report no", "{{ audit.report_no }}"),
        p.line("Rodzaj auditu", "Type of audit", "{{ audit.audit_type }}"),
        p.line("Program auditów", "Audit programme", "{{ audit.programme }}"),
        p.line("Zleceniodawca auditu", "Audit client", "{{ audit.client }}"),
        p.line("Norma", "Standard", "{{ audit.norm }}"),
        p.line("Data raportu", "Report date", "{{ audit.reported_on }}"),
        p.h1("2. Cel auditu", "2. Objectives"),
        paragraph("{{ audit.objective }}"),
        p.h1("3. Zakres auditu", "3. Scope"),
        paragraph("{{ audit.scope }}"),
        p.line("Komórki", "Units", UNITS),
        p.line("Procesy", "Processes", PROCESSES),
        p.line("Procedury", "Procedures", "{{ audit.documents }}"),
        p.line("Punkty normy", "Clauses", "{{ audit.clauses }}"),
        p.h1("4. Kryteria auditu", "4. Criteria"),
        paragraph("{{ audit.criteria }}"),
        paragraph("{%p if procedures %}"),
        p.grid(
            "Dokumenty, z którymi porównywano",
            "Documents that were the criteria",
            [150, 470, 210, 170],
            [
                ("Symbol", "Code"),
                ("Tytuł", "Title"),
                ("Wydanie w dniu auditu", "Edition on the audit date"),
                ("Obowiązuje od", "Effective from"),
            ],
            [
                "{%tr for d in procedures %}",
                [
                    "{{ d.doc }}",
                    "{{ d.title }}",
                    "{% if d.edition %}{{ d.edition }}{% else %}–{% endif %}",
                    "{{ d.effective_from }}",
                ],
                "{%tr endfor %}",
            ],
        ),
        paragraph("{%p endif %}"),
        p.h1("5. Zespół auditujący, auditowani i inni uczestnicy", "5. Audit team, auditees, other participants"),
        p.grid(
            "Uczestnicy auditu",
            "Participants of the audit",
            [220, 290, 370, 120],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Stanowisko", "Position"), ("Komórka", "Unit")],
            [
                "{%tr for m in team %}",
                [
                    "{{ m.role }}",
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                ],
                "{%tr endfor %}",
                "{%tr for m in auditees %}",
                [
                    p.t("osoba auditowana", "auditee"),
                    "{{ m.name }}",
                    "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                    "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                ],
                "{%tr endfor %}",
            ],
        ),
        p.h1("6. Terminy, miejsce i metoda auditu", "6. Dates, place and method"),
        p.line(
            "Termin planowany",
            "Planned",
            "{{ audit.planned_from }}{% if audit.planned_to and audit.planned_to != audit.planned_from %} – {{ audit.planned_to }}{% endif %}",
            keep=True,
        ),
        p.line(
            "Termin przeprowadzenia",
            "Held",
            "{{ audit.held_from }}{% if audit.held_to and audit.held_to != audit.held_from %} – {{ audit.held_to }}{% endif %}",
            keep=True,
        ),
        p.line("Spotkanie otwierające", "Opening meeting", "{{ audit.opened_at }}", keep=True),
        p.line("Spotkanie zamykające", "Closing meeting", "{{ audit.closed_at }}", keep=True),
        p.line("Miejsce", "Place", "{{ audit.place }}", keep=True),
        p.line("Metoda", "Method", "{{ audit.method }}"),
        p.h1("7. Przebieg auditu i przeszkody", "7. Course and obstacles"),
        p.line("Przebieg", "Course", "{{ audit.course }}"),
        p.line("Przeszkody", "Obstacles", "{{ audit.obstacles }}"),
    ]


def _conclusions(p: Phrases) -> list[str]:
    """Return sections 12 to 16."""
    return [
        p.h1("12. Wnioski z auditu", "12. Conclusions"),
        p.line("Spełnienie kryteriów", "Degree of fulfilment", "{{ audit.fulfilment }}"),
        p.line(
            "Wnioski i skuteczność",
            "Conclusions, effectiveness",
            "{{ audit.conclusion }}",
        ),
        p.h1("13. Rozbieżne opinie", "13. Unresolved diverging opinions"),
        paragraph("{{ audit.diverging_opinions }}"),
        p.h1("14. Obszary nieobjęte auditem i zastrzeżenie o próbie", "14. Areas not covered, sampling"),
        p.line("Obszary nieobjęte", "Areas not covered", "{{ audit.not_covered }}"),
        paragraph("{%p if questions %}"),
        p.line(
            "Pytania z listy",
            "Checklist",
            p.t(
                "razem {{ questions_total }}, niesprawdzone: {{ not_checked }}",
                "{{ questions_total }} in all, not checked: {{ not_checked }}",
            ),
        ),
        paragraph("{%p endif %}"),
        paragraph(
            p.t(
                "Audit przeprowadzono metodą próbkowania, na podstawie dostępnych informacji. Niestwierdzenie niezgodności w badanej próbie nie oznacza, że nie występują one w pozostałym obszarze.",
                "The audit was carried out by sampling of the information available. That no nonconformity was found in the sample does not mean that there is none elsewhere.",
            )
        ),
        p.h1("15. Poufność i rozdzielnik", "15. Confidentiality and distribution"),
        paragraph(
            p.t(
                "Raport jest przeznaczony dla osób wymienionych w rozdzielniku. Innym osobom udostępnia się go za zgodą zleceniodawcy auditu albo wtedy, gdy wymagają tego przepisy.",
                "This report is meant for those on the distribution list. It is given to others with the consent of the audit client, or where the law requires it.",
            ),
            keep=True,
        ),
        p.line("Rozdzielnik", "Distribution", "{{ audit.report_to|lines }}", keep=True),
        p.h1("16. Podpisy", "16. Signatures"),
        p.grid(
            "Podpisy",
            "Signatures",
            [370, 260, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            [
                "{%tr for s in signatures %}",
                [
                    "{{ s.role }}{% if s.title %}: {{ s.title }}{% endif %}{% if s.unit %} ({{ s.unit }}){% endif %}",
                    "{{ s.name }}",
                    "",
                    "",
                ],
                "{%tr endfor %}",
            ],
            keep=True,
            tall=True,
        ),
    ]

"""The text of the shipped template of the audit plan, in Polish and English."""

from __future__ import annotations

from docx_audit import PROCESSES, UNITS
from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_plan_annexes import annexes

from qms_xl.model import Language

PLANNED = "{{ audit.planned_from }}{% if audit.planned_to and audit.planned_to != audit.planned_from %} – {{ audit.planned_to }}{% endif %}"


def plan(language: Language) -> bytes:
    """Return the template of the plan."""
    p = Phrases(language)
    return p.whole(
        ("Plan auditu", "Audit plan"),
        ("Formularz PLA-01, wydanie 1", "Form APL-01, edition 1"),
        ("Plan auditu {{ audit.audit }}", "Audit plan {{ audit.audit }}"),
        [*_general(p), *_people(p), *_course(p), *_end(p), *annexes(p, PLANNED)],
    )


def _general(p: Phrases) -> list[str]:
    """Return the title and sections 1 to 3: what is audited, why, against what."""
    return [
        paragraph(p.t("Znak sprawy: ", "Case no: ") + "{{ audit.case_no }}"),
        paragraph(p.t("PLAN AUDITU NR {{ audit.audit }}", "AUDIT PLAN No {{ audit.audit }}"), "Title"),
        paragraph(
            "{% for u in units %}{% if u.name %}{{ u.name }}{% else %}{{ u.unit }}{% endif %}{% if not loop.last %}, {% endif %}{% else %}{{ audit.units }}{% endfor %}",
            "Subtitle",
        ),
        p.h1("1. Informacje ogólne", "1. General information"),
        p.line("Rodzaj auditu", "Type of audit", "{{ audit.audit_type }}", keep=True),
        p.line("Program auditów", "Audit programme", "{{ audit.programme }}", keep=True),
        p.line("Zleceniodawca auditu", "Audit client", "{{ audit.client }}", keep=True),
        p.line("Norma", "Standard", "{{ audit.norm }}", keep=True),
        p.line("Termin", "Date", PLANNED, keep=True),
        p.line("Miejsce", "Place", "{{ audit.place }}", keep=True),
        p.line("Metoda", "Method", "{{ audit.method }}"),
        p.h1("2. Cel i zakres auditu", "2. Objective and scope"),
        p.line("Cel", "Objective", "{{ audit.objective }}"),
        p.line("Zakres", "Scope", "{{ audit.scope }}"),
        p.line("Komórki", "Units", UNITS),
        p.line("Procesy", "Processes", PROCESSES),
        p.line("Punkty normy", "Clauses", "{{ audit.clauses }}"),
        p.h1("3. Kryteria auditu", "3. Criteria"),
        paragraph("{{ audit.criteria }}"),
        when(
            "procedures",
            p.grid(
                "Dokumenty, z którymi będzie się porównywać",
                "Documents that are the criteria",
                [150, 470, 210, 170],
                [
                    ("Symbol", "Code"),
                    ("Tytuł", "Title"),
                    ("Wydanie w dniu auditu", "Edition on the audit date"),
                    ("Obowiązuje od", "Effective from"),
                ],
                rows(
                    "d", "procedures", ["{{ d.doc }}", "{{ d.title }}", or_dash("d.edition"), "{{ d.effective_from }}"]
                ),
            ),
            paragraph(
                p.t(
                    "W rejestrze nie wskazano dokumentów do tego auditu.",
                    "The register names no document for this audit.",
                )
            ),
        ),
    ]


def _people(p: Phrases) -> list[str]:
    """Return section 4: who audits, who is talked to."""
    cells = ["{{ m.name }}", or_dash("m.position"), or_dash("m.unit")]
    return [
        p.h1("4. Zespół auditujący i auditowani", "4. Audit team and auditees"),
        p.grid(
            "Zespół auditujący i auditowani",
            "Audit team and auditees",
            [220, 290, 370, 120],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Stanowisko", "Position"), ("Komórka", "Unit")],
            [
                *rows("m", "team", ["{{ m.role }}", *cells]),
                *rows("m", "auditees", [p.t("osoba auditowana", "auditee"), *cells]),
            ],
        ),
        when("not auditees", p.line("Auditowani", "Auditees", "{{ audit.auditees }}", before=100)),
    ]


def _course(p: Phrases) -> list[str]:
    """Return sections 5 and 6: the timetable, and what is to be followed up."""
    one_day = "{% if not audit.planned_to or audit.planned_to == audit.planned_from %}{{ audit.planned_from }}{% else %}………{% endif %}"
    hour = p.t("godz.", "at") + " ………"

    def meeting(day: str, pl: str, en: str) -> list[str | list[str]]:
        held = f"{{% if audit.{day} %}}{{{{ audit.{day} }}}}{{% else %}}{one_day}{{% endif %}}"
        return [[held, hour], p.t("wszystkie", "all"), p.t(pl, en), "–", "–", "{{ audit.lead_auditor }}"]

    what = "{% if t.doc %}{{ t.doc }}{% else %}" + p.t("praca komórki", "work of the unit") + "{% endif %}"
    timetable = p.grid(
        "Harmonogram",
        "Timetable",
        [190, 115, 230, 135, 125, 205],
        [
            ("Dzień i godzina", "Day and hour"),
            ("Komórka", "Unit"),
            ("Co się sprawdza", "What is audited"),
            ("Punkty normy", "Clauses"),
            ("Liczba pytań", "Questions"),
            ("Kto audituje", "Auditor"),
        ],
        [
            meeting("opened_at", "spotkanie otwierające", "opening meeting"),
            *rows(
                "t",
                "timetable",
                [[one_day, hour], "{{ t.unit }}", what, or_dash("t.clauses"), "{{ t.questions }}", "{{ t.auditors }}"],
            ),
            meeting("closed_at", "spotkanie zamykające", "closing meeting"),
        ],
    )
    earlier = p.grid(
        "Niezamknięte ustalenia z poprzednich auditów",
        "Findings of previous audits that are open",
        [140, 100, 420, 170, 170],
        [
            ("Nr", "No"),
            ("Komórka", "Unit"),
            ("Opis", "Description"),
            ("Kategoria", "Grade"),
            ("Stan", "Status"),
        ],
        rows(
            "f",
            "previous",
            ["{{ f.finding }}", "{{ f.unit }}", "{{ f.description }}", "{{ f.grade }}", "{{ f.status }}"],
        ),
    )
    return [
        p.h1("5. Harmonogram", "5. Timetable"),
        timetable,
        p.h1("6. Ustalenia z poprzednich auditów do sprawdzenia", "6. Previous findings to be followed up"),
        when(
            "previous",
            paragraph(
                p.t(
                    'W tych komórkach nie zamknięto {{ previous_total|plural("ustalenia|ustaleń|ustaleń") }} z poprzednich auditów.',
                    '{{ previous_total|plural("finding of previous audits in these units is|findings of previous audits in these units are") }} still open.',
                ),
                keep=True,
            )
            + earlier,
            p.text(
                "W rejestrze nie ma niezamkniętych ustaleń z poprzednich auditów w tych komórkach.",
                "The register holds no open finding of previous audits in these units.",
            ),
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return sections 7 and 8: confidentiality, distribution, signatures."""
    return [
        p.h1("7. Poufność i rozdzielnik", "7. Confidentiality and distribution"),
        p.text(
            "Zespół auditujący zachowuje w poufności informacje uzyskane w audicie. Zmianę planu w trakcie auditu uzgadnia auditor wiodący z kierownikiem komórki.",
            "The audit team keeps confidential what it learns in the audit. The lead auditor agrees any change of the plan during the audit with the head of the unit.",
            keep=True,
        ),
        p.line("Rozdzielnik", "Distribution", "{{ audit.report_to|lines }}", keep=True),
        p.h1("8. Podpisy", "8. Signatures"),
        p.grid(
            "Podpisy",
            "Signatures",
            [370, 260, 140, 230],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            rows("s", "signatures", ["{{ s.role }}{% if s.unit %} ({{ s.unit }}){% endif %}", "{{ s.name }}", "", ""]),
            keep=True,
            tall=True,
        ),
    ]

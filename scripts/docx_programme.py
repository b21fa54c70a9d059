"""The text of the shipped template of the audit programme, in Polish and English."""

from __future__ import annotations

from docx_dated import signatures
from docx_parts import paragraph
from docx_phrases import Phrases, or_dash, rows, when
from docx_review_pictures import coverage
from docx_review_tables import beside

from qms_xl.model import Language

MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NO_AUDIT = ("W rejestrze nie ma takich auditów.", "The register holds no such audit.")


def programme(language: Language) -> bytes:
    """Return the template of the programme."""
    p = Phrases(language)
    return p.whole(
        ("Program auditów", "Audit programme"),
        ("Formularz PRA-01, wydanie 1", "Form APR-01, edition 1"),
        ("Program auditów {{ programme.programme }}", "Audit programme {{ programme.programme }}"),
        [*_general(p), *_audits(p), *_covered(p), *_progress(p), *_end(p)],
    )


def _general(p: Phrases) -> list[str]:
    """Return the title and sections 1 and 2."""
    return [
        paragraph(
            p.t("PROGRAM AUDITÓW NA ROK {{ programme.year }}", "AUDIT PROGRAMME FOR {{ programme.year }}"), "Title"
        ),
        paragraph(p.t("nr {{ programme.programme }}", "No {{ programme.programme }}"), "Subtitle"),
        p.h1("1. Informacje ogólne", "1. General information"),
        p.line("Okres", "Period", "{{ programme.period_from }} – {{ programme.period_to }}", keep=True),
        p.line("Norma", "Standard", "{{ programme.norm }}", keep=True),
        p.line("Status", "Status", "{{ programme.status }}", keep=True),
        p.line("Zatwierdził", "Approved by", "{{ programme.approved_by }}", keep=True),
        p.line("Data zatwierdzenia", "Approved on", "{{ programme.approved_on }}", keep=True),
        when(
            "programme.approval_ref",
            p.line("Podstawa", "Approval reference", "{{ programme.approval_ref }}", keep=True),
        ),
        p.line("Stan na dzień", "As of", "{{ as_of }}"),
        p.h1("2. Cel programu", "2. Objective"),
        paragraph("{{ programme.objective }}"),
    ]


def _audits(p: Phrases) -> list[str]:
    """Return sections 3 to 5: the audits, others of the time, the units by month."""
    return [
        p.h1("3. Audity w programie", "3. Audits in the programme"),
        p.either("planned", _list(p, "planned", "Audity w programie", "Audits in the programme"), *NO_AUDIT),
        p.h1("4. Inne audity w tym okresie", "4. Other audits in the period"),
        p.either("others", _list(p, "others", "Inne audity w tym okresie", "Other audits in the period"), *NO_AUDIT),
        p.h1("5. Harmonogram komórek", "5. Units by month"),
        p.text(
            "Z – audit zaplanowany, P – audit przeprowadzony. Auditów przełożonych i odwołanych nie wpisano.",
            "P – audit planned, H – audit held. Audits postponed or cancelled are left out.",
            keep=True,
        ),
        p.either(
            "schedule",
            p.grid(
                "Harmonogram komórek",
                "Units by month",
                [125, *[66] * 12, 83],
                [("Komórka", "Unit"), *((month, month) for month in MONTHS), ("Razem", "Total")],
                rows(
                    "u",
                    "schedule",
                    ["{{ u.unit }}", *(f"{{{{ u.months[{at}] }}}}" for at in range(12)), "{{ u.number }}"],
                ),
                small=True,
            ),
            "W rejestrze nie ma komórek.",
            "The register holds no unit.",
        ),
    ]


def _list(p: Phrases, of: str, pl: str, en: str) -> str:
    """Return a table of audits."""
    what = [
        "{%p if x.documents %}",
        "{{ x.documents }}",
        "{%p endif %}",
        "{%p if x.clauses %}",
        p.t("pkt ", "clauses ") + "{{ x.clauses }}",
        "{%p endif %}",
        "{%p if not x.documents and not x.clauses %}",
        "{{ x.documents }}",
        "{%p endif %}",
    ]
    days = [
        "{{ x.planned_from }}{% if x.planned_to and x.planned_to != x.planned_from %} – {{ x.planned_to }}{% endif %}",
        "{%p if x.held %}",
        p.t("odbył się ", "held ") + "{{ x.held_from }}",
        "{%p endif %}",
    ]
    team = [
        "{{ x.lead_auditor }}{% for name in x.auditors %}{% if name != x.lead_auditor %}, {{ name }}{% endif %}{% endfor %}"
    ]
    return p.records(
        of,
        pl,
        en,
        [
            (145, "Nr, rodzaj", "No, type", ["**{{ x.audit }}**", "{{ x.audit_type }}"]),
            (100, "Komórki", "Units", "{{ x.units }}"),
            (230, "Procedury i punkty normy", "Procedures and clauses", what),
            (200, "Termin", "Date", days),
            (172, "Zespół", "Team", team),
            (153, "Stan", "Status", "{{ x.status }}"),
        ],
        small=True,
    )


def _covered(p: Phrases) -> list[str]:
    """Return sections 6 to 8: procedures and units, clauses, auditors."""
    until = "{% if x.valid_to %}{{ x.valid_to }}{% else %}" + p.t("bezterminowo", "no end") + "{% endif %}"
    return [
        p.h1("6. Pokrycie komórek i procedur auditami", "6. Coverage of units and procedures"),
        when(
            "audits.coverage",
            p.text(
                "Stan na dzień {{ as_of }}, według auditów przeprowadzonych i zaplanowanych w rejestrze.",
                "As of {{ as_of }}, from the audits held and planned in the register.",
                keep=True,
            )
            + coverage(p),
            p.text(
                "W rejestrach nie ma obowiązujących procedur ze wskazanymi komórkami.",
                "The registers hold no procedure in force that names its units.",
            ),
        ),
        p.h1("7. Pokrycie punktów normy", "7. Coverage of clauses"),
        p.text(
            "Audity z tego okresu, które obejmują punkt normy; punktów wyłączonych z certyfikacji nie wymieniono.",
            "Audits of the period that cover the clause; clauses excluded from the certificate are left out.",
            keep=True,
        ),
        p.records(
            "clauses",
            "Pokrycie punktów normy",
            "Coverage of clauses",
            [
                (90, "Punkt", "Clause", "{{ x.clause }}"),
                (400, "Tytuł", "Title", "{{ x.title }}"),
                (110, "Liczba auditów", "Number of audits", "{{ x.number }}"),
                (400, "Audity", "Audits", or_dash("x.audits")),
            ],
            small=True,
        ),
        p.h1("8. Auditorzy", "8. Auditors"),
        p.either(
            "auditors",
            p.records(
                "auditors",
                "Auditorzy",
                "Auditors",
                [
                    (250, "Imię i nazwisko", "Name", "{{ x.name }}"),
                    (110, "Komórka", "Unit", or_dash("x.unit")),
                    (195, "Kwalifikacje od", "Qualified on", "{{ x.qualified_on }}"),
                    (195, "Kwalifikacje do", "Qualified until", until),
                    (110, "Prowadzi", "Leads", "{{ x.lead }}"),
                    (140, "Uczestniczy", "Joins", "{{ x.joined }}"),
                ],
            ),
            "W rejestrze osób nie ma auditorów.",
            "The register of people holds no auditor.",
        ),
    ]


def _progress(p: Phrases) -> list[str]:
    """Return sections 9 and 10: how far the programme has come, what was changed."""
    return [
        p.h1("9. Realizacja programu", "9. Progress of the programme"),
        when(
            "previous",
            p.text("Poprzedni program: {{ previous }}.", "Programme before: {{ previous }}.", keep=True),
            p.text(
                "W rejestrze nie ma wcześniejszego programu, z którym można porównać.",
                "The register holds no earlier programme to compare with.",
                keep=True,
            ),
        ),
        p.records(
            "figures",
            "Realizacja programu",
            "Progress of the programme",
            beside("Co policzono", "What was counted"),
            keep=True,
        ),
        p.h1("10. Zmiany w programie", "10. Changes of the programme"),
        p.either(
            "changed",
            p.records(
                "changed",
                "Audity przełożone i odwołane",
                "Audits postponed and cancelled",
                [
                    (150, "Nr", "No", "{{ x.audit }}"),
                    (120, "Komórki", "Units", "{{ x.units }}"),
                    (150, "Termin", "Date", "{{ x.planned_from }}"),
                    (150, "Stan", "Status", "{{ x.status }}"),
                    (430, "Powód zmiany", "Reason for change", "{{ x.change_reason }}"),
                ],
                holds=True,
            ),
            "W rejestrze nie ma auditów przełożonych ani odwołanych.",
            "The register holds no audit postponed or cancelled.",
            keep=True,
        ),
    ]


def _end(p: Phrases) -> list[str]:
    """Return section 11 and the sources."""
    return [
        p.h1("11. Podpisy", "11. Signatures"),
        *signatures(p),
        p.sources(1, ("w programie", "the programme")),
    ]

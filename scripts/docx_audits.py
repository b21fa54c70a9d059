"""The text of the shipped template of the yearly summary of audits, in Polish and English."""

from __future__ import annotations

from docx_dated import head, signatures
from docx_parts import paragraph
from docx_phrases import Phrases, each, or_dash, rows, when
from docx_review_pictures import coverage, findings_by_unit

from qms_xl.model import Language


def audits(language: Language) -> bytes:
    """Return the template of the summary."""
    p = Phrases(language)
    return p.whole(
        ("Zestawienie auditów", "Summary of audits"),
        ("Formularz PZ-01, wydanie 1", "Form AS-01, edition 1"),
        ("Zestawienie auditów w roku {{ year }}", "Summary of audits, {{ year }}"),
        [
            *head(p, "ZESTAWIENIE AUDITÓW W ROKU {{ year }}", "SUMMARY OF AUDITS, {{ year }}"),
            *_programme(p),
            *_held(p),
            *_missed(p),
            *_findings(p),
            *_actions(p),
            *_coverage(p),
            *_conclusions(p),
            *_auditors(p),
            p.h1("9. Podpisy", "9. Signatures"),
            *signatures(p),
            p.sources(1, ("w dokumencie", "the document")),
        ],
    )


def _programme(p: Phrases) -> list[str]:
    """Return section 1: the programmes of the year, and its figures beside those of the year before."""
    lines = [
        p.line("Program", "Programme", "**{{ x.programme }}** ({{ x.status }})", keep=True),
        p.line("Cel programu", "Objective", "{{ x.objective }}", keep=True),
        p.line("Norma", "Standard", "{{ x.norm }}", keep=True),
        p.line(
            "Zatwierdził",
            "Approved by",
            "{{ x.approved_by }}, {{ x.approved_on }}{% if x.approval_ref %}, {{ x.approval_ref }}{% endif %}",
        ),
    ]
    table = p.titled(
        "Audity i ustalenia w porównaniu z rokiem poprzednim",
        "Audits and findings compared with the year before",
        [580, 150, 130, 140],
        [
            ("Co policzono", "What was counted"),
            ("Rok poprzedni", "Year before"),
            ("Ten rok", "This year"),
            ("Zmiana", "Change"),
        ],
        rows("x", "figures", ["{{ x.label }}", "{{ x.before }}", "{{ x.now }}", "{{ x.change }}"]),
    )
    return [
        p.h1("1. Program auditów i wyniki roku", "1. Programme and results of the year"),
        p.either(
            "programmes",
            each("x", "programmes", "".join(lines)),
            "W rejestrze nie ma programu auditów na rok {{ year }}.",
            "The register holds no audit programme for {{ year }}.",
        ),
        table,
    ]


def _held(p: Phrases) -> list[str]:
    """Return section 2: the audits held."""
    table = p.grid(
        "Audity przeprowadzone, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
        [118, 122, 90, 122, 148, 84, 84, 70, 62, 130],
        [
            ("Nr", "No"),
            ("Rodzaj", "Type"),
            ("Komórki", "Units"),
            ("Data", "Date"),
            ("Auditor wiodący", "Lead auditor"),
            ("Duże", "Major"),
            ("Małe", "Minor"),
            ("Sp.", "Obs."),
            ("PD", "OFI"),
            ("Spełnienie kryteriów", "Criteria fulfilled"),
        ],
        rows(
            "x",
            "audits.audits",
            [
                *("{{ x.audit }}", "{{ x.audit_type }}", "{{ x.units }}", "{{ x.held_on }}", "{{ x.lead_auditor }}"),
                *("{{ x.major }}", "{{ x.minor }}", "{{ x.observation }}", "{{ x.improvement }}"),
                or_dash("x.fulfilment"),
            ],
        ),
        small=True,
    )
    return [
        p.h1("2. Audity przeprowadzone", "2. Audits held"),
        p.either(
            "audits.audits",
            p.text(
                "Sp. to spostrzeżenia, PD to potencjały doskonalenia.",
                "Obs. are observations, OFI opportunities for improvement.",
                keep=True,
            )
            + table,
            "W rejestrze nie ma auditów przeprowadzonych w tym roku.",
            "The register holds no audit held in this year.",
        ),
    ]


def _missed(p: Phrases) -> list[str]:
    """Return section 3: the audits planned and not held."""
    table = p.grid(
        "Audity zaplanowane i nieprzeprowadzone",
        "Audits planned and not held",
        [130, 170, 120, 150, 140, 290],
        [
            ("Nr", "No"),
            ("Rodzaj", "Type"),
            ("Komórki", "Units"),
            ("Planowany od", "Planned from"),
            ("Status", "Status"),
            ("Powód zmiany", "Reason for change"),
        ],
        rows(
            "x",
            "missed",
            [
                *("{{ x.audit }}", "{{ x.audit_type }}", "{{ x.units }}"),
                *("{{ x.planned_from }}", "{{ x.status }}", "{{ x.reason }}"),
            ],
        ),
    )
    return [
        p.h1("3. Audity zaplanowane i nieprzeprowadzone", "3. Audits planned and not held"),
        p.either("missed", table, "Przeprowadzono wszystkie audity z planu.", "Every audit that was planned was held."),
    ]


def _findings(p: Phrases) -> list[str]:
    """Return section 4: findings by unit and grade, and those still open."""
    table = p.titled(
        "Ustalenia otwarte",
        "Open findings",
        [128, 102, 320, 160, 140, 150],
        [
            ("Nr", "No"),
            ("Komórka", "Unit"),
            ("Opis", "Description"),
            ("Kategoria", "Grade"),
            ("Status", "Status"),
            ("Działania", "Actions"),
        ],
        rows(
            "x",
            "open_findings",
            [
                *("{{ x.finding }}", "{{ x.unit }}", "{{ x.description }}", "{{ x.grade }}", "{{ x.status }}"),
                or_dash("x.actions"),
            ],
        ),
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
        when("open_findings", paragraph(count, keep=True, before=120) + table),
        when("audits.units and not open_findings", p.text("Wszystkie są zamknięte.", "All are closed.", before=120)),
    ]


def _actions(p: Phrases) -> list[str]:
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
    late = p.titled(
        "Działania po auditach, których termin minął",
        "Actions that follow from audits whose day has passed",
        [125, 130, 280, 160, 135, 100, 70],
        [
            ("Nr", "No"),
            ("Ustalenie", "Finding"),
            ("Opis", "Description"),
            ("Kto odpowiada", "Responsible"),
            ("Termin", "Due on"),
            ("Stan", "State"),
            ("Dni", "Days"),
        ],
        rows(
            "x",
            "late_actions",
            [
                *("{{ x.action }}", "{{ x.origin_ref }}", "{{ x.description }}", "{{ x.owner }}"),
                *("{{ x.due_on }}", "{{ x.state }}", "{{ x.days }}"),
            ],
        ),
    )
    return [
        p.h1("5. Działania po auditach", "5. Actions that follow from audits"),
        p.either(
            "states",
            states + when("late_actions", late),
            "W rejestrze nie ma działań, które wynikają z tych ustaleń.",
            "The register holds no action that follows from these findings.",
        ),
    ]


def _coverage(p: Phrases) -> list[str]:
    """Return section 6: which procedures were audited in which units."""
    return [
        p.h1("6. Pokrycie auditami", "6. Audit coverage"),
        p.either(
            "audits.coverage",
            p.text("Stan na dzień {{ covered_on }}.", "As of {{ covered_on }}.", keep=True) + coverage(p),
            "Z rejestrów nie można wyliczyć pokrycia: brakuje procedur, komórek w zakresie systemu albo ich powiązań.",
            "The registers do not tell the coverage: procedures, units in the scope or their links are missing.",
        ),
    ]


def _conclusions(p: Phrases) -> list[str]:
    """Return section 7: strengths and conclusions of each audit as typed."""
    table = p.grid(
        "Mocne strony i wnioski",
        "Strengths and conclusions",
        [140, 110, 350, 400],
        [("Nr", "No"), ("Komórki", "Units"), ("Mocne strony", "Strengths"), ("Wnioski", "Conclusions")],
        rows("x", "conclusions", ["{{ x.audit }}", "{{ x.units }}", "{{ x.strengths }}", "{{ x.conclusion }}"]),
    )
    return [
        p.h1("7. Mocne strony i wnioski", "7. Strengths and conclusions"),
        p.either(
            "conclusions",
            table,
            "Nie ma auditów, z których można podać wnioski.",
            "There is no audit whose conclusions could be told.",
        ),
    ]


def _auditors(p: Phrases) -> list[str]:
    """Return section 8: who audited how often."""
    table = p.grid(
        "Auditorzy",
        "Auditors",
        [340, 150, 190, 160, 160],
        [
            ("Auditor", "Auditor"),
            ("Komórka", "Unit"),
            ("Kwalifikacje do", "Qualified until"),
            ("Audity prowadzone", "Audits led"),
            ("Audity w zespole", "Audits joined"),
        ],
        rows(
            "x",
            "auditors",
            ["{{ x.name }}", or_dash("x.unit"), "{{ x.valid_to }}", "{{ x.lead }}", "{{ x.joined }}"],
        ),
    )
    return [
        p.h1("8. Auditorzy", "8. Auditors"),
        p.either(
            "auditors",
            p.text(
                "Policzono audity wewnętrzne przeprowadzone w roku.",
                "Counted are the internal audits held in the year.",
                keep=True,
            )
            + table,
            "W rejestrze osób nie ma auditorów.",
            "The register of people holds no auditors.",
        ),
    ]

"""The text of the shipped template of the yearly summary of audits, in Polish and English."""

from __future__ import annotations

from docx_audits_findings import actions, findings
from docx_dated import head, signatures
from docx_phrases import Phrases, each, or_dash
from docx_review_pictures import coverage

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
            *findings(p),
            *actions(p),
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
    table = p.titled_records(
        "figures",
        "Audity i ustalenia w porównaniu z rokiem poprzednim",
        "Audits and findings compared with the year before",
        [
            (580, "Co policzono", "What was counted", "{{ x.label }}"),
            (150, "Rok poprzedni", "Year before", "{{ x.before }}"),
            (130, "Ten rok", "This year", "{{ x.now }}"),
            (140, "Zmiana", "Change", "{{ x.change }}"),
        ],
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
    table = p.records(
        "audits.audits",
        "Audity przeprowadzone, z liczbą niezgodności dużych i małych, spostrzeżeń (Sp.) i potencjałów doskonalenia (PD)",
        "Audits held, with major and minor nonconformities, observations (Obs.) and opportunities for improvement (OFI)",
        [
            (112, "Nr", "No", "{{ x.audit }}"),
            (125, "Rodzaj", "Type", "{{ x.audit_type }}"),
            (98, "Komórki", "Units", "{{ x.units }}"),
            (125, "Data", "Date", "{{ x.held_on }}"),
            (141, "Auditor wiodący", "Lead auditor", "{{ x.lead_auditor }}"),
            (76, "Duże", "Major", "{{ x.major }}"),
            (76, "Małe", "Minor", "{{ x.minor }}"),
            (67, "Sp.", "Obs.", "{{ x.observation }}"),
            (60, "PD", "OFI", "{{ x.improvement }}"),
            (120, "Spełnienie kryteriów", "Criteria fulfilled", or_dash("x.fulfilment")),
        ],
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
    table = p.records(
        "missed",
        "Audity zaplanowane i nieprzeprowadzone",
        "Audits planned and not held",
        [
            (130, "Nr", "No", "{{ x.audit }}"),
            (170, "Rodzaj", "Type", "{{ x.audit_type }}"),
            (120, "Komórki", "Units", "{{ x.units }}"),
            (150, "Planowany od", "Planned from", "{{ x.planned_from }}"),
            (140, "Status", "Status", "{{ x.status }}"),
            (290, "Powód zmiany", "Reason for change", "{{ x.reason }}"),
        ],
    )
    return [
        p.h1("3. Audity zaplanowane i nieprzeprowadzone", "3. Audits planned and not held"),
        p.either("missed", table, "Przeprowadzono wszystkie audity z planu.", "Every audit that was planned was held."),
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
    table = p.records(
        "conclusions",
        "Mocne strony i wnioski",
        "Strengths and conclusions",
        [
            (140, "Nr", "No", "{{ x.audit }}"),
            (110, "Komórki", "Units", "{{ x.units }}"),
            (350, "Mocne strony", "Strengths", "{{ x.strengths }}"),
            (400, "Wnioski", "Conclusions", "{{ x.conclusion }}"),
        ],
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
    table = p.records(
        "auditors",
        "Auditorzy",
        "Auditors",
        [
            (340, "Auditor", "Auditor", "{{ x.name }}"),
            (150, "Komórka", "Unit", or_dash("x.unit")),
            (190, "Kwalifikacje do", "Qualified until", "{{ x.valid_to }}"),
            (160, "Audity prowadzone", "Audits led", "{{ x.lead }}"),
            (160, "Audity w zespole", "Audits joined", "{{ x.joined }}"),
        ],
        holds=True,
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
            keep=True,
        ),
    ]

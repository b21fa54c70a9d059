"""The text of the shipped template of the history of the system, in Polish and English: ready for the office's web page."""

from __future__ import annotations

from docx_parts import AFTER_LAST_TABLE, paragraph
from docx_phrases import Phrases, each, or_dash, rows, when

from qms_xl.model import Language


def timeline(language: Language) -> bytes:
    """Return the template of the history."""
    p = Phrases(language)
    return p.whole(
        ("Historia systemu zarządzania jakością", "History of the quality management system"),
        ("Formularz PH-01, wydanie 1", "Form QH-01, edition 1"),
        (
            "Historia systemu zarządzania jakością, {{ as_of }}",
            "History of the quality management system, {{ as_of }}",
        ),
        [
            paragraph(
                p.t("HISTORIA SYSTEMU ZARZĄDZANIA JAKOŚCIĄ", "HISTORY OF THE QUALITY MANAGEMENT SYSTEM"), "Title"
            ),
            paragraph(p.t("{{ office }}, stan na dzień {{ as_of }}", "{{ office }}, as of {{ as_of }}"), "Subtitle"),
            *_certificate(p),
            *_events(p),
            *_certificates(p),
        ],
    )


def _certificate(p: Phrases) -> list[str]:
    """Return section 1: the certificate that the office holds today."""
    lines = [
        p.line("Certyfikat", "Certificate", p.t("nr ", "No ") + "**{{ c.certificate }}**", keep=True),
        p.line("Norma", "Standard", "{{ c.norm }}", keep=True),
        p.line("Jednostka certyfikująca", "Certification body", "{{ c.body }}", keep=True),
        p.line("Status", "Status", "{{ c.status }}", keep=True),
        p.line("Wydany", "Issued on", "{{ c.issued_on }}", keep=True),
        p.line("Ważny do", "Valid to", "{{ c.valid_to }}", keep=True),
        p.line("Pierwsza certyfikacja", "First certified on", "{{ c.first_issued_on }}", keep=True),
        p.line("Zakres certyfikacji", "Scope of certification", "{{ c.scope }}", keep=True),
        p.line("Wyłączone punkty normy", "Clauses excluded", "{{ c.exclusions }}"),
        when("not loop.last", paragraph("")),
    ]
    return [
        p.h1("1. Certyfikat systemu", "1. Certificate of the system"),
        p.either(
            "current",
            each("c", "current", "".join(lines)),
            "W rejestrze nie ma certyfikatu ważnego w tym dniu.",
            "The register holds no certificate that is valid on this day.",
        ),
    ]


def _events(p: Phrases) -> list[str]:
    """Return section 2: what happened, year by year."""
    event = "**{{ e.day }}**\t{{ e.text }}{% if e.ref %} ({{ e.ref }}){% endif %}"
    return [
        p.h1("2. Kalendarium", "2. Timeline"),
        p.either(
            "years",
            each(
                "y", "years", paragraph("{{ y.year }}", "Heading2") + each("e", "y.events", paragraph(event, "Field"))
            ),
            "W rejestrze nie ma zdarzeń przeznaczonych do publikacji.",
            "The register holds no event that is to be published.",
        ),
    ]


def _certificates(p: Phrases) -> list[str]:
    """Return section 3: every certificate there was."""
    table = p.grid(
        "Certyfikaty",
        "Certificates",
        [160, 165, 280, 130, 130, 135],
        [
            ("Nr certyfikatu", "Certificate no"),
            ("Norma", "Standard"),
            ("Jednostka certyfikująca", "Certification body"),
            ("Wydany", "Issued on"),
            ("Ważny do", "Valid to"),
            ("Status", "Status"),
        ],
        rows(
            "c",
            "certificates",
            [
                *("{{ c.certificate }}", "{{ c.norm }}", "{{ c.body }}"),
                *("{{ c.issued_on }}", "{{ c.valid_to }}", or_dash("c.status")),
            ],
        ),
    )
    return [
        p.h1("3. Certyfikaty od początku systemu", "3. Certificates since the beginning"),
        p.either(
            "certificates",
            table + AFTER_LAST_TABLE,
            "W rejestrze nie ma certyfikatów.",
            "The register holds no certificates.",
        ),
    ]

"""The text of the shipped template of the documents in force, in Polish and English: it names posts, never people."""

from __future__ import annotations

from docx_parts import AFTER_LAST_TABLE, paragraph
from docx_phrases import Phrases, each, or_dash, rows

from qms_xl.model import Language

_CODE, _TITLE = ("Symbol", "Code"), ("Tytuł", "Title")
_EDITION, _FROM = ("Wydanie", "Edition"), ("Obowiązuje od", "In force from")


def documents(language: Language) -> bytes:
    """Return the template of the list of documents."""
    p = Phrases(language)
    return p.whole(
        ("Dokumenty systemu zarządzania jakością", "Documents of the quality management system"),
        ("Formularz PW-01, wydanie 1", "Form DL-01, edition 1"),
        (
            "Dokumenty systemu zarządzania jakością, {{ as_of }}",
            "Documents of the quality management system, {{ as_of }}",
        ),
        [
            paragraph(
                p.t("DOKUMENTY SYSTEMU ZARZĄDZANIA JAKOŚCIĄ", "DOCUMENTS OF THE QUALITY MANAGEMENT SYSTEM"), "Title"
            ),
            paragraph(p.t("stan na dzień {{ as_of }}", "as of {{ as_of }}"), "Subtitle"),
            *_numbers(p),
            *_in_force(p),
            *_published(p),
            *_forms(p),
            *_signature(p),
        ],
    )


def _numbers(p: Phrases) -> list[str]:
    """Return section 1: how many documents of each type."""
    return [
        p.h1("1. Zestawienie liczbowe", "1. Numbers"),
        p.grid(
            "Dokumenty według rodzaju",
            "Documents by type",
            [700, 300],
            [("Rodzaj dokumentu", "Type of document"), ("Liczba obowiązujących", "In force")],
            [
                *rows("t", "types", ["{{ t.label }}", "{{ t.number }}"]),
                [p.t("razem", "total"), "{{ total }}"],
            ],
            bold_last=True,
        ),
        p.text(
            "Obowiązuje wydanie podane w tym wykazie; wcześniejsze wydania wycofano z użytku.",
            "The edition named in this list is the one in force; earlier editions are withdrawn from use.",
            before=120,
        ),
    ]


def _in_force(p: Phrases) -> list[str]:
    """Return section 2: the documents by type, without those of sections 3 and 4."""
    table = p.grid(
        "Dokumenty obowiązujące",
        "Documents in force",
        [106, 240, 96, 141, 222, 195],
        [
            _CODE,
            _TITLE,
            _EDITION,
            _FROM,
            ("Podstawa", "Approved by"),
            ("Właściciel (stanowisko)", "Owner (position)"),
        ],
        rows(
            "d",
            "g.documents",
            [
                *("{{ d.doc }}", "{{ d.title }}", "{{ d.edition }}", "{{ d.effective_from }}"),
                *(or_dash("d.approval_ref"), "{{ d.post }}"),
            ],
        ),
    )
    return [
        p.h1("2. Dokumenty obowiązujące", "2. Documents in force"),
        p.text(
            "Karty spraw i poradniki interesanta są w części 3, formularze i zapisy w części 4.",
            "Service cards and client guides stand in section 3, forms and records in section 4.",
        ),
        p.either(
            "groups",
            each("g", "groups", paragraph("2.{{ loop.index }} {{ g.heading }}", "Heading2") + table + paragraph("")),
            "W rejestrze nie ma takich dokumentów.",
            "The register holds no such documents.",
        ),
    ]


def _published(p: Phrases) -> list[str]:
    """Return section 3: service cards and guides, for those who come to the office."""
    table = p.grid(
        "Karty spraw i poradniki interesanta",
        "Service cards and client guides",
        [108, 212, 96, 141, 188, 255],
        [_CODE, _TITLE, _EDITION, _FROM, ("Komórka", "Unit"), ("Adres w BIP", "Public web address")],
        rows(
            "d",
            "g.documents",
            [
                *("{{ d.doc }}", "{{ d.title }}", "{{ d.edition }}", "{{ d.effective_from }}"),
                "{{ d.unit }}",
                [
                    "{{ d.bip_url }}",
                    p.t("opublikowano: ", "published: ") + "{{ d.bip_published_on }}",
                ],
            ],
        ),
    )
    return [
        p.h1("3. Karty spraw i poradniki interesanta", "3. Service cards and client guides"),
        p.either(
            "published",
            each("g", "published", paragraph("3.{{ loop.index }} {{ g.heading }}", "Heading2") + table + paragraph("")),
            "W rejestrze nie ma kart spraw ani poradników.",
            "The register holds neither service cards nor guides.",
        ),
    ]


def _forms(p: Phrases) -> list[str]:
    """Return section 4: forms as records, with file plan class and retention."""
    table = p.grid(
        "Formularze i zapisy",
        "Forms and records",
        [95, 240, 105, 125, 128, 127, 180],
        [
            _CODE,
            _TITLE,
            _EDITION,
            ("Dokument nadrzędny", "Belongs to"),
            ("Symbol JRWA", "File plan class"),
            ("Kategoria archiwalna", "Reten\u00adtion class"),
            ("Miejsce przecho\u00adwywania", "Stored at"),
        ],
        rows(
            "d",
            "forms",
            [
                *("{{ d.doc }}", "{{ d.title }}", "{{ d.edition }}", or_dash("d.parent_doc")),
                *("{{ d.jrwa }}", "{{ d.retention }}", "{{ d.storage }}"),
            ],
        ),
        holds=True,
    )
    return [
        p.h1("4. Formularze jako zapisy", "4. Forms as records"),
        p.either(
            "forms",
            p.text(
                "Wypełniony formularz jest zapisem; przechowuje się go tak długo, jak stanowi kategoria archiwalna.",
                "A form that was filled in is a record; it is kept for as long as its retention class says.",
                keep=True,
            )
            + table
            + paragraph("", keep=True),
            "W rejestrze nie ma formularzy.",
            "The register holds no forms.",
            keep=True,
        ),
    ]


def _signature(p: Phrases) -> list[str]:
    """Return section 5: who signs, by the post."""
    return [
        p.h1("5. Podpisy", "5. Signatures"),
        p.grid(
            "Podpisy",
            "Signatures",
            [560, 180, 260],
            [("Rola", "Role"), ("Data", "Date"), ("Podpis", "Signature")],
            rows("s", "signatures", ["{{ s.role }}{% if s.title %}: {{ s.title }}{% endif %}", "", ""]),
            keep=True,
            tall=True,
        ),
        AFTER_LAST_TABLE,
    ]

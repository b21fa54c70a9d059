"""What the templates of reports on a year, a unit or today have in common: the head and the signatures."""

from __future__ import annotations

from docx_parts import paragraph
from docx_phrases import Phrases, rows


def head(p: Phrases, pl: str, en: str) -> list[str]:
    """Return the place for the case number, the title, and the day that the document speaks for."""
    return [
        paragraph(p.t("Znak sprawy: ………………", "Case no: ………………")),
        paragraph(p.t(pl, en), "Title"),
        paragraph(p.t("stan na dzień {{ as_of }}", "as of {{ as_of }}"), "Subtitle"),
    ]


def signatures(p: Phrases) -> list[str]:
    """Return the table of those who sign, with their names."""
    return [
        p.grid(
            "Podpisy",
            "Signatures",
            [330, 300, 150, 220],
            [("Rola", "Role"), ("Imię i nazwisko", "Name"), ("Data", "Date"), ("Podpis", "Signature")],
            rows(
                "s",
                "signatures",
                ["{{ s.role }}{% if s.title %}: {{ s.title }}{% endif %}", "{{ s.name }}", "", ""],
            ),
            keep=True,
            tall=True,
        ),
    ]

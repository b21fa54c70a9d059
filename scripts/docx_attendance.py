"""The attendance list of an audit: two meetings, a line for everyone expected and some for others."""

from __future__ import annotations

from docx_phrases import Phrases, blank_rows


def attendance(p: Phrases) -> str:
    """Return the list."""
    return p.grid(
        "Lista obecności",
        "Attendance list",
        [250, 290, 100, 180, 180],
        [
            ("Imię i nazwisko", "Name"),
            ("Stanowisko", "Position"),
            ("Komórka", "Unit"),
            ("Podpis, spotkanie otwierające", "Signature, opening meeting"),
            ("Podpis, spotkanie zamykające", "Signature, closing meeting"),
        ],
        [
            "{%tr for m in attendance %}",
            [
                "{{ m.name }}",
                "{% if m.position %}{{ m.position }}{% else %}–{% endif %}",
                "{% if m.unit %}{{ m.unit }}{% else %}–{% endif %}",
                "",
                "",
            ],
            "{%tr endfor %}",
            *blank_rows(4, 5),
        ],
        tall=True,
    )

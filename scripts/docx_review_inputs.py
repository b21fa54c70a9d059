"""Section 4 of the template of the minutes: each input with its figures, its tables, and what was typed about it."""

from __future__ import annotations

from docx_parts import control, paragraph
from docx_phrases import Phrases, each, rows, when
from docx_review_tables import BESIDE, tables


def inputs(p: Phrases) -> list[str]:
    """Return the section."""
    about = (
        "{% if i.clause %}"
        + p.t("Punkt normy", "Clause")
        + " {{ i.clause }}. {% endif %}"
        + p.t("Stan na dzień {{ i.day }}.", "As of {{ i.day }}.")
        + "{% if i.prepared_by %} "
        + p.t("Przygotował(a): ", "Prepared by: ")
        + "{{ i.prepared_by }}.{% endif %}"
    )
    shown = "".join(when(f"i.code == '{code}'", table) for code, table in tables(p).items())
    one = (
        paragraph("{{ i.no }} {{ i.heading }}", "Heading2")
        + paragraph(about, keep=True)
        + when("i.figures", _figures(p))
        + when(
            "i.countable and not i.counted",
            p.text("W rejestrach nie ma danych do tego punktu.", "The registers hold no data for this input."),
        )
        + shown
        + p.line(
            "Omówienie",
            "Summary",
            control("key", "{{ i.code }}") + control("review_inputs.summary", "{{ i.summary }}"),
            keep=True,
            before=140,
        )
        + p.line("Ocena", "Assessment", control("review_inputs.assessment", "{{ i.assessment }}"))
    )
    return [p.h1("4. Dane wejściowe", "4. Inputs"), each("i", "inputs", one)]


def _figures(p: Phrases) -> str:
    """Return the figures of an input, beside those of the review before and of the year before where there were any."""
    what = ("Co policzono", "What was counted")
    title = ("Dane w porównaniu z poprzednim przeglądem", "Figures compared with the previous review")
    beside = ["{{ f.before }}", "{{ f.now }}", "{{ f.change }}"]
    with_older = p.grid(
        *title,
        [470, 135, 140, 115, 140],
        [what, ("Wcześniej", "Earlier"), *BESIDE],
        rows("f", "i.figures", ["{{ f.label }}", "{{ f.older }}", *beside]),
        keep=True,
    )
    without = p.grid(
        *title, [580, 140, 130, 150], [what, *BESIDE], rows("f", "i.figures", ["{{ f.label }}", *beside]), keep=True
    )
    alone = p.grid(
        "Dane",
        "Figures",
        [800, 200],
        [what, BESIDE[1]],
        rows("f", "i.figures", ["{{ f.label }}", "{{ f.now }}"]),
        keep=True,
    )
    return when("compared", when("older.review", with_older, without), alone)


def compared_with(p: Phrases) -> str:
    """Return which reviews the figures stand beside."""
    second = p.t(
        "{{ older.review }}, za okres {{ older.first }} – {{ older.last }} (w tabelach kolumna „Wcześniej”)",
        "{{ older.review }}, for {{ older.first }} – {{ older.last }} (the column “Earlier” of the tables)",
    )
    return when("older.review", p.line("Przegląd wcześniejszy", "Earlier review", second))

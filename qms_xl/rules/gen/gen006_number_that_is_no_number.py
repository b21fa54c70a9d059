"""GEN006: a number that was typed as text, or is none."""

from __future__ import annotations

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread


def find(register: Register) -> Found:
    """Give each cell that was to hold a number and could not be read as one."""
    for found in misread(register, ("number",)):
        cell = register.cell(found.row, found.column)
        facts: dict[str, object] = {"part": found.part}
        if found.suggestion:
            number = float(found.suggestion)
            facts["suggestion"] = int(number) if register.schema[found.column].kind == "int" else number
            yield Hit(cell, facts, variant="suggested", edit=CellEdit(cell, facts["suggestion"]))
        elif register.schema[found.column].kind == "int":
            yield Hit(cell, facts, variant="whole")
        else:
            yield Hit(cell, facts)


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    fix="safe",
    title=Text("Liczba, która nie jest liczbą", "Number that is no number"),
    message=Text(
        "„{part}” w polu „{header}” nie jest liczbą.",
        "“{part}” in “{header}” is no number.",
    ),
    variants={
        "suggested": Text(
            "„{part}” w polu „{header}” to tekst, a nie liczba. Może oznaczać tylko {suggestion}.",
            "“{part}” in “{header}” is text, not a number. It can only mean {suggestion}.",
        ),
        "whole": Text(
            "„{part}” w polu „{header}” nie jest liczbą całkowitą.",
            "“{part}” in “{header}” is no whole number.",
        ),
    },
    why=Text(
        "Excel pomija tekst w sumach i średnich, nie mówiąc o tym. Wynik wygląda poprawnie, a jest za mały.",
        "Excel leaves text out of sums and averages without a word. The result looks right and is too small.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} samą liczbę, bez spacji, jednostki i słów, na przykład 1234,5.",
        "Type the bare number in cell {cell}, without spaces, unit or words, for example 1234.5.",
    ),
    good="""
measurements
| indicator | period  | value  | comment |
| M-01      | 2026-Q1 | 1234.5 | 1 234,5 |
| M-01      | 2026-Q2 | tak    |         |
| M-01      | 2026-Q3 |        |         |
""",
    bad="""
measurements
| indicator | period  | value     |
| M-01      | 2026-Q1 | 1 234,5 ! |
| M-01      | 2026-Q2 | 1,234 !   |
| M-01      | 2026-Q3 | ok. 5 !   |

documents
| doc  | edition | review_months |
| P-01 | 1       | 12.5 !        |
| P-02 | 1       | '24 !         |
""",
)

"""GEN006: a number that was typed as text, or is none."""

from __future__ import annotations

import re

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread

_TWO_WAYS = re.compile(r"^-?\d{1,3}[.,]\d{3}$")


def find(register: Register) -> Found:
    """Give each cell that was to hold a number and could not be read as one."""
    for found in misread(register, ("number",)):
        cell = register.cell(found.row, found.column)
        if found.suggestion:
            number = float(found.suggestion)
            meant = int(number) if register.schema[found.column].kind == "int" else number
            yield Hit(cell, {"suggestion": meant}, variant="suggested", edit=CellEdit(cell, meant))
        elif _TWO_WAYS.match(found.part):
            yield Hit(cell, variant="ambiguous")
        elif register.schema[found.column].kind == "int":
            yield Hit(cell, variant="whole")
        else:
            yield Hit(cell)


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    fix="safe",
    title=Text("Liczba, która nie jest liczbą", "Number that is no number"),
    message=Text(
        "„{value}” w polu „{header}” nie jest liczbą.",
        "“{value}” in “{header}” is no number.",
    ),
    variants={
        "suggested": Text(
            "„{value}” w polu „{header}” to tekst, a nie liczba. Może oznaczać tylko {suggestion}.",
            "“{value}” in “{header}” is text, not a number. It can only mean {suggestion}.",
        ),
        "ambiguous": Text(
            "„{value}” w polu „{header}” to tekst, który można odczytać na dwa sposoby: jako tysiące albo jako ułamek.",
            "“{value}” in “{header}” is text that can be read in two ways: as thousands, or as a fraction.",
        ),
        "whole": Text(
            "„{value}” w polu „{header}” nie jest liczbą całkowitą.",
            "“{value}” in “{header}” is no whole number.",
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
    remedies={
        "whole": Text(
            "Wpisz w komórce {cell} samą liczbę całkowitą, bez spacji, jednostki i słów, na przykład 2026.",
            "Type the bare whole number in cell {cell}, without spaces, unit or words, for example 2026.",
        )
    },
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

"""GEN013: spaces at the ends, doubled or non-breaking ones, and characters that nobody sees."""

from __future__ import annotations

import re

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules._where import cells
from qms_xl.rules.gen._strings import looks, text_columns, texts

_BREAKS = re.compile(r"[ \t]*\r?\n[ \t]*")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\ufeff]")


def find(register: Register) -> Found:
    """Give each column with such cells once, at its header, with the number of cells."""
    for column in text_columns(register):
        if looks(register, column).tidy:
            continue
        formulas = register.formulas.get(column, frozenset())
        found = [(row, text) for row, text in texts(register, column) if row not in formulas]
        changed = [(row, text, clean) for row, text in found if (clean := _clean(text)) != text and clean]
        if changed:
            rows = [row for row, _, _ in changed]
            edits = tuple(CellEdit(register.cell(row, column), clean) for row, _, clean in changed)
            facts = {"count": len(changed), "cells": cells(register, rows, column)}
            yield Hit(register.header(column), facts, edit=edits[0], more=edits[1:])


def _clean(text: str) -> str:
    plain = _SPACES.sub(" ", _UNSEEN.sub("", text))
    return _BREAKS.sub("\n", plain).strip()


RULE = Rule(
    find=find,
    severity="note",
    fix="safe",
    title=Text("Zbędne spacje i niewidoczne znaki", "Stray spaces and unseen characters"),
    message=Text(
        "W kolumnie „{header}” {count:plural komórka ma|komórki mają|komórek ma} zbędne spacje lub niewidoczne znaki: {cells}.",
        "In “{header}”, {count:plural cell has|cells have} stray spaces or unseen characters: {cells}.",
    ),
    why=Text(
        "Toolkit pomija takie spacje, ale Excel nie: filtr, sortowanie i funkcja WYSZUKAJ widzą dwa różne wpisy.",
        "The toolkit ignores such spaces, but Excel does not: filters, sorting and lookups see two different entries.",
    ),
    remedy=Text(
        "Usuń zbędne spacje w tych komórkach (te na początku i końcu widać po kliknięciu w pasek formuły) albo uruchom "
        "`qms-xl reconcile --apply --select GEN013`.",
        "Delete the stray spaces in these cells (those at the ends show when you click into the formula bar), or run "
        "`qms-xl reconcile --apply --select GEN013`.",
    ),
    good="""
units
| unit | name              | unit_type  |
| KM   | Wydział Kadr      | department |
| OR   |                   | department |
""",
    bad="""
units
| unit | name!             | unit_type  |
| KM   | " Wydział Kadr"   | department |
| OR   | "Wydział  Kadr"   | department |
| WS   | "Wydział\\u00a0Kadr" | department |
""",
)

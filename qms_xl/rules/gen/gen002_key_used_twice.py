"""GEN002: two rows under one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._where import cells
from qms_xl.rules.gen._keys import compared_keys

if TYPE_CHECKING:
    import pandas as pd


def find(register: Register) -> Found:
    """Give the second row of each key that stands in several rows; in `lists`, of each word with several meanings."""
    keys = compared_keys(register)
    keys = keys[keys.duplicated(keep=False)]
    for _, rows in keys.groupby(keys):
        row_ids = [int(row) for row in rows.index]
        if register.name == "lists":
            yield from _meanings(register, row_ids)
        else:
            facts = {"cells": cells(register, row_ids), "count": len(row_ids)}
            yield Hit(register.cell(row_ids[1]), facts)


def _meanings(lists: Register, row_ids: list[int]) -> Found:
    means: pd.Series[str] = lists["means"].loc[row_ids].fillna("")
    other = means.index[means != means.iloc[0]]
    if len(other):
        facts = {
            "word": lists["value"].loc[row_ids[0]],
            "list": lists["list"].loc[row_ids[0]],
            "meanings": tuple(dict.fromkeys(means)),
            "cells": cells(lists, row_ids, "value"),
        }
        yield Hit(lists.cell(int(other[0]), "value"), facts, variant="lists")


RULE = Rule(
    find=find,
    severity="error",
    yields_to=("GEN015",),
    title=Text("Ten sam numer użyty dwa razy", "Key used twice"),
    message=Text(
        "„{record}” występuje w {count:plural wierszu|wierszach|wierszach}: {cells}.",
        "“{record}” stands in {count:plural row|rows}: {cells}.",
    ),
    variants={
        "lists": Text(
            "Słowo „{word}” ma w słowniku „{list}” różne znaczenia: {meanings} (komórki {cells}).",
            "The word “{word}” has different meanings in the list “{list}”: {meanings} (cells {cells}).",
        )
    },
    why=Text(
        "Numer wskazuje jeden wiersz. Gdy są dwa, odwołania z innych rejestrów i liczby w raportach nie wiedzą, "
        "o który chodzi.",
        "A number stands for one row. Where there are two, references from other registers and the figures in reports "
        "cannot tell which one is meant.",
    ),
    remedy=Text(
        "Jeżeli to ten sam wpis, usuń jeden wiersz. Jeżeli to dwa różne, nadaj drugiemu (komórka {cell}) inny numer. "
        "Wielkość liter, spacje i znaki diakrytyczne nie odróżniają numerów.",
        "If it is the same entry, delete one of the rows. If there are two, give the second (cell {cell}) another number. "
        "Case, spaces and diacritics do not tell numbers apart.",
    ),
    remedies={
        "lists": Text(
            "Zostaw jedno znaczenie: popraw kod w jednej z tych komórek albo usuń powtórzony wiersz słownika.",
            "Keep one meaning: correct the code in one of these cells, or delete the repeated row of the list.",
        ),
    },
    good="""
units
| unit | name | unit_type  |
| KM   | KM   | department |
| KM-1 | KM   | section    |

documents
| doc  | edition |
| P-01 |         |
| P-01 | 2       |

surveys
| survey | period | area | unit |
| B-1    | 2026   | KM   |      |
| B-1    | 2026   | KM   | OR   |
""",
    bad="""
units
| unit | name | unit_type  |
| KM   | KM   | department |
| km ! | OR   | office     |
| KM   | WS   | office     |

documents
| doc    | edition |
| P-01   |         |
| P-01 ! | 1       |

measurements
| indicator | period      | value |
| M-01      | 2026-Q2     | 1     |
| M-01 !    | II kw. 2026 | 2     |
""",
)

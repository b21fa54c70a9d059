"""GEN015: the same number in two workbooks, with different content."""

from __future__ import annotations

from typing import Any

from qms_xl.model import PLACE_STEP, Found, Hit, Register, Rule, Text
from qms_xl.rules._where import cells
from qms_xl.rules.gen._keys import compared_keys


def find(register: Register) -> Found:
    """Give the row in the later workbook of each key whose rows differ between workbooks."""
    workbooks = [place.workbook for place in register.places]
    if register.name == "lists" or len(set(workbooks)) < 2:
        return
    keys = compared_keys(register)
    keys = keys[keys.duplicated(keep=False)]
    rows = [int(row) for row in keys.index]
    first_of = dict(zip(reversed(keys.to_list()), reversed(rows), strict=True))
    pairs = [(first_of[key], row) for key, row in zip(keys, rows, strict=True)]
    apart = [(one, other) for one, other in pairs if workbooks[one // PLACE_STEP] != workbooks[other // PLACE_STEP]]
    told = set()
    for (one, other), columns in sorted(_differing(register, apart).items()):
        if one in told:
            continue
        told.add(one)
        facts = {
            "other_workbook": workbooks[one // PLACE_STEP],
            "columns": tuple(register.cell(other, column).header for column in columns),
            "cells": cells(register, (one, other)),
        }
        yield Hit(register.cell(other), facts)


def _differing(register: Register, pairs: list[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
    """Return the pairs of rows that differ, with the columns, present in both places, whose typed values do.

    Computed columns are the toolkit's.
    """
    found: dict[tuple[int, int], list[str]] = {}
    for column in register.schema.columns:
        if column.computed or not register.has(column.name) or not pairs:
            continue
        values = register[column.name].astype(object)
        ones, others = (values.loc[list(side)].to_numpy() for side in zip(*pairs, strict=True))
        for pair, one, other in zip(pairs, ones, others, strict=True):
            both = all(column.name in register.places[row // PLACE_STEP].letters for row in pair)
            if both and one != other and not (_missing(one) and _missing(other)):
                found.setdefault(pair, []).append(column.name)
    return found


def _missing(value: Any) -> bool:
    return value is None or value != value


RULE = Rule(
    find=find,
    severity="error",
    instead_of=("GEN002",),
    title=Text("Ten sam numer w dwóch skoroszytach, różna treść", "Same key in two workbooks, different content"),
    message=Text(
        "„{record}” stoi w dwóch skoroszytach i ma w nich różną treść (pola: {columns}). Komórki: {cells}.",
        "“{record}” stands in two workbooks with different content ({columns}). Cells: {cells}.",
    ),
    why=Text(
        "Nie wiadomo, który zapis jest prawdziwy. Najczęściej jeden z plików to stara kopia.",
        "Nobody can tell which entry is true. Most often one of the files is an old copy.",
    ),
    remedy=Text(
        "Porównaj oba wiersze i zostaw jeden. Jeżeli plik „{workbook}” lub „{other_workbook}” jest kopią, "
        "przenieś go do podfolderu `archiwum`.",
        "Compare the two rows and keep one. If “{workbook}” or “{other_workbook}” is a copy, move it to the subfolder "
        "`archive`.",
    ),
    good="""
actions
| action     | description | status  |
| D-2026-001 | KM          | running |
| D-2026-002 | OR          |         |

actions @ 2025.xlsx
| action     | description | status  |
| D-2026-001 | KM          | running |
| D-2025-001 | KM          | closed  |
""",
    bad="""
actions
| action     | description | status  |
| D-2026-001 | KM          | running |

actions @ 2025.xlsx
| action       | description | status |
| D-2026-001 ! | KM          | closed |
""",
)

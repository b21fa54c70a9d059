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
    for _, rows in keys.groupby(keys):
        row_ids = [int(row) for row in rows.index]
        first = row_ids[0]
        home = workbooks[first // PLACE_STEP]
        for row in row_ids[1:]:
            book = workbooks[row // PLACE_STEP]
            columns = _differing(register, first, row) if book != home else []
            if columns:
                facts = {
                    "other_workbook": home,
                    "columns": tuple(register.cell(row, column).header for column in columns),
                    "cells": cells(register, row_ids),
                }
                yield Hit(register.cell(row), facts)
                break


def _differing(register: Register, first: int, second: int) -> list[str]:
    """Return the columns, present in both places, whose typed values differ; computed ones are the toolkit's."""
    places = [register.places[row // PLACE_STEP] for row in (first, second)]
    return [
        column.name
        for column in register.schema.columns
        if register.has(column.name)
        and not column.computed
        and all(column.name in place.letters for place in places)
        and _bare(register[column.name].loc[first]) != _bare(register[column.name].loc[second])
    ]


def _bare(value: Any) -> Any:
    return None if value is None or value != value else value


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

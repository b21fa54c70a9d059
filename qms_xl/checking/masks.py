"""Taking what could not be read out of a register: no value for later rules, and not blank for that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qms_xl.model import PLACE_STEP, CellRef, Hit, Register


def masked_cells(register: Register, hits: Iterable[Hit]) -> list[tuple[int, str]]:
    """Return the cells of the register that these hits name, by row id and column, each once."""
    cells = dict.fromkeys((_row_id(register, hit.cell), hit.cell.column or "") for hit in hits)
    return [(row_id, column) for row_id, column in cells if row_id is not None and register.has(column)]


def without_values(register: Register, hits: Iterable[Hit]) -> Register:
    """Return the register without the values of these cells; of a cell of several values only the named part goes."""
    import pandas as pd

    frame: Any = register.frame.copy()  # the stubs know no cell that holds a tuple
    for hit in hits:
        for row_id, column in masked_cells(register, [hit]):
            if register.schema[column].many:
                parts = frame.at[row_id, column]
                frame.at[row_id, column] = tuple(part for part in parts if hit.about and str(part) != hit.about)
            elif frame[column].dtype.kind == "M":
                frame.at[row_id, column] = pd.NaT
            elif frame[column].dtype.kind == "f":
                frame.at[row_id, column] = float("nan")
            else:
                frame.at[row_id, column] = None
    return replace(register, frame=frame)


def _row_id(register: Register, cell: CellRef) -> int | None:
    """Return the row of a cell that the register gave, be it one of a row that stands in no workbook any more."""
    for number, place in enumerate(register.places):
        row_id, letter = number * PLACE_STEP + (cell.row or 0), place.letters.get(cell.column or "")
        there = (place.workbook, place.sheet, f"{letter}{cell.row}" if letter else None)
        if there == (cell.workbook, cell.sheet, cell.cell) and row_id in register.frame.index:
            return row_id
    return None

"""Taking what could not be read out of a register: no value for later rules, and not blank for that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from qms_xl.model import PLACE_STEP, CellRef, Hit, Register


def masked_cells(register: Register, hits: Iterable[Hit]) -> list[tuple[int, str]]:
    """Return the cells of the register that these hits name, by row id and column, each once."""
    cells = ((row_id, hit.cell.column or "") for hit in hits for row_id in _row_ids(register, hit.cell))
    return [cell for cell in dict.fromkeys(cells) if register.has(cell[1])]


def without_values(register: Register, hits: Iterable[Hit]) -> Register:
    """Return the register without the values of these cells; of a cell of several values only the named part goes."""
    import pandas as pd

    frame: Any = register.frame.copy()  # the stubs know no cell that holds a tuple
    by_address = {(place.workbook, place.sheet): number for number, place in enumerate(register.places)}
    for hit in hits:
        column = hit.cell.column
        number = by_address.get((hit.cell.workbook, hit.cell.sheet))
        if column is None or column not in frame.columns or number is None or hit.cell.row is None:
            continue
        for row_id in _row_ids(register, hit.cell):
            if register.schema[column].many:
                parts = frame.at[row_id, column]
                kept = tuple(part for part in parts if hit.about and str(part) != hit.about)
                frame.at[row_id, column] = kept
            elif frame[column].dtype.kind == "M":
                frame.at[row_id, column] = pd.NaT
            elif frame[column].dtype.kind == "f":
                frame.at[row_id, column] = float("nan")
            else:
                frame.at[row_id, column] = None
    return replace(register, frame=frame)


def _row_ids(register: Register, cell: CellRef) -> list[int]:
    ids = (
        number * PLACE_STEP + (cell.row or 0)
        for number, place in enumerate(register.places)
        if (place.workbook, place.sheet) == (cell.workbook, cell.sheet)
    )
    return [row_id for row_id in ids if row_id in register.frame.index]

"""Naming several cells of one register for a person."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from qms_xl.model import Register

_SHOWN = 5


def cells(
    register: Register, row_ids: Iterable[int], column: str | None = None, shown: int = _SHOWN
) -> tuple[str, ...]:
    """Return the addresses of the first cells, `A2`, with sheet and workbook where the register stands in several places."""
    found = []
    for row_id in islice(row_ids, shown):
        cell = register.cell(row_id, column)
        name = cell.cell or str(cell.row)
        if len({place.workbook for place in register.places}) > 1:
            name = f"[{cell.workbook}]{cell.sheet}!{name}"  # as Excel writes it
        elif len(register.places) > 1:
            name = f"{cell.sheet}!{name}"
        found.append(name)
    return tuple(found)

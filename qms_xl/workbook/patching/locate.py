"""Where the wanted rows and cells of a sheet part stand: found by byte searches where its form is known, else by a full parse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from qms_xl.workbook.patching.layout import Layout, Row
from qms_xl.workbook.patching.locating import locate_formed
from qms_xl.workbook.patching.locating_any import locate_any

Wanted = Mapping[int, Collection[int]]
"""Rows -> the columns that are asked for in them."""


def locate(file: str, part: str, stream: Callable[[], Iterable[bytes]], wanted: Wanted) -> Layout:
    """Return what stands where. `stream` begins a new reading of the part's bytes each time it is called.

    Raises ReadError where the part is broken, OddSheet where nobody can say what stands where.
    """
    rows: dict[int, Row] = {}

    def take(row: Row) -> None:
        rows[row.number] = row

    layout = locate_formed(file, part, stream(), wanted, take)
    if layout is None:
        rows.clear()
        layout = locate_any(file, part, stream, wanted, take)
    return replace(layout, rows=rows)

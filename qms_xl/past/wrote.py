"""Which cells and rows a run of the toolkit wrote, as a snapshot remembers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from qms_xl.fold import fold
from qms_xl.model import CellEdit, Register, RegisterSchema
from qms_xl.past.chain import Wrote
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.writing.journal import Run
    from qms_xl.writing.outcome import Undone, Written


def wrote_in(written: Written) -> tuple[Wrote, ...]:
    """Return the cells that a run wrote; rows that it added are none that an earlier snapshot knows."""
    return tuple(_cells(written.edits))


def taken_back_in(undone: Undone, run: Run, now: Mapping[str, Register]) -> tuple[Wrote, ...]:
    """Return the cells that taking this run back wrote, and the rows that it had added and that are gone."""
    entries = [entry for step in run.steps if step.workbook in undone.restored for entry in step.entries]
    keys = {name: frozenset(map(fold, register.keys.astype(str))) for name, register in now.items()}
    gone = (one for one in entries if one.added and fold(one.record) not in keys.get(one.register, ()))
    cells = (Wrote(one.register, one.record, one.column) for one in entries if not one.added)
    return (
        *_cells(undone.edits),
        *(cell for cell in cells if _is_kept(cell)),
        *(Wrote(one.register, one.record, "") for one in gone),
    )


def _cells(edits: Sequence[CellEdit]) -> Iterator[Wrote]:
    """Yield the cells of edits, as far as snapshots hold them."""
    for edit in edits:
        cell = Wrote(edit.cell.register, edit.cell.record or "", edit.cell.column or "")
        if _is_kept(cell):
            yield cell


def _is_kept(cell: Wrote) -> bool:
    return not _schemas()[cell.register][cell.column].computed


@cache
def _schemas() -> Mapping[str, RegisterSchema]:
    return collect("qms_xl.registers", "SCHEMA")

"""What the reader could not make out, or only understood, as hits of the rule that speaks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qms_xl.kinds import Context
from qms_xl.kinds.columns import parts_of
from qms_xl.model import CellEdit, Misreading, Register


def misread(register: Register, kinds: Collection[str]) -> Iterator[Misreading]:
    """Return the misreadings of these kinds, in the order of the reader."""
    return (found for found in register.misreadings if found.kind in kinds)


def respelled(register: Register, found: Misreading, understood: Collection[str]) -> CellEdit:
    """Return the edit that writes what was understood as the list or the other register spells it.

    In a cell of several values every understood part is respelled, the others stay as typed: one cell, one new value.
    """
    cell = register.cell(found.row, found.column)
    column = register.schema[found.column]
    if not column.many:
        return CellEdit(cell, register[found.column].loc[found.row])
    spelling = {
        other.part: other.suggestion
        for other in register.misreadings
        if (other.row, other.column) == (found.row, found.column) and other.kind in understood
    }
    parts = (" ".join(str(part).split()) for part in parts_of(cell.value, Context(column)))
    return CellEdit(cell, tuple(spelling.get(part, part) for part in parts))

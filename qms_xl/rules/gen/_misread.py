"""What the reader could not make out, or only understood, as hits of the rule that speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from qms_xl.kinds import Context
from qms_xl.kinds.columns import parts_of
from qms_xl.model import CellEdit, Misreading, Register


def misread(register: Register, kinds: Collection[str]) -> Iterator[Misreading]:
    """Return the misreadings of these kinds, in the order of the reader."""
    return (found for found in register.misreadings if found.kind in kinds)


class Respelling:
    """The edits that write what was understood as the list, or the other register, spells it.

    In a cell of several values every understood part is respelled and the others stay as typed: one cell, one new value.
    """

    def __init__(self, register: Register, understood: Collection[str]) -> None:
        self.register = register
        self.spellings: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
        for found in misread(register, understood):
            if register.schema[found.column].many:
                self.spellings[found.row, found.column][found.part] = found.suggestion

    def of(self, found: Misreading) -> CellEdit:
        """Return the edit of the cell in which something was understood."""
        cell = self.register.cell(found.row, found.column)
        column = self.register.schema[found.column]
        if not column.many:
            return CellEdit(cell, self.register[found.column].loc[found.row])
        spelling = self.spellings[found.row, found.column]
        parts = (" ".join(str(part).split()) for part in parts_of(cell.value, Context(column)))
        return CellEdit(cell, tuple(spelling.get(part, part) for part in parts))

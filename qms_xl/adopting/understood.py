"""How well an adopted register is understood: of each column the share of filled cells that were read, and some that were not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qms_xl.kinds.reading import as_text
from qms_xl.model import PLACE_STEP, Register

_NAMED = 3  # bad cells that are shown of a column
_NO_HARM = frozenset(
    {"soft_reference", "elsewhere", "reference", "namesake", "collective"}
)  # read, only leading nowhere


@dataclass(frozen=True)
class ColumnScore:
    """One column: `filled` cells and how many of them were `read`; `left`: some of the others, as typed."""

    column: str
    filled: int
    read: int
    left: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Return the share of filled cells that were read; 1 where none is filled."""
        return self.read / self.filled if self.filled else 1.0


@dataclass(frozen=True)
class Score:
    """One register: its adopted rows, the columns of ours that they have; `lacking`: required ones that they have not."""

    register: str
    rows: int
    columns: tuple[ColumnScore, ...]
    lacking: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Return the share of all filled cells that were read."""
        filled = sum(column.filled for column in self.columns)
        return sum(column.read for column in self.columns) / filled if filled else 1.0


def scores(registers: Iterable[Register]) -> list[Score]:
    """Return how well registers are understood."""
    return [_score(register) for register in registers]


def not_read(register: Register) -> dict[tuple[int, str], str]:
    """Return the cells that could not be read as their kind, by (row id, column): the part that could not, as typed."""
    return {
        (found.row, found.column): found.part
        for found in register.misreadings
        if not found.understood and found.kind not in _NO_HARM
    }


def adopted_rows(register: Register) -> list[int]:
    """Return the row ids of the places of the office's own making."""
    return [row for row in register.frame.index.tolist() if row // PLACE_STEP in register.adopted]


def _score(register: Register) -> Score:
    rows = adopted_rows(register)
    there = {name for number in register.adopted for name in register.places[number].letters}
    bad = not_read(register)
    columns = []
    for name in (name for name in register.frame.columns if name in there):
        filled = int((~register.blank(name)).loc[rows].sum())
        here = [bad[row, name] for row in rows if (row, name) in bad]
        shown = tuple(dict.fromkeys(as_text(part) for part in here if part))[:_NAMED]
        columns.append(ColumnScore(name, filled, filled - len(here), shown))
    lacking = (column.name for column in register.schema.columns if column.required is True)
    return Score(register.name, len(rows), tuple(columns), tuple(name for name in lacking if name not in there))

"""How well an adopted register is understood: of each column the share of filled cells that were read, and some that were not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qms_xl.kinds.reading import as_text
from qms_xl.model import Register

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
    """One register: its rows and its columns."""

    register: str
    rows: int
    columns: tuple[ColumnScore, ...]

    @property
    def share(self) -> float:
        """Return the share of all filled cells that were read."""
        filled = sum(column.filled for column in self.columns)
        return sum(column.read for column in self.columns) / filled if filled else 1.0


def scores(registers: Iterable[Register]) -> list[Score]:
    """Return how well registers are understood."""
    return [_score(register) for register in registers]


def _score(register: Register) -> Score:
    bad: dict[str, dict[int, str]] = {}
    for found in register.misreadings:
        if not found.understood and found.kind not in _NO_HARM:
            bad.setdefault(found.column, {})[found.row] = found.part
    columns = []
    for name in register.frame.columns:
        filled = int((~register.blank(name)).sum())
        here = bad.get(name, {})
        shown = tuple(dict.fromkeys(as_text(part) for part in here.values() if part))[:_NAMED]
        columns.append(ColumnScore(name, filled, filled - len(here), shown))
    return Score(register.name, len(register), tuple(columns))

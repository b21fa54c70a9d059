"""GEN001: a cell that must be filled in is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from qms_xl import conditions as when
from qms_xl.conditions import Condition
from qms_xl.model import Column, Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.required import holds
from qms_xl.supply import Absent

if TYPE_CHECKING:
    import pandas as pd


class Claims(Protocol):
    """Which empty cells other rules speak of."""

    def rows(self, register: Register, column: str) -> pd.Series[bool]:
        """Return which rows' cells of the column are claimed."""


def find(register: Register, registers: Mapping[str, Register], norm: Norm, claimed: Claims) -> Found:
    """Give the required empty cells that no other rule speaks of."""
    for column in _required(register):
        if _all_filled(register, column) or _unknown(register, column):
            continue
        empty = holds(column.required, register, registers, norm.name)
        if empty.any():
            empty &= register.blank(column.name)
        for other in column.instead:
            empty &= register.blank(other)
        if empty.any():
            empty &= ~claimed.rows(register, column.name)
        for row in empty.index[empty]:
            instead = tuple(register.cell(row, other).header for other in column.instead)
            yield Hit(register.cell(row, column.name), {"instead": instead}, variant="instead" if instead else "")
    for group in register.schema.one_of:
        if not all(register.has(name) for name in group):
            continue
        empty = register.blank(group[0])
        for name in group[1:]:
            empty &= register.blank(name)
        for row in empty.index[empty]:
            headers = tuple(register.cell(row, name).header for name in group)
            yield Hit(register.cell(row, group[0]), {"columns": headers}, variant="one_of")


def absent(register: Register) -> Found:
    """Say which absent columns keep empty cells from being judged: what is absent is never taken for empty."""
    missing: list[str] = []
    for column in _required(register):
        lacking = _lacking(register, column)
        if lacking and register.blank(column.name).any():
            missing.extend(f"{register.name}.{name}" for name in lacking)
    if missing:
        raise Absent(*dict.fromkeys(missing))
    return ()


def _required(register: Register) -> list[Column]:
    return [c for c in register.schema.columns if c.required and not c.computed and register.has(c.name)]


def _all_filled(register: Register, column: Column) -> bool:
    return not column.many and bool(register[column.name].notna().all())


def _lacking(register: Register, column: Column) -> list[str]:
    """Return the absent columns that would have a say in whether this one is required."""
    named = [name for name, _ in _named(column.required, register)]
    return [name for name in dict.fromkeys((*named, *column.instead)) if not register.has(name)]


def _unknown(register: Register, column: Column) -> bool:
    """Return whether an absent column could speak against the requirement, so that nothing can be said."""
    against = [name for name, denied in _named(column.required, register) if denied]
    return not all(register.has(name) for name in (*against, *column.instead))


def _named(condition: bool | Condition, register: Register, denied: bool = False) -> Iterator[tuple[str, bool]]:
    """Return the columns that a condition names, and whether it does so under a `not`."""
    match condition:
        case when.All(parts) | when.Any(parts):
            for part in parts:
                yield from _named(part, register, denied)
        case when.Not(part):
            yield from _named(part, register, not denied)
        case when.Is(column) | when.IsNot(column) | when.Filled(column):
            yield column, denied
        case when.Moved(first, second):
            yield first, denied
            yield second, denied
        case when.From(through=""):
            if register.schema.states:
                yield register.schema.states.column, denied
        case when.From(through=through):
            yield through, denied


RULE = Rule(
    find=(find, absent),
    severity="error",
    clause="7.5.3 [4.2.4]",
    title=Text("Puste pole wymagane", "Required cell empty"),
    message=Text(
        "Pole „{header}” jest puste, a w tym wierszu musi być wypełnione.",
        "“{header}” is empty, and in this row it has to be filled in.",
    ),
    variants={
        "instead": Text(
            "Pole „{header}” jest puste, a w tym wierszu musi być wypełnione ono albo: {instead}.",
            "“{header}” is empty, and in this row it has to be filled in, or instead: {instead}.",
        ),
        "one_of": Text(
            "Nie wypełniono żadnego z pól: {columns}. Wystarczy jedno z nich.",
            "None of these is filled in: {columns}. One of them is enough.",
        ),
    },
    why=Text(
        "Rejestr jest zapisem, czyli dowodem. Bez tej informacji nie da się wykazać, co, kiedy i przez kogo zrobiono, "
        "a pozostałe sprawdzenia nie mają na czym się oprzeć.",
        "A register is a record, that is, evidence. Without this information nobody can show what was done, when and by "
        "whom, and the other checks have nothing to go by.",
    ),
    remedy=Text(
        "Uzupełnij komórkę {cell} w arkuszu „{sheet}”.",
        "Fill in cell {cell} on sheet “{sheet}”.",
    ),
    good="""
units
| unit | name | unit_type  |
| KM   | KM   | department |

feedback
| feedback   | received_on | channel   | subject | unit | answered_on |
| S-2026-001 | 2026-11-02  | complaint | KM      |      |             |
| S-2026-002 | 2026-11-02  | complaint | brak    | KM   | 2026-11-20  |

trainings
| training   | subject | planned_on | held_on    |
| SZ-2026-01 | 9001    |            | 2026-11-20 |
""",
    bad="""
units
| unit | name | unit_type |
| KM   | KM   | !         |
| !    | OR   | office    |

feedback
| feedback   | received_on | channel   | subject | unit | answered_on |
| S-2026-001 | brak !      | complaint | KM      | !    | 2026-11-20  |

trainings
| training   | subject | planned_on | held_on |
| SZ-2026-01 | 9001    | !          |         |
""",
)

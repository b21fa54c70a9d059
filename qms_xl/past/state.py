"""The state of a register at a moment: its typed cells under the records' keys, as plain values that JSON can hold.

A date is its ISO text, a code its code, several values a list; a cell that could not be read is `{"typed": "..."}`.
Computed columns are left out: they follow from the others, and some change every day.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qms_xl.fold import fold
from qms_xl.model import Column, Place, Register, RegisterSchema

if TYPE_CHECKING:
    import pandas as pd

Value = str | float | None | list[str] | dict[str, str]
_TYPED = "typed"


@dataclass(frozen=True)
class State:
    """A register at a moment: `keys` of its rows as written, `cells` by column, in the rows' order."""

    register: str
    keys: tuple[str, ...]
    cells: Mapping[str, Sequence[Value]]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Return the position of each record by its key as keys are compared; a doubled key gets its number behind it."""
        seen: Counter[str] = Counter()
        found: dict[str, int] = {}
        for position, key in enumerate(self.keys):
            same = fold(key)
            seen[same] += 1
            found[same if seen[same] == 1 else f"{same}\x1f{seen[same]}"] = position
        return found

    def value(self, key: str, column: str) -> Value:
        """Return the cell of a record; KeyError where the state has no such record or column."""
        return self.cells[column][self.rows[key]]

    def encoded(self) -> bytes:
        """Return the state as JSON in UTF-8; the same state gives the same bytes."""
        cells = {column: list(self.cells[column]) for column in sorted(self.cells)}
        told = {"register": self.register, "keys": list(self.keys), "cells": cells}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def decoded(data: bytes) -> State:
    """Return the state of its JSON; raises ValueError, KeyError or TypeError where it is none."""
    told = json.loads(data)
    keys = tuple(str(key) for key in told["keys"])
    cells = {str(column): list(values) for column, values in told["cells"].items()}
    if any(len(values) != len(keys) for values in cells.values()):
        raise ValueError("columns of different lengths")
    return State(str(told["register"]), keys, cells)


def state_of(register: Register) -> State:
    """Return the state of a register as read."""
    cells = {
        column.name: _values(register, column)
        for column in register.schema.columns
        if register.has(column.name) and not column.computed
    }
    return State(register.name, tuple(register.keys.astype(str)), cells)


def _values(register: Register, column: Column) -> list[Value]:
    typed, raw = register[column.name], register.typed(column.name).tolist()
    values: list[Value]
    if column.many:
        return [list(part) if part else _unread(was) for part, was in zip(typed, raw, strict=True)]
    if column.kind == "date":
        values = typed.dt.strftime("%Y-%m-%d").astype(object).where(typed.notna(), None).tolist()
    else:
        values = typed.astype(object).where(typed.notna(), None).tolist()
    if None not in values:
        return values
    return [_unread(was) if value is None else value for value, was in zip(values, raw, strict=True)]


def _unread(typed: object) -> Value:
    """Return a cell without a value: None where it is blank, else what stands in it."""
    text = "" if typed is None else str(typed).strip()
    return {_TYPED: text} if text else None


def register_from(state: State, schema: RegisterSchema) -> Register:
    """Return a register that stands nowhere any more, with the values of the state; columns that the schema lost are left out."""
    import pandas as pd

    columns = [column for column in schema.columns if column.name in state.cells]
    index = pd.RangeIndex(2, 2 + len(state.keys))
    frame = pd.DataFrame({c.name: _series(state.cells[c.name], c, index) for c in columns}, index)
    raw = pd.DataFrame({c.name: _as_typed(state.cells[c.name], c) for c in columns}, index, dtype=object)
    return Register(schema, frame, raw, places=(Place("", "", 1, {}, {}),))


def _series(values: Sequence[Value], column: Column, index: pd.Index[Any]) -> pd.Series[Any]:
    import pandas as pd

    if column.many:
        return pd.Series([tuple(v) if isinstance(v, list) else () for v in values], index, dtype=object)
    read = [None if isinstance(value, dict) else value for value in values]
    kind = {"date": "datetime64[s]", "int": "float64", "number": "float64"}.get(column.kind, "object")
    return pd.Series(read, index, dtype=kind)


def _as_typed(values: Sequence[Value], column: Column) -> list[object]:
    def typed(value: Value) -> object:
        if isinstance(value, dict):
            return value[_TYPED]
        if isinstance(value, list):
            return "; ".join(value)
        return date.fromisoformat(value) if column.kind == "date" and isinstance(value, str) else value

    return [typed(value) for value in values]


def without(state: State, keys: Iterable[str]) -> State:
    """Return the state without these records, named by their keys as compared."""
    gone = {state.rows[key] for key in keys if key in state.rows}
    if not gone:
        return state
    kept = [position for position in range(len(state.keys)) if position not in gone]
    cells = {column: [values[i] for i in kept] for column, values in state.cells.items()}
    return State(state.register, tuple(state.keys[i] for i in kept), cells)


def rewritten(state: State, cells: Iterable[tuple[str, str, Value]]) -> State:
    """Return the state with other values in these cells (key, column, value), as far as it has them."""
    changed = {column: list(values) for column, values in state.cells.items()}
    for key, column, value in cells:
        if key in state.rows and column in changed:
            changed[column][state.rows[key]] = value
    return State(state.register, state.keys, changed)

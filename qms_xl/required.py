"""Whether a cell is required: the conditions of the schemas, worked out for all rows of a register at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from qms_xl import conditions as when
from qms_xl.conditions import Condition
from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd


def holds(
    condition: bool | Condition, register: Register, registers: Mapping[str, Register], norm: str
) -> pd.Series[bool]:
    """Return the rows for which the condition holds; index = row id.

    `registers`: all registers, for conditions on a row that a reference leads to; `norm`: name of the office's profile.
    What cannot be known (an unreadable cell, an absent column or register) does not hold.
    """
    import pandas as pd

    if isinstance(condition, bool):
        return pd.Series(condition, index=register.frame.index, dtype=bool)
    result = _WAYS[type(condition)](condition, register, registers, norm)
    return pd.Series(result.to_numpy(dtype=bool), index=register.frame.index, dtype=bool)


def _none(register: Register) -> pd.Series[bool]:
    import pandas as pd

    return pd.Series(False, index=register.frame.index, dtype=bool)


def _from(condition: when.From, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    if not condition.through:
        states = register.schema.states
        if states is None or not register.has(states.column):
            return _none(register)
        return register[states.column].isin(states.from_on(condition.state))
    reference = register.schema[condition.through].reference
    other = registers.get(reference.register) if reference else None
    if reference is None or other is None or not register.has(condition.through):
        return _none(register)
    key = reference.column or other.schema.key[0]
    if not other.has(key):
        return _none(register)
    reached = other[key][_from(when.From(condition.state), other, registers, norm)]
    return register[condition.through].isin(set(reached.dropna()))


def _is(condition: when.Is, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    if not register.has(condition.column):
        return _none(register)
    return register[condition.column].isin(condition.codes)


def _is_not(condition: when.IsNot, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    if not register.has(condition.column):
        return _none(register)
    cells = register[condition.column]
    return cells.notna() & ~cells.isin(condition.codes)


def _filled(
    condition: when.Filled, register: Register, registers: Mapping[str, Register], norm: str
) -> pd.Series[bool]:
    return ~register.blank(condition.column) if register.has(condition.column) else _none(register)


def _named_by(
    condition: when.NamedBy, register: Register, registers: Mapping[str, Register], norm: str
) -> pd.Series[bool]:
    other, key = registers.get(condition.register), register.schema.key[0]
    if other is None or not (register.has(key) and other.has(condition.through) and other.has(condition.column)):
        return _none(register)
    naming = other[condition.through][other[condition.column].isin(condition.codes)]
    return register[key].isin(naming.dropna())


def _moved(condition: when.Moved, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    if not (register.has(condition.first) and register.has(condition.second)):
        return _none(register)
    first, second = register[condition.first], register[condition.second]
    return first.notna() & second.notna() & (first != second)


def _norm_from(
    condition: when.NormFrom, register: Register, registers: Mapping[str, Register], norm: str
) -> pd.Series[bool]:
    import pandas as pd

    late = norm >= condition.profile  # profiles are named so that their names sort by date
    if not register.has("norm"):
        return pd.Series(late, index=register.frame.index, dtype=bool)
    known = {text: _profile_of(text) for text in register["norm"].dropna().unique()}
    answers = [
        late if blank else known.get(text, "") >= condition.profile
        for text, blank in zip(register["norm"], register.blank("norm"), strict=True)
    ]
    return pd.Series(answers, index=register.frame.index, dtype=bool)


def _profile_of(text: str) -> str:
    from qms_xl.norms import named

    found = named(text)
    return found.name if found else ""


def _all(condition: when.All, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    return reduce(lambda a, b: a & b, (holds(part, register, registers, norm) for part in condition.parts))


def _any(condition: when.Any, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    return reduce(lambda a, b: a | b, (holds(part, register, registers, norm) for part in condition.parts))


def _not(condition: when.Not, register: Register, registers: Mapping[str, Register], norm: str) -> pd.Series[bool]:
    return ~holds(condition.part, register, registers, norm)


_WAYS: Mapping[type, Callable[..., pd.Series[bool]]] = {
    when.From: _from,
    when.Is: _is,
    when.IsNot: _is_not,
    when.Filled: _filled,
    when.NamedBy: _named_by,
    when.Moved: _moved,
    when.NormFrom: _norm_from,
    when.All: _all,
    when.Any: _any,
    when.Not: _not,
}

"""Following the references of every register into the others, so that each cell holds the other register's own spelling."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from qms_xl.kinds.person import Names, Person, names
from qms_xl.kinds.reading import Read
from qms_xl.model import Column, Misreading, Reference, Register
from qms_xl.required import holds
from qms_xl.typed.references import Leader, Target, Units, all_units, target_of

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.settings import Settings

_TITLES = ("name", "title")


def resolve(
    registers: Mapping[str, Register],
    *,
    settings: Settings,
    unreadable: Collection[str] = (),
    as_of: datetime.date | None = None,
) -> dict[str, Register]:
    """Return the registers with their references followed; what leads nowhere is among the misreadings.

    References into absent registers (without rows) and absent columns are not judged, nor what is missing from
    `unreadable` ones. Order: people's units do not matter for names, so one pass is enough.
    """
    people = _names(registers["people"], settings, as_of) if _has(registers, "people", "person") else None

    @cache
    def target(register: str, column: str) -> Target | None:
        return _target(registers, register, column, complete=register not in unreadable, people=people)

    units = _units(registers["units"], as_of) if _has(registers, "units", "unit") else None
    resolved = {}
    for name, register in registers.items():
        changed: dict[str, pd.Series[Any]] = {}
        found: list[Misreading] = []
        for column in register.schema.columns:
            if column.reference is not None and register.has(column.name):
                leader = Leader(column.reference, target, units=units if column.name == "units" else None)
                changed[column.name], misread = _followed(register, column, column.reference, leader)
                found.extend(misread)
        resolved[name] = (
            replace(register, frame=register.frame.assign(**changed), misreadings=(*register.misreadings, *found))
            if changed
            else register
        )
    return {name: _judge_answers(register, resolved) for name, register in resolved.items()}


def _has(registers: Mapping[str, Register], name: str, column: str) -> bool:
    return name in registers and len(registers[name]) > 0 and registers[name].has(column)


def _target(
    registers: Mapping[str, Register], register: str, column: str, *, complete: bool, people: Names | None
) -> Target | None:
    schema = registers[register].schema if register in registers else None
    column = column or (schema.key[0] if schema else "")
    if schema is None or not _has(registers, register, column):
        return None
    frame = registers[register].frame
    titles = [pair for title in _TITLES if title in frame for pair in zip(frame[title], frame[column], strict=True)]
    by_name = people if (register, column) == ("people", "person") else None
    return target_of(register, frame[column].unique().tolist(), titles, complete=complete, names=by_name)


def _followed(
    register: Register, column: Column, reference: Reference, leader: Leader
) -> tuple[pd.Series[Any], list[Misreading]]:
    import pandas as pd

    cells = register.frame[column.name]
    values: list[Any] = cells.tolist()
    if not any(values):
        return cells, []
    asked: list[tuple[Any, str]]
    if not reference.by:
        asked = [(value, "") for value in dict.fromkeys(values)]
        at_row = values
    elif register.has(reference.by):
        codes = [code if isinstance(code, str) else "" for code in register.frame[reference.by]]
        asked = list(dict.fromkeys(zip(values, codes, strict=True)))
        at_row = list(zip(values, codes, strict=True))
    else:
        return cells, []
    led = {pair if reference.by else pair[0]: _led(*pair, column, leader) for pair in asked}
    bad = {key for key, (_, reads) in led.items() if reads}
    misreadings = [
        Misreading(int(row), column.name, read.kind, read.part, read.suggestion, read.understood)
        for row, key in (zip(cells.index, at_row, strict=True) if bad else ())
        if key in bad
        for read in led[key][1]
    ]
    if all(led[pair if reference.by else pair[0]][0] == pair[0] for pair in asked):
        return cells, misreadings
    return pd.Series(_whole([led[key][0] for key in at_row]), index=cells.index, dtype=object), misreadings


def _led(value: Any, code: str, column: Column, leader: Leader) -> tuple[Any, list[Read]]:
    """Return the value of one cell after its parts were followed, and the parts that are misread."""
    parts = value if column.many else () if value is None else (value,)
    led = [leader.lead(part, code) for part in parts]
    values = tuple(dict.fromkeys(value for one in led for value in one.values))
    return values if column.many else values[0] if values else None, [one.read for one in led if one.read.kind]


def _whole(values: list[Any]) -> Any:
    import numpy as np

    array = np.empty(len(values), dtype=object)
    for position, value in enumerate(values):
        array[position] = value
    return array


def _judge_answers(register: Register, registers: Mapping[str, Register]) -> Register:
    """Return the register with answers such as "brak" judged: no reference where one is required, else nothing wrong."""
    kept = []
    for misread in register.misreadings:
        if misread.kind == "answer":
            condition = register.schema[misread.column].required
            if not holds(condition, register, registers, "").loc[misread.row]:
                continue
            misread = misread._replace(kind="reference")
        kept.append(misread)
    return replace(register, misreadings=tuple(kept))


def _names(people: Register, settings: Settings, as_of: datetime.date | None) -> Names:
    columns = {
        name: people.frame[name] if people.has(name) else [None] * len(people)
        for name in ("person", "unit", "position", "aliases")
    }
    active = is_active(people, as_of)
    rows = zip(*columns.values(), active, strict=True)
    return names(
        (
            Person(key, unit or "", position or "", aliases or (), bool(at_work))
            for key, unit, position, aliases, at_work in rows
            if key
        ),
        settings.text.collective,
    )


def _units(units: Register, as_of: datetime.date | None) -> Units:
    frame = units.frame[is_active(units, as_of)]
    if units.has("in_scope"):
        frame = frame[(frame["in_scope"] != "no").to_numpy()]
    types = frame["unit_type"] if units.has("unit_type") else [None] * len(frame)
    return all_units((unit, kind == "subordinate") for unit, kind in zip(frame["unit"], types, strict=True) if unit)


def is_active(register: Register, as_of: datetime.date | None) -> pd.Series[bool]:
    """Return which rows' `active_to` is blank or not passed; without a day: blank."""
    import pandas as pd

    if not register.has("active_to"):
        return pd.Series(True, index=register.frame.index)
    last = register["active_to"]
    blank = register.blank("active_to")
    return blank if as_of is None else blank | (last >= pd.Timestamp(as_of))

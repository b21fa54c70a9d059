"""The registers at every snapshot beside the registers now, record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from qms_xl.fold import fold
from qms_xl.model import Register, Word

Snapshots = Mapping[date, Mapping[str, Register]]


class Moment(NamedTuple):
    """One record at one snapshot: the day, the register as it was, and the record's row in it."""

    day: date
    register: Register
    row: int

    def value(self, column: str) -> Any:
        """Return a typed cell; None where it is blank, unreadable, or was no column then."""
        return typed_value(self.register, self.row, column)


def rows_by_key(register: Register) -> Mapping[str, int]:
    """Return the row id of each record by its key as keys are compared; of a doubled key the first row. Raises AbsentColumn."""
    if ("rows by", "key") not in register.known:
        for column in register.schema.key:
            register[column]
        pairs = zip(map(fold, register.keys.astype(str).tolist()), register.keys.index.tolist(), strict=True)
        register.known["rows by", "key"] = dict(reversed(list(pairs)))
    found: Mapping[str, int] = register.known["rows by", "key"]
    return found


def moments(past: Snapshots, register: Register) -> dict[int, list[Moment]]:
    """Return the snapshots of each record that stands in the register now, by its row id, oldest first."""
    now = rows_by_key(register)
    found: dict[int, list[Moment]] = {}
    for day, was in _days(past, register.name):
        for key, row in rows_by_key(was).items():
            if key in now:
                found.setdefault(now[key], []).append(Moment(day, was, row))
    return found


def vanished(past: Snapshots, register: Register) -> Iterator[Moment]:
    """Yield the last snapshot of each record that is not in the register any more."""
    days = list(_days(past, register.name))
    now = rows_by_key(register) if days else {}
    last: dict[str, Moment] = {}
    for day, was in days:
        last |= {key: Moment(day, was, row) for key, row in rows_by_key(was).items() if key not in now}
    yield from last.values()


def _days(past: Snapshots, name: str) -> Iterator[tuple[date, Register]]:
    for day in sorted(past):
        was = past[day].get(name)
        if was is not None and all(was.has(column) for column in was.schema.key):
            yield day, was


def typed_value(register: Register, row: int, column: str) -> Any:
    """Return a typed cell as a plain value: text, number, day, tuple; None where there is none."""
    return _plain(register.value(row, column))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return value or None
    if value is None or value != value:
        return None
    return value.date() if isinstance(value, datetime) else value


def shown(register: Register, row: int, column: str) -> object:
    """Return a cell for a sentence: a code as its word, an unreadable one as typed."""
    value = typed_value(register, row, column)
    if value is None:
        return register.value_typed(row, column)
    words = register.schema[column].list
    return Word(words, value) if words and isinstance(value, str) else value

"""What several reports share: cells as they are to be printed, people with their positions, editions in force, sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from qms_xl.fold import fold
from qms_xl.model import CellError, Column, Figure, Register, RegisterSchema, Text, Uncached, Word

# The annex of sources, the same in every report; `render` fills these.
COMMON_HELP: Mapping[str, Text] = {
    "office": Text("Nazwa urzędu", "Name of the office"),
    "as_of": Text("Dzień, na który sporządzono dokument", "Day that the document speaks for"),
    "sources[].register": Text("Źródła: rejestr", "Sources: register"),
    "sources[].workbook": Text("Źródła: skoroszyt", "Sources: workbook"),
    "sources[].sheet": Text("Źródła: arkusz", "Sources: sheet"),
    "sources[].lines[].label": Text("Źródła: co policzono", "Sources: what was counted"),
    "sources[].lines[].numbers": Text("Źródła: liczby, w nawiasach wiersze", "Sources: numbers, with their rows"),
    "workbooks[].name": Text("Skoroszyt, z którego czytano", "Workbook that was read"),
    "workbooks[].sha256": Text("Suma kontrolna SHA-256 skoroszytu", "SHA-256 checksum of the workbook"),
}


def missing(value: Any) -> bool:
    """Return whether a typed value is missing."""
    return value is None or (not isinstance(value, str | tuple) and value != value)


def shown(register: Register, row_id: int, column: Column) -> object:
    """Return a cell as a report prints it.

    List codes are Words, numbers Figures, dates dates, `many` columns tuples. What staff typed and nobody could
    read stands as typed; an empty cell, or a column that the workbook does not have, is None.
    """
    if not register.has(column.name):
        return None
    value = register.value(row_id, column.name)
    if column.many:
        if value:
            return tuple(Word(column.list, part) if column.list else part for part in value)
    elif not missing(value):
        match column.kind:
            case "list" | "yesno":
                return Word(column.list or "yesno", str(value))
            case "date":
                return value.date() if isinstance(value, datetime.datetime) else value
            case "int" | "number":
                whole = float(value).is_integer()
                return Figure(int(value) if whole else float(value), register.name, (int(row_id),), column.name)
        return str(value)
    typed = register.value_typed(row_id, column.name)
    if missing(typed) or (isinstance(typed, str) and not typed.strip()):
        return None
    if isinstance(typed, CellError | Uncached):
        return typed
    if isinstance(typed, datetime.date):
        return typed.date() if isinstance(typed, datetime.datetime) else typed
    return str(typed)


def cells_of(register: Register, row_id: int) -> dict[str, object]:
    """Return a row by the names of its columns, every cell as it is printed.

    Computed columns are left out: they are of the day they were written, a report says what holds on its own day.
    """
    return {column.name: shown(register, row_id, column) for column in register.schema.columns if not column.computed}


def record_help(path: str, schema: RegisterSchema) -> dict[str, Text]:
    """Return what the fields of `cells_of` are, for the list of fields."""
    return {
        f"{path}.{column.name}{'[]' if column.many else ''}": Text(
            f"{schema.title.pl}: {column.title.pl}", f"{schema.title.en}: {column.title.en}"
        )
        for column in schema.columns
        if not column.computed
    }


def rows_where(register: Register | None, **wanted: str) -> list[int]:
    """Return the ids of rows whose columns hold these values, in the order of the register."""
    if register is None:
        return []
    (first, text), *others = wanted.items()
    found = register.rows_with(first, text)
    return [row for row in found if all(register.value(row, column) == value for column, value in others)]


def text_at(register: Register, row_id: int, column: str) -> str:
    """Return a text cell, "" where it is empty or absent."""
    value = register.value(row_id, column)
    return value if isinstance(value, str) else ""


def parts_at(register: Register, row_id: int, column: str) -> tuple[str, ...]:
    """Return the parts of a `many` cell, none where it is empty or absent."""
    value = register.value(row_id, column)
    return value if isinstance(value, tuple) else ()


def date_at(register: Register, row_id: int, column: str) -> datetime.date | None:
    """Return a date cell, None where it is empty, unreadable or absent."""
    value = register.value(row_id, column)
    return None if missing(value) or not isinstance(value, datetime.date) else _day(value)


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def person(people: Register | None, name: str) -> dict[str, object]:
    """Return a person as documents name them: name, position and unit; a guest has the name alone."""
    rows = rows_where(people, person=name)
    if people is None or not rows:
        return {"name": name or None, "position": None, "unit": None}
    return {
        "name": name,
        "position": text_at(people, rows[0], "position") or None,
        "unit": text_at(people, rows[0], "unit") or None,
    }


def roles_of(people: Register | None, name: str) -> tuple[str, ...]:
    """Return a person's roles in the system, as codes."""
    rows = rows_where(people, person=name)
    return parts_at(people, rows[0], "roles") if people is not None and rows else ()


def holders(people: Register | None, role: str, on: datetime.date) -> tuple[str, ...]:
    """Return the names of those who hold a role and work here on a day."""
    if people is None:
        return ()
    found = []
    for row in people.frame.index:
        left = date_at(people, row, "active_to")
        if role in parts_at(people, row, "roles") and (left is None or left >= on):
            found.append(text_at(people, row, "person"))
    return tuple(name for name in found if name)


def holders_of(people: Register | None, position: str, on: datetime.date) -> tuple[str, ...]:
    """Return the names of those who hold a position and work here on a day."""
    if people is None:
        return ()
    found = []
    for row in people.frame.index:
        left = date_at(people, row, "active_to")
        if fold(text_at(people, row, "position")) == fold(position) and (left is None or left >= on):
            found.append(text_at(people, row, "person"))
    return tuple(name for name in found if name)


def name_at(register: Register | None, key: str, column: str) -> str | None:
    """Return a text column of the row with this key; None where there is no such row or the cell is empty."""
    if register is None:
        return None
    rows = rows_where(register, **{register.schema.key[0]: key})
    return (text_at(register, rows[0], column) or None) if rows else None


_ALL = frozenset(fold(word) for word in ("wszystkie", "all"))
_ALL_WITH = frozenset(fold(word) for word in ("wszystkie z jednostkami", "all with subordinate"))


def units_meant(parts: Iterable[str], units: Register | None, on: datetime.date) -> tuple[str, ...]:
    """Return unit codes; `wszystkie` means every unit in scope and not abolished, subordinate ones only if said so."""
    named = tuple(parts)
    words = {fold(part) for part in named}
    if units is None or not words & (_ALL | _ALL_WITH):
        return named
    found = [part for part in named if fold(part) not in _ALL | _ALL_WITH]
    for row in units.frame.index:
        kind = text_at(units, row, "unit_type")
        until = date_at(units, row, "active_to")
        outside = text_at(units, row, "in_scope") == "no" or (until is not None and until < on) or kind == "whole"
        if not outside and (kind != "subordinate" or words & _ALL_WITH):
            found.append(text_at(units, row, "unit"))
    return tuple(dict.fromkeys(found))


_NOT_YET = ("draft", "consultation", "abandoned")


def edition_on(documents: Register | None, doc: str, on: datetime.date) -> int | None:
    """Return the row of the edition that was in force on a day, None where no row says so.

    In force from `effective_from` (else `issued_on`) to `effective_to`; of several the one that began last.
    """
    found: list[tuple[datetime.date, int]] = []
    for row in rows_where(documents, doc=doc):
        assert documents is not None
        begins = date_at(documents, row, "effective_from") or date_at(documents, row, "issued_on")
        ends = date_at(documents, row, "effective_to")
        if text_at(documents, row, "status") in _NOT_YET or begins is None or begins > on:
            continue
        if ends is None or ends >= on:
            found.append((begins, row))
    return max(found)[1] if found else None

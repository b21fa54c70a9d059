"""Whom an issue concerns: the people that its row names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qms_xl.model import CellRef, Issue, Register, RegisterSchema
from qms_xl.model.register import PLACE_STEP


def people_named(issues: Iterable[Issue], registers: Mapping[str, Register]) -> list[tuple[str, ...]]:
    """Return for each issue the people whom any column of its row names, in the order of the columns, each once."""
    known: dict[tuple[str, int], tuple[str, ...]] = {}
    named: list[tuple[str, ...]] = []
    for issue in issues:
        register = registers.get(issue.cell.register)
        row_id = _row_id(register, issue.cell) if register else None
        if register is None or row_id is None:
            named.append(())
            continue
        row = (register.name, row_id)
        if row not in known:
            known[row] = _in_row(register, row_id)
        named.append(known[row])
    return named


def _row_id(register: Register, cell: CellRef) -> int | None:
    """Return the row that a cell stands in, whatever its column; None at a header."""
    if (row_id := register.row_id(cell)) is not None or cell.row is None:
        return row_id
    for number, place in enumerate(register.places):
        row_id = number * PLACE_STEP + cell.row
        if (place.workbook, place.sheet) == (cell.workbook, cell.sheet) and row_id in register.frame.index:
            return row_id
    return None


def _in_row(register: Register, row_id: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column in _columns(register.schema):
        if register.has(column):
            value = register.frame.at[row_id, column]
            names = value if isinstance(value, tuple) else (value,)
            found |= dict.fromkeys(name for name in names if isinstance(name, str))
    return tuple(found)


def _columns(schema: RegisterSchema) -> tuple[str, ...]:
    """Return the columns that name people; in the register of people its own key too."""
    own = schema.key[:1] if schema.name == "people" else ()
    return (*own, *(c.name for c in schema.columns if c.reference and c.reference.register == "people"))

"""Which workbook is written before which: the records that others name first, and what must wait where one of them fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qms_xl.model import Column, Register, RegisterSchema, RowAppend
from qms_xl.writing.changes_of import CellItem, RowItem

_MASTERS = {"findings": "actions", "review_decisions": "actions"}  # whose state follows whose (domain, section 7)
Item = CellItem | RowItem


def named_rows(item: Item, rows: Iterable[RowAppend], schemas: Mapping[str, RegisterSchema]) -> list[RowAppend]:
    """Return those of the new rows that an item names: without them it would lead nowhere."""
    if isinstance(item, RowItem):
        schema, values = schemas[item.row.register], item.row.values
        return [
            row for row in rows if row is not item.row and any(_names(schema, n, v, row) for n, v in values.items())
        ]
    edit = item.edits[0]
    schema, column = schemas[edit.cell.register], str(edit.cell.column)
    return [row for row in rows if _names(schema, column, edit.value, row)]


def _names(schema: RegisterSchema, column: str, value: object, row: RowAppend) -> bool:
    reference = schema[column].reference
    if reference is None or row.register not in _leads_to(schema[column]):
        return False
    parts = value if isinstance(value, tuple | list | set | frozenset) else (value,)
    named = {row.record, str(row.values.get(reference.column, row.record))}
    return any(str(part) in named for part in parts)


def needs(items: Mapping[str, Sequence[Item]], registers: Mapping[str, Register]) -> dict[str, frozenset[str]]:
    """Return for each workbook the other ones whose success its own items depend on.

    They name a row that is to be added there, or change a record that follows one changed there.
    """
    schemas = {name: register.schema for name, register in registers.items()}
    homes = {id(item.row): workbook for workbook, there in items.items() for item in there if isinstance(item, RowItem)}
    new = [item.row for there in items.values() for item in there if isinstance(item, RowItem)]
    found: dict[str, set[str]] = {name: set() for name in items}
    for workbook, there in items.items():
        for item in there if new else ():
            found[workbook] |= {homes[id(row)] for row in named_rows(item, new, schemas)}
    for master, changed in items.items():
        records = _records(changed)
        led = {(to, r) for to in _MASTERS for item in changed for r in _named_in(item, to, registers)}
        for workbook, there in items.items():
            if any(_follows(item, records, led, registers) for item in there):
                found[workbook].add(master)
    return {name: frozenset(masters - {name}) for name, masters in found.items()}


def _records(items: Iterable[Item]) -> set[tuple[str, str]]:
    cells = [item.edits[0].cell for item in items if isinstance(item, CellItem)]
    return {(cell.register, str(cell.record)) for cell in cells}


def _follows(
    item: Item, changed: set[tuple[str, str]], led: set[tuple[str, str]], registers: Mapping[str, Register]
) -> bool:
    """Return whether an item's record follows one of those changed: either names the other."""
    if isinstance(item, RowItem) or (master := _MASTERS.get(item.edits[0].cell.register)) is None:
        return False
    own = item.edits[0].cell
    return (own.register, str(own.record)) in led or any(
        (master, record) in changed for record in _named_in(item, master, registers)
    )


def _named_in(item: Item, other: str, registers: Mapping[str, Register]) -> set[str]:
    """Return the records of another register that the row of an edit names, where that register follows or leads it."""
    if isinstance(item, RowItem):
        return set()
    own = item.edits[0].cell.register
    if other not in registers or other not in (_MASTERS.get(own), *(f for f, m in _MASTERS.items() if m == own)):
        return set()
    register, found = registers[own], set()
    for column in register.schema.columns:
        if register.has(column.name) and other in _leads_to(column):
            value = register.frame.at[item.row_id, column.name]
            found |= {str(part) for part in (value if isinstance(value, tuple) else (value,))}
    return found


def _leads_to(column: Column) -> set[str]:
    """Return the registers that a column refers to."""
    reference = column.reference
    if reference is None:
        return set()
    return {reference.register, *(target.partition(".")[0] for target in reference.targets.values())} - {""}


def in_order(masters: Mapping[str, frozenset[str]], registers_of: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the workbooks, each after those it needs; where they need each other, those without followers first."""
    todo = sorted(masters, key=lambda name: (bool(registers_of[name] & _MASTERS.keys()), name))
    ordered: list[str] = []
    while todo:
        free = next((name for name in todo if not masters[name] & set(todo)), todo[0])
        todo.remove(free)
        ordered.append(free)
    return ordered

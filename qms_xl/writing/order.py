"""What depends on what in a run: records that others name come first, and what names them waits where they fail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qms_xl.model import Column, Register, RowAppend
from qms_xl.writing.items import CellItem, Item, RowItem

_MASTERS = {"findings": "actions", "review_decisions": "actions"}  # whose state follows whose (domain, section 7)

Master = CellItem | RowAppend


def masters(
    items: Sequence[Item], lost: Iterable[RowAppend], registers: Mapping[str, Register]
) -> dict[int, tuple[Master, ...]]:
    """Return for each item, by its `id`, what it depends on.

    An item that names a row to be added would lead nowhere without it; the state of a record that follows another one
    holds only once that one is changed. `lost`: rows to be added that are refused already.
    """
    rows = [item.row for item in items if isinstance(item, RowItem)]
    named = _by_name([*rows, *lost], registers)
    changed: dict[tuple[str, str], list[CellItem]] = {}
    for item in items:
        if isinstance(item, CellItem) and item.register in _MASTERS.values():
            changed.setdefault((item.register, item.record), []).append(item)
    leaders: dict[tuple[str, str], list[CellItem]] = {}  # of the records that those changed name as their followers
    for same in changed.values():
        for follower in _MASTERS:
            for record in _named_in(same[0], follower, registers):
                leaders.setdefault((follower, record), []).extend(same)
    found: dict[int, tuple[Master, ...]] = {}
    for item in items:
        own: list[Master] = [row for row in _rows_named(item, named, registers) if row is not _row(item)]
        if isinstance(item, CellItem) and item.register in _MASTERS:
            own += leaders.get((item.register, item.record), [])
            leader = _MASTERS[item.register]
            for record in _named_in(item, leader, registers) if changed else ():
                own += changed.get((leader, record), [])
        found[id(item)] = tuple(own)
    return found


def in_order(needs: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the workbooks, each after those it needs; where some need each other, in the order given."""
    todo = list(needs)
    ordered: list[str] = []
    while todo:
        free = next((name for name in todo if not needs[name] & set(todo) - {name}), todo[0])
        todo.remove(free)
        ordered.append(free)
    return ordered


def _row(item: Item) -> RowAppend | None:
    return item.row if isinstance(item, RowItem) else None


def _by_name(rows: Iterable[RowAppend], registers: Mapping[str, Register]) -> dict[tuple[str, str], list[RowAppend]]:
    """Return the rows by register and by the words that may name them: their record and their texts."""
    found: dict[tuple[str, str], list[RowAppend]] = {}
    for row in rows:
        for word in {row.record, *(value for value in row.values.values() if isinstance(value, str))}:
            found.setdefault((row.register, word), []).append(row)
    return found


def _rows_named(
    item: Item, named: Mapping[tuple[str, str], Sequence[RowAppend]], registers: Mapping[str, Register]
) -> list[RowAppend]:
    """Return the new rows that an item names in a column which refers to their register."""
    if not named:
        return []
    if isinstance(item, RowItem):
        register, values = item.row.register, item.row.values
    else:
        register, values = item.register, {str(item.edits[0].cell.column): item.edits[0].value}
    found = []
    for name, value in values.items():
        for target, column in _leads_to(registers[register].schema[name]) if register in registers else ():
            for word in value if isinstance(value, tuple | list) else (value,):
                for row in named.get((target, str(word)), ()):
                    if str(word) == (row.values.get(column) if column else row.record):
                        found.append(row)
    return found


def _named_in(item: CellItem, other: str, registers: Mapping[str, Register]) -> set[str]:
    """Return the records of another register that the row of an edit names."""
    register, found = registers[item.register], set()
    for column in register.schema.columns:
        if register.has(column.name) and other in {target for target, _ in _leads_to(column)}:
            value = register.frame.at[item.row_id, column.name]
            found |= {str(part) for part in (value if isinstance(value, tuple) else (value,))}
    return found


def _leads_to(column: Column) -> list[tuple[str, str]]:
    """Return the registers that a column refers to, with the column there that is meant, "" for the key."""
    reference = column.reference
    if reference is None:
        return []
    targets = [(reference.register, reference.column)] if reference.register else []
    for target in reference.targets.values():
        register, _, name = target.partition(".")
        targets.append((register, name))
    return targets

"""What is to be changed in an open workbook: cells told by record and header, since rows move under our hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Place, Register
from qms_xl.workbook.addresses import column_number
from qms_xl.workbook.changes import Change, NewRows, Refused

if TYPE_CHECKING:
    from qms_xl.writing.items import CellItem, RowItem


class Spot(NamedTuple):
    """A table or range of a sheet, as read. `table`: the Excel table's name, "" for a plain range."""

    sheet: str
    table: str
    header_row: int


class Aim(NamedTuple):
    """One cell of one record to be changed; the row and column of `change` are only where it was read.

    `header`: of its column; `record`: header -> value as read, the cells that tell the record from all others;
    `old`: its own value as read.
    """

    change: Change
    spot: Spot
    header: str
    record: Mapping[str, object]
    old: object


class RowAim(NamedTuple):
    """Rows to be added. `headers`: column -> header, as read; `key`: the columns that must not hold the new key yet."""

    new: NewRows
    headers: Mapping[int, str]
    key: tuple[int, ...]

    @property
    def spot(self) -> Spot:
        """Return the table or range that gets the rows."""
        return Spot(self.new.sheet, self.new.table, self.new.header_row)


class Applied(NamedTuple):
    """A cell that was changed: the aim, and what stands there now, as read back."""

    aim: Aim
    value: object


class Added(NamedTuple):
    """A row that was added: which of the aim's rows (from 0), the Excel row, and header -> value of the cells we filled, as read back."""

    aim: RowAim
    number: int
    row: int
    record: Mapping[str, object]


class Outcome(NamedTuple):
    """What stands in the open workbook now, and what was left to a person. Nothing of it is saved yet."""

    applied: tuple[Applied, ...] = ()
    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()


def aims_of(items: Iterable[CellItem], registers: Mapping[str, Register]) -> list[Aim]:
    """Return the aims of changes that were worked out from these registers."""
    return [_aim(item, registers[item.edits[0].cell.register]) for item in items]


def _aim(item: CellItem, register: Register) -> Aim:
    cell = item.edits[0].cell
    place, _ = register.place(item.row_id)
    return Aim(
        item.change,
        Spot(place.sheet, place.table, place.header_row),
        place.headers[cell.column or ""],
        _record(register, place, item.row_id),
        cell.value,
    )


def _record(register: Register, place: Place, row_id: int) -> dict[str, object]:
    """Return the cells of the key; where all of them are blank, all cells that somebody typed."""
    row = register.raw.loc[row_id]
    key = {place.headers[name]: row[name] for name in register.schema.key if name in place.headers}
    if any(value is not None for value in key.values()):
        return key
    return {
        header: row[name]
        for name, header in place.headers.items()
        if not register.schema[name].computed and row[name] is not None
    }


def row_aims_of(items: Iterable[RowItem], registers: Mapping[str, Register]) -> list[RowAim]:
    """Return the aims of new rows, one for each row, in the given order."""
    return [_row_aim(item, registers[item.row.register]) for item in items]


def _row_aim(item: RowItem, register: Register) -> RowAim:
    place = item.place
    numbers = {name: column_number(letter) for name, letter in place.letters.items()}
    new = NewRows(place.sheet, place.table, place.header_row, item.last_row, item.columns, (item.cells,), item.percent)
    key = tuple(numbers[name] for name in register.schema.key if name in numbers)
    return RowAim(new, {numbers[name]: header for name, header in place.headers.items()}, key)

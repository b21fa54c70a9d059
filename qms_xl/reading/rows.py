"""Which rows of a place are rows of the register, and their cells, column by column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from qms_xl.model import RegisterSchema
from qms_xl.reading.adopted import Layout
from qms_xl.reading.adopted_rows import joined, records, shared_cells
from qms_xl.reading.spot import Spot

if TYPE_CHECKING:
    import numpy as np

    Values = dict[str, np.ndarray[Any, Any]]

_TOTALS = frozenset({"razem", "suma", "ogółem", "ogolem", "łącznie", "lacznie", "total", "totals", "sum", "subtotal"})


@dataclass(frozen=True)
class Taken:
    """The rows of one place. `rows`: Excel rows; `values`: schema column -> its cells (object); `below`: rows under the table.

    `elsewhere`: schema column -> rows whose value stands in another cell, in several or in a colour: nothing can be written there;
    `borrowed`: those whose own cells are blank, so that whatever is to be said of the value is said of another cell.
    """

    rows: tuple[int, ...]
    values: Values
    below: tuple[int, ...] = ()
    elsewhere: Mapping[str, frozenset[int]] = field(default_factory=dict)
    borrowed: Mapping[str, frozenset[int]] = field(default_factory=dict)


def take(spot: Spot, schema: RegisterSchema) -> Taken:
    """Return the rows of a place that hold anything typed; blank rows and totals rows are left out.

    Under a table the rows that stand without a gap are taken too, where they look like its rows. A plain range ends
    at a totals row, at another table, and at a gap after which nothing looks like a row (signatures, legends).
    """
    import numpy as np

    if spot.layout:
        return _adopted(spot, spot.layout, schema)
    cells = _Cells(spot, schema)
    if not cells.columns:
        return Taken((), {})
    rows, values = cells.block(spot.first_row, spot.last_row if spot.table else cells.range_end())
    below = cells.below(values) if spot.table else []
    if below:
        _, more = cells.block(below[0], below[-1])
        values = {name: np.concatenate([column, more[name]]) for name, column in values.items()}
        rows += below
    kept = cells.typed_rows(rows, values)
    if len(kept) != len(rows):
        values = {name: column[kept] for name, column in values.items()}
        rows = [rows[i] for i in kept]
    return Taken(tuple(rows), values, tuple(below))


def _adopted(spot: Spot, where: Layout, schema: RegisterSchema) -> Taken:
    """Return the records of a place of the office's own making; a cell merged over several records counts for each."""
    import numpy as np

    columns = spot.columns
    key = next((columns[name] for name in schema.key if name in columns), 0)
    computed = frozenset(column for name, column in columns.items() if schema[name].computed)
    found = records(spot.sheet, where, key, computed).records
    values = {name: np.full(len(found), None, dtype=object) for name in columns}
    merged = shared_cells(spot.sheet, where)
    elsewhere: dict[str, set[int]] = {}
    borrowed: dict[str, set[int]] = {}
    otherwise = dict(where.otherwise)
    for name, column in columns.items():
        above = None
        for number, rows in enumerate(found):
            own = spot.sheet.value(rows[0], column)
            value = joined([merged.get((row, column), spot.sheet.value(row, column)) for row in rows])
            if name in where.fill_down:
                value = above = value if is_filled(value) else above
            if name in otherwise and not is_filled(value):
                value = spot.sheet.value(rows[0], otherwise[name])
            if value is not None and value is not own:
                elsewhere.setdefault(name, set()).add(rows[0])
                if not any(is_filled(spot.sheet.value(row, column)) for row in rows):
                    borrowed.setdefault(name, set()).add(rows[0])
            values[name][number] = value
    for name, column in where.colours:
        values[name] = np.array([spot.sheet.fills.get((rows[0], column)) for rows in found], dtype=object)
        elsewhere[name] = {rows[0] for rows in found}
    return Taken(tuple(rows[0] for rows in found), values, elsewhere=_frozen(elsewhere), borrowed=_frozen(borrowed))


def _frozen(rows: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {name: frozenset(found) for name, found in rows.items()}


def is_filled(value: object) -> bool:
    """Return whether a cell holds anything but spaces."""
    return value is not None and (type(value) is not str or (not value.isspace() and value != ""))


class _Cells:
    """The cells of one place, with what decides whether somebody typed them."""

    def __init__(self, spot: Spot, schema: RegisterSchema) -> None:
        self.spot, self.schema, self.sheet = spot, schema, spot.sheet
        self.columns = spot.columns
        self.typed = [name for name in self.columns if not schema[name].computed]
        self.required = [name for name in self.typed if schema[name].required is True]
        self.key = next((name for name in schema.key if name in self.columns), "")
        self.formulas = formula_rows(spot)
        self.others = self._other_tables()

    def block(self, first: int, last: int) -> tuple[list[int], Values]:
        """Return the Excel rows from `first` to `last` as far as the sheet is used, and their cells."""
        import numpy as np

        top = self.sheet.first_row
        first, last = max(first, top), min(last, top + len(self.sheet.rows) - 1)
        rows = self.sheet.rows[first - top : last + 1 - top] if first <= last else []
        count, widths = len(rows), set(map(len, rows))
        width = max(widths, default=0)
        if len(widths) > 1:
            rows = [[*row, *[None] * (width - len(row))] for row in rows]
        # once over the rows, which is kinder to the memory than once per column; error values are tuples, hence fromiter
        cells = np.fromiter(chain.from_iterable(rows), dtype=object, count=count * width).reshape(count, width).T
        blank = np.full(count, None, dtype=object)
        values = {}
        for name, column in self.columns.items():
            at = column - self.sheet.first_column
            values[name] = np.ascontiguousarray(cells[at]) if 0 <= at < width else blank
        return list(range(first, first + count)), values

    def filled(self, row: int) -> list[str]:
        """Return the columns of a row that somebody typed into."""
        return [
            name
            for name in self.typed
            if is_filled(self.sheet.value(row, self.columns[name])) and row not in self.formulas.get(name, ())
        ]

    def typed_rows(self, rows: Sequence[int], values: Values) -> list[int]:
        """Return the positions of the rows that hold anything typed.

        Where nobody typed anything at all (a table filled by formulas from another sheet), a row with a key is a row.
        """
        if not self.key:
            return [i for i, row in enumerate(rows) if self.filled(row)]
        by_formula = self.formulas.get(self.key, frozenset())
        keyed = [i for i, value in enumerate(values[self.key].tolist()) if is_filled(value)]
        if len(keyed) == len(rows) and not by_formula:
            return keyed
        sure = {i for i in keyed if rows[i] not in by_formula}
        kept = [i for i, row in enumerate(rows) if i in sure or self.filled(row)]
        return kept or keyed

    def below(self, values: Values) -> list[int]:
        """Return the rows under the table that look like its rows, down to the first one that does not."""
        shapes = {_shape(value) for value in values[self.key][-200:] if is_filled(value)} if self.key else set()
        found = []
        for row in range(self.spot.end_row + 1, self.sheet.first_row + len(self.sheet.rows)):
            filled = self.filled(row)
            key = self.sheet.value(row, self.columns[self.key]) if self.key in filled else None
            alike = len(filled) >= 2 or (key is not None and (bool(self.spot.list) or _shape(key) in shapes))
            if not alike or _is_total(key) or self._in_other_table(row):
                break
            found.append(row)
        return found

    def range_end(self) -> int:
        """Return the last row of a plain range."""
        end, gap = self.spot.first_row - 1, False
        by_formula = self.formulas.get(self.key, frozenset())
        rows, values = self.block(self.spot.first_row, self.spot.last_row)
        keys = values[self.key].tolist() if self.key else [None] * len(rows)
        for row, key in zip(rows, keys, strict=True):
            if is_filled(key) and not gap and row not in by_formula and not _is_total(key):
                if self._in_other_table(row):
                    break
                end = row
                continue
            filled = self.filled(row)
            if not filled:
                gap = True
                continue
            enough = sum(name in filled for name in self.required)
            many = len(filled) >= min(3, len(self.typed))
            looks_like = many and self.key in filled and 2 * enough >= len(self.required)
            if (gap and not looks_like) or _is_total(key) or self._in_other_table(row):
                break
            end, gap = row, False
        return end

    def _in_other_table(self, row: int) -> bool:
        return any(first <= row <= last for first, last in self.others)

    def _other_tables(self) -> list[tuple[int, int]]:
        """Return the rows of the other tables that share columns with this place."""
        if not self.columns:
            return []
        left, right = min(self.columns.values()), max(self.columns.values())
        return [
            (table.area.first_row, table.area.last_row)
            for table in self.sheet.tables
            if table.name != self.spot.table and table.area.first_column <= right and table.area.last_column >= left
        ]


def formula_rows(spot: Spot) -> dict[str, frozenset[int]]:
    """Return schema column -> Excel rows of its cells that hold a formula."""
    if not spot.sheet.formulas:
        return {}
    names = {column: name for name, column in spot.columns.items()}
    found: dict[str, list[int]] = {}
    for row, column in spot.sheet.formulas:
        if column in names:
            found.setdefault(names[column], []).append(row)
    return {name: frozenset(rows) for name, rows in found.items()}


def _is_total(key: object) -> bool:
    return isinstance(key, str) and key.strip(" :").casefold() in _TOTALS


def _shape(value: object) -> str:
    """Return what a key looks like: D-2026-014 and D-2026-2 are `a-9-9`, both names of two words `a a`."""
    return re.sub(r"[0-9]+", "9", re.sub(r"[^\W\d_]+", "a", str(value).strip()))

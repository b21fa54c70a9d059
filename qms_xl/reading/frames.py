"""A register as read from all its places: its rows under row ids, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qms_xl.model import PLACE_STEP, Place, RegisterSchema
from qms_xl.reading.rows import Taken, formula_rows
from qms_xl.reading.spot import Spot
from qms_xl.workbook.addresses import letters

if TYPE_CHECKING:
    from qms_xl.reading.rows import Values
    from qms_xl.typed import RawRegister


@dataclass(frozen=True)
class FoundRegister:
    """A register's places in order and the rows taken from each; its k-th place has the k-th row ids."""

    schema: RegisterSchema
    spots: tuple[Spot, ...]
    taken: tuple[Taken, ...]


def place_of(spot: Spot, taken: Taken) -> Place:
    """Return the place as a register keeps it."""
    return Place(
        workbook=spot.book.name,
        sheet=spot.sheet.name,
        header_row=spot.header_row,
        letters={name: letters(column) for name, column in spot.columns.items()},
        headers={name: header.text for name, header in spot.known.items()},
        table=spot.table,
        first_row=spot.first_row,
        last_row=max(spot.last_row, taken.below[-1]) if taken.below else spot.last_row,
        first_column=spot.first_column,
        last_column=spot.column(len(spot.headers) - 1),
    )


def raw_register(found: FoundRegister) -> RawRegister:
    """Return the register as typed, from all its places."""
    import pandas as pd

    from qms_xl.typed import RawRegister

    index: list[int] = []
    hidden: set[int] = set()
    formats: dict[tuple[int, str], str] = {}
    formulas: dict[str, set[int]] = {}
    borrowed: set[tuple[int, str]] = set()
    for number, (spot, taken) in enumerate(zip(found.spots, found.taken, strict=True)):
        start = number * PLACE_STEP
        there = frozenset(taken.rows)
        index.extend(start + row for row in taken.rows)
        hidden.update(start + row for row in spot.sheet.hidden_rows & there)
        names = {column: name for name, column in spot.columns.items()}
        for (row, column), code in spot.sheet.number_formats.items():
            if row in there and column in names:
                formats[start + row, names[column]] = code
        for name, rows in formula_rows(spot).items():
            formulas.setdefault(name, set()).update(start + row for row in rows & there)
        for name, rows in taken.elsewhere.items():
            formulas.setdefault(name, set()).update(start + row for row in rows)
        borrowed.update((start + row, name) for name, rows in taken.borrowed.items() for row in rows)
    return RawRegister(
        schema=found.schema,
        raw=pd.DataFrame(_values(found), index=pd.Index(index, dtype="int64"), dtype=object),
        places=tuple(place_of(spot, taken) for spot, taken in zip(found.spots, found.taken, strict=True)),
        hidden=frozenset(hidden),
        formats=formats,
        formulas={name: frozenset(rows) for name, rows in formulas.items() if rows},
        borrowed=frozenset(borrowed),
        adopted=frozenset(number for number, spot in enumerate(found.spots) if spot.layout),
    )


def _values(found: FoundRegister) -> Values:
    """Return the cells of every column that any place has, one after the other; None where a place lacks the column."""
    import numpy as np

    joined: Values = {}
    for column in found.schema.columns:
        of_table = found.schema.name == "lists" and column.name == "list"  # not a cell: the table's name says it
        if of_table or any(column.name in taken.values for taken in found.taken):
            parts = [
                np.full(len(taken.rows), spot.list or None, dtype=object)
                if column.name not in taken.values
                else taken.values[column.name]
                for spot, taken in zip(found.spots, found.taken, strict=True)
            ]
            joined[column.name] = parts[0] if len(parts) == 1 else np.concatenate(parts)
    return joined

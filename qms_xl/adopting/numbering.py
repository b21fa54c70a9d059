"""Ids for adopted records that have none: blank, or the same one in every row; shown first, written only when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from qms_xl.kinds.reading import as_text
from qms_xl.model import CellEdit, Register
from qms_xl.numbers import free_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONSTANT = 0.9  # an id that this share of at least three rows has is none


def missing_ids(register: Register, pattern: str, as_of: date) -> list[CellEdit]:
    """Return the edits that give each record without id a number by the pattern, in the order of the rows.

    The year is that of the record's first date, else of `as_of`. A cell with a formula is left alone.
    """
    key = register.schema.key[0]
    if not register.has(key) or len(register.schema.key) > 1:
        return []
    typed = {int(str(row)): as_text(value) if value is not None else "" for row, value in register.raw[key].items()}
    counted = Counter(text for text in typed.values() if text)
    constant = {text for text, count in counted.items() if count >= max(3, _CONSTANT * len(typed))}
    formulas = register.formulas.get(key, frozenset())
    used = [text for text in typed.values() if text and text not in constant]
    numbers: dict[int, Iterator[str]] = {}
    edits = []
    for row, text in typed.items():
        if (text and text not in constant) or row in formulas:
            continue
        year = _year(register, row, as_of) if "{year}" in pattern else as_of.year
        series = numbers.setdefault(year, free_numbers(used, pattern, year))
        number = next(series)
        edits.append(CellEdit(register.cell(row, key), number))
    return edits


def _year(register: Register, row: int, as_of: date) -> int:
    for column in register.schema.columns:
        if column.kind == "date" and not column.computed and register.has(column.name):
            day: Any = register.frame.at[row, column.name]
            if day == day and day is not None:
                return int(day.year)
    return as_of.year


def registers_in(registers: Iterable[Register], workbooks: Iterable[str]) -> list[Register]:
    """Return the registers that stand in these workbooks."""
    names = set(workbooks)
    return [register for register in registers if any(place.workbook in names for place in register.places)]

"""Which records that are gone from a register stand elsewhere: in another sheet, or in the archive folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qms_xl.fold import fold

if TYPE_CHECKING:
    from qms_xl.workbook.book import Book

_BETWEEN_KEYS = " / "


def archived(gone: Mapping[str, Iterable[str]], books: Iterable[Book]) -> dict[str, frozenset[str]]:
    """Return those of the gone records (register -> keys) whose key stands in a row of any sheet, all its parts in one row."""
    wanted = {key: {fold(part) for part in key.split(_BETWEEN_KEYS)} for keys in gone.values() for key in keys}
    every = {part for parts in wanted.values() for part in parts}
    found: set[str] = set()
    for book in books:
        for sheet in book.sheets:
            for row in sheet.rows:
                there = {fold(_text(cell)) for cell in row if cell is not None} & every
                if there:
                    found |= {key for key, parts in wanted.items() if parts <= there}
    return {register: frozenset(found & set(keys)) for register, keys in gone.items()}


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)

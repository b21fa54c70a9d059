"""Columns whose value is written once and left blank below it: told by where the blanks stand, so never more than likely."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from qms_xl.adopting.blocks import Block
from qms_xl.adopting.guess import Guess
from qms_xl.kinds.reading import as_text
from qms_xl.model import RegisterSchema
from qms_xl.reading.adopted_rows import shared_cells

_LEAST_RECORDS = 6
_LOOKED_AT = 300  # records
_MOST_FILLED = 0.7  # with more of its cells filled a column has gaps, no groups
_AS_FULL = 0.8  # how full the rest of a row under the first of its group is, beside that first row
_FOLLOWED = 0.5  # of the groups that have rows under their first one
_NUMBERED = 0.8  # of the values, where a group has a number
_TWINS = 0.9  # of the rows, where another column is blank just where this one is
_DISTINCT = 0.9  # of the values; those of a group within a group begin anew


def group_columns(block: Block, guesses: Sequence[Guess], schema: RegisterSchema) -> tuple[str, ...]:
    """Return the columns in which a blank cell probably means the value above it.

    Groups stand at the left, before all other columns but numbers; the first row of each has their value and no value comes
    twice running; the rows below are as full otherwise. Blanks that are spread in any other way may just be missing.
    """
    shared = shared_cells(block.sheet, block.layout)
    rows = [rows[0] for rows in block.records.records[:_LOOKED_AT]]
    cells = [
        [as_text(shared.get((row, column), block.sheet.value(row, column))) for row in rows]
        for column in range(block.layout.first_column, block.layout.last_column + 1)
    ]
    found: list[str] = []
    parent: list[str] = []
    for position, (column, guess) in enumerate(zip(cells, guesses, strict=True)):
        if _is_numbering(column) or not any(column):
            continue
        if not _is_grouped(column, parent, cells[position + 1 :]):
            break
        parent = column
        if guess.column and _may_be_left_blank(guess.column, schema):
            found.append(guess.column)
    return tuple(found)


def _may_be_left_blank(name: str, schema: RegisterSchema) -> bool:
    """Return whether a column may be that of a group: one that no record does without, but not its id."""
    column = schema[name]
    return (name,) != schema.key and bool(column.required or column.reference or column.list) and not column.computed


def _is_numbering(column: Sequence[str]) -> bool:
    """Return whether every record has a value of its own."""
    return all(column) and len(set(column)) == len(column)


def _is_grouped(column: Sequence[str], parent: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    filled = [row for row, text in enumerate(column) if text]
    if len(column) < _LEAST_RECORDS or len(filled) < 2 or filled[0] or len(filled) > _MOST_FILLED * len(column):
        return False
    begun = [row for row, text in enumerate(parent) if text]
    groups = list(itertools.accumulate(map(bool, parent))) if begun else [0] * len(column)
    if any(not column[row] for row in begun):
        return False
    distinct = {(groups[row], column[row]) for row in filled}
    again = any(column[one] == column[other] for one, other in itertools.pairwise(filled) if other not in begun)
    numbers = sum(column[row].rstrip(".").isdigit() for row in filled)
    is_numbered = numbers >= _NUMBERED * len(filled)  # by hand, so that numbers may begin anew or slip
    if not is_numbered and (again or len(distinct) < _DISTINCT * len(filled)):
        return False
    followed = sum(row + 1 < len(column) and not column[row + 1] for row in filled)
    if followed < max(2, _FOLLOWED * len(filled)):
        return False
    others = [other for other in others if sum(map(_alike, column, other)) < _TWINS * len(column)]
    fullness = [sum(bool(other[row]) for other in others) for row in range(len(column))]
    below = [fullness[row] for row in range(len(column)) if not column[row]]
    return median(below) >= _AS_FULL * median(fullness[row] for row in filled) and median(below) >= 2


def _alike(one: str, other: str) -> bool:
    return bool(one) == bool(other)

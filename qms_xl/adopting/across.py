"""Registers that a blank column splits: joined again where the rows beside it go on; two tables side by side stay two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from qms_xl.adopting.blocks import SAMPLED_ROWS, Block, with_columns
from qms_xl.adopting.judge import Verdict
from qms_xl.fold import fold
from qms_xl.reading.adopted import header_texts
from qms_xl.reading.adopted_rows import is_filled

_WIDEST = 2  # blank columns that may stand inside one register
_TOGETHER = 0.8  # share of records that both sides have in the same rows
_GAIN = 0.5  # what a side has to add to the other, of what it would be by itself

Judged = Callable[[Block], Verdict]


def joined_across(found: Iterable[Block], judged: Judged) -> list[Block]:
    """Return the blocks, those joined that are one register with a blank column inside. `judged` says what a block is."""
    left = list(found)
    joined: list[Block] = []
    while left:
        block = left.pop(0)
        for step in (1, -1, 1, -1):
            side = _beside(block, step)
            if side is None:
                continue
            both = with_columns(
                block,
                min(block.layout.first_column, side.layout.first_column),
                max(block.layout.last_column, side.layout.last_column),
            )
            if _is_one(block, side, both, judged):
                block = both
                left = [other for other in left if not _is_same_place(other, side)]
                joined = [other for other in joined if not _is_same_place(other, side)]
        joined.append(block)
    return joined


def _is_same_place(one: Block, other: Block) -> bool:
    """Return whether two blocks begin in the same cell, or one of them lies inside the other."""
    mine, theirs = one.layout, other.layout
    return (
        one.sheet is other.sheet
        and mine.header_row == theirs.header_row
        and theirs.first_column <= mine.first_column <= theirs.last_column
    )


def _beside(block: Block, step: int) -> Block | None:
    """Return what stands on the right (`step` 1) or left (-1) of a block under headers in the same rows, if only few blank columns lie between."""
    where, sheet = block.layout, block.sheet
    if block.table:
        return None
    edge = where.last_column if step > 0 else where.first_column

    def header(column: int) -> str:
        return header_texts(sheet, where.header_row, where.header_rows, column, column)[0]

    start = next((edge + step * i for i in range(2, _WIDEST + 2) if header(edge + step * i)), 0)
    if start <= 0 or any(table.area.first_column <= start <= table.area.last_column for table in sheet.tables):
        return None
    end = start
    while header(end + step):
        end += step
    return replace(with_columns(block, min(start, end), max(start, end)), titles=())


def _is_one(block: Block, side: Block, both: Block, judged: Judged) -> bool:
    headers = [fold(header) for header in both.headers if header]
    if len(set(headers)) < len(headers) or not _rows_go_on(block, side):
        return False
    mine, whole = judged(block), judged(both)
    if not whole.register or whole.mixed or whole.register != (mine.register or whole.register):
        return False
    offset = side.layout.first_column - both.layout.first_column
    added = [guess for guess in whole.guesses[offset : offset + len(side.headers)] if guess.column]
    alone = judged(side)
    if alone.certainty == "certain" and alone.register != whole.register:
        return False
    return 2 * len(added) >= len(side.headers) and whole.score - mine.score >= _GAIN * alone.score


def _rows_go_on(block: Block, side: Block) -> bool:
    """Return whether both have mostly the same rows, down to the end of the sheet."""
    mine, theirs = _filled_rows(block, block.layout.last_row), _filled_rows(side, block.bottom)
    common = len(mine & theirs)
    return bool(theirs) and common >= _TOGETHER * max(len(mine), len(theirs))


def _filled_rows(block: Block, last: int) -> set[int]:
    """Return the rows under a block's header, down to `last`, in which any of its cells is filled."""
    where, sheet = block.layout, block.sheet
    columns = range(where.first_column, where.last_column + 1)
    rows = range(where.first_row, min(last, where.header_row + SAMPLED_ROWS) + 1)
    return {row for row in rows if any(is_filled(sheet.value(row, column)) for column in columns)}

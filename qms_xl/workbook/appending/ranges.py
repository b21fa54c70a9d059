"""References that end on the last row of a block of rows, and grow with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from qms_xl.workbook.addresses import area
from qms_xl.workbook.appending.calculated import BRACKETS, CELL, TEXT
from qms_xl.workbook.book import Area

_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d][\w.]*))!"
_AREAS = re.compile(rf"{TEXT}|{BRACKETS}|(?<![\w.:!$\]])(?:{_SHEET})?(?P<cells>{CELL}:{CELL})(?![\w.(:])", re.DOTALL)
_FIXED = re.compile(r"\$?[A-Za-z]{1,3}\$[0-9]+:\$?[A-Za-z]{1,3}\$[0-9]+")


class Growth(NamedTuple):
    """A block of rows from `first_row` (of data, under the header) to `last_row` that gets `rows` more under it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    rows: int

    def touches(self, where: Area) -> bool:
        """Return whether an area ends on the block's last row of data, in some of its columns."""
        return where.last_row == self.last_row >= self.first_row and share_columns(where, self)


def share_columns(one: Area | Growth, other: Area | Growth) -> bool:
    """Return whether two areas have a column in common."""
    return one.first_column <= other.last_column and one.last_column >= other.first_column


def areas(references: str) -> list[Area]:
    """Return the areas of a list of references as sheets hold it, `A4:A20 C4:C20`."""
    return [found for each in references.split() if (found := area(each))]


def grown_area(reference: str, last_row: int, new_last_row: int) -> str:
    """Return the reference with another last row; letters, `$` and the order of its ends stay as they are written."""
    first, _, last = reference.partition(":")
    ends = [first, last or first]
    lower = 1 if re.search(r"[0-9]+$", ends[1])[0] == str(last_row) else 0  # type: ignore[index]
    ends[lower] = re.sub(r"[0-9]+$", str(new_last_row), ends[lower])
    return ":".join(ends)


def grown_areas(references: str, growth: Growth, taken: Iterable[Area] = ()) -> str:
    """Return a list of references in which those grow that cover the block's last row and end there or a little below.

    An area grows no further than to the first row in which it would meet one of `taken`, or another of its list.
    """
    own, others, at = areas(references), list(taken), iter(range(len(references)))

    def grown(found: re.Match[str]) -> str:
        where = area(found[0])
        if where is None:
            return found[0]
        number = next(at)
        end = _grown_end(where, growth, [*others, *own[:number], *own[number + 1 :]])
        return grown_area(found[0], where.last_row, end) if end > where.last_row else found[0]

    return re.sub(r"\S+", grown, references)


def _grown_end(where: Area, growth: Growth, others: list[Area]) -> int:
    """Return the last row of an area that grows with the block, 0 where it does not."""
    if not (growth.first_row <= growth.last_row <= where.last_row and where.first_row <= growth.last_row):
        return 0
    if not share_columns(where, growth):
        return 0
    end = growth.last_row + growth.rows
    for other in others:
        if share_columns(where, other) and other.last_row > where.last_row:
            end = min(end, other.first_row - 1)
    return end


def grown_formula(formula: str, sheet: str, growth: Growth, *, in_sheet: bool = False) -> str:
    """Return a formula in which the areas of that sheet grow that cover all rows of the block, as Excel makes them grow.

    Only fixed areas, `Sheet!$A$4:$A$20`: others mean something else in each cell, and `$A$20` means that cell and no other.
    `in_sheet`: the formula stands in that sheet itself, where `$A$4:$A$20` will do.
    """

    def grown(found: re.Match[str]) -> str:
        if not _covers(found, sheet, growth, in_sheet) or not _FIXED.fullmatch(found["cells"]):
            return found[0]
        before = found[0].removesuffix(found["cells"])
        return before + grown_area(found["cells"], growth.last_row, growth.last_row + growth.rows)

    return _AREAS.sub(grown, formula)


def covering_area(formula: str, sheet: str, growth: Growth, *, in_sheet: bool = False) -> str:
    """Return the first area of several rows in a formula that covers all rows of the block, "" where there is none."""
    for found in _AREAS.finditer(formula):
        where = area(found["cells"] or "")
        if where and where.first_row < where.last_row and _covers(found, sheet, growth, in_sheet):
            return found[0]
    return ""


def _covers(found: re.Match[str], sheet: str, growth: Growth, in_sheet: bool) -> bool:
    """Return whether a match is an area of that sheet that reaches over all rows of the block and ends on its last."""
    title = found["plain"] or (found["quoted"] or "").replace("''", "'")
    where = area(found["cells"] or "")
    is_there = title.casefold() == sheet.casefold() if title else in_sheet
    return bool(where and is_there and growth.touches(where) and where.first_row <= growth.first_row)

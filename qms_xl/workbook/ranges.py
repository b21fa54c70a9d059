"""References that end on the last row of a block of rows, and grow with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from qms_xl.workbook.addresses import area
from qms_xl.workbook.book import Area

_TEXT = r'"(?:[^"]|"")*"'
_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d][\w.]*))!"
_FIXED = r"\$?[A-Za-z]{1,3}\$[0-9]{1,7}"
_IN_FORMULA = re.compile(
    rf"{_TEXT}|{_BRACKETS}|(?<![\w.:\]]){_SHEET}(?P<cells>{_FIXED}:{_FIXED})(?![\w.(:])", re.DOTALL
)


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
    """Return a list of references in which those grow that end on the block's last row.

    An area grows no further than to the first row in which it would meet one of `taken`, or another of its list.
    """
    own = areas(references)
    others = [*taken, *own]
    return re.sub(r"\S+", lambda found: _grown(found[0], growth, others), references)


def _grown(reference: str, growth: Growth, others: list[Area]) -> str:
    where = area(reference)
    if where is None or not growth.touches(where):
        return reference
    end = growth.last_row + growth.rows
    for other in others:
        if share_columns(where, other) and other.last_row > growth.last_row:
            end = min(end, max(other.first_row - 1, growth.last_row))
    return grown_area(reference, growth.last_row, end) if end > growth.last_row else reference


def grown_formula(formula: str, sheet: str, growth: Growth) -> str:
    """Return a name's formula in which the areas of that sheet grow that end on the block's last row.

    Only fixed areas of several cells, `Sheet!$A$4:$A$20`: a single cell means that cell and no other.
    """

    def grown(found: re.Match[str]) -> str:
        title = found["plain"] or (found["quoted"] or "").replace("''", "'")
        where = area(found["cells"]) if found["cells"] else None
        if where is None or title.casefold() != sheet.casefold() or not growth.touches(where):
            return found[0]
        before = found[0].removesuffix(found["cells"])
        return before + grown_area(found["cells"], growth.last_row, growth.last_row + growth.rows)

    return _IN_FORMULA.sub(grown, formula)

"""Where things stand in one sheet part, in bytes, as one pass over it has found them: what a patch is worked out from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import islice
from operator import lt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.workbook.changes import Content, Splice

if TYPE_CHECKING:
    from qms_xl.workbook.book import Area
    from qms_xl.workbook.container.tags import Tag


class OddSheet(Exception):
    """A sheet part that Excel itself would not write: rows or cells out of order, elements that nobody knows."""


def is_ascending(numbers: Sequence[int]) -> bool:
    """Return whether each number is greater than the one before."""
    return all(map(lt, numbers, islice(numbers, 1, None)))


class Cell(NamedTuple):
    """A cell element: bytes `start` to `end` of the part.

    `type`: its attribute `t` (`n` where it has none); `value`: the text in `<v>`, None without; `formula`: the text in
    `<f>`, "" for the followers of a shared formula, None without; `text`: an inline string. `numbered`: it says its address.
    `is_plain_formula`: the formula is its own alone, without attributes.
    """

    start: int
    end: int
    style: int = 0
    type: str = "n"
    value: str | None = None
    formula: str | None = None
    text: str | None = None
    numbered: bool = True
    is_plain_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether it holds neither value nor formula."""
        return self.formula is None and not self.text and not self.value


class Row(NamedTuple):
    """A row that was asked for. `cells`: those of the asked columns that are there; `gaps`: column -> the offset at which
    a cell of this column would go in, for the asked columns that are not there.

    `start`, `end`: its bytes; `start` = `end` where the sheet lacks the row: it would go in there. `closed`: written as
    `<row/>`. `style`: the style id of its blank cells, None where it has none of its own. `prefix`: of its name, `x:` or "".
    `attributes`: its own, those with a prefix and its number left out.
    """

    number: int
    start: int
    end: int
    cells: Mapping[int, Cell]
    gaps: Mapping[int, int]
    closed: bool = False
    style: int | None = None
    prefix: str = ""
    attributes: Mapping[str, str] = MappingProxyType({})

    @property
    def is_missing(self) -> bool:
        """Return whether the sheet lacks the row."""
        return self.start == self.end


@dataclass(frozen=True)
class Layout:
    """One sheet part. `rows`: those that were asked for, each there or missing.

    `frame`: the part's bytes in its own `encoding` without what is inside sheetData, so XML by itself; `data_start` and
    `data_end`: what is inside (equal in `<sheetData/>`, which is then `closed`). `prefix`: of sheetData's name, `x:` or "".
    `arrays`: the ranges of array formulas, spills and what-if tables. `last_row`: the last row element's number.
    `has_formulas`: whether any cell of the sheet has one.
    """

    part: str
    encoding: str
    frame: bytes
    tags: tuple[Tag, ...]
    data_start: int
    data_end: int
    closed: bool
    prefix: str
    rows: Mapping[int, Row]
    arrays: tuple[Area, ...]
    last_row: int
    has_formulas: bool = False

    def in_part(self, splice: Splice) -> Splice:
        """Return a splice of `frame` as a splice of the part."""
        shift = self.data_end - self.data_start
        start, end = (at + shift if at > self.data_start else at for at in (splice.start, splice.end))
        return Splice(start, end, splice.new)

    def named(self, name: str) -> tuple[Tag, ...]:
        """Return the elements outside sheetData with this local name, in order."""
        return self._by_name.get(name, ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[Tag, ...]]:
        found: dict[str, list[Tag]] = {}
        for tag in self.tags:
            found.setdefault(tag.name, []).append(tag)
        return {name: tuple(each) for name, each in found.items()}


class Unknown(Enum):
    """The value of a formula that only Excel can work out."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


class NewCell(NamedTuple):
    """A cell of a new row. `style`: None keeps the cell's own, or takes the row's or column's.

    `formula`: without `=`; `content` is then its value, None the empty text. A cell that has a formula keeps it as it is
    written and gets `content` as its value.
    """

    row: int
    column: int
    content: Content | Unknown
    style: int | None = None
    formula: str = ""
    in_percent: bool = False


@dataclass(frozen=True)
class Appended:
    """What rows to be added come to: the Excel rows they stand in, their cells, and what changes beside the cells.

    `splices`: of table parts, workbook.xml and the sheet part outside sheetData; those of the cells are worked out from `cells`.
    `row_attributes`: of the row elements that the sheet lacks for them.
    """

    rows: tuple[int, ...]
    cells: tuple[NewCell, ...]
    splices: Mapping[str, tuple[Splice, ...]] = field(default_factory=dict)
    row_attributes: Mapping[str, str] = field(default_factory=dict)

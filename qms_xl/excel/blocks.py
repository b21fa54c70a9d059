"""What Excel tells of an open sheet beside values, asked by rectangles: number formats, hidden rows, merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from qms_xl.excel.looking import area_of, cells
from qms_xl.excel.troubles import ExcelTrouble, motley
from qms_xl.workbook.book import Area

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline

MOST_QUESTIONS = 3_000  # of one kind on one sheet


class TooMany(Exception):
    """A sheet so motley that asking would take minutes."""


class Questions:
    """Asks a sheet about rectangles, one property at a time, and no more often than MOST_QUESTIONS."""

    def __init__(self, sheet: xlwings.Sheet, deadline: Deadline) -> None:
        self.sheet, self.deadline, self.left = sheet, deadline, MOST_QUESTIONS

    def ask(self, area: Area, what: str) -> Any:
        """Return a property of a rectangle, None where its cells differ. Raises TooMany."""
        if not self.left:
            raise TooMany
        self.left -= 1
        return self.deadline.ask(lambda: getattr(cells(self.sheet, area), what))


def number_formats(sheet: xlwings.Sheet, areas: Iterable[Area], deadline: Deadline) -> list[tuple[Area, str]]:
    """Return the rectangles of one number format each that the areas come apart into.

    Raises ExcelTrouble (`motley`) where they are too many: without them 0.95 might be read for 95%.
    """
    questions = Questions(sheet, deadline)
    try:
        return [found for area in areas for found in _uniform(questions, area)]
    except TooMany:
        raise motley(*deadline.ask(lambda: (sheet.book.name, sheet.name))) from None


def _uniform(questions: Questions, area: Area) -> Iterator[tuple[Area, str]]:
    code = questions.ask(area, "number_format")
    if isinstance(code, str):
        yield area, code
        return
    for half in _halves(area):
        yield from _uniform(questions, half)


def _halves(area: Area) -> tuple[Area, Area]:
    """Return two halves, left and right as long as there are several columns: formats differ by columns."""
    if area.first_column < area.last_column:
        middle = (area.first_column + area.last_column) // 2
        return area._replace(last_column=middle), area._replace(first_column=middle + 1)
    return _by_rows(area)


def merged_areas(sheet: xlwings.Sheet, area: Area, deadline: Deadline) -> tuple[Area, ...]:
    """Return the merged rectangles that begin in an area, from above; none where they are too many to ask."""
    questions = Questions(sheet, deadline)
    found: set[Area] = set()
    try:
        _merged(questions, area, found)
    except TooMany:
        return ()
    return tuple(sorted(found))


def _merged(questions: Questions, area: Area, found: set[Area]) -> None:
    if any(_lies_in(area, known) for known in found) or questions.ask(area, "merge_cells") is False:
        return
    if area.first_row == area.last_row and area.first_column == area.last_column:
        found.add(area_of(questions.ask(area, "merge_area")))
        return
    for half in _halves(area) if area.first_row == area.last_row else _by_rows(area):
        _merged(questions, half, found)


def _by_rows(area: Area) -> tuple[Area, Area]:
    middle = (area.first_row + area.last_row) // 2
    return area._replace(last_row=middle), area._replace(first_row=middle + 1)


def _lies_in(area: Area, other: Area) -> bool:
    return (
        other.first_row <= area.first_row
        and area.last_row <= other.last_row
        and other.first_column <= area.first_column
        and area.last_column <= other.last_column
    )


def hidden_rows(sheet: xlwings.Sheet, area: Area, deadline: Deadline) -> frozenset[int]:
    """Return the rows of an area that no one sees; none where Excel does not tell (a protected sheet, all rows hidden).

    Asked through the cells that are visible: xlwings tells hidden rows one by one, a second for 500 rows.
    """
    try:
        seen = deadline.ask(partial(_visible, sheet, area))
    except ExcelTrouble:
        raise
    except Exception:  # the library's border; "no cells were found" comes in Excel's own language
        return frozenset()
    return frozenset(range(area.first_row, area.last_row + 1)) - seen


def _visible(sheet: xlwings.Sheet, area: Area) -> set[int]:
    parts: Any = cells(sheet, area).get_special_cells("visible")
    return {row for part in parts for row in range(part.row, part.row + part.shape[0])}

"""A rectangle of an open sheet at one moment: values as a closed workbook gives them, and which of them are formulas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.excel.troubles import changing
from qms_xl.excel.values import as_read
from qms_xl.workbook.book import Area

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline

LOOKS = 5
_CELLS_AT_ONCE = 1_000_000  # what one call may fetch, so that the deadline is asked in between


class Seen(NamedTuple):
    """A rectangle of cells: values as a closed workbook gives them, formulas as Excel tells them, "" where blank."""

    area: Area
    values: list[list[object]]
    formulas: Sequence[Sequence[str]]

    def value(self, row: int, column: int) -> object:
        """Return the value of a cell."""
        return self.values[row - self.area.first_row][column - self.area.first_column]

    def is_formula(self, row: int, column: int) -> bool:
        """Return whether a cell holds a formula; a text that looks like one is told by its value."""
        formula = self.formulas[row - self.area.first_row][column - self.area.first_column]
        return is_formula(formula, self.value(row, column))


def is_formula(formula: str, value: object) -> bool:
    """Return whether what Excel tells as a cell's formula is one: of a constant it tells its text."""
    return formula.startswith("=") and formula != value


def cells(sheet: xlwings.Sheet, area: Area) -> xlwings.Range:
    """Return a rectangle of a sheet."""
    return sheet.range((area.first_row, area.first_column), (area.last_row, area.last_column))


def look(sheet: xlwings.Sheet, area: Area, deadline: Deadline) -> Seen:
    """Return what stands in a rectangle. Raises ExcelTrouble (`changing`) where it does not hold still for one look.

    Values and formulas come by separate calls; the formulas, asked before and after, tell whether anything was typed or
    sorted in between, and do not change when Excel merely calculates.
    """
    for _ in range(LOOKS):
        before = formulas_of(sheet, area, deadline)
        values = values_of(sheet, area, deadline)
        if formulas_of(sheet, area, deadline) == before:
            return Seen(area, values, before)
    raise changing(deadline.ask(lambda: sheet.book.name))


def values_of(sheet: xlwings.Sheet, area: Area, deadline: Deadline) -> list[list[object]]:
    """Return the values of a rectangle, by rows; in one call unless it is very large."""
    found: list[list[object]] = []
    for part in _parts(area):
        rows = deadline.ask(partial(_values, sheet, part))
        found += [[as_read(value) for value in row] for row in rows]
    return found


def _values(sheet: xlwings.Sheet, area: Area) -> list[list[object]]:
    range_ = cells(sheet, area)
    try:
        return range_.options(ndim=2, err_to_str=True).value  # type: ignore[no-any-return]
    except TypeError:  # on a Mac xlwings 0.37 can tell errors in one row only
        return [row.options(ndim=2, err_to_str=True).value[0] for row in range_.rows]


def formulas_of(sheet: xlwings.Sheet, area: Area, deadline: Deadline) -> list[list[str]]:
    """Return what Excel tells as the formulas of a rectangle, by rows."""
    found: list[list[str]] = []
    for part in _parts(area):
        found += _by_rows(deadline.ask(partial(_told_formulas, sheet, part)), part)
    return found


def _told_formulas(sheet: xlwings.Sheet, area: Area) -> Any:
    return cells(sheet, area).formula


def _by_rows(told: Any, area: Area) -> list[list[str]]:
    """Return formulas by rows; for one cell Excel tells one text, on a Mac a flat list for one row."""
    width = area.last_column - area.first_column + 1
    flat: list[Any] = []
    for row in told if isinstance(told, list | tuple) else [told]:
        flat += row if isinstance(row, list | tuple) else [row]
    texts = [formula if isinstance(formula, str) else "" for formula in flat]
    return [texts[start : start + width] for start in range(0, len(texts), width)]


def _parts(area: Area) -> list[Area]:
    width = area.last_column - area.first_column + 1
    step = max(1, _CELLS_AT_ONCE // width)
    starts = range(area.first_row, area.last_row + 1, step)
    return [area._replace(first_row=start, last_row=min(start + step - 1, area.last_row)) for start in starts]


def area_of(range_: xlwings.Range) -> Area:
    """Return the rectangle that a range is."""
    rows, columns = range_.shape
    return Area(range_.row, range_.column, range_.row + rows - 1, range_.column + columns - 1)

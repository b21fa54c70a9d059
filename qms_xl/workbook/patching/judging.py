"""What a wish for a cell comes to: nothing, since the cell holds it already; a value to be written; or a reason to refuse."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qms_xl.workbook.book import Area
from qms_xl.workbook.container.xml import unescaped
from qms_xl.workbook.patching.cell_xml import BLANK, FORMULA_MARKS, CannotHold, Stored, hundredth, serial, stored
from qms_xl.workbook.patching.layout import UNKNOWN, Cell, Layout, NewCell
from qms_xl.workbook.patching.obstacles import Obstacles
from qms_xl.workbook.sheets.cell_styles import CellStyles
from qms_xl.workbook.sheets.text import TRUE


class Refusal(NamedTuple):
    """Why a wish is refused: a code of `unpatchable.REASONS`, and what its sentences name."""

    reason: str
    facts: Mapping[str, str]


class Written(NamedTuple):
    """A cell to be written. `formula`: its text, None where it has none."""

    row: int
    column: int
    style: int
    value: Stored
    formula: str | None = None


@dataclass(frozen=True)
class Judge:
    """Judges the wishes for one sheet. `shared`: the shared strings that matter; `usual`: the usual style of the columns that matter."""

    layout: Layout
    obstacles: Obstacles
    styles: CellStyles
    is_1904: bool
    column_styles: tuple[tuple[int, int, int], ...]

    def cell(self, wish: NewCell) -> Cell | None:
        """Return the cell as it stands, None where there is none."""
        return self.layout.rows[wish.row].cells.get(wish.column)

    def hindrance(self, wish: NewCell, keeps_formula: bool) -> Refusal | None:
        """Return why the cell must not be changed whatever it is to hold. `keeps_formula`: only a formula's value is to change."""
        cell = self.cell(wish)
        obstacle = self.obstacles.at(wish.row, wish.column)
        if obstacle and obstacle.reason == "array":
            return Refusal("array", {"area": obstacle.shown})
        if cell and cell.formula is not None and not keeps_formula:
            return Refusal("formula", {})
        if obstacle:
            return Refusal(obstacle.reason, {"area": obstacle.shown, "table": obstacle.table})
        if self.obstacles.is_protected and self.styles.is_locked(self.style(wish)):
            return Refusal("protected", {})
        return None

    def style(self, wish: NewCell) -> int:
        """Return the style id the cell has, or would have: the row's, else the column's."""
        if wish.style is not None:
            return wish.style
        row = self.layout.rows[wish.row]
        cell = row.cells.get(wish.column)
        if cell:
            return cell.style
        if row.style is not None:
            return row.style
        return next((style for first, last, style in self.column_styles if first <= wish.column <= last), 0)

    def needs_usual(self, wish: NewCell) -> bool:
        """Return whether the column's usual style must be known: a date for a cell that shows none."""
        return isinstance(wish.content, datetime.date) and not self.styles.is_date(self.style(wish))

    def shared_index(self, wish: NewCell) -> int | None:
        """Return which shared string must be known to tell whether the cell holds this text already."""
        cell = self.cell(wish)
        is_shared = isinstance(wish.content, str) and cell is not None and cell.type == "s" and cell.value
        return _whole(cell.value) if is_shared and cell and cell.value else None

    def settled(self, wish: NewCell, usual: Mapping[int, int], shared: Mapping[int, str]) -> Written | Refusal | None:
        """Return what is to be written, or why not; None where the cell holds it already.

        `usual`: column -> usual style; `shared`: texts of shared strings.
        """
        style = self.style(wish)
        if self.needs_usual(wish):
            style = usual.get(wish.column, 0)
            if not self.styles.is_date(style):
                return Refusal("not_a_date", {})
        try:
            value = self._value(wish, style)
        except CannotHold as cannot:
            return Refusal(cannot.reason, {})
        cell = self.cell(wish)
        formula = wish.formula or None
        if cell and cell.formula is not None:
            return self._revalued(wish, cell, value)
        if not formula and cell and cell.style == style and self._holds(cell, value, wish, shared):
            return None
        if not formula and not cell and value == BLANK and wish.style is None:
            return None
        if _is_number(wish.content) and not formula and not self.styles.is_number(style):
            return Refusal("not_a_number", {})
        is_text = isinstance(wish.content, str) and not formula
        if is_text and value.text and value.text.startswith(FORMULA_MARKS) and not self.styles.is_text(style):
            return Refusal("formula_like", {"mark": value.text[0]})
        return Written(wish.row, wish.column, style, value, formula)

    def _value(self, wish: NewCell, style: int) -> Stored:
        """Return what the cell is to store. Raises CannotHold."""
        content = wish.content
        if content is UNKNOWN:
            return BLANK
        if isinstance(content, datetime.date):
            return stored(serial(content, self.is_1904))
        if _is_number(content) and wish.in_percent and self.styles.is_percent(style):
            return stored(hundredth(content))  # type: ignore[arg-type]  # a number
        value = stored(content)
        return Stored("str", "") if value == BLANK and wish.formula else value

    def _revalued(self, wish: NewCell, cell: Cell, value: Stored) -> Written | None:
        """Return a formula cell with another value, None where it has it or its formula is of a special kind."""
        if not cell.is_plain_formula or cell.formula is None:
            return None
        if value == BLANK:
            value = Stored("str", "")
        type_ = "str" if value.type == "inlineStr" else value.type or "n"
        if cell.type == type_ and (cell.value or "") == value.text:
            return None
        return Written(wish.row, wish.column, cell.style, value, cell.formula)

    def _holds(self, cell: Cell, value: Stored, wish: NewCell, shared: Mapping[int, str]) -> bool:
        """Return whether a cell stores this value already, in whatever way."""
        if cell.is_blank or value == BLANK:
            return cell.is_blank and value == BLANK
        said = cell.value or ""
        match value.type, cell.type:
            case "inlineStr", "inlineStr":
                return cell.text == value.text
            case "inlineStr", "str":
                return unescaped(said) == value.text
            case "inlineStr", "s":
                return shared.get(_whole(said) or 0) == value.text if _whole(said) is not None else False
            case "b", "b":
                return (said.strip() in TRUE) == (value.text == "1")
            case "", "n":
                return _number(said) == float(value.text or "nan")
            case "", "d" if isinstance(wish.content, datetime.date):
                return _day(said) == _moment(wish.content)
        return False


def column_styles(layout: Layout) -> tuple[tuple[int, int, int], ...]:
    """Return (first column, last column, style id) of the columns that have a style."""
    found = []
    for tag in layout.named("col"):
        first, last, style = (_whole(tag.get(name)) for name in ("min", "max", "style"))
        if first and last and style:
            found.append((first, last, style))
    return tuple(found)


def data_rows(obstacles: Obstacles, layout: Layout, row: int, column: int) -> range:
    """Return the rows that tell what is usual in a cell's column: of its table, else of the sheet."""
    for table in obstacles.tables:
        where: Area = table.area
        if where.first_row <= row <= where.last_row + 1 and where.first_column <= column <= where.last_column:
            last = min(where.last_row - table.totals_rows, layout.last_row)
            return range(where.first_row + table.has_header, last + 1)
    return range(1, layout.last_row + 1)


def _is_number(content: object) -> bool:
    return isinstance(content, int | float) and not isinstance(content, bool)


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _day(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _moment(day: datetime.date) -> datetime.datetime:
    if isinstance(day, datetime.datetime):
        return day
    return datetime.datetime(day.year, day.month, day.day)

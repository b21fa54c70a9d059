"""All changes and new rows of one sheet: judged, and turned into the splices of its part and its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qms_xl.workbook.addresses import MAX_COLUMNS, MAX_ROWS
from qms_xl.workbook.appending.append import append, asked
from qms_xl.workbook.changes import Change, NewRows, Refused, Splice
from qms_xl.workbook.container.inflating import ahead
from qms_xl.workbook.container.outline import Outline
from qms_xl.workbook.patching.cell_xml import address
from qms_xl.workbook.patching.judging import Judge, Refusal, Written, column_styles, data_rows
from qms_xl.workbook.patching.layout import Appended, Layout, NewCell, OddSheet
from qms_xl.workbook.patching.locate import locate
from qms_xl.workbook.patching.obstacles import Obstacles
from qms_xl.workbook.patching.placing import placed
from qms_xl.workbook.patching.splicing import Overlap, in_order
from qms_xl.workbook.patching.unpatchable import refused
from qms_xl.workbook.patching.usual_styles import usual_styles
from qms_xl.workbook.sheets.cell_styles import CellStyles
from qms_xl.workbook.sheets.contents import Contents, SheetPart
from qms_xl.workbook.sheets.shared_texts import shared_texts


@dataclass(frozen=True)
class SheetChanges:
    """What is asked of one sheet. `new_rows`: by their position in what `plan` was given."""

    changes: list[Change]
    new_rows: dict[int, NewRows]

    @property
    def all(self) -> tuple[Change | NewRows, ...]:
        """Return everything."""
        return (*self.changes, *self.new_rows.values())


@dataclass
class Outcome:
    """What the changes of a workbook come to, gathered sheet by sheet. `splices`: by plain part name, not yet in order.

    `formulas`: part of each sheet that was searched -> whether it holds formulas, those to be written included.
    """

    splices: dict[str, list[Splice]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    placed: dict[int, tuple[int, ...]] = field(default_factory=dict)
    formulas: dict[str, bool] = field(default_factory=dict)


class _Rows(NamedTuple):
    """New rows that may be added, and what they come to. `position`: in what was given."""

    position: int
    new: NewRows
    appended: Appended


class SheetPatch:
    """Works out one sheet's part of the outcome."""

    def __init__(
        self, opened: Outline, found: Contents, styles: CellStyles, sheet: SheetPart, outcome: Outcome
    ) -> None:
        self.opened, self.found, self.styles, self.sheet, self.outcome = opened, found, styles, sheet, outcome

    def add(self, wanted: SheetChanges) -> None:
        """Add what everything asked of the sheet comes to. Raises ReadError where its part is broken."""
        wishes = self._consistent(wanted.changes)
        try:
            layout = self._located(wishes, wanted.new_rows.values())
        except OddSheet:
            self.outcome.refused += [refused(each, "odd_sheet") for each in wanted.all]
            return
        obstacles = Obstacles(self.opened.package, layout, self.sheet.name, self.found.defined_names)
        self.judge = Judge(layout, obstacles, self.styles, self.found.is_1904, column_styles(layout))
        self.outcome.formulas[layout.part] = layout.has_formulas
        rows = [each for position, new in wanted.new_rows.items() if (each := self._appended(layout, position, new))]
        self._look_up([*(wish for wish, _ in wishes), *(wish for each in rows for wish in each.appended.cells)])
        cells = self._settle_changes(wishes)
        self._place(layout, cells, rows)

    def _consistent(self, changes: Iterable[Change]) -> list[tuple[NewCell, Change]]:
        """Return the wishes of the changes, each cell once; those outside Excel or at odds with each other are refused."""
        by_cell: dict[tuple[int, int], list[Change]] = {}
        for change in changes:
            if 1 <= change.row <= MAX_ROWS and 1 <= change.column <= MAX_COLUMNS:
                by_cell.setdefault((change.row, change.column), []).append(change)
            else:
                self.outcome.refused.append(refused(change, "outside"))
        found = []
        for (row, column), each in by_cell.items():
            if len(each) > 1 and len({(type(one.content), one.content, one.in_percent) for one in each}) > 1:
                self.outcome.refused += [refused(change, "contradiction") for change in each]
            else:
                found.append((NewCell(row, column, each[0].content, in_percent=each[0].in_percent), each[0]))
        return found

    def _located(self, wishes: Iterable[tuple[NewCell, Change]], new_rows: Collection[NewRows]) -> Layout:
        wanted: dict[int, set[int]] = {}
        for wish, _ in wishes:
            wanted.setdefault(wish.row, set()).add(wish.column)
        for new in new_rows:
            rows, columns = asked(new)
            for row in rows:
                wanted.setdefault(row, set()).update(columns)
        return locate(self.opened.package.file, self.sheet.part, self._stream, wanted)

    def _stream(self) -> Iterable[bytes]:
        return ahead(self.opened.part(self.sheet.part))

    def _appended(self, layout: Layout, position: int, new: NewRows) -> _Rows | None:
        """Return what new rows come to, None where they are refused."""
        appended = append(self.opened.package, layout, new)
        if isinstance(appended, Refused):
            self.outcome.refused.append(appended)
            return None
        for wish in appended.cells:
            refusal = self.judge.hindrance(wish, keeps_formula=True)
            if refusal:
                self._refuse_rows(new, wish, refusal)
                return None
        return _Rows(position, new, appended)

    def _refuse_rows(self, new: NewRows, wish: NewCell, refusal: Refusal) -> None:
        cell = address(wish.row, wish.column)
        self.outcome.refused.append(refused(new, refusal.reason, cell, **refusal.facts))

    def _look_up(self, wishes: Sequence[NewCell]) -> None:
        """Find out what the judge must know of other cells and parts: usual styles of columns, shared strings."""
        file, part, judge = self.opened.package.file, self.sheet.part, self.judge
        columns = {
            wish.column: data_rows(judge.obstacles, judge.layout, wish.row, wish.column)
            for wish in wishes
            if judge.needs_usual(wish)
        }
        self.usual = usual_styles(file, part, self._stream, columns) if columns else {}
        indexes = {index for wish in wishes if (index := judge.shared_index(wish)) is not None}
        strings = self.found.shared_strings
        has_strings = self.opened.package.has(strings)
        self.shared = shared_texts(file, strings, lambda: self.opened.part(strings), indexes) if has_strings else {}

    def _settle_changes(self, wishes: Iterable[tuple[NewCell, Change]]) -> list[Written]:
        """Return the cells to be written."""
        found = []
        for wish, change in wishes:
            verdict = self.judge.hindrance(wish, keeps_formula=False) or self._settled(wish)
            if isinstance(verdict, Refusal):
                self.outcome.refused.append(refused(change, verdict.reason, **verdict.facts))
            elif verdict:
                found.append(verdict)
        return found

    def _settled(self, wish: NewCell) -> Written | Refusal | None:
        return self.judge.settled(wish, self.usual, self.shared)

    def _place(self, layout: Layout, cells: list[Written], rows: Iterable[_Rows]) -> None:
        """Turn cells and rows into splices; rows that would meet other changes are refused."""
        taken = {(cell.row, cell.column) for cell in cells}
        row_attributes: dict[int, Mapping[str, str]] = {}
        for each in rows:
            new_cells = self._settle_rows(each)
            if new_cells is None:
                continue
            area = {(row, column) for row in each.appended.rows for column in each.new.columns}
            together = {
                part: [*self.outcome.splices.get(part, ()), *splices] for part, splices in each.appended.splices.items()
            }
            if area & taken or not _are_apart(together.values()):
                self.outcome.refused.append(refused(each.new, "overlap"))
                continue
            taken |= area
            cells += new_cells
            self.outcome.splices |= together
            self.outcome.placed[each.position] = each.appended.rows
            self.outcome.formulas[layout.part] |= any(cell.formula is not None for cell in new_cells)
            row_attributes |= dict.fromkeys(each.appended.rows, each.appended.row_attributes)
        splices = placed(layout, cells, row_attributes)
        if splices:
            self.outcome.splices.setdefault(layout.part, []).extend(splices)

    def _settle_rows(self, rows: _Rows) -> list[Written] | None:
        """Return the cells of new rows, None where one of them is refused, and so all."""
        found = []
        for wish in rows.appended.cells:
            verdict = self._settled(wish)
            if isinstance(verdict, Refusal):
                self._refuse_rows(rows.new, wish, verdict)
                return None
            if verdict:
                found.append(verdict)
        return found


def _are_apart(groups: Iterable[Iterable[Splice]]) -> bool:
    """Return whether the splices of each part leave each other alone."""
    try:
        for splices in groups:
            in_order(splices)
    except Overlap:
        return False
    return True

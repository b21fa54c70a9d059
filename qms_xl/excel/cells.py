"""Changing cells of an open workbook: what is written, what is refused, and that it all stands in the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qms_xl.excel.aims import Aim, Applied, Spot
from qms_xl.excel.bench import TRIES, Bench, Wish
from qms_xl.excel.ground import Lost
from qms_xl.excel.refusals import refused
from qms_xl.excel.troubles import ExcelTrouble
from qms_xl.excel.values import expected, stands
from qms_xl.workbook.changes import Content, Refused
from qms_xl.workbook.patching.cell_xml import address, hundredth

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


def change_cells(
    book: xlwings.Book, aims: Iterable[Aim], deadline: Deadline, touched: bool = False
) -> tuple[tuple[Applied, ...], tuple[Refused, ...]]:
    """Return what was changed and what was not. Raises ExcelTrouble where nothing has been changed yet, or Excel is gone.

    `touched`: something in this workbook has been changed already in the same go. Cells of a record's key come last: until
    then the key tells where the others are.
    """
    of_spot: dict[tuple[bool, Spot], list[Aim]] = {}
    for aim in aims:
        of_spot.setdefault((aim.header in aim.record, aim.spot), []).append(aim)
    applied: list[Applied] = []
    refusals: list[Refused] = []
    for (_, spot), wanted in sorted(of_spot.items(), key=lambda item: item[0][0]):
        work = CellWork(Bench(book, spot, deadline), wanted)
        try:
            work.change()
        except ExcelTrouble as trouble:
            if trouble.reason == "gone" or not (touched or work.bench.is_touched):
                raise
            work.give_up()
        touched = touched or work.bench.is_touched
        applied += work.applied
        refusals += work.refusals
    return tuple(applied), tuple(refusals)


class CellWork:
    """The cells of one table or range that are to be changed, and what becomes of them."""

    def __init__(self, bench: Bench, aims: Sequence[Aim]) -> None:
        self.bench, self.aims = bench, aims
        self.applied: list[Applied] = []
        self.refusals: list[Refused] = []
        self.wishes: dict[int, Wish] = {}

    def change(self) -> None:
        """Change the cells, then look at all of them once more."""
        try:
            self.bench.look()
        except Lost as lost:
            self._refuse(self.aims, str(lost))
            return
        standing = [aim for aim in self.aims if self._stands(aim)]
        try:
            if standing:
                self.bench.look()
        except Lost:
            self._refuse(standing, "unproven")
            return
        for aim in standing:
            self._prove(aim)

    def give_up(self) -> None:
        """Refuse what has no outcome yet: Excel does not let us on."""
        done = {id(each.aim.change) for each in self.applied} | {id(each.what) for each in self.refusals}
        for aim in self.aims:
            if id(aim.change) not in done:
                self._refuse([aim], "unproven" if id(aim.change) in self.wishes else "busy")

    def _stands(self, aim: Aim) -> bool:
        """Return whether the cell holds what it should, having been changed where it did not; refuse it where it does not."""
        result = "changed"
        for _ in range(TRIES):
            try:
                row = self.bench.row(aim.record)
                result = self.bench.obstacle(row, aim.header, aim.change.content)
                if not result:
                    wish = Wish(aim.record, aim.header, aim.old, self._content(aim, row))
                    self.wishes[id(aim.change)] = wish
                    result = self.bench.fulfil(wish, row)
            except Lost as lost:
                result = str(lost)
            if result != "moved":
                break
        if result not in ("stands", "moved"):
            self._refuse([aim], result)
        elif result == "moved":
            self._refuse([aim], "changed")
        return result == "stands"

    def _content(self, aim: Aim, row: int) -> Content:
        """Return what the cell is given: a percentage as the fraction that a percent cell holds."""
        content = aim.change.content
        if isinstance(content, bool) or not isinstance(content, int | float) or not aim.change.in_percent:
            return content
        return hundredth(content) if "%" in self.bench.format(row, aim.header) else content

    def _prove(self, aim: Aim) -> None:
        """Take a cell as changed where its value stands at its record after everything was written."""
        wish = self.wishes[id(aim.change)]
        try:
            value = self.bench.rows.value(self.bench.row(wish.record_after), aim.header)
        except Lost:
            self._refuse([aim], "unproven")
            return
        if stands(value, expected(wish.content)):
            self.applied.append(Applied(aim, value))
        else:
            self._refuse([aim], "changed")

    def _refuse(self, aims: Iterable[Aim], reason: str) -> None:
        """Refuse cells, with the addresses that they have now where those are known."""
        for aim in aims:
            row, column = self.bench.place(aim.record, aim.header)
            cell = address(row or aim.change.row, column or aim.change.column)
            self.refusals.append(refused(aim.change, reason, cell=cell, header=aim.header, table=aim.spot.table))

"""Taking back what was changed in an open workbook: old values return where ours still stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qms_xl.excel.aims import Added, Aim, Applied
from qms_xl.excel.bench import Bench
from qms_xl.excel.ground import Lost
from qms_xl.excel.refusals import refused
from qms_xl.excel.troubles import ExcelTrouble
from qms_xl.workbook.changes import Refused

if TYPE_CHECKING:
    import xlwings

    from qms_xl.excel.patience import Deadline


def inverse(applied: Applied) -> Aim:
    """Return the aim that takes a change back: the old value, where ours still stands."""
    aim = applied.aim
    record = {**aim.record, aim.header: applied.value} if aim.header in aim.record else aim.record
    change = aim.change._replace(content=aim.old, in_percent=False)  # type: ignore[arg-type]
    return Aim(change, aim.spot, aim.header, record, applied.value)


def take_back_rows(
    book: xlwings.Book, added: Iterable[Added], deadline: Deadline, touched: bool
) -> tuple[tuple[Added, ...], tuple[Refused, ...]]:
    """Return the added rows that were emptied again, and those that somebody has changed or typed into since.

    The row itself stays, blank; the next row that is added goes into it. Raises ExcelTrouble as `change_cells` does.
    """
    emptied: list[Added] = []
    refusals: list[Refused] = []
    for row in reversed(list(added)):
        bench = Bench(book, row.aim.spot, deadline)
        at = row.row
        try:
            bench.look()
            at = bench.place(row.record, "")[0] or at
            typed = bench.blank(row.aim.new.columns)
            is_empty = bench.is_emptied({**row.record, **{h: None for h in typed if h not in row.record}})
        except Lost:  # its cells are not as we left them, or others beside them are filled
            is_empty = False
        except ExcelTrouble as trouble:
            if trouble.reason == "gone" or not (touched or emptied or bench.is_touched):
                raise
            refusals.append(refused(row.aim.new, "unproven"))
            continue
        if is_empty:
            emptied.append(row)
        else:
            refusals.append(refused(row.aim.new, "row_used", row=str(at)))
    return tuple(emptied), tuple(refusals)

"""A workbook open in Excel, through xlwings: read with what is not saved yet, changed without harm, taken back.

Nothing is saved here; the person saves. Any change by a program empties Excel's own undo list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qms_xl.excel.aims import Added, Aim, Applied, Outcome, RowAim, Spot, aims_of, row_aims_of
from qms_xl.excel.cells import change_cells
from qms_xl.excel.patience import Deadline
from qms_xl.excel.program import open_book
from qms_xl.excel.reading import read_open
from qms_xl.excel.rows import add_rows
from qms_xl.excel.troubles import ExcelTrouble
from qms_xl.excel.undoing import inverse, take_back_rows

if TYPE_CHECKING:
    import xlwings

__all__ = [
    "Added",
    "Aim",
    "Applied",
    "Deadline",
    "ExcelTrouble",
    "Outcome",
    "RowAim",
    "Spot",
    "aims_of",
    "apply",
    "open_book",
    "read_open",
    "row_aims_of",
    "undo",
]


def apply(book: xlwings.Book, aims: Iterable[Aim], rows: Iterable[RowAim], deadline: Deadline) -> Outcome:
    """Return what was written into an open workbook, rows first, and what was left to a person.

    Raises ExcelTrouble where Excel is busy before anything was written, or has been closed. Applying again what stands
    already writes nothing.
    """
    added, refused_rows = add_rows(book, rows, deadline)
    applied, refused_cells = change_cells(book, aims, deadline, touched=bool(added or refused_rows))
    return Outcome(applied, added, refused_rows + refused_cells)


def undo(book: xlwings.Book, outcome: Outcome, deadline: Deadline) -> Outcome:
    """Return what was taken back, as an outcome of its own: `applied` holds the inverse aims, `added` the emptied rows."""
    backwards = [inverse(each) for each in reversed(outcome.applied)]
    of_keys = [aim for aim in backwards if aim.header in aim.record]
    keys, refused_keys = change_cells(book, of_keys, deadline)
    others = [aim for aim in backwards if aim.header not in aim.record]
    applied, refused_cells = change_cells(book, others, deadline, touched=bool(keys))
    emptied, refused_rows = take_back_rows(book, outcome.added, deadline, touched=bool(keys or applied))
    return Outcome(keys + applied, emptied, refused_keys + refused_cells + refused_rows)

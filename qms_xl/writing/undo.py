"""What taking a run back comes to: backups put back where nobody has touched the workbook since, else cell by cell."""

from __future__ import annotations

import datetime
import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from qms_xl.disk.original import sha256_of, sha256_of_stream
from qms_xl.disk.refusals import refuse
from qms_xl.model import CellEdit, Register, RowAppend, Text
from qms_xl.workbook.addresses import position
from qms_xl.workbook.changes import Change
from qms_xl.writing.items import CellItem
from qms_xl.writing.journal import Entry, Lost, Run, Step
from qms_xl.writing.outcome import ByHand
from qms_xl.writing.recovery import OTHER_CONTENT

_ROW = Text(
    "Ten wiersz dopisano w skoroszycie „{}”, który ktoś od tego czasu zmienił. Pojedynczych wierszy się nie usuwa.",
    "This row was added in the workbook “{}”, which somebody has changed since. Single rows are never deleted.",
)
_DELETE = Text("Jeżeli jest niepotrzebny, usuń go w Excelu.", "If it is not wanted, delete it in Excel.")
_LOST = Text(
    "Wcześniej stało tam „{}”, czego nie da się wpisać.",
    "It held “{}” before, which cannot be written into a cell.",
)
_FROM_BACKUP = Text("Zajrzyj do kopii zapasowej: {}", "Look at the backup: {}")


def last_run(runs: Sequence[Run]) -> Run | None:
    """Return the last run that has not been taken back; what took back another is none."""
    return next((run for run in reversed(runs) if not run.undoes and still_there(run, runs)), None)


def still_there(run: Run, runs: Sequence[Run]) -> tuple[Step, ...]:
    """Return the steps of a run that have not been taken back yet."""
    return tuple(step for step in run.written if not _is_taken_back(run, step.workbook, runs))


def _is_taken_back(run: Run, workbook: str, runs: Sequence[Run]) -> bool:
    return any(
        (workbook in other.covers or any(step.workbook == workbook for step in other.written))
        and not _is_taken_back(other, workbook, runs)
        for other in runs
        if other.undoes == run.id
    )


class Inverse(NamedTuple):
    """What a workbook that has been changed since comes to: cells where our value still stands, and what is left.

    `items`: the old values, to be written again; `overtaken`: entries whose cell holds something else by now, or whose
    record is gone; `by_hand`: what only a person can take back.
    """

    items: tuple[CellItem, ...]
    overtaken: tuple[Entry, ...]
    by_hand: tuple[ByHand, ...]


def inverse(step: Step, registers: Mapping[str, Register]) -> Inverse:
    """Return how to take a step back cell by cell."""
    items, overtaken, by_hand = [], [], []
    for entry in step.entries:
        register = registers.get(entry.register)
        row = _row(entry, step.workbook, register) if register is not None else None
        if register is None or row is None:
            overtaken.append(entry)
        elif entry.added:
            added = RowAppend(entry.register, entry.record, {}, rule=entry.rule)
            by_hand.append(ByHand(added, "added", _ROW.filled(step.workbook), _DELETE))
        elif not stands(register.raw.at[row, entry.column], entry):
            overtaken.append(entry)
        elif isinstance(entry.old, Lost):
            edit = CellEdit(register.cell(row, entry.column), entry.old.lost, rule=entry.rule)
            by_hand.append(ByHand(edit, "lost", _LOST.filled(entry.old.lost), _FROM_BACKUP.filled(step.backup)))
        else:
            items.append(_item(entry, register, row))
    return Inverse(tuple(items), tuple(overtaken), tuple(by_hand))


def stands(raw: object, entry: Entry) -> bool:
    """Return whether a cell still holds what we wrote into it."""
    new = entry.new
    if isinstance(raw, bool) or isinstance(new, bool):
        return raw is new
    if isinstance(raw, int | float) and isinstance(new, int | float):
        return math.isclose(raw, new) or (entry.in_percent and math.isclose(raw * 100, new))
    if isinstance(raw, datetime.datetime) and not isinstance(new, datetime.datetime):
        return raw.time() == datetime.time() and raw.date() == new
    return bool(raw == new)


def _row(entry: Entry, workbook: str, register: Register) -> int | None:
    """Return the row of a record in a workbook, wherever it has been sorted to; of a key that we changed, where it stood."""
    rows = [int(row) for row in register.keys.index[register.keys == entry.record]]
    there = [row for row in rows if register.place(row)[0].workbook == workbook and register.has(entry.column)]
    if not there and entry.column in register.schema.key:
        cells = ((int(row), register.cell(int(row), entry.column)) for row in register.frame.index)
        there = [
            row for row, cell in cells if (cell.workbook, cell.sheet, cell.cell) == (workbook, entry.sheet, entry.cell)
        ]
    return there[0] if len(there) == 1 else None


def _item(entry: Entry, register: Register, row: int) -> CellItem:
    cell = register.cell(row, entry.column)
    at = position(str(cell.cell))
    assert at is not None, cell
    old: Any = entry.old
    return CellItem((CellEdit(cell, old, rule=entry.rule),), Change(cell.sheet, *at, old), row)


class Backup(NamedTuple):
    """The backup of a step, to be put back: the content and its proof."""

    path: Path
    sha256: str
    workbook: str

    def is_there(self) -> bool:
        """Return whether the backup is whole."""
        try:
            return sha256_of(self.path) == self.sha256
        except OSError:
            return False

    def write(self, out: BinaryIO) -> None:
        """Copy the backup."""
        with self.path.open("rb") as file:
            shutil.copyfileobj(file, out)

    def verify(self, written: BinaryIO) -> None:
        """Raise WriteError unless what was written is the backup."""
        if sha256_of_stream(written) != self.sha256:
            raise refuse(self.workbook, "not_written", why=OTHER_CONTENT)


def as_before(step: Step) -> tuple[Entry, ...]:
    """Return what putting the backup of a step back changes, as the journal keeps it."""
    return tuple(
        replace(entry, old=entry.new, new=entry.old, in_percent=False) for entry in step.entries if not entry.added
    )

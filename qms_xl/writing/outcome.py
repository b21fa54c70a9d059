"""What a run wrote, what it leaves to a person, and what became of runs that had broken off: values only."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from qms_xl.errors import FileError
from qms_xl.model import CellEdit, CellRef, RowAppend, Text
from qms_xl.workbook.changes import Content


class PlacedRow(NamedTuple):
    """A row that was added, and the cell of its key."""

    row: RowAppend
    cell: CellRef


class Paste(NamedTuple):
    """A row to be pasted by hand: where, and its cells from the first column of the block on, as header and content."""

    register: str
    workbook: str
    sheet: str
    cells: tuple[tuple[str, Content], ...]


@dataclass(frozen=True)
class ByHand:
    """What is left to a person. `reason`: a stable code; `message` says why, `remedy` what to do.

    `paste`: of a row that a person can put where it belongs, what to paste there.
    """

    what: CellEdit | RowAppend
    reason: str
    message: Text
    remedy: Text | None = None
    paste: Paste | None = None


Fate = Literal["finished", "unsure", "left", "waiting"]


class Settled(NamedTuple):
    """What became of one workbook of an earlier run that had broken off.

    `finished`: it has its new content; `unsure`: so it has, but is not known to be safe there; `left`: it stays as it is, the
    run is over; `waiting`: it could not be put in place now either, the next run tries again. `result`: where a finished
    workbook lies that could not be put in place, "" if nowhere; `backup`: of the workbook as it was; both seen from the
    office folder.
    """

    run: str
    workbook: str
    fate: Fate
    message: Text
    remedy: Text | None = None
    result: str = ""
    backup: str = ""

    @property
    def is_trouble(self) -> bool:
        """Return whether a file could not be written now, or is not known to be."""
        return self.fate in ("waiting", "unsure")


@dataclass(frozen=True)
class Written:
    """What a run did. `run`: its id, "" where no workbook was touched; `backup`: the folder of its backups, seen from the office.

    `edits`: those that stand in the workbooks now; `failed`: the workbooks that could not be written (their edits are
    in `by_hand` too); `settled`: earlier runs that had broken off.
    """

    run: str = ""
    edits: tuple[CellEdit, ...] = ()
    rows: tuple[PlacedRow, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    backup: str = ""
    failed: tuple[FileError, ...] = ()
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True)
class Undone:
    """What taking a run back did. `undoes`: that run, `at`: when it wrote; `run`: the id of this one, "" where nothing was changed.

    `restored`: workbooks as they were before; `edits`: old values written again; `offered`: old values that would be
    written again where what we wrote still stands, in workbooks that somebody has changed since; `overtaken`: how many
    cells hold something else by now and stay so; `by_hand`: what only a person can take back; `waiting`: workbook ->
    another one that must be taken back first.
    """

    undoes: str
    at: datetime.datetime
    command: str
    run: str = ""
    restored: tuple[str, ...] = ()
    edits: tuple[CellEdit, ...] = ()
    offered: tuple[CellEdit, ...] = ()
    overtaken: int = 0
    by_hand: tuple[ByHand, ...] = ()
    waiting: Mapping[str, str] = field(default_factory=dict)
    backup: str = ""
    failed: tuple[FileError, ...] = ()
    settled: tuple[Settled, ...] = ()

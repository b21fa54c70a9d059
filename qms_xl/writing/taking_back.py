"""One run taken back: followers before masters, whole workbooks where nobody has touched them since, else cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qms_xl.disk.original import sha256_of
from qms_xl.disk.refusals import refuse, told_of
from qms_xl.errors import FileError, WriteError
from qms_xl.writing import runs as journals
from qms_xl.writing.carrying_out import entries_of
from qms_xl.writing.changes_of import Asked
from qms_xl.writing.items import CellItem
from qms_xl.writing.jobs import planned
from qms_xl.writing.journal import Run, Step
from qms_xl.writing.opening import opened
from qms_xl.writing.outcome import ByHand, Undone
from qms_xl.writing.placing import Rewrite, place
from qms_xl.writing.undo import Backup, as_before, inverse

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading


@dataclass
class _Findings:
    """What the workbooks of a run come to. `covers`: those in which nothing is left to take back."""

    rewrites: dict[str, Rewrite] = field(default_factory=dict)
    cells: list[CellItem] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)
    overtaken: int = 0
    by_hand: list[ByHand] = field(default_factory=list)
    failed: dict[str, FileError] = field(default_factory=dict)


def take_back(office: Office, reading: Reading, steps: Sequence[Step], old: Run, new: Run, *, apply: bool) -> Undone:
    """Take these steps of a run back. `new`: the run that does it, without steps as yet. Needs the lock.

    `apply`: in workbooks that somebody has changed since, the old values are written again where what we wrote stands.
    """
    found = _found(office, reading, steps)
    offered = () if apply else tuple(found.cells)
    if apply:
        _plan_cells(office, reading, found)
    waiting = _waiting(old, found, {item.workbook for item in offered})
    order = [step.workbook for step in reversed(old.steps) if step.workbook in found.rewrites.keys() - waiting.keys()]
    rewrites = [replace(found.rewrites[name], needs=_followers(old, name) & frozenset(order)) for name in order]
    new = replace(new, covers=tuple(found.covers))
    placed = place(office.folder, rewrites, new)
    if placed.run is None and found.covers:
        journals.begin(office.folder, new)
    journals.forget_old(office.folder, office.backups_keep)
    written = [name for name in order if name in placed.written]
    again = {item.workbook for item in found.cells}
    return Undone(
        undoes=old.id,
        at=old.at,
        command=old.command,
        run=new.id if written else "",
        restored=tuple(name for name in written if name not in again),
        edits=tuple(item.edits[0] for item in found.cells if item.workbook in written),
        offered=tuple(item.edits[0] for item in offered),
        overtaken=found.overtaken,
        by_hand=tuple(found.by_hand),
        waiting={**waiting, **placed.held_back},
        backup=f".qms/backups/{new.id}" if written else "",
        failed=(*found.failed.values(), *placed.failed.values()),
    )


def _found(office: Office, reading: Reading, steps: Sequence[Step]) -> _Findings:
    """Return what each workbook comes to: its backup, cells, or nothing any more."""
    found = _Findings()
    for step in steps:
        name = step.workbook
        try:
            with told_of(name):
                sha256 = sha256_of(office.folder / name)
        except WriteError as trouble:
            found.failed[name] = trouble
            continue
        backup = Backup(office.folder / step.backup, step.before, name)
        if sha256 == step.before:
            found.covers.append(name)
        elif sha256 == step.after and backup.is_there():
            try:
                original = opened(office, name, sha256)
            except WriteError as trouble:
                found.failed[name] = trouble
            else:
                found.rewrites[name] = Rewrite(original, backup.write, backup.verify, as_before(step))
        elif sha256 != reading.sha256.get(name):
            unread = next((error for error in reading.failed if error.file == name), None)
            found.failed[name] = unread or refuse(name, "changed")
        else:
            cells = inverse(step, reading.registers)
            found.cells += cells.items
            found.overtaken += len(cells.overtaken)
            found.by_hand += cells.by_hand
            if not cells.items:
                found.covers.append(name)
    return found


def _plan_cells(office: Office, reading: Reading, found: _Findings) -> None:
    """Plan the cells that get their old values again; what is refused goes to `by_hand`."""
    planning = planned(office, reading.sha256, Asked(tuple(found.cells), (), ()), {})
    found.by_hand += planning.by_hand
    found.failed |= {error.file: error for error in planning.failed}
    found.cells = [item for job in planning.jobs.values() for item in job.items if isinstance(item, CellItem)]
    for name, job in planning.jobs.items():
        if job.patch:
            found.rewrites[name] = Rewrite(job.original, job.write, job.verify, entries_of(job))
        else:
            found.covers.append(name)


def _waiting(old: Run, found: _Findings, offered: set[str]) -> Mapping[str, str]:
    """Return the workbooks whose followers are not taken back in this run: workbook -> the one that comes first."""
    unmet = {*found.failed, *offered}
    waiting: dict[str, str] = {}
    for step in reversed(old.steps):
        first = next(iter(sorted(_followers(old, step.workbook) & unmet)), None)
        if first is not None and step.workbook in found.rewrites:
            waiting[step.workbook] = first
            unmet.add(step.workbook)
    return waiting


def _followers(run: Run, workbook: str) -> frozenset[str]:
    """Return the workbooks that were written after this one because they depended on it."""
    return frozenset(step.workbook for step in run.steps if workbook in step.needs)

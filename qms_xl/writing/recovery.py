"""Runs that broke off: what they had begun is finished where the workbooks are still as they were, and otherwise told.

A run that had replaced nothing yet is discarded: the command proposes anew. Once one workbook was put in place the others
follow, so that a half-done run becomes a whole one. Where somebody has changed a workbook since, it stays as it is; the
command proposes anew what is still missing there. A finished workbook that could not be put in place lies in
`.qms/pending/<run>/` and is tried again by each run as long as its workbook is as it was read. After that it is left
there for whoever wants to look at it, until the run's backups are rotated away: its content has been overtaken.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from qms_xl.disk import backups, new_file, operations, temps
from qms_xl.disk import replace as replacing
from qms_xl.disk.original import Original, read_original, sha256_of, sha256_of_stream
from qms_xl.disk.owners import refuse_open
from qms_xl.disk.refusals import failed, refuse, told_of
from qms_xl.disk.replace import Prepared
from qms_xl.errors import WriteError
from qms_xl.model import Text
from qms_xl.writing import runs
from qms_xl.writing.journal import Run, State, Step
from qms_xl.writing.outcome import Fate, Settled
from qms_xl.writing.placing import IN_PLACE

_FINISHED = Text(
    "Przerwany zapis dokończono: skoroszyt „{}” ma już nową treść.",
    "A write that had broken off is finished: the workbook “{}” has its new content now.",
)
_DISCARDED = Text(
    "Przerwany zapis porzucono, zanim cokolwiek zmienił: skoroszyt „{}” jest taki, jaki był.",
    "A write that had broken off before it changed anything was dropped: the workbook “{}” is as it was.",
)
_HELD_BACK = Text(
    "Przerwanego zapisu nie dokończono w skoroszycie „{}”, bo zależy od innego, którego nie zapisano.",
    "A write that had broken off was not finished in the workbook “{}”: it depends on another one that was not written.",
)
_CHANGED = Text(
    "Przerwanego zapisu nie dokończono w skoroszycie „{}”: od tego czasu ktoś go zmienił.",
    "A write that had broken off was not finished in the workbook “{}”: somebody has changed it since.",
)
_LOST = Text(
    "Przerwanego zapisu nie dokończono w skoroszycie „{}”: nie ma już gotowego pliku.",
    "A write that had broken off was not finished in the workbook “{}”: the finished file is no longer there.",
)
_ANEW = Text(
    "Czego tam jeszcze brakuje, zaproponuje na nowo: qms-xl reconcile",
    "What is still missing there will be proposed anew by: qms-xl reconcile",
)
_UNREADABLE = Text(
    "Dziennik zapisu {} jest nieczytelny; nie wiadomo, czy tamten zapis się zakończył.",
    "The journal {} cannot be read; whether that write came to its end is not known.",
)
_LOOK = Text(
    "Kopie zapasowe leżą w .qms/backups w folderze o tej samej nazwie. Po sprawdzeniu skoroszytów usuń ten plik.",
    "The backups lie in .qms/backups, in the folder of the same name. Delete this file once you have looked at the workbooks.",
)
OTHER_CONTENT = Text("gotowy plik ma inną treść, niż zapisano", "the finished file has other content than was written")


class _End(NamedTuple):
    """What became of a step, and why; what is written but has a remedy is not known to be safe."""

    state: State
    message: Text
    remedy: Text | None = None
    result: str = ""


def settle(home: Path, folders: Iterable[Path]) -> tuple[Settled, ...]:
    """Finish or close every run that broke off, oldest first, and return what became of its workbooks. Needs the lock.

    `folders`: those of the workbooks; what dead processes left over there is removed. Raises WriteError where a
    journal cannot be kept up.
    """
    found = runs.all_runs(home)
    settled = [Settled("", "", "left", _UNREADABLE.filled(journal), _LOOK) for journal in found.unreadable]
    kept = set()
    for run in found.runs:
        if not run.closed:
            now, told = _settled(home, run)
            settled += told
            runs.save(home, now)
            kept |= {_temporary(home, step) for step in now.steps if not step.is_finished}
    if not found.unreadable:  # one of those runs may still need its finished files
        temps.clean((*folders, home / ".qms", home / ".qms/runs"), kept)
    return tuple(settled)


def _settled(home: Path, run: Run) -> tuple[Run, list[Settled]]:
    """Return the run as it stands now, and what became of each workbook."""
    try:
        there = {step.workbook: _sha256(home / step.workbook) for step in run.steps}
        for step in run.steps:
            if not step.is_finished and there[step.workbook] == step.after:
                operations.sync_folder((home / step.workbook).resolve().parent)  # the run may have died before that
    except OSError as trouble:
        return run, [_cannot_tell(run, step, trouble) for step in run.steps if not step.is_finished]
    begun = any(step.state == "written" or there[step.workbook] == step.after for step in run.steps)
    told = []
    for number, step in enumerate(run.steps):
        if step.is_finished:
            continue
        if there[step.workbook] == step.after:
            end = _End("written", _FINISHED.filled(step.workbook))
        elif step.state == "prepared" and not begun:
            end = _End("discarded", _DISCARDED.filled(step.workbook), _ANEW)
        elif not {done.workbook for done in run.written}.issuperset(step.needs):
            end = _End("held_back", _HELD_BACK.filled(step.workbook), _ANEW)
        else:
            end = _finished(home, run, step)
        result = end.result or step.result
        run = run.with_step(number, state=end.state, result=result)
        if run.steps[number].is_finished:
            _clear(home, step, end.state)
        fate: Fate = "left" if run.steps[number].is_finished else "waiting"
        if end.state == "written":
            fate = "finished" if end.remedy is None else "unsure"
        told.append(Settled(run.id, step.workbook, fate, end.message, end.remedy, result, step.backup))
    return run, told


def _finished(home: Path, run: Run, step: Step) -> _End:
    """Put the finished file of a step in place, where its workbook is still as it was read."""
    source = home / step.result if step.result else _temporary(home, step)
    pending = backups.pending_path(home, run.id, step.workbook)
    try:
        with told_of(step.workbook):
            if _sha256(source) != step.after:
                return _End("failed", _LOST.filled(step.workbook), _ANEW)
        original = read_original(home / step.workbook, step.workbook, home)
        if original.sha256 != step.before:
            return _End("changed", _CHANGED.filled(step.workbook), _ANEW)
        refuse_open(original.path, step.workbook)
        replacing.commit(_prepared(home, step, original, source), pending=None if step.result else pending)
    except WriteError as trouble:
        if trouble.reason in IN_PLACE:
            return _End("written", trouble.message, trouble.remedy)
        if trouble.reason == "pending":
            return _End("waiting", trouble.message, trouble.remedy, pending.relative_to(home).as_posix())
        if trouble.reason == "gone":
            return _End("changed", trouble.message, trouble.remedy)
        return _End("failed" if _is_gone(source) else step.state, trouble.message, trouble.remedy)
    return _End("written", _FINISHED.filled(step.workbook))


def _prepared(home: Path, step: Step, original: Original, source: Path) -> Prepared:
    """Return the finished file beside its workbook: as it lies there, or copied there from where it waits."""
    if not step.result:
        backup = home / step.backup
        return Prepared(original.path, step.workbook, source, backup, step.before, step.after, original.stamp)

    def copy(out: BinaryIO) -> None:
        with source.open("rb") as file:
            shutil.copyfileobj(file, out)

    def verify(written: BinaryIO) -> None:
        if sha256_of_stream(written) != step.after:
            raise refuse(step.workbook, "not_written", why=OTHER_CONTENT)

    return replacing.prepare(original, copy, verify, backup=None)


def _clear(home: Path, step: Step, state: State) -> None:
    """Remove what a step no longer needs; a result that somebody's change has overtaken stays for a look."""
    with contextlib.suppress(OSError):
        new_file.remove(_temporary(home, step))
        if step.result and state == "written":
            new_file.remove(home / step.result)
        if state == "discarded":
            new_file.remove(home / step.backup)


def _temporary(home: Path, step: Step) -> Path:
    return (home / step.workbook).resolve().parent / step.temporary


def _cannot_tell(run: Run, step: Step, trouble: OSError) -> Settled:
    """Return that a step waits, because what lies there cannot be read now."""
    error = failed(step.workbook, trouble)
    return Settled(run.id, step.workbook, "waiting", error.message, error.remedy, step.result, step.backup)


def _sha256(path: Path) -> str:
    """Return the hash of a file's content, "" where there is no such file; raises OSError."""
    try:
        return sha256_of(path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


def _is_gone(path: Path) -> bool:
    """Return whether a file is known not to be there."""
    try:
        return not path.exists()
    except OSError:
        return False

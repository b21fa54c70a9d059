"""New contents of several workbooks put in place one after the other, with a journal, so that none is left half-way."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from qms_xl.disk import backups
from qms_xl.disk import replace as replacing
from qms_xl.errors import WriteError
from qms_xl.writing import runs
from qms_xl.writing.journal import Entry, Run, State, Step

if TYPE_CHECKING:
    from pathlib import Path

    from qms_xl.disk.original import Original
    from qms_xl.disk.replace import Prepared

IN_PLACE = ("unsynced", "unproven")  # the new file stands there, but perhaps not for good


@dataclass(frozen=True)
class Rewrite:
    """One workbook to be replaced: how its new content is written and proven, and what that changes.

    `needs`: workbooks without whose success this one must not be written.
    """

    original: Original
    write: Callable[[BinaryIO], None]
    verify: Callable[[BinaryIO], None]
    entries: tuple[Entry, ...]
    needs: frozenset[str] = frozenset()

    @property
    def workbook(self) -> str:
        """Return the workbook, relative to the office folder."""
        return self.original.name


class Placed(NamedTuple):
    """What became of the workbooks. `run`: None where nothing came so far that it needed a journal.

    `failed`: by workbook, why it was not put in place, or is not known to be safe there; `held_back`: by workbook, the
    one it had to wait for.
    """

    run: Run | None
    failed: dict[str, WriteError]
    held_back: dict[str, str]

    @property
    def written(self) -> frozenset[str]:
        """Return the workbooks that were replaced."""
        return frozenset(step.workbook for step in self.run.written) if self.run else frozenset()


def place(home: Path, rewrites: Sequence[Rewrite], run: Run) -> Placed:
    """Put the workbooks in place, in this order. All are written beside the old ones, proven and backed up before the first is replaced.

    `run`: without steps as yet. Needs the lock.
    """
    failed: dict[str, WriteError] = {}
    ready: list[Prepared] = []
    try:
        for rewrite in rewrites:
            backup = backups.backup_path(home, run.id, rewrite.workbook)
            try:
                ready.append(replacing.prepare(rewrite.original, rewrite.write, rewrite.verify, backup=backup))
            except WriteError as trouble:
                failed[rewrite.workbook] = trouble
        if not ready:
            return Placed(None, failed, {})
        by_name = {rewrite.workbook: rewrite for rewrite in rewrites}
        run = replace(run, steps=tuple(_step(home, run, by_name[prepared.name], prepared) for prepared in ready))
        runs.begin(home, run)
    except BaseException as trouble:
        for prepared in ready:
            replacing.discard(prepared)
        if not isinstance(trouble, WriteError):
            raise
        return Placed(None, failed | {prepared.name: trouble for prepared in ready}, {})
    return _committed(home, run, ready, failed)


def _step(home: Path, run: Run, rewrite: Rewrite, prepared: Prepared) -> Step:
    return Step(
        workbook=prepared.name,
        before=prepared.sha256_before,
        after=prepared.sha256_after,
        temporary=prepared.temporary.name,
        backup=backups.backup_path(home, run.id, prepared.name).relative_to(home).as_posix(),
        entries=rewrite.entries,
        needs=tuple(sorted(rewrite.needs)),
    )


def _committed(home: Path, run: Run, ready: Sequence[Prepared], failed: dict[str, WriteError]) -> Placed:
    held_back: dict[str, str] = {}
    for number, (step, prepared) in enumerate(zip(run.steps, ready, strict=True)):
        missing = next((need for need in step.needs if need in failed or need in held_back), None)
        if missing is None:
            state: State = "written"
            result = ""
            pending = backups.pending_path(home, run.id, step.workbook)
            try:
                replacing.commit(prepared, pending=pending)
            except WriteError as trouble:
                failed[step.workbook] = trouble
                if trouble.reason == "pending":
                    state, result = "waiting", pending.relative_to(home).as_posix()
                elif trouble.reason not in IN_PLACE:
                    state = "failed"
            run = run.with_step(number, state=state, result=result)
        else:
            replacing.discard(prepared)
            held_back[step.workbook] = missing
            run = run.with_step(number, state="held_back")
        with contextlib.suppress(WriteError):  # the hashes of its first writing tell the next run as much
            runs.save(home, run)
    return Placed(run, failed, held_back)

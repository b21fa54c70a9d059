"""Writing edits and new rows into the office's workbooks, safely, and taking a run back; what is left to a person is told with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from qms_xl.disk.backups import new_run
from qms_xl.disk.lock import writing_lock
from qms_xl.errors import UsageError
from qms_xl.model import CellEdit, RowAppend, Text
from qms_xl.writing import runs
from qms_xl.writing.carrying_out import carry_out
from qms_xl.writing.changes_of import Contents
from qms_xl.writing.journal import Run
from qms_xl.writing.outcome import Settled, Undone, Written
from qms_xl.writing.recovery import settle
from qms_xl.writing.taking_back import take_back
from qms_xl.writing.undo import last_run, still_there
from qms_xl.writing.wording import Wording

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading


def write(
    office: Office, reading: Reading, edits: Sequence[CellEdit], rows: Sequence[RowAppend] = (), *, command: str
) -> Written:
    """Write edits and new rows into the workbooks that were read; masters before followers.

    Each workbook that can be written is, whatever is refused elsewhere; what is left to a person is in `by_hand`, with
    its reason. A workbook that is no longer as it was read is left alone. `command`: as the journal and the lock name it.
    Raises WriteError where somebody else is writing in the office, or nothing at all can be written there.
    """
    asked = contents(office, reading).asked(edits, rows)
    with writing_lock(office.folder, command):
        settled = settle(office.folder, (office.registers_folder,))
        written = carry_out(office, reading, asked, _new_run(command))
    return replace(written, settled=settled)


def finish_broken_runs(office: Office, command: str) -> tuple[Settled, ...]:
    """Finish or close the runs that broke off, so that what is read afterwards is whole; nothing is asked of the lock where there is none.

    Raises WriteError as `write` does.
    """
    found = runs.all_runs(office.folder)
    if all(run.closed for run in found.runs):
        return ()
    with writing_lock(office.folder, command):
        return settle(office.folder, (office.registers_folder,))


def undo(office: Office, reading: Reading, *, run: str = "", apply: bool = False) -> Undone | None:
    """Take back the last run, or the one named; None where there is none that has not been taken back already.

    A workbook that is still as we wrote it gets its backup again. In one that somebody has changed since, the old values
    are offered where what we wrote still stands, and written with `apply`; what staff have typed since always stays.
    Taking back is a run of its own, with backups of its own; named, it can be taken back too. Raises UsageError for a run
    that is not there, and WriteError as `write` does.
    """
    with writing_lock(office.folder, "undo"):
        settled = settle(office.folder, (office.registers_folder,))
        known = runs.all_runs(office.folder).runs
        old = _named(run, known) if run else last_run(known)
        steps = still_there(old, known) if old else ()
        if old is None or not steps:
            return None
        undone = take_back(office, reading, steps, old, replace(_new_run("undo"), undoes=old.id), apply=apply)
    return replace(undone, settled=settled)


def _named(name: str, known: Sequence[Run]) -> Run:
    run = next((run for run in known if run.id == name), None)
    if run is None:
        last = ", ".join(run.id for run in reversed(known[-5:]))
        raise UsageError(
            Text(f"Nie ma zapisu „{name}”, który można by cofnąć.", f"There is no run “{name}” to take back."),
            Text(f"Ostatnie zapisy: {last}.", f"The last runs: {last}.") if last else None,
        )
    return run


def contents(office: Office, reading: Reading) -> Contents:
    """Return what turns the office's typed values into what cells are given."""
    sheets = reading.facts.get("sheets")
    named: set[tuple[str, int]] = set()
    if sheets is not None:
        rows = zip(sheets["register"], sheets["place"], sheets["named"], strict=True)
        named = {(register, int(place) - 1) for register, place, by_name in rows if by_name == "yes"}
    return Contents(
        registers=reading.registers,
        wording=Wording(reading.registers.get("lists"), office.language, office.audit_spelling),
        settings=office.settings,
        named=frozenset(named),
    )


def _new_run(command: str) -> Run:
    now = datetime.now().astimezone()
    return Run(new_run(now), now, command, ())

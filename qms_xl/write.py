"""Writing edits and new rows into the office's workbooks: safely, and whatever is left to a person with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from qms_xl.disk.backups import new_run
from qms_xl.disk.lock import writing_lock
from qms_xl.model import CellEdit, RowAppend
from qms_xl.writing import runs
from qms_xl.writing.carrying_out import carry_out
from qms_xl.writing.changes_of import Contents
from qms_xl.writing.journal import Run
from qms_xl.writing.outcome import Settled, Written
from qms_xl.writing.recovery import settle
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
    asked = _contents(office, reading).asked(edits, rows)
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


def _contents(office: Office, reading: Reading) -> Contents:
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

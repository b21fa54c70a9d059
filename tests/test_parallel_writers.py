"""Eight processes write to one workbook at the same time: every update of each of them stands there in the end."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import handmade
from handmade import sheet_xml
from python_calamine import CalamineWorkbook
from writing_office import ACTIONS, edit, read, value

from qms_xl.disk.backups import new_run
from qms_xl.disk.lock import writing_lock
from qms_xl.disk.original import read_original
from qms_xl.errors import WriteError
from qms_xl.make import make_workbooks
from qms_xl.office import load_office
from qms_xl.office.new_toml import qms_toml
from qms_xl.workbook import patch as patching
from qms_xl.workbook.changes import Change
from qms_xl.write import write
from qms_xl.writing import runs
from qms_xl.writing.jobs import Job
from qms_xl.writing.journal import Entry, Run
from qms_xl.writing.placing import Rewrite, place
from qms_xl.writing.recovery import settle

PROCESSES, WRITES, KEPT = 8, 50, 3


def at_once(does: Callable[[str, int], None], folder: Path) -> list[int | None]:
    """Let eight processes do it, each with its own number, 1 to 8; return how they ended, 0 where all was well."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # what is slow to import is imported once
    every = range(1, PROCESSES + 1)
    processes = [context.Process(target=does, args=(str(folder), number), daemon=True) for number in every]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def left_over(folder: Path) -> list[Path]:
    return [*folder.rglob("~qms-*"), *folder.rglob("writing.lock"), *(folder / ".qms/pending").rglob("*")]


# --- reading and writing under the lock -------------------------------------------------------------------------------


def numbers(data: bytes) -> list[float]:
    """Return the numbers in column A, by an engine that is not ours."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("S1")
    return [float(str(row[0])) for row in sheet.to_python()]


def count(folder: str, number: int) -> None:
    """Add 1 fifty times to the counter of all in the first row, and to our own one below."""
    home = Path(folder)
    for _ in range(WRITES):
        with writing_lock(home, "reconcile", timeout=600):
            assert settle(home, (home / "rejestry",)) == ()
            original = read_original(home / ACTIONS, ACTIONS, home)
            now = numbers(original.data)
            changes = [Change("S1", row + 1, 1, now[row] + 1) for row in (0, number)]
            job = Job(original, (), patching.plan(original.data, ACTIONS, changes))
            entries = tuple(Entry("counters", f"{row}", "n", "S1", f"A{row}", new=new) for _, row, _, new, _ in changes)
            moment = datetime.now().astimezone()
            run = Run(new_run(moment), moment, "reconcile", ())
            placed = place(home, [Rewrite(original, job.write, job.verify, entries)], run)
            assert placed.written == {ACTIONS}
            assert not placed.failed
            runs.forget_old(home, KEPT)


def test_eight_processes_of_fifty_writes_lose_no_update(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>0</v></c></row>' for row in range(1, PROCESSES + 2))
    (tmp_path / "rejestry").mkdir()
    (tmp_path / ACTIONS).write_bytes(handmade.workbook(sheet_xml(rows)))
    assert at_once(count, tmp_path) == [0] * PROCESSES
    assert numbers((tmp_path / ACTIONS).read_bytes()) == [PROCESSES * WRITES, *[WRITES] * PROCESSES]
    assert not left_over(tmp_path)
    kept = runs.all_runs(tmp_path)
    assert [step.state for run in kept.runs for step in run.steps] == ["written"] * KEPT
    assert not kept.unreadable
    backups = [numbers(path.read_bytes())[0] for path in (tmp_path / ".qms/backups").glob("*/*/*.xlsx")]
    assert sorted(backups) == [PROCESSES * WRITES - KEPT + at for at in range(KEPT)]


# --- reading first and writing later, as the commands do --------------------------------------------------------------


def describe(folder: str, number: int) -> None:
    """Add a word to the description of our own action; where another was quicker, read again and try again."""
    office = load_office(Path(folder), Path(folder))
    while True:
        reading = read(office)
        old = edit(reading, "actions.description", f"D-2026-{number:03}", None)
        try:
            written = write(office, reading, [replace(old, value=f"{old.cell.value} {number}")], command="reconcile")
        except WriteError as trouble:
            if trouble.reason != "locked":
                raise
            continue
        if written.edits:
            return
        assert [one.reason for one in written.failed if isinstance(one, WriteError)] == ["changed"]


def test_what_others_have_written_since_it_was_read_is_never_overwritten(tmp_path: Path) -> None:
    rows = [
        {"action": f"D-2026-{number:03}", "action_type": "improvement", "status": "running"}
        | {"due_on": date(2026, 12, 1), "description": "opis"}
        for number in range(1, PROCESSES + 1)
    ]
    made = make_workbooks("pl", {"actions": rows}, created=datetime(2026, 11, 20))
    (tmp_path / "rejestry").mkdir()
    (tmp_path / ACTIONS).write_bytes(made[Path(ACTIONS).name])
    (tmp_path / "qms.toml").write_text(qms_toml("pl", "Urząd"), encoding="utf-8")
    office = load_office(tmp_path, tmp_path)
    assert at_once(describe, tmp_path) == [0] * PROCESSES
    for number in range(1, PROCESSES + 1):
        text = value(office, "actions.description", f"D-2026-{number:03}")
        assert text == f"opis {number}"
    assert not left_over(tmp_path)

"""Writing believes nothing: other content than planned, what vanishes, copies, other people's journals, old readings."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path
from typing import BinaryIO

import proofs
import pytest
import saves
import saves_of_runs
from faulty_disk import FaultyDisk, Operation
from writing_office import ACTIONS, bytes_of, edit, left_over, office_in, read, saved_again

from qms_xl.disk import new_file
from qms_xl.disk.lock import writing_lock
from qms_xl.disk.original import read_original
from qms_xl.errors import WriteError
from qms_xl.office import Office
from qms_xl.workbook import patch as patching
from qms_xl.write import undo, write
from qms_xl.writing import runs
from qms_xl.writing.journal import from_json, to_json
from qms_xl.writing.outcome import Written
from qms_xl.writing.placing import place
from qms_xl.writing.undo import Backup


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path / "biuro")


def done(office: Office) -> Written:
    reading = read(office)
    return write(office, reading, [edit(reading, "actions.status", "D-2026-001", "done")], command="reconcile")


# --- content ----------------------------------------------------------------------------------------------------------


def test_a_workbook_that_was_written_otherwise_than_planned_is_not_put_in_place(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patching, "write", lambda data, patch, out: out.write(saved_again(data)))
    before = bytes_of(office)
    written = done(office)
    assert [error.reason for error in written.failed if isinstance(error, WriteError)] == ["unproven"]
    assert (written.edits, written.run) == ((), "")
    assert bytes_of(office) == before
    assert left_over(office) == []


def test_a_backup_that_is_copied_otherwise_than_it_lies_there_is_not_put_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(office)
    before = bytes_of(office)
    monkeypatch.setattr(Backup, "write", lambda self, out: out.write(saved_again(self.path.read_bytes())))
    undone = undo(office, read(office))
    assert undone is not None
    assert undone.restored == ()
    assert [error.reason for error in undone.failed if isinstance(error, WriteError)] == ["not_written"]
    assert bytes_of(office) == before
    assert left_over(office) == []


def test_nothing_is_offered_out_of_a_workbook_that_was_changed_since_it_was_read(office: Office) -> None:
    done(office)
    reading = read(office)
    path = office.folder / ACTIONS
    path.write_bytes(saved_again(path.read_bytes()))
    undone = undo(office, reading)
    assert undone is not None
    assert [error.reason for error in undone.failed if isinstance(error, WriteError)] == ["changed"]
    assert (undone.restored, undone.offered) == ((), ())


def test_where_the_finished_file_vanishes_the_old_one_is_said_to_stand(tmp_path: Path) -> None:
    saves.lay_book(tmp_path)

    def remove_it(_: int, operation: Operation) -> None:
        if operation.name == "replace":
            (tmp_path / operation.path).unlink()

    with pytest.raises(WriteError) as told, FaultyDisk(tmp_path, meanwhile=remove_it):
        saves.replace_book(tmp_path)
    assert told.value.reason == "not_written"
    assert (tmp_path / saves.BOOK).read_bytes() == saves.OLD


def test_a_run_that_died_before_its_last_name_was_safe_makes_it_safe_when_it_is_finished(tmp_path: Path) -> None:
    run, folder = saves_of_runs.TWO_WORKBOOKS, tmp_path / "office"
    asked = enumerate(proofs.undisturbed(folder, run).operations)
    last = max(at for at, one in asked if one.name == "replace" and one.path.startswith("rejestry"))
    proofs.stop_finish_and_lose_power(folder, run, last + 1, saves_of_runs.workbooks_are_new)


# --- journals ---------------------------------------------------------------------------------------------------------


def test_a_journal_under_another_name_is_nobodys(office: Office) -> None:
    journal = office.folder / f".qms/runs/{done(office).run}.json"
    journal.with_name("20261120-101500-abcdef.json").write_bytes(journal.read_bytes())
    assert runs.all_runs(office.folder).unreadable == (".qms/runs/20261120-101500-abcdef.json",)


def test_a_journal_of_another_version_is_refused() -> None:
    text = to_json(saves_of_runs.run_of(1))
    assert from_json(text)
    with pytest.raises(ValueError, match="another version"):
        from_json(text.replace('"format": 1', '"format": 2'))


def test_a_journal_that_tells_a_day_where_it_should_tell_a_moment_is_refused() -> None:
    text = to_json(saves_of_runs.run_of(1))
    changed = text.replace('"moment": "2026-11-20T10:15:00"', '"day": "2026-11-20"')
    assert changed != text
    with pytest.raises(ValueError, match="no moment"):
        from_json(changed)


# --- what is no refusal -----------------------------------------------------------------------------------------------


def test_whoever_stops_the_program_while_files_are_got_ready_stops_it(tmp_path: Path) -> None:
    saves_of_runs.lay(tmp_path)

    def stop(out: BinaryIO) -> None:
        raise KeyboardInterrupt

    originals = [read_original(tmp_path / name, name, tmp_path) for name in saves_of_runs.NEW]
    first, second = (saves_of_runs.rewrite(one) for one in originals)
    before = {path: data for path, data in saves.tree_of(tmp_path).items() if data is not None}
    with pytest.raises(KeyboardInterrupt):
        place(tmp_path, [first, dataclasses.replace(second, write=stop)], saves_of_runs.run_of(1))
    assert {path: data for path, data in saves.tree_of(tmp_path).items() if data is not None} == before


def test_a_lock_that_the_disk_refuses_is_not_taken_for_somebody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(data: bytes, path: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(new_file, "create", read_only)
    with pytest.raises(WriteError) as told, writing_lock(tmp_path, "reconcile", timeout=0):
        raise AssertionError("it was given")
    assert told.value.reason == "disk_read_only"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileExistsError):
        new_file.make_folder(tmp_path / "a")

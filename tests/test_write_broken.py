"""Runs that break off: the next one finishes or drops them; one action, not two; what staff did in between stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from faulty_disk import Fault, FaultyDisk, Operation, Stopped
from saves import earlier
from writing_office import (
    ACTIONS,
    DOCUMENTS,
    REVIEW,
    bytes_of,
    edit,
    left_over,
    new_action,
    office_in,
    owner_file,
    read,
    saved_again,
    workbooks,
)

from qms_xl.office import Office
from qms_xl.write import finish_broken_runs, write
from qms_xl.writing.outcome import Settled, Written


@pytest.fixture(autouse=True)
def _no_real_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path / "biuro")


def action_for_the_decision(office: Office) -> Written:
    """Propose and write as reconcile does: the action where none serves the decision, and its number where it is missing."""
    reading = read(office)
    actions, decisions = reading.registers["actions"], reading.registers["review_decisions"]
    (decision,) = decisions.frame.index[decisions.keys == "PZ-2026/1"]
    serving = actions.frame[actions["origin_ref"] == "PZ-2026/1"]["action"].tolist()
    number = serving[0] if serving else "D-2026-003"
    missing = decisions["action"].isna().loc[decision]
    edits = [edit(reading, "review_decisions.action", "PZ-2026/1", number)] if missing else []
    return write(office, reading, edits, [] if serving else [new_action(number)], command="reconcile")


def operations(tmp_path: Path) -> list[Operation]:
    """Return the file operations of a run that goes well."""
    office = office_in(tmp_path / "spokojne")
    with FaultyDisk(office.folder) as disk:
        action_for_the_decision(office)
    return disk.operations


def replacing(tmp_path: Path, workbook: str) -> int:
    """Return the number of the operation that puts a workbook in place."""
    of_temporary = [
        number
        for number, one in enumerate(operations(tmp_path))
        if one.name in ("replace", "rename") and one.path.startswith("rejestry/~qms-")
    ]
    return dict(zip((ACTIONS, REVIEW), of_temporary, strict=True))[workbook]


def broken_off(office: Office, at: int) -> None:
    with FaultyDisk(office.folder, Fault(at, "stop")) as disk, earlier(), pytest.raises(Stopped):
        action_for_the_decision(office)
    assert disk.stopped


def state(office: Office) -> str:
    """Return which of the two workbooks hold their new content."""
    now = bytes_of(office)
    return " ".join(word for word, name in (("actions", ACTIONS), ("review", REVIEW)) if now[name] != workbooks()[name])


def fates(settled: tuple[Settled, ...]) -> dict[str, str]:
    return {one.workbook: one.fate for one in settled}


def test_a_run_broken_off_between_two_workbooks_is_finished_by_the_next(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, REVIEW))
    assert state(office) == "actions"
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "finished"}
    assert state(office) == "actions review"
    assert action_for_the_decision(office) == Written()
    assert read(office).registers["actions"]["origin_ref"].tolist().count("PZ-2026/1") == 1
    assert left_over(office) == []


def test_writing_without_reading_anew_finishes_it_too_and_leaves_what_has_changed(
    office: Office, tmp_path: Path
) -> None:
    at = replacing(tmp_path, REVIEW)
    broken_off(office, at)
    reading = read(office)
    written = write(office, reading, [edit(reading, "review_decisions.outcome", "PZ-2026/1", "x")], command="reconcile")
    assert fates(written.settled) == {REVIEW: "finished"}
    assert [error.reason for error in written.failed] == ["changed"]
    assert state(office) == "actions review"


def test_a_run_that_had_replaced_nothing_is_dropped(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, ACTIONS))
    assert len(list((office.folder / "rejestry").glob("~qms-*"))) == 2
    settled = finish_broken_runs(office, "reconcile")
    assert fates(settled) == {ACTIONS: "left", REVIEW: "left"}
    assert "porzucono" in settled[0].message.pl
    assert state(office) == ""
    assert left_over(office) == []
    assert not list((office.folder / ".qms/backups").rglob("*.xlsx"))
    assert finish_broken_runs(office, "reconcile") == ()


def test_what_somebody_changed_in_between_stands(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, REVIEW))
    theirs = saved_again(workbooks()[REVIEW])
    (office.folder / REVIEW).write_bytes(theirs)
    settled = finish_broken_runs(office, "reconcile")
    assert fates(settled) == {REVIEW: "left"}
    assert "Przegląd" in settled[0].message.pl
    assert settled[0].backup.endswith(REVIEW)
    assert (office.folder / REVIEW).read_bytes() == theirs
    assert left_over(office) == []
    written = action_for_the_decision(office)
    assert [one.cell.record for one in written.edits] == ["PZ-2026/1"]
    assert written.rows == ()


def test_a_master_changed_in_between_still_counts_as_written_where_its_journal_says_so(
    office: Office, tmp_path: Path
) -> None:
    broken_off(office, replacing(tmp_path, REVIEW))
    (office.folder / ACTIONS).write_bytes(saved_again(bytes_of(office)[ACTIONS]))
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "finished"}
    assert state(office) == "actions review"


def test_a_workbook_open_meanwhile_waits_until_it_is_closed(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, REVIEW))
    owner_file(office.folder / REVIEW)
    settled = finish_broken_runs(office, "reconcile")
    assert fates(settled) == {REVIEW: "waiting"}
    assert "Anna Nowak" in settled[0].message.pl
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "waiting"}
    (office.folder / "rejestry/~$Przegląd.xlsx").unlink()
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "finished"}
    assert state(office) == "actions review"


def test_what_was_put_in_place_just_before_the_end_is_known_by_its_content(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, REVIEW) + 1)
    assert state(office) == "actions review"
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "finished"}


def test_a_result_that_cannot_be_put_in_place_waits_and_the_next_run_finishes_it(
    office: Office, tmp_path: Path
) -> None:
    with FaultyDisk(office.folder, Fault(replacing(tmp_path, REVIEW), "EACCES")):
        written = action_for_the_decision(office)
    assert [error.reason for error in written.failed] == ["pending"]
    assert [hand.reason for hand in written.by_hand] == ["pending"]
    assert len(written.rows) == 1
    waiting = office.folder / f".qms/pending/{written.run}/{REVIEW}"
    assert waiting.is_file()
    assert state(office) == "actions"
    assert fates(finish_broken_runs(office, "reconcile")) == {REVIEW: "finished"}
    assert state(office) == "actions review"
    assert not waiting.exists()
    assert left_over(office) == []


def test_a_waiting_result_that_somebody_has_overtaken_is_left_lying_and_told_once(
    office: Office, tmp_path: Path
) -> None:
    with FaultyDisk(office.folder, Fault(replacing(tmp_path, REVIEW), "EACCES")):
        written = action_for_the_decision(office)
    (office.folder / REVIEW).write_bytes(saved_again(workbooks()[REVIEW]))
    (settled,) = finish_broken_runs(office, "reconcile")
    assert (settled.fate, settled.result) == ("left", f".qms/pending/{written.run}/{REVIEW}")
    assert (office.folder / settled.result).is_file()
    assert finish_broken_runs(office, "reconcile") == ()


def test_a_follower_is_held_back_where_its_master_cannot_be_put_in_place(office: Office, tmp_path: Path) -> None:
    with FaultyDisk(office.folder, Fault(replacing(tmp_path, ACTIONS), "EACCES")):
        written = action_for_the_decision(office)
    assert state(office) == ""
    assert {hand.reason for hand in written.by_hand} == {"pending", "held_back"}
    assert fates(finish_broken_runs(office, "reconcile")) == {ACTIONS: "finished"}
    written = action_for_the_decision(office)
    assert (len(written.edits), len(written.rows)) == (1, 0)
    assert state(office) == "actions review"


def test_a_finished_file_that_was_damaged_is_never_put_in_place(office: Office, tmp_path: Path) -> None:
    broken_off(office, replacing(tmp_path, REVIEW))
    (temporary,) = (office.folder / "rejestry").glob("~qms-*")
    temporary.write_bytes(temporary.read_bytes()[:-1] + b"?")
    (settled,) = finish_broken_runs(office, "reconcile")
    assert (settled.workbook, settled.fate) == (REVIEW, "left")
    assert state(office) == "actions"
    assert left_over(office) == []


def test_a_follower_is_not_finished_where_somebody_changed_its_master_first(office: Office, tmp_path: Path) -> None:
    def three(office: Office) -> Written:
        reading = read(office)
        number = edit(reading, "review_decisions.action", "PZ-2026/1", "D-2026-003")
        other = edit(reading, "documents.notes", "P-01 / 1", "x")
        return write(office, reading, [other, number], [new_action()], command="reconcile")

    calm = office_in(tmp_path / "inne")
    with FaultyDisk(calm.folder) as disk:
        three(calm)
    placed = [
        n for n, one in enumerate(disk.operations) if one.name == "replace" and one.path.startswith("rejestry/~qms-")
    ]
    with FaultyDisk(office.folder, Fault(placed[1], "stop")), earlier(), pytest.raises(Stopped):
        three(office)
    theirs = saved_again(workbooks()[ACTIONS])
    (office.folder / ACTIONS).write_bytes(theirs)
    settled = finish_broken_runs(office, "reconcile")
    assert fates(settled) == {ACTIONS: "left", REVIEW: "left"}
    assert bytes_of(office)[ACTIONS] == theirs
    assert bytes_of(office)[REVIEW] == workbooks()[REVIEW]
    assert bytes_of(office)[DOCUMENTS] != workbooks()[DOCUMENTS]
    assert left_over(office) == []


def test_a_journal_that_cannot_be_read_is_told_and_nothing_of_its_run_is_removed(office: Office) -> None:
    runs = office.folder / ".qms/runs"
    runs.mkdir(parents=True)
    (runs / "20261120-101500-00000a.json").write_text('{"format": 1, "id"', encoding="utf-8")
    backup = office.folder / ".qms/backups/20261120-101500-00000a/x.xlsx"
    backup.parent.mkdir(parents=True)
    backup.write_bytes(b"old")
    reading = read(office)
    written = write(office, reading, [edit(reading, "actions.notes", "D-2026-001", "x")], command="reconcile")
    (settled,) = written.settled
    assert "20261120-101500-00000a" in settled.message.en
    assert backup.is_file()
    assert len(written.edits) == 1


def test_wherever_a_run_breaks_off_the_next_one_makes_one_action_of_it(tmp_path: Path) -> None:
    count = len(operations(tmp_path))
    for at in range(0, count, count // 7):
        office = office_in(tmp_path / f"biuro{at}")
        broken_off(office, at)
        assert state(office) in ("", "actions", "actions review")
        finish_broken_runs(office, "reconcile")
        action_for_the_decision(office)
        now = read(office).registers
        assert now["actions"]["action"].tolist() == ["D-2026-001", "D-2026-002", "D-2026-003"]
        assert now["review_decisions"]["action"].tolist() == ["D-2026-003", "D-2026-002"]
        assert left_over(office) == []

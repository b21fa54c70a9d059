"""Writing several workbooks: what stands there afterwards, what is refused and why, masters before followers, backups."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from writing_office import (
    ACTIONS,
    REVIEW,
    bytes_of,
    edit,
    left_over,
    new_action,
    office_in,
    owner_file,
    parts,
    read,
    saved_again,
    value,
    workbooks,
)

from qms_xl.errors import WriteError
from qms_xl.model import CellEdit, RowAppend
from qms_xl.office import Office
from qms_xl.read import Reading
from qms_xl.write import write
from qms_xl.writing.outcome import Written


def run(office: Office, reading: Reading, *what: CellEdit | RowAppend) -> Written:
    edits = [one for one in what if isinstance(one, CellEdit)]
    return write(office, reading, edits, [one for one in what if isinstance(one, RowAppend)], command="reconcile")


def decision(reading: Reading, action: str = "D-2026-003") -> CellEdit:
    return edit(reading, "review_decisions.action", "PZ-2026/1", action, "REV004")


def done(reading: Reading) -> CellEdit:
    return edit(reading, "actions.status", "D-2026-001", "done", "ACT010")


def approved(reading: Reading) -> CellEdit:
    return edit(reading, "documents.status", "P-01 / 1", "effective", "DOC022")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path / "biuro")


# --- what stands there afterwards -------------------------------------------------------------------------------------


def test_edits_and_rows_stand_in_the_workbooks_in_the_offices_words(office: Office) -> None:
    reading = read(office)
    what = (done(reading), decision(reading), new_action())
    written = run(office, reading, *what)
    assert set(written.edits) == set(what[:2])
    assert [(placed.row, placed.cell.cell, placed.cell.workbook) for placed in written.rows] == [
        (what[2], "A6", ACTIONS)
    ]
    assert (written.by_hand, written.failed, written.settled) == ((), (), ())
    assert value(office, "actions.status", "D-2026-001") == "wykonane"
    assert value(office, "actions.origin", "D-2026-003") == "decyzja z przeglądu"
    assert value(office, "actions.due_on", "D-2026-003") == date(2026, 12, 31)
    assert value(office, "review_decisions.action", "PZ-2026/1") == "D-2026-003"
    assert left_over(office) == []


def test_only_the_named_workbooks_and_parts_are_touched(office: Office) -> None:
    reading = read(office)
    run(office, reading, done(reading))
    now = bytes_of(office)
    assert {name for name, data in now.items() if data != workbooks()[name]} == {ACTIONS}
    old, new = parts(workbooks()[ACTIONS]), parts(now[ACTIONS])
    changed = {name for name in old if old[name] != new[name]}
    assert list(old) == list(new)
    assert len({name for name in changed if name.startswith("xl/worksheets/")}) == 1
    assert changed - {"xl/workbook.xml"} == {name for name in changed if name.startswith("xl/worksheets/")}


def test_writing_what_stands_there_already_changes_no_byte(office: Office) -> None:
    reading = read(office)
    run(office, reading, done(reading))
    before, again = bytes_of(office), read(office)
    written = run(office, again, done(again))
    assert (written.run, written.backup, len(written.edits)) == ("", "", 1)
    assert bytes_of(office) == before


def test_the_backup_is_what_was_read_and_the_journal_tells_every_cell(office: Office) -> None:
    reading = read(office)
    written = run(office, reading, done(reading), new_action())
    backup = office.folder / written.backup
    assert [path.relative_to(backup).as_posix() for path in backup.rglob("*.xlsx")] == [ACTIONS]
    assert (backup / ACTIONS).read_bytes() == workbooks()[ACTIONS]
    journal = json.loads((office.folder / f".qms/runs/{written.run}.json").read_text(encoding="utf-8"))
    (step,) = journal["steps"]
    assert (journal["command"], step["state"], step["backup"]) == (
        "reconcile",
        "written",
        f"{written.backup}/{ACTIONS}",
    )
    cell, row = step["entries"]
    assert (cell["record"], cell["cell"], cell["old"], cell["new"], cell["rule"]) == (
        *("D-2026-001", "H4", "w realizacji", "wykonane", "ACT010"),
    )
    assert (row["record"], row["cell"], row["added"], row["rule"]) == ("D-2026-003", "A6", True, "REV004")


def test_nothing_to_write_leaves_no_trace(office: Office) -> None:
    assert run(office, read(office)) == Written()
    assert not list((office.folder / ".qms").rglob("*.*"))


# --- what is refused, and the others all the same ---------------------------------------------------------------------


def test_a_workbook_changed_since_it_was_read_is_left_alone_and_the_others_are_written(office: Office) -> None:
    reading = read(office)
    path = office.folder / ACTIONS
    theirs = saved_again(path.read_bytes())
    path.write_bytes(theirs)
    written = run(office, reading, done(reading), approved(reading))
    assert [error.reason for error in written.failed] == ["changed"]
    assert [(hand.what, hand.reason) for hand in written.by_hand] == [(done(reading), "changed")]
    assert written.edits == (approved(reading),)
    assert path.read_bytes() == theirs
    assert value(office, "documents.status", "P-01 / 1") == "obowiązujący"


def test_a_workbook_that_somebody_has_open_is_left_alone_and_names_the_person(office: Office) -> None:
    reading = read(office)
    owner_file(office.folder / REVIEW, "Anna Nowak")
    written = run(office, reading, decision(reading, "D-2026-002"), done(reading))
    (hand,) = written.by_hand
    assert hand.reason == "open"
    assert "Anna Nowak" in hand.message.pl
    assert "Excel" in hand.message.en
    assert written.edits == (done(reading),)
    assert bytes_of(office)[REVIEW] == workbooks()[REVIEW]


def test_a_workbook_renamed_in_between_is_told(office: Office) -> None:
    reading = read(office)
    (office.folder / REVIEW).rename(office.folder / "rejestry/Przegląd 2026.xlsx")
    written = run(office, reading, decision(reading, "D-2026-002"), done(reading))
    assert [(error.file, error.reason) for error in written.failed] == [(REVIEW, "gone")]
    assert written.edits == (done(reading),)


def test_a_read_only_workbook_is_told(office: Office) -> None:
    reading = read(office)
    (office.folder / REVIEW).chmod(0o444)
    written = run(office, reading, decision(reading, "D-2026-002"), done(reading))
    assert [(error.file, error.reason) for error in written.failed] == [(REVIEW, "read_only")]
    assert written.edits == (done(reading),)


def test_a_cell_that_the_patcher_refuses_is_left_with_its_reason_and_its_neighbour_is_written(office: Office) -> None:
    reading = read(office)
    formula = edit(reading, "actions.state", "D-2026-001", "closed")
    written = run(office, reading, formula, done(reading))
    (hand,) = written.by_hand
    assert (hand.what, hand.reason) == (formula, "formula")
    assert written.failed == ()
    assert written.edits == (done(reading),)


# --- synced folders ---------------------------------------------------------------------------------------------------


def test_in_a_synced_folder_closed_workbooks_are_left_alone_unless_the_office_says_so(tmp_path: Path) -> None:
    office = office_in(tmp_path / "OneDrive - Urząd" / "biuro")
    reading = read(office)
    written = run(office, reading, done(reading))
    (error,) = written.failed
    assert error.reason == "synced"
    assert error.remedy is not None
    for language in ("pl", "en"):
        assert "OneDrive" in error.told(language)
        assert "write_synced = true" in error.told(language)
    assert bytes_of(office) == dict(workbooks())

    office = office_in(tmp_path / "Dropbox" / "biuro", "write_synced = true")
    reading = read(office)
    assert run(office, reading, done(reading)).edits == (done(reading),)


# --- masters before followers -----------------------------------------------------------------------------------------


def test_a_decision_gets_no_number_of_an_action_that_was_not_added(office: Office) -> None:
    reading = read(office)
    owner_file(office.folder / ACTIONS)
    written = run(office, reading, decision(reading), new_action(), approved(reading))
    assert {(type(hand.what).__name__, hand.reason) for hand in written.by_hand} == {
        ("RowAppend", "open"),
        ("CellEdit", "held_back"),
    }
    assert written.edits == (approved(reading),)
    assert bytes_of(office)[REVIEW] == workbooks()[REVIEW]
    row = next(hand for hand in written.by_hand if isinstance(hand.what, RowAppend))
    assert row.paste is not None
    assert dict(row.paste.cells)["Nr działania"] == "D-2026-003"


def test_other_edits_of_the_follower_are_written_all_the_same(office: Office) -> None:
    reading = read(office)
    owner_file(office.folder / ACTIONS)
    other = edit(reading, "review_decisions.outcome", "PZ-2026/2", "Wydrukowano")
    written = run(office, reading, decision(reading), new_action(), other)
    assert written.edits == (other,)


def test_a_row_that_is_there_already_lets_nothing_name_a_second_one(office: Office) -> None:
    reading = read(office)
    written = run(office, reading, decision(reading, "D-2026-002"), new_action("D-2026-002"))
    assert {hand.reason for hand in written.by_hand} == {"already_there", "held_back"}
    assert written.edits == ()


def test_the_state_of_a_decision_waits_for_the_action_that_it_follows(office: Office) -> None:
    reading = read(office)
    owner_file(office.folder / ACTIONS)
    follower = edit(reading, "review_decisions.status", "PZ-2026/2", "done", "REV013")
    master = edit(reading, "actions.status", "D-2026-002", "closed")
    stranger = edit(reading, "review_decisions.status", "PZ-2026/1", "done", "REV013")
    written = run(office, reading, follower, master, stranger)
    assert {hand.what: hand.reason for hand in written.by_hand} == {master: "open", follower: "held_back"}
    assert written.edits == (stranger,)


def test_the_master_is_put_in_place_before_its_follower(office: Office) -> None:
    reading = read(office)
    written = run(office, reading, decision(reading), new_action())
    journal = json.loads((office.folder / f".qms/runs/{written.run}.json").read_text(encoding="utf-8"))
    assert [(step["workbook"], step["needs"]) for step in journal["steps"]] == [(ACTIONS, []), (REVIEW, [ACTIONS])]


# --- two workbooks with the same register -----------------------------------------------------------------------------


def test_records_in_an_old_copy_of_a_workbook_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    copy = "rejestry/Stare działania.xlsx"
    office = office_in(tmp_path / "biuro", **{copy: workbooks()[ACTIONS]})
    reading = read(office)
    register = reading.registers["actions"]
    edits = [CellEdit(register.cell(int(row), "status"), "done") for row in register.frame.index]
    written = run(office, reading, *edits, new_action(), decision(reading), approved(reading))
    assert {hand.reason for hand in written.by_hand} == {"several_places", "which_place", "held_back"}
    assert written.edits == (approved(reading),)
    assert (office.folder / copy).read_bytes() == workbooks()[ACTIONS] == bytes_of(office)[ACTIONS]


# --- the lock and the backups -----------------------------------------------------------------------------------------


def test_while_somebody_else_writes_nothing_is_written_and_the_person_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qms_xl.disk import lock

    reading = read(office)
    (office.folder / ".qms").mkdir()
    held = {
        "name": "a.nowak",
        "process": {"computer": "KM-07", "pid": 12, "began": "x"},
        "since": "2026-11-20T10:15:00+01:00",
    }
    (office.folder / lock.LOCK).write_text(json.dumps({**held, "command": "reconcile", "token": "t"}), encoding="utf-8")
    monkeypatch.setattr(lock.writing_lock.__wrapped__, "__defaults__", (0.0,))
    with pytest.raises(WriteError) as caught:
        run(office, reading, done(reading))
    assert caught.value.reason == "locked"
    assert "a.nowak" in caught.value.told("pl")
    assert bytes_of(office) == dict(workbooks())


def test_backups_and_journals_of_the_latest_runs_are_kept_and_older_ones_go(office: Office) -> None:
    from dataclasses import replace

    office = replace(office, backups_keep=2)
    ids = []
    for text in ("a", "b", "c"):
        reading = read(office)
        ids.append(run(office, reading, edit(reading, "actions.notes", "D-2026-001", text)).run)
    assert {path.stem for path in (office.folder / ".qms/runs").iterdir()} == set(ids[1:])
    assert {path.name for path in (office.folder / ".qms/backups").iterdir()} == set(ids[1:])

"""Taking a run back: backups where nobody has touched the workbook since, else cell by cell, never over what staff typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from handmade import with_parts
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

from qms_xl.cli import main
from qms_xl.errors import UsageError
from qms_xl.model import RowAppend
from qms_xl.office import Office
from qms_xl.write import undo, write
from qms_xl.writing.outcome import Undone, Written


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path / "biuro")


def run(office: Office, *what: tuple[str, str, object] | RowAppend) -> Written:
    """Write edits, given as `register.column`, record and value, and rows."""
    reading = read(office)
    edits = [edit(reading, *one) for one in what if isinstance(one, tuple)]
    return write(office, reading, edits, [one for one in what if isinstance(one, RowAppend)], command="reconcile")


def taken_back(office: Office, run: str = "", *, apply: bool = False) -> Undone:
    undone = undo(office, read(office), run=run, apply=apply)
    assert undone is not None
    return undone


def typed_by_staff(office: Office, workbook: str, old: str, new: str) -> None:
    """Type something else wherever a text stands in a workbook, as staff could, in Excel."""
    path = office.folder / workbook
    changed = {name: data.replace(old.encode(), new.encode()) for name, data in parts(path.read_bytes()).items()}
    path.write_bytes(with_parts(path.read_bytes(), changed))


DONE = ("actions.status", "D-2026-001", "done")
NUMBER = ("review_decisions.action", "PZ-2026/1", "D-2026-003")
NOTE = ("actions.notes", "D-2026-002", "Uwaga programu")


# --- workbooks that nobody has touched --------------------------------------------------------------------------------


def test_untouched_workbooks_become_byte_for_byte_what_they_were(office: Office) -> None:
    written = run(office, DONE, NUMBER, new_action())
    undone = taken_back(office)
    assert undone.undoes == written.run
    assert undone.restored == (REVIEW, ACTIONS)  # followers first
    assert bytes_of(office) == dict(workbooks())
    assert left_over(office) == []


def test_taking_back_twice_says_there_is_nothing(office: Office) -> None:
    run(office, DONE)
    taken_back(office)
    assert undo(office, read(office)) is None
    assert undo(office, read(office_in(office.folder.with_name("nowe")))) is None


def test_the_last_run_comes_first_and_then_the_one_before(office: Office) -> None:
    first, second = run(office, DONE), run(office, NOTE)
    assert taken_back(office).undoes == second.run
    assert value(office, *DONE[:2]) == "wykonane"
    assert taken_back(office).undoes == first.run
    assert bytes_of(office) == dict(workbooks())


def test_taking_back_can_be_taken_back(office: Office) -> None:
    written = run(office, DONE)
    after = bytes_of(office)
    undone = taken_back(office)
    assert (office.folder / undone.backup / ACTIONS).read_bytes() == after[ACTIONS]
    assert taken_back(office, undone.run).restored == (ACTIONS,)
    assert bytes_of(office) == after
    assert taken_back(office).undoes == written.run
    assert bytes_of(office) == dict(workbooks())


def test_an_unknown_run_is_told_with_the_ones_there_are(office: Office) -> None:
    written = run(office, DONE)
    with pytest.raises(UsageError) as caught:
        undo(office, read(office), run="20200101-000000-000000")
    assert written.run in caught.value.told("pl")


def test_a_workbook_that_is_open_is_not_taken_back_and_the_person_is_named(office: Office) -> None:
    run(office, DONE)
    after = bytes_of(office)
    owner_file(office.folder / ACTIONS)
    undone = taken_back(office)
    assert [error.reason for error in undone.failed] == ["open"]
    assert "Anna Nowak" in undone.failed[0].told("en")
    assert (undone.run, bytes_of(office)) == ("", after)
    (office.folder / "rejestry/~$Działania.xlsx").unlink()
    assert taken_back(office).restored == (ACTIONS,)


def test_the_master_waits_while_its_follower_cannot_be_taken_back(office: Office) -> None:
    run(office, NUMBER, new_action())
    owner_file(office.folder / REVIEW)
    undone = taken_back(office)
    assert dict(undone.waiting) == {ACTIONS: REVIEW}
    assert undone.restored == ()
    assert value(office, "actions.status", "D-2026-003") == "zaplanowane"


# --- workbooks that somebody has changed since ------------------------------------------------------------------------


def test_in_a_changed_workbook_the_old_values_are_first_shown_and_then_written(office: Office) -> None:
    run(office, DONE, NOTE)
    typed_by_staff(office, ACTIONS, "Szkolenie", "Szkolenie dla wszystkich")
    before = bytes_of(office)
    undone = taken_back(office)
    assert [(one.cell.record, one.cell.value, one.value) for one in undone.offered] == [
        ("D-2026-001", "wykonane", "w realizacji"),
        ("D-2026-002", "Uwaga programu", None),
    ]
    assert (undone.run, undone.restored, bytes_of(office)) == ("", (), before)

    undone = taken_back(office, apply=True)
    assert (len(undone.edits), undone.restored, undone.offered) == (2, (), ())
    assert value(office, *DONE[:2]) == "w realizacji"
    assert value(office, *NOTE[:2]) is None
    assert value(office, "actions.description", "D-2026-001") == "Szkolenie dla wszystkich"
    assert undo(office, read(office)) is None


def test_what_staff_typed_over_our_value_stays(office: Office) -> None:
    run(office, DONE, NOTE)
    typed_by_staff(office, ACTIONS, "Uwaga programu", "Uwaga Anny")
    undone = taken_back(office, apply=True)
    assert undone.overtaken == 1
    assert [one.cell.record for one in undone.edits] == ["D-2026-001"]
    assert value(office, *NOTE[:2]) == "Uwaga Anny"


def test_where_nothing_of_ours_stands_any_more_the_run_counts_as_taken_back(office: Office) -> None:
    run(office, NOTE)
    typed_by_staff(office, ACTIONS, "Uwaga programu", "Uwaga Anny")
    undone = taken_back(office)
    assert (undone.run, undone.overtaken) == ("", 1)
    assert undo(office, read(office)) is None


def test_a_row_added_is_left_to_a_person_once_somebody_has_changed_the_workbook(office: Office) -> None:
    run(office, new_action())
    typed_by_staff(office, ACTIONS, "Szkolenie", "Szkolenie dla wszystkich")
    undone = taken_back(office, apply=True)
    (hand,) = undone.by_hand
    assert isinstance(hand.what, RowAppend)
    assert hand.what.record == "D-2026-003"
    assert ACTIONS in hand.message.pl
    assert value(office, "actions.status", "D-2026-003") == "zaplanowane"


def swapped(office: Office, workbook: str, one: str, two: str) -> None:
    for old, new in ((one, "~~~"), (two, one), ("~~~", two)):
        typed_by_staff(office, workbook, old, new)


def test_a_record_is_found_where_staff_have_sorted_it_to(office: Office) -> None:
    run(office, DONE)
    swapped(office, ACTIONS, "D-2026-001", "D-2026-002")
    swapped(office, ACTIONS, "wykonane", "zaplanowane")
    undone = taken_back(office, apply=True)
    assert [(one.cell.record, one.cell.cell) for one in undone.edits] == [("D-2026-001", "H5")]
    assert value(office, *DONE[:2]) == "w realizacji"


def test_our_value_in_the_row_of_another_record_stays(office: Office) -> None:
    run(office, DONE)
    swapped(office, ACTIONS, "D-2026-001", "D-2026-002")
    undone = taken_back(office, apply=True)
    assert (undone.edits, undone.overtaken) == ((), 1)
    assert value(office, "actions.status", "D-2026-002") == "wykonane"


def test_without_its_backup_an_untouched_workbook_is_taken_back_cell_by_cell(office: Office) -> None:
    written = run(office, DONE)
    (office.folder / written.backup / ACTIONS).unlink()
    assert [one.value for one in taken_back(office, apply=True).edits] == ["w realizacji"]
    assert value(office, *DONE[:2]) == "w realizacji"


def test_a_backup_that_was_tampered_with_is_never_put_back(office: Office) -> None:
    written = run(office, DONE)
    backup = office.folder / written.backup / ACTIONS
    backup.write_bytes(saved_again(backup.read_bytes()))
    undone = taken_back(office)
    assert (undone.restored, len(undone.offered)) == ((), 1)


def test_a_master_waits_while_the_cells_of_its_follower_are_only_offered(office: Office) -> None:
    run(office, NUMBER, new_action())
    typed_by_staff(office, REVIEW, "Zamek w archiwum", "Nowy zamek w archiwum")
    undone = taken_back(office)
    assert (dict(undone.waiting), [one.value for one in undone.offered]) == ({ACTIONS: REVIEW}, [None])
    undone = taken_back(office, apply=True)
    assert undone.restored == (ACTIONS,)
    assert [one.cell.record for one in undone.edits] == ["PZ-2026/1"]
    assert value(office, "review_decisions.decision_text", "PZ-2026/1") == "Nowy zamek w archiwum"
    assert bytes_of(office)[ACTIONS] == workbooks()[ACTIONS]


def test_a_saved_again_workbook_is_never_overwritten_by_its_backup(office: Office) -> None:
    run(office, DONE)
    path = office.folder / ACTIONS
    path.write_bytes(saved_again(path.read_bytes()))
    undone = taken_back(office)
    assert undone.restored == ()
    assert len(undone.offered) == 1


# --- the command ------------------------------------------------------------------------------------------------------


def said(office: Office, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main([*words, "--office", str(office.folder), "--as-of", "2026-11-20"]) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_command_says_what_it_did_and_how_to_take_that_back(
    office: Office, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    run(office, DONE, NUMBER, new_action())
    out = said(office, capsys, "undo", "--language", language)
    assert max(map(len, out.splitlines())) <= 80
    assert {"pl": f"{ACTIONS}: znów jak przed zapisem", "en": f"{ACTIONS}: as it was before"}[language] in out
    assert "qms-xl undo --run 20" in out
    assert ".qms/backups/20" in out
    assert {"pl": "Nie ma czego cofnąć.\n", "en": "There is nothing to take back.\n"}[language] == said(
        office, capsys, "undo", "--language", language
    )


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_command_shows_the_cells_and_writes_them_on_request(
    office: Office, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    written = run(office, DONE, NOTE, new_action())
    typed_by_staff(office, ACTIONS, "Szkolenie", "Szkolenie dla wszystkich")
    out = said(office, capsys, "undo", "--run", written.run, "--language", language)
    assert max(map(len, out.splitlines())) <= 80
    assert [line.split()[0] for line in out.splitlines() if "w realizacji" in line] == ["H4"]
    assert "    › Działania\n" in out
    assert f"qms-xl undo --run {written.run} --apply" in out
    assert "D-2026-003" in out
    out = said(office, capsys, "undo", "--apply", "--language", language)
    assert max(map(len, out.splitlines())) <= 80
    assert value(office, *DONE[:2]) == "w realizacji"


def test_the_json_names_cells_old_and_new(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    def facts(*words: str) -> dict[str, Any]:
        found = json.loads(said(office, capsys, "undo", "--format", "json", *words))
        assert isinstance(found, dict)
        return found

    assert facts() == {"undoes": None}
    written = run(office, DONE, new_action())
    typed_by_staff(office, ACTIONS, "Szkolenie", "Szkolenie dla wszystkich")
    found = facts()
    assert (found["undoes"], found["run"], found["backup"]) == (written.run, None, None)
    (one,) = found["edits"]
    assert (one["cell"], one["old"], one["new"], one["applied"]) == ("H4", "wykonane", "w realizacji", False)
    assert [hand["record"] for hand in found["by_hand"]] == ["D-2026-003"]
    assert facts("--apply")["edits"][0]["applied"] is True


def test_a_workbook_that_cannot_be_taken_back_ends_the_command_with_3(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    run(office, DONE)
    owner_file(office.folder / ACTIONS)
    assert main(["undo", "--office", str(office.folder)]) == 3
    caught = capsys.readouterr()
    assert "Anna Nowak" in caught.err
    assert "Niczego nie zmieniono." in caught.out


def lock(office: Office, computer: str, pid: int = 999_999_999) -> Path:
    path = office.folder / ".qms/writing.lock"
    path.parent.mkdir(exist_ok=True)
    process = {"computer": computer, "pid": pid, "began": "x"}
    held = {
        "name": "a.nowak",
        "process": process,
        "since": "2026-11-20T10:15:00+01:00",
        "command": "reconcile",
        "token": "t",
    }
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def test_unlock_releases_a_dead_lock_and_says_whose_it_was(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    import platform

    path = lock(office, platform.node())
    out = said(office, capsys, "unlock")
    assert "a.nowak" in out
    assert not path.exists()
    assert said(office, capsys, "unlock") == "Nie ma żadnej blokady.\n"


def test_unlock_leaves_the_lock_of_another_computer_unless_forced(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lock(office, "KM-07")
    assert main(["unlock", "--office", str(office.folder)]) == 3
    told = capsys.readouterr().err
    assert "KM-07" in told
    assert "qms-xl unlock --force" in told
    assert path.exists()
    assert "KM-07" in said(office, capsys, "unlock", "--force", "--language", "en")
    assert not path.exists()

"""Snapshots that were damaged, edited, cut short or removed: it is said, nothing is built upon them, and nothing is mended in silence."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from history_office import CLOSED, PLANNED, actions, bytes_of_history, issues, kept, link, new_office, read, typed

from qms_xl.cli import main
from qms_xl.errors import ReadError, WriteError
from qms_xl.history import faults_of, steps
from qms_xl.office import Office, load_office
from qms_xl.past.chain import FOLDER, append, read_chain

TEXTS = ("a", "b", "c", "d")


@pytest.fixture(scope="module")
def four_snapshots(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = new_office(tmp_path_factory.mktemp("whole") / "biuro")
    for day, text in enumerate(TEXTS, start=1):
        kept(typed(office, actions({**CLOSED, "description": text}, PLANNED)), day)
    return office


@pytest.fixture
def office(four_snapshots: Office, tmp_path: Path) -> Office:
    """Return an office with four snapshots, to be damaged."""
    folder = Path(shutil.copytree(four_snapshots.folder, tmp_path / "biuro"))
    return load_office(folder, folder)


def edited(office: Office, number: int = 2) -> None:
    path = link(office, number)
    path.write_bytes(path.read_bytes().replace(b'"snapshot"', b'"reconcile"'))


def truncated(office: Office, number: int = 2) -> None:
    path = link(office, number)
    path.write_bytes(path.read_bytes()[:100])


def emptied(office: Office) -> None:
    link(office, 2).write_bytes(b"")


def removed(office: Office, number: int = 2) -> None:
    link(office, number).unlink()


def two_removed(office: Office) -> None:
    link(office, 2).unlink()
    link(office, 3).unlink()


def swapped(office: Office) -> None:
    two, three = link(office, 2).read_bytes(), link(office, 3).read_bytes()
    link(office, 2).write_bytes(three)
    link(office, 3).write_bytes(two)


def not_a_link(office: Office) -> None:
    link(office, 2).write_text("[1, 2]")


def leading_away(office: Office) -> None:
    path = link(office, 2)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["states"]["actions"] = "//host/share/x"
    path.write_text(json.dumps(told), encoding="utf-8")


def last_edited(office: Office) -> None:
    edited(office, 4)


def last_removed_twice(office: Office) -> None:
    link(office, 4).unlink()
    link(office, 3).unlink()


def all_removed(office: Office) -> None:
    for number in range(1, 5):
        link(office, number).unlink()


def first_removed(office: Office) -> None:
    removed(office, 1)


DAMAGE: dict[Callable[[Office], None], tuple[str, int]] = {
    edited: ("changed", 2),
    truncated: ("unreadable", 2),
    emptied: ("unreadable", 2),
    removed: ("missing", 2),
    two_removed: ("missing", 2),
    swapped: ("unreadable", 2),
    not_a_link: ("unreadable", 2),
    leading_away: ("unreadable", 2),
    last_edited: ("changed", 4),
    last_removed_twice: ("changed", 2),
    all_removed: ("missing", 1),
    first_removed: ("missing", 1),
}


@pytest.fixture(params=DAMAGE, ids=lambda damage: damage.__name__)
def damage(request: pytest.FixtureRequest) -> Callable[[Office], None]:
    found: Callable[[Office], None] = request.param
    return found


def test_a_sound_chain_has_no_fault(office: Office) -> None:
    assert read_chain(office.folder).faults == ()
    assert len(read_chain(office.folder).links) == 4


def test_a_conflict_copy_of_a_snapshot_is_no_link_of_the_chain(office: Office) -> None:
    link(office, 2).with_name("000002-DESKTOP-AB.json").write_bytes(link(office, 2).read_bytes())
    chain = read_chain(office.folder)
    assert (len(chain.links), chain.faults) == (4, ())


def test_it_is_said_which_file_is_wrong_and_what_to_do(office: Office, damage: Callable[[Office], None]) -> None:
    damage(office)
    kind, number = DAMAGE[damage]
    first = faults_of(office)[0]
    assert first.reason == f"history_{kind}"
    assert f"{number:06}.json" in first.message.pl
    assert f"{number:06}.json" in first.message.en
    assert first.remedy is not None


def test_no_snapshot_is_built_upon_it_and_no_byte_changes(office: Office, damage: Callable[[Office], None]) -> None:
    damage(office)
    typed(office, actions({**CLOSED, "description": "e"}, PLANNED))
    before = bytes_of_history(office)
    with pytest.raises(ReadError):
        kept(office, 9)
    with pytest.raises(ReadError):
        list(steps(office, read(office)))
    assert bytes_of_history(office) == before


def test_check_says_it_and_ends_with_3_and_the_other_rules_run(
    office: Office, damage: Callable[[Office], None], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(office)
    before = bytes_of_history(office)
    code = main(
        ["check", "--office", str(office.folder), "--as-of", "2026-11-20", "--format", "json", "--language", "pl"]
    )
    told = capsys.readouterr()
    assert code == 3
    assert f"{DAMAGE[damage][1]:06}.json" in told.err
    assert "ACT003" not in json.loads(told.out)["summary"]["skipped"]
    assert bytes_of_history(office) == before


@pytest.mark.parametrize("command", ["snapshot", "history"])
def test_the_commands_of_the_past_end_with_3(
    office: Office, damage: Callable[[Office], None], command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(office)
    typed(office, actions({**CLOSED, "description": "e"}, PLANNED))
    assert main([command, "--office", str(office.folder), "--language", "en"]) == 3
    assert "rename that folder" in capsys.readouterr().err


def test_writing_goes_on_and_a_note_says_that_the_state_was_not_kept(
    office: Office, damage: Callable[[Office], None], capsys: pytest.CaptureFixture[str]
) -> None:
    damage(office)
    before = bytes_of_history(office)
    assert main(["reconcile", "--apply", "--office", str(office.folder), "--language", "en"]) == 0
    told = capsys.readouterr()
    assert "was not kept in the history" in told.err
    assert bytes_of_history(office) == before


def test_only_what_lies_behind_the_break_is_relied_on(office: Office) -> None:
    edited(office)
    assert [one.number for one in read_chain(office.folder).links] == [3, 4]
    truncated(office, 3)
    assert [one.number for one in read_chain(office.folder).links] == [4]


def test_rules_compare_only_with_what_can_be_relied_on(office: Office) -> None:
    kept(typed(office, actions({**CLOSED, "description": "d"})), 6)
    assert [one.code for one in issues(office, "GEN010")] == ["GEN010"]
    for number in range(1, 5):
        truncated(office, number)  # all that knew the row
    assert issues(office, "GEN010") == []
    assert len(faults_of(office)) == 4


def test_a_new_history_begins_once_the_damaged_one_is_put_aside(office: Office) -> None:
    removed(office)
    folder = office.folder / FOLDER
    folder.rename(folder.with_name("history-old"))
    first = kept(office, 9)
    assert first is not None
    assert (first.number, first.previous) == (1, "")
    assert not faults_of(office)


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"{}"), gzip.compress(b'{"register":1}')],
    ids=["empty", "no gzip", "another object", "half of a state"],
)
def test_a_state_that_is_not_what_its_name_says_counts_as_none(office: Office, content: bytes) -> None:
    chain = read_chain(office.folder)
    name = chain.links[1].states["actions"]
    (office.folder / FOLDER / "states" / f"{name}.json.gz").write_bytes(content)
    again = read_chain(office.folder)
    assert again.state(again.links[1], "actions") is None
    assert again.state(again.links[2], "actions") is not None


def test_a_state_that_was_damaged_is_written_anew_where_the_register_is_so_again(office: Office) -> None:
    name = read_chain(office.folder).links[3].states["people"]
    path = office.folder / FOLDER / "states" / f"{name}.json.gz"
    sound = path.read_bytes()
    path.write_bytes(sound[:20])
    kept(typed(office, actions({**CLOSED, "description": "e"}, PLANNED)), 9)
    assert path.read_bytes() == sound


def test_the_file_of_a_snapshot_that_appears_meanwhile_is_not_written_over(office: Office) -> None:
    link(office, 5).write_bytes(b"another one's")
    with pytest.raises(ReadError):
        kept(typed(office, actions({**CLOSED, "description": "e"}, PLANNED)), 9)
    assert link(office, 5).read_bytes() == b"another one's"


def test_of_two_programs_that_keep_a_state_at_once_one_is_told_to_wait(office: Office) -> None:
    chain = read_chain(office.folder)
    given = {"taken": "", "as_of": date(2026, 11, 9), "why": "snapshot", "workbooks": {}}
    append(chain, {}, **given)
    with pytest.raises(WriteError) as refused:
        append(chain, {}, **given)
    assert refused.value.reason == "others_keep"
    assert "usuń" not in str(refused.value.remedy.pl)


def test_a_history_that_cannot_be_written_does_not_stop_what_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = new_office(tmp_path / "biuro")
    (office.folder / ".qms").mkdir()
    (office.folder / FOLDER).write_text("a file where the folder should be")
    with pytest.raises(WriteError):
        kept(office, 1)
    assert main(["reconcile", "--apply", "--office", str(office.folder), "--language", "pl"]) == 0
    assert "Stanu rejestrów nie zapisano w historii" in capsys.readouterr().err


def test_a_workbook_that_cannot_be_read_is_never_kept_as_emptied(office: Office) -> None:
    (office.registers_folder / "Działania.xlsx").write_bytes(b"PK broken")
    before = bytes_of_history(office)
    with pytest.raises(ReadError):
        kept(office, 9)
    assert bytes_of_history(office) == before

"""New files stand whole or not at all, never over another; what is left over is removed, and old backups too."""

from __future__ import annotations

import errno
import os
import stat
import time
from datetime import datetime
from pathlib import Path

import pytest

from qms_xl.disk import backups, new_file, operations, temps
from qms_xl.disk.new_file import create, make_folder, new_text, renew
from qms_xl.disk.process import this_process
from qms_xl.errors import WriteError


def test_a_new_file_holds_what_it_was_given(tmp_path):
    create(b"one", tmp_path / "a")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"one")]


def test_a_new_file_never_replaces_another(tmp_path):
    (tmp_path / "a").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        create(b"ours", tmp_path / "a")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"theirs")]


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    with pytest.raises(FileExistsError):
        create(b"ours", tmp_path / "a")
    assert not (tmp_path / "b").exists()


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)


@pytest.mark.usefixtures("no_links")
def test_on_a_file_system_without_links_a_new_file_never_replaces_another_either(tmp_path):
    create(b"one", tmp_path / "a")
    with pytest.raises(FileExistsError):
        create(b"two", tmp_path / "a")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"one")]


@pytest.mark.usefixtures("no_links")
def test_on_a_file_system_without_links_a_failure_leaves_no_empty_file(tmp_path, monkeypatch):
    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "bad sector")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match="bad sector"):
        create(b"one", tmp_path / "a")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("no_links")
def test_on_windows_without_links_a_new_file_is_renamed(tmp_path, monkeypatch):
    monkeypatch.setattr(operations.windows, "HERE", True)
    monkeypatch.setattr(operations.windows, "process_began", lambda _: "133")
    monkeypatch.setattr(os, "replace", None)
    create(b"one", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.parametrize("write", [create, renew])
def test_an_error_names_the_file_that_was_meant(tmp_path, write):
    with pytest.raises(FileNotFoundError) as told:
        write(b"one", tmp_path / "no folder" / "a")
    assert told.value.filename == str(tmp_path / "no folder" / "a")


@pytest.mark.parametrize("write", [create, renew])
def test_content_that_the_disk_garbles_is_noticed(tmp_path, monkeypatch, write):
    real = operations.sync

    def garble(out: object) -> None:
        real(out)
        os.pwrite(out.fileno(), b"X", 0)  # type: ignore[attr-defined]

    monkeypatch.setattr(operations, "sync", garble)
    with pytest.raises(OSError, match="other content"):
        write(b"one", tmp_path / "a")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
@pytest.mark.parametrize("write", [create, renew])
def test_a_new_file_is_as_open_as_the_umask_says(tmp_path, write, umask, mode):
    before = os.umask(umask)
    try:
        write(b"one", tmp_path / "a")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


def test_a_file_of_our_own_is_renewed_in_one_step(tmp_path):
    renew(b"one", tmp_path / "a")
    before = (tmp_path / "a").open("rb")
    renew(b"two", tmp_path / "a")
    with before:
        assert before.read() == b"one"  # whoever was reading it
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"two")]


# --- text


def test_a_result_stands_there_once_it_is_whole(tmp_path):
    with new_text(tmp_path / "wynik.txt") as out:
        out.write("zażółć\n")
        assert not list(tmp_path.iterdir())
    assert (tmp_path / "wynik.txt").read_bytes() == "zażółć\n".encode()


def test_half_a_result_is_not_left(tmp_path):
    with pytest.raises(ZeroDivisionError), new_text(tmp_path / "wynik.txt") as out:
        out.write(f"zażółć {1 // 0}")
    assert not list(tmp_path.iterdir())


def test_a_result_never_replaces_another_file_and_that_is_told_at_once(tmp_path):
    (tmp_path / "wynik.txt").write_text("theirs")
    with pytest.raises(WriteError) as told, new_text(tmp_path / "wynik.txt"):
        raise AssertionError("the work is done in vain")
    assert told.value.reason == "exists"
    assert (tmp_path / "wynik.txt").read_text() == "theirs"


def test_a_file_that_came_up_in_between_is_not_replaced(tmp_path):
    with pytest.raises(WriteError) as told, new_text(tmp_path / "wynik.txt"):
        (tmp_path / "wynik.txt").write_text("theirs")
    assert told.value.reason == "exists"
    assert (tmp_path / "wynik.txt").read_text() == "theirs"


def test_a_missing_folder_is_told_at_once(tmp_path):
    with pytest.raises(WriteError) as told, new_text(tmp_path / "nie ma" / "wynik.txt"):
        raise AssertionError("the work is done in vain")
    assert "nie ma takiego pliku lub folderu" in told.value.message.pl


# --- folders


def test_folders_are_made_with_those_above_them(tmp_path):
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError, match="a"):
        make_folder(tmp_path / "a" / "b")


def test_a_drive_that_is_not_there_is_told(monkeypatch):
    def not_there(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "no such drive")

    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    monkeypatch.setattr(Path, "mkdir", not_there)
    with pytest.raises(FileNotFoundError):
        make_folder(Path("/"))


def test_our_own_folder_is_as_open_as_the_office_whatever_the_umask(tmp_path):
    home = tmp_path / "biuro"
    home.mkdir()
    home.chmod(0o770)
    before = os.umask(0o077)
    try:
        make_folder(home / ".qms" / "backups" / "run")
        make_folder(home / "raporty")
    finally:
        os.umask(before)
    ours = (home / ".qms", home / ".qms" / "backups", home / ".qms" / "backups" / "run")
    assert [stat.S_IMODE(path.stat().st_mode) for path in ours] == [0o770] * 3
    assert stat.S_IMODE((home / "raporty").stat().st_mode) == 0o700


# --- what was left over


def left_over(folder: Path, pid: int, *, computer: str | None = None, began: str | None = None) -> Path:
    """Return the temporary file of another process."""
    us = this_process()
    parts = (us.computer if computer is None else computer, us.began if began is None else began)
    digests = [temps._short(part) for part in parts]
    path = folder / f"~qms-{digests[0]}{pid:08x}{digests[1]}00000000.tmp"
    path.write_bytes(b"half")
    return path


def test_what_a_dead_process_left_over_is_removed(tmp_path):
    left_over(tmp_path, 0x7FFFFFF0)
    left_over(tmp_path, os.getpid(), began="an earlier boot")
    temps.clean([tmp_path, tmp_path / "no folder"])
    assert not list(tmp_path.iterdir())


def test_what_a_living_process_is_writing_stays(tmp_path):
    ours = left_over(tmp_path, os.getpid())
    unknown = left_over(tmp_path, os.getpid(), began="")
    with temps.finished(b"one", tmp_path) as path:
        temps.clean([tmp_path])
        assert sorted(tmp_path.iterdir()) == sorted([path, ours, unknown])


def test_what_an_unfinished_run_still_needs_stays(tmp_path):
    kept = left_over(tmp_path, 0x7FFFFFF0)
    temps.clean([tmp_path], [kept])
    assert list(tmp_path.iterdir()) == [kept]


def test_of_another_computer_only_what_is_days_old_is_removed(tmp_path):
    old = left_over(tmp_path, 1, computer="another-computer")
    new = left_over(tmp_path, 2, computer="another-computer")
    os.utime(old, (time.time() - 3 * 24 * 3600,) * 2)
    temps.clean([tmp_path])
    assert list(tmp_path.iterdir()) == [new]


@pytest.mark.parametrize(
    "name", ["~qms-notes.tmp", "~qms-.tmp", "~$a.xlsx", "x~qms-00.tmp", "~qms-" + "0" * 31 + ".tmp"]
)
def test_what_is_not_named_like_ours_is_not_ours(tmp_path, name):
    (tmp_path / name).write_bytes(b"theirs")
    temps.clean([tmp_path])
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_name_of_a_temporary_file_is_no_register_and_not_hidden(tmp_path):
    names = {temps.temporary_path(tmp_path).name for _ in range(100)}
    assert len(names) == 100
    assert all(name.startswith("~qms-") and name.endswith(".tmp") for name in names)


# --- backups


RUNS = [f"202611{day:02}-101500-00000{day}" for day in range(1, 6)]


def lay_backups(home: Path) -> None:
    for run in RUNS:
        path = backups.backup_path(home, run, "rejestry/Działania.xlsx")
        make_folder(path.parent)
        path.write_bytes(b"old")


def runs_kept(home: Path) -> list[str]:
    return sorted(path.name for path in (home / ".qms" / "backups").iterdir())


def test_the_latest_runs_are_kept(tmp_path):
    lay_backups(tmp_path)
    assert backups.rotate(tmp_path, 2) == tuple(RUNS[:3])
    assert runs_kept(tmp_path) == RUNS[3:]


def test_what_is_still_needed_is_kept_too(tmp_path):
    lay_backups(tmp_path)
    assert backups.rotate(tmp_path, 2, needed=[RUNS[0]]) == tuple(RUNS[1:3])
    assert runs_kept(tmp_path) == [RUNS[0], *RUNS[3:]]


@pytest.mark.parametrize("keep", [5, 6, 50])
def test_fewer_runs_than_are_to_be_kept_all_stay(tmp_path, keep):
    lay_backups(tmp_path)
    assert backups.rotate(tmp_path, keep) == ()
    assert runs_kept(tmp_path) == RUNS


def test_what_staff_put_among_the_backups_stays(tmp_path):
    lay_backups(tmp_path)
    (tmp_path / ".qms" / "backups" / "ważne").mkdir()
    (tmp_path / ".qms" / "backups" / "20260101-000000-abcdef").symlink_to(tmp_path)
    backups.rotate(tmp_path, 1)
    assert runs_kept(tmp_path) == ["20260101-000000-abcdef", RUNS[-1], "ważne"]


def test_a_link_among_the_backups_is_removed_and_not_followed(tmp_path):
    lay_backups(tmp_path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "a").write_bytes(b"theirs")
    (tmp_path / ".qms" / "backups" / RUNS[0] / "link").symlink_to(tmp_path / "theirs")
    backups.rotate(tmp_path, 1)
    assert (tmp_path / "theirs" / "a").read_bytes() == b"theirs"


def test_an_office_without_backups_has_none_to_remove(tmp_path):
    assert backups.rotate(tmp_path, 2) == ()


def test_names_of_runs_sort_by_time_and_never_repeat():
    now = datetime(2026, 11, 20, 10, 15)
    names = [backups.new_run(now) for _ in range(20)]
    assert len(set(names)) == 20
    assert all(name.startswith("20261120-101500-") and backups._RUN.fullmatch(name) for name in names)
    assert max(names) < backups.new_run(now.replace(second=1))


def test_backups_and_waiting_results_lie_where_the_file_lies_in_the_office(tmp_path):
    run, name = RUNS[0], "rejestry/Działania.xlsx"
    assert backups.backup_path(tmp_path, run, name) == tmp_path / ".qms/backups" / run / name
    assert backups.pending_path(tmp_path, run, name) == tmp_path / ".qms/pending" / run / name
    assert not list(tmp_path.iterdir())


def test_the_folder_for_anything_is_there():
    assert new_file.folder_for_anything().is_dir()

"""A file is replaced safely: the old one stands, or the new one, whole; and every refusal says why and what to do."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from faulty_disk import Fault, FaultyDisk, Operation

from qms_xl.disk import operations, original, windows
from qms_xl.disk.original import Original, read_original
from qms_xl.disk.replace import Prepared, Replaced, commit, discard, prepare, replace
from qms_xl.errors import WriteError
from qms_xl.model import Text

OLD, NEW = b"old " * 1000, b"new " * 1200
NAME = "rejestry/Działania.xlsx"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "rejestry").mkdir()
    (tmp_path / NAME).write_bytes(OLD)
    return tmp_path


def read(home: Path) -> Original:
    return read_original(home / NAME, NAME, home)


def write(out: BinaryIO) -> None:
    out.write(NEW)


def verify(written: BinaryIO) -> None:
    assert written.read() == NEW


def backup(home: Path) -> Path:
    return home / ".qms" / "backups" / "run" / NAME


def pending(home: Path) -> Path:
    return home / ".qms" / "pending" / "run" / NAME


def prepared(home: Path) -> Prepared:
    return prepare(read(home), write, verify, backup=backup(home))


def files(home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())


def assert_as_before(home: Path) -> None:
    assert (home / NAME).read_bytes() == OLD
    assert files(home) == [NAME]


def refused(reason: str, does: Callable[[], object]) -> WriteError:
    with pytest.raises(WriteError) as told:
        does()
    assert told.value.reason == reason
    assert told.value.exit_code == 3
    assert told.value.remedy
    assert "{" not in told.value.told("pl") + told.value.told("en")
    return told.value


# --- as it should be


def test_the_new_content_stands_and_the_old_one_is_kept(home):
    done = replace(read(home), write, verify, backup=backup(home))
    assert done == Replaced(home / NAME, NAME, original.sha256_of(home / NAME), backup(home))
    assert (home / NAME).read_bytes() == NEW
    assert backup(home).read_bytes() == OLD
    assert files(home) == sorted([NAME, backup(home).relative_to(home).as_posix()])


def test_without_a_backup_asked_for_none_is_made(home):
    assert replace(read(home), write, verify, backup=None).backup is None
    assert files(home) == [NAME]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_the_new_file_and_the_backup_have_the_mode_of_the_old_one(home, mode):
    (home / NAME).chmod(mode)
    replace(read(home), write, verify, backup=backup(home))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (home / NAME, backup(home))] == [mode, mode]


def test_nobody_else_can_read_the_new_file_before_it_has_the_mode_of_the_old_one(home, monkeypatch):
    modes = []
    real = operations.dress
    monkeypatch.setattr(
        operations, "dress", lambda path, like: (modes.append(stat.S_IMODE(path.stat().st_mode)), real(path, like))
    )
    replace(read(home), write, verify, backup=backup(home))
    assert modes == [0o600, 0o600]


def test_the_owner_goes_along(home, monkeypatch):
    given = []
    monkeypatch.setattr(os, "chown", lambda path, user, group: given.append((Path(path).suffix, user, group)))
    found = (home / NAME).stat()
    replace(read(home), write, verify, backup=None)
    assert given == [(".tmp", -1, found.st_gid), (".tmp", found.st_uid, -1)]


def test_the_access_list_and_the_attributes_of_users_go_along(home, monkeypatch):
    there = {"user.note": b"1", "system.posix_acl_access": b"2", "security.selinux": b"3"}
    given = {}
    monkeypatch.setattr(os, "listxattr", lambda path: list(there), raising=False)
    monkeypatch.setattr(os, "getxattr", lambda path, name: there[name], raising=False)
    monkeypatch.setattr(os, "setxattr", lambda path, name, value: given.update({name: value}), raising=False)
    replace(read(home), write, verify, backup=None)
    assert given == {"user.note": b"1", "system.posix_acl_access": b"2"}


def test_an_owner_that_we_may_not_give_costs_nothing(home, monkeypatch):
    def not_allowed(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "chown", not_allowed)
    replace(read(home), write, verify, backup=None)
    assert (home / NAME).read_bytes() == NEW


def test_a_mode_that_cannot_be_given_is_refused_as_it_would_shut_colleagues_out(home, monkeypatch):
    def not_allowed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "chmod", not_allowed)
    refused("no_right", lambda: replace(read(home), write, verify, backup=backup(home)))
    assert_as_before(home)


def test_several_files_are_prepared_before_the_first_is_committed(home):
    (home / "Inny.xlsx").write_bytes(OLD)
    both = [prepared(home), prepare(read_original(home / "Inny.xlsx", "Inny.xlsx", home), write, verify, backup=None)]
    assert (home / NAME).read_bytes() == (home / "Inny.xlsx").read_bytes() == OLD
    for one in both:
        commit(one)
    assert (home / NAME).read_bytes() == (home / "Inny.xlsx").read_bytes() == NEW


def test_a_prepared_file_can_be_made_anew_from_what_a_journal_keeps(home):
    one = prepared(home)
    again = Prepared(*one[:6], original.stamp_of(one.path))
    assert commit(again).sha256 == one.sha256_after


def test_discarding_leaves_everything_as_before(home):
    discard(prepared(home))
    assert_as_before(home)


# --- what is refused before anything is written


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_refused(home, mode):
    (home / NAME).chmod(mode)
    told = refused("read_only", lambda: read(home))
    assert NAME in told.message.pl
    assert NAME in told.message.en


def test_a_file_that_we_may_not_write_is_refused(home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).is_dir())
    refused("read_only", lambda: read(home))


def test_a_folder_that_we_may_not_write_in_is_refused(home, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).is_file())
    refused("folder_read_only", lambda: read(home))


def test_a_file_of_two_names_is_refused_since_they_would_part(home):
    (home / "Druga nazwa.xlsx").hardlink_to(home / NAME)
    refused("hard_link", lambda: read(home))


def test_a_link_out_of_the_office_is_refused(home, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "Działania.xlsx"
    elsewhere.write_bytes(OLD)
    (home / NAME).unlink()
    (home / NAME).symlink_to(elsewhere)
    assert str(elsewhere) in refused("link_outside", lambda: read(home)).message.pl


def test_behind_a_link_inside_the_office_the_real_file_is_replaced(home):
    (home / "Skrót.xlsx").symlink_to(home / NAME)
    replace(read_original(home / "Skrót.xlsx", "Skrót.xlsx", home), write, verify, backup=None)
    assert (home / "Skrót.xlsx").is_symlink()
    assert (home / NAME).read_bytes() == NEW


def test_a_folder_is_no_file(home):
    refused("not_a_file", lambda: read_original(home / "rejestry", "rejestry", home))


def test_a_file_that_is_not_there_is_told(home):
    refused("gone", lambda: read_original(home / "Brak.xlsx", "Brak.xlsx", home))


def test_a_link_that_leads_to_itself_is_told(home):
    (home / "Pętla.xlsx").symlink_to(home / "Pętla.xlsx")
    refused("not_written", lambda: read_original(home / "Pętla.xlsx", "Pętla.xlsx", home))


def test_a_file_that_lies_in_the_cloud_only_is_not_fetched(home, monkeypatch):
    monkeypatch.setattr(windows, "is_online_only", lambda _: True)
    with FaultyDisk(home) as disk:
        refused("online_only", lambda: read(home))
    assert "open" not in [one.name for one in disk.operations]


def test_a_file_that_is_saved_while_it_is_read_is_refused(home):
    def save(_: int, operation: object) -> None:
        if operation.name == "read":  # type: ignore[attr-defined]
            (home / NAME).write_bytes(b"somebody's")

    with FaultyDisk(home, meanwhile=save):
        refused("changed", lambda: read(home))


def test_a_file_that_is_replaced_while_it_is_read_is_refused(home):
    def save(_: int, operation: object) -> None:
        if operation.name == "read" and not (home / "other").exists():  # type: ignore[attr-defined]
            (home / "other").write_bytes(OLD)
            (home / "other").replace(home / NAME)

    with FaultyDisk(home, meanwhile=save):
        refused("changed", lambda: read(home))


def test_a_file_of_which_the_disk_gives_only_a_part_is_refused(home, monkeypatch):
    monkeypatch.setattr(
        original, "_stamp", lambda found: original.Stamp(found.st_mtime_ns, found.st_size + 1, found.st_ino)
    )
    refused("changed", lambda: read(home))


# --- what others do in between


def save_keeping_the_stamp(home: Path) -> None:
    found = (home / NAME).stat()
    with (home / NAME).open("r+b") as file:
        file.write(b"THEIR")
    os.utime(home / NAME, ns=(found.st_atime_ns, found.st_mtime_ns))


def touch(home: Path) -> None:
    os.utime(home / NAME, ns=(1, 1))


def save_the_same_anew(home: Path) -> None:
    found = (home / NAME).stat()
    (home / "theirs").write_bytes(OLD)
    os.utime(home / "theirs", ns=(found.st_atime_ns, found.st_mtime_ns))
    (home / "theirs").replace(home / NAME)


@pytest.mark.parametrize("save", [save_keeping_the_stamp, touch, save_the_same_anew])
def test_a_file_saved_between_preparing_and_committing_is_left_as_it_is(home, save):
    one = prepared(home)
    save(home)
    theirs = (home / NAME).read_bytes()
    refused("changed", lambda: commit(one))
    assert (home / NAME).read_bytes() == theirs
    assert files(home) == [NAME]


def test_a_file_saved_between_reading_and_preparing_is_left_as_it_is(home):
    as_read = read(home)
    save_keeping_the_stamp(home)
    refused("changed", lambda: prepare(as_read, write, verify, backup=backup(home)))
    assert files(home) == [NAME]


@pytest.mark.parametrize("committing", [False, True])
def test_a_file_that_was_renamed_is_told_and_not_made_anew(home, committing):
    one = prepared(home) if committing else read(home)
    (home / NAME).rename(home / "rejestry" / "Działania 2026.xlsx")
    refused("gone", lambda: commit(one) if committing else prepare(one, write, verify, backup=backup(home)))
    assert files(home) == ["rejestry/Działania 2026.xlsx"]


@pytest.mark.parametrize("committing", [False, True])
def test_a_file_that_somebody_opens_is_left_alone_and_the_person_named(home, committing):
    one = prepared(home) if committing else read(home)
    (home / "rejestry" / ".~lock.Działania.xlsx#").write_text("Anna Nowak,anna,PC-12,20.11.2026 10:20,file:///p;")
    told = refused("open", lambda: commit(one) if committing else prepare(one, write, verify, backup=backup(home)))
    assert "Anna Nowak" in told.message.pl
    assert (home / NAME).read_bytes() == OLD
    assert files(home) == ["rejestry/.~lock.Działania.xlsx#", NAME]


def test_a_backup_that_is_there_already_is_not_written_over(home):
    backup(home).parent.mkdir(parents=True)
    backup(home).write_bytes(b"of another run")
    refused("exists", lambda: prepared(home))
    assert backup(home).read_bytes() == b"of another run"
    assert (home / NAME).read_bytes() == OLD


# --- what goes wrong


def test_a_new_file_that_is_not_as_it_should_be_is_not_put_in_place(home):
    def wrong(_: BinaryIO) -> None:
        raise WriteError(NAME, Text("Źle.", "Wrong."), reason="unproven")

    with pytest.raises(WriteError):
        prepare(read(home), write, wrong, backup=backup(home))
    assert_as_before(home)


def test_a_bug_in_writing_leaves_everything_as_before(home):
    def wrong(_: BinaryIO) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        prepare(read(home), wrong, verify, backup=backup(home))
    assert_as_before(home)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "disk_read_only"),
        (errno.EACCES, "no_right"),
        (errno.EIO, "not_written"),
        (errno.ESTALE, "not_written"),
    ],
)
def test_what_the_system_says_is_told_in_both_languages(home, number, reason):
    def fail(_: BinaryIO) -> None:
        raise OSError(number, os.strerror(number))

    told = refused(reason, lambda: prepare(read(home), fail, verify, backup=backup(home)))
    assert told.message.pl != told.message.en
    assert os.strerror(number) not in told.message.pl
    assert_as_before(home)


@pytest.mark.parametrize("free", [0, 100, 4_799, 4_800, 6_000])
def test_a_full_disk_leaves_the_old_file(home, free):
    as_read = read(home)
    with FaultyDisk(home, free=free):
        refused("full", lambda: replace(as_read, write, verify, backup=backup(home)))
    assert_as_before(home)


def with_fault(home: Path, name: str, is_meant: Callable[[str], bool], kind: str) -> None:
    """Replace the file while the last operation of this name on such a path goes wrong; a twin tells which that is."""
    twin = home / "twin"
    (twin / NAME).parent.mkdir(parents=True)
    (twin / NAME).write_bytes(OLD)
    done = carried_out(twin, None)
    shutil.rmtree(twin)
    at = max(number for number, one in enumerate(done) if one.name == name and is_meant(one.path))
    carried_out(home, Fault(at, kind))


def carried_out(home: Path, fault: Fault | None) -> list[Operation]:
    as_read = read(home)
    with FaultyDisk(home, fault) as disk:
        replace(as_read, write, verify, backup=backup(home), pending=pending(home))
    return disk.operations


def test_a_backup_that_the_disk_garbles_is_noticed_before_anything_is_replaced(home):
    refused("backup", lambda: with_fault(home, "write", lambda path: path.startswith(".qms"), "garbled"))
    assert_as_before(home)


def test_a_replacement_that_is_done_and_yet_reported_as_failed_counts_as_done(home):
    with_fault(home, "replace", lambda path: "~qms" in path, "late EIO")
    assert (home / NAME).read_bytes() == NEW


def test_a_folder_that_cannot_be_flushed_after_the_replacement_is_told(home):
    told = refused("unsynced", lambda: with_fault(home, "fsync", lambda path: path == "rejestry", "EIO"))
    assert str(backup(home)) in told.told("pl")
    assert (home / NAME).read_bytes() == NEW
    assert backup(home).read_bytes() == OLD


def test_a_file_system_that_flushes_no_folders_is_good_enough(home, monkeypatch):
    real = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    assert replace(read(home), write, verify, backup=backup(home)).backup == backup(home)


def test_content_that_cannot_be_confirmed_after_the_replacement_is_told(home):
    told = refused("unproven", lambda: with_fault(home, "open", lambda path: path == NAME, "EIO"))
    assert str(backup(home)) in told.told("en")


def test_other_content_after_the_replacement_is_told(home):
    one = prepared(home)

    def spoil(_: int, operation: object) -> None:
        if operation.name == "fsync":  # type: ignore[attr-defined]
            (home / NAME).write_bytes(b"spoilt")

    with FaultyDisk(home, meanwhile=spoil):
        refused("unproven", lambda: commit(one))
    assert backup(home).read_bytes() == OLD


# --- Windows says that the file is in use


class Busy:
    """os.replace as Windows does it to a file in use: the error carries `winerror`, here for the first `times` calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int, winerror: int = windows._SHARING_VIOLATION) -> None:
        self.times = times
        self.winerror = winerror
        self.waited: list[float] = []
        self.meanwhile: Callable[[], object] = lambda: None
        self._real = os.replace
        monkeypatch.setattr(os, "replace", self)
        monkeypatch.setattr(operations.time, "sleep", self._sleep)

    def __call__(self, source: str, target: str) -> None:
        if self.times > 0:
            self.times -= 1
            trouble = PermissionError(errno.EACCES, "in use", str(source))
            trouble.winerror = self.winerror  # type: ignore[attr-defined]
            raise trouble
        self._real(source, target)

    def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.meanwhile()


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_in_use_for_a_moment_is_waited_for(home, monkeypatch, winerror):
    busy = Busy(monkeypatch, 3, winerror)
    replace(read(home), write, verify, backup=backup(home), pending=pending(home))
    assert (home / NAME).read_bytes() == NEW
    assert busy.waited == list(operations.RETRIES[:3])
    assert not pending(home).exists()


def test_a_file_in_use_for_long_keeps_its_content_and_the_result_waits(home, monkeypatch):
    busy = Busy(monkeypatch, 100)
    told = refused("pending", lambda: replace(read(home), write, verify, backup=backup(home), pending=pending(home)))
    assert str(pending(home)) in told.message.pl
    assert (home / NAME).read_bytes() == OLD
    assert pending(home).read_bytes() == NEW
    assert not list(home.rglob("~qms-*"))
    assert busy.waited == list(operations.RETRIES)


def test_another_error_of_windows_is_not_waited_for(home, monkeypatch):
    busy = Busy(monkeypatch, 100, winerror=112)  # ERROR_DISK_FULL
    refused("pending", lambda: replace(read(home), write, verify, backup=None, pending=pending(home)))
    assert busy.waited == []


def test_a_file_saved_by_the_one_who_used_it_is_left_as_it_is(home, monkeypatch):
    busy = Busy(monkeypatch, 1)
    busy.meanwhile = lambda: save_keeping_the_stamp(home)
    refused("changed", lambda: replace(read(home), write, verify, backup=backup(home), pending=pending(home)))
    assert (home / NAME).read_bytes().startswith(b"THEIR")
    assert files(home) == [NAME]


def test_where_the_result_cannot_wait_either_nothing_is_left_over(home, monkeypatch):
    Busy(monkeypatch, 100)
    (home / ".qms").mkdir()
    (home / ".qms" / "pending").write_bytes(b"a file in the way")
    refused("no_right", lambda: replace(read(home), write, verify, backup=None, pending=pending(home)))
    assert (home / NAME).read_bytes() == OLD
    assert not list(home.rglob("~qms-*"))

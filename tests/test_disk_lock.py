"""One writes at a time: who holds the lock is named, a dead holder's lock is taken over, a living one's never."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qms_xl.disk import lock, operations, process, windows
from qms_xl.disk.lock import LOCK, brief_lock, release_dead, writing_lock
from qms_xl.disk.process import Process, is_gone, running, this_process
from qms_xl.errors import WriteError


def held_by(home: Path, holder: Process, name: str = "anna") -> None:
    """Lay the lock of another process."""
    (home / LOCK).parent.mkdir(exist_ok=True)
    facts = {"name": name, "process": holder._asdict(), "since": "2026-11-20 10:15", "command": "reconcile"}
    (home / LOCK).write_text(json.dumps({**facts, "token": "1"}), encoding="utf-8")


def dead_process() -> Process:
    """Return a process of this computer that has ended."""
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    found = running(child.pid)
    child.communicate(b"\n")
    assert found
    return found


def elsewhere() -> Process:
    return Process("another-computer", os.getpid(), "")


def refused(home: Path) -> WriteError:
    with pytest.raises(WriteError) as told, writing_lock(home, "reconcile", timeout=0):
        raise AssertionError("two hold the lock")
    assert told.value.reason == "locked"
    assert "qms-xl unlock" in told.value.remedy.pl
    assert "qms-xl unlock" in told.value.remedy.en
    return told.value


def test_the_lock_names_its_holder_and_goes_afterwards(tmp_path, monkeypatch):
    monkeypatch.setattr(lock.getpass, "getuser", lambda: "anna")
    with writing_lock(tmp_path, "reconcile --apply"):
        held = json.loads((tmp_path / LOCK).read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", held["since"])
    assert (held["name"], held["command"], held["process"]["pid"]) == ("anna", "reconcile --apply", os.getpid())
    assert not (tmp_path / LOCK).exists()


def test_the_lock_goes_where_something_goes_wrong(tmp_path):
    with pytest.raises(ZeroDivisionError), writing_lock(tmp_path, "reconcile"):
        raise ZeroDivisionError
    assert not (tmp_path / LOCK).exists()


def test_only_one_holds_it_and_the_other_is_told_who(tmp_path):
    held_by(tmp_path, this_process())
    told = refused(tmp_path)
    assert told.message.en == (
        f"Somebody is writing in this office right now: anna, computer {this_process().computer}, "
        "since 2026-11-20 10:15, command “reconcile”."
    )


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path):
    held_by(tmp_path, dead_process())
    with writing_lock(tmp_path, "reconcile", timeout=0):
        assert json.loads((tmp_path / LOCK).read_text())["process"]["pid"] == os.getpid()
    assert not (tmp_path / LOCK).exists()


def test_a_later_process_with_the_same_number_is_not_taken_for_the_holder(tmp_path):
    held_by(tmp_path, this_process()._replace(began="an earlier boot"))
    with writing_lock(tmp_path, "reconcile", timeout=0):
        pass


def test_where_nobody_knows_when_it_began_a_process_with_the_number_counts_as_the_holder(tmp_path):
    held_by(tmp_path, this_process()._replace(began=""))
    refused(tmp_path)


def test_a_dead_lock_that_somebody_else_took_over_in_between_is_left_to_that_one(tmp_path, monkeypatch):
    def is_gone_and_somebody_is_quicker(holder: Process) -> bool:
        gone = is_gone(holder)
        if gone:
            held_by(tmp_path, this_process(), "jan")
        return gone

    held_by(tmp_path, dead_process())
    monkeypatch.setattr(lock, "is_gone", is_gone_and_somebody_is_quicker)
    assert "jan" in refused(tmp_path).message.pl


def test_the_lock_of_another_computer_is_never_taken_over(tmp_path):
    held_by(tmp_path, dead_process()._replace(computer="another-computer"))
    assert "another-computer" in refused(tmp_path).message.pl


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": "x"}', b"\xff\xfe", b"3"])
def test_a_lock_that_names_nobody_still_counts(tmp_path, content):
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).write_bytes(content)
    assert ".qms/writing.lock" in refused(tmp_path).message.pl


def test_a_lock_that_was_taken_from_us_by_force_is_not_removed_for_the_new_holder(tmp_path):
    with writing_lock(tmp_path, "reconcile"):
        held_by(tmp_path, elsewhere())
    assert (tmp_path / LOCK).exists()


def test_it_is_waited_for(tmp_path, monkeypatch):
    held_by(tmp_path, this_process())
    monkeypatch.setattr(lock.time, "sleep", lambda _: (tmp_path / LOCK).unlink())
    with writing_lock(tmp_path, "reconcile", timeout=60):
        assert (tmp_path / LOCK).exists()


def test_on_windows_it_goes_though_another_who_waits_is_reading_it_at_that_moment(tmp_path, monkeypatch):
    real, waited = os.unlink, []

    def in_use_at_first(path: str) -> None:
        if Path(path).name == LOCK.name and len(waited) < 2:
            trouble = PermissionError(13, "in use")
            trouble.winerror = 32  # type: ignore[attr-defined]
            raise trouble
        real(path)

    monkeypatch.setattr(os, "unlink", in_use_at_first)
    monkeypatch.setattr(operations.time, "sleep", waited.append)
    with writing_lock(tmp_path, "reconcile"):
        pass
    assert len(waited) == 2
    assert not (tmp_path / LOCK).exists()


def test_a_folder_where_nothing_may_be_written_is_told(tmp_path):
    (tmp_path / ".qms").write_bytes(b"a file in the way")
    with pytest.raises(WriteError), writing_lock(tmp_path, "reconcile"):
        pass


def test_eight_processes_lose_no_update(tmp_path):
    (tmp_path / "count").write_text("0")
    code = (
        "import sys; from pathlib import Path; from qms_xl.disk.lock import writing_lock\n"
        "home = Path(sys.argv[1])\n"
        "for _ in range(10):\n"
        "    with writing_lock(home, 'count', timeout=60):\n"
        "        (home / 'count').write_text(str(int((home / 'count').read_text()) + 1))\n"
    )
    children = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(8)]
    assert [child.wait() for child in children] == [0] * 8
    assert (tmp_path / "count").read_text() == "80"


def test_eight_processes_take_over_a_dead_lock_one_at_a_time(tmp_path):
    (tmp_path / "count").write_text("0")
    held_by(tmp_path, dead_process())
    code = (
        "import os, sys; from pathlib import Path; from qms_xl.disk.lock import writing_lock\n"
        "home = Path(sys.argv[1])\n"
        "lock = writing_lock(home, 'count', timeout=60); lock.__enter__()\n"
        "(home / 'count').write_text(str(int((home / 'count').read_text()) + 1))\n"
        "os._exit(0)\n"  # dies with the lock
    )
    children = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(8)]
    assert [child.wait() for child in children] == [0] * 8
    assert (tmp_path / "count").read_text() == "8"


# --- unlock


def test_there_may_be_nothing_to_unlock(tmp_path):
    assert release_dead(tmp_path) is None


@pytest.mark.parametrize("force", [False, True])
def test_the_lock_of_a_dead_process_is_released_and_named(tmp_path, force):
    held_by(tmp_path, dead_process())
    assert release_dead(tmp_path, force=force).name == "anna"
    assert not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("force", [False, True])
def test_the_lock_of_a_living_process_is_never_released(tmp_path, force):
    held_by(tmp_path, this_process())
    with pytest.raises(WriteError) as told:
        release_dead(tmp_path, force=force)
    assert told.value.reason == "still_running"
    assert str(os.getpid()) in told.value.remedy.pl
    assert (tmp_path / LOCK).exists()


def test_the_lock_of_another_computer_is_released_once_somebody_has_asked_there(tmp_path):
    held_by(tmp_path, elsewhere())
    with pytest.raises(WriteError) as told:
        release_dead(tmp_path)
    assert told.value.reason == "elsewhere"
    assert "--force" in told.value.remedy.pl
    assert release_dead(tmp_path, force=True).process.computer == "another-computer"
    assert not (tmp_path / LOCK).exists()


def test_a_lock_that_names_nobody_is_released_by_force(tmp_path):
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).write_bytes(b"")
    with pytest.raises(WriteError) as told:
        release_dead(tmp_path)
    assert told.value.reason == "unreadable_lock"
    assert release_dead(tmp_path, force=True)
    assert not (tmp_path / LOCK).exists()


# --- processes


def test_we_are_running_and_a_dead_one_is_gone():
    assert running(os.getpid()) == this_process()
    assert not is_gone(this_process())
    assert is_gone(dead_process())


def test_a_process_that_ended_and_was_not_waited_for_is_gone():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    found = running(child.pid)
    assert found
    assert child.stdin
    assert child.stdout
    child.stdin.close()
    child.stdout.read()  # returns when it has closed its side: it is ending or has ended
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert is_gone(found)
    child.wait()


def test_somebody_elses_process_is_running(monkeypatch):
    def not_allowed(*_: int) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(process.os, "kill", not_allowed)
    assert not is_gone(this_process())


def test_a_number_that_no_process_can_have_is_gone():
    assert is_gone(this_process()._replace(pid=2**40))


def test_computers_are_told_apart_without_regard_to_case():
    us = this_process()
    assert not is_gone(us._replace(computer=us.computer.upper()))
    assert not is_gone(us._replace(computer="another-computer", pid=2**40))


def test_on_windows_no_signal_is_ever_sent(monkeypatch):
    def killed(*_: int) -> None:
        raise AssertionError("os.kill(pid, 0) ends the process on Windows")

    monkeypatch.setattr(process.os, "kill", killed)
    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(windows, "process_began", lambda pid: "133" if pid == 7 else None)
    assert not is_gone(this_process()._replace(pid=7, began="133"))
    assert is_gone(this_process()._replace(pid=7, began="132"))
    assert is_gone(this_process()._replace(pid=8, began="133"))


# --- short locks


def test_a_short_lock_is_as_open_as_its_folder(tmp_path):
    tmp_path.chmod(0o775)
    with brief_lock(tmp_path / "a.lock"):
        assert (tmp_path / "a.lock").stat().st_mode & 0o777 == 0o664


def test_a_short_lock_held_by_another_process_runs_out_of_time(tmp_path):
    code = (
        "import sys; from pathlib import Path; from qms_xl.disk.lock import brief_lock\n"
        "with brief_lock(Path(sys.argv[1])):\n"
        "    print('held', flush=True); input()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "a.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout
    assert re.match(b"held", child.stdout.readline())
    with pytest.raises(TimeoutError), brief_lock(tmp_path / "a.lock", timeout=0):
        raise AssertionError("two hold the lock")
    child.communicate(b"\n")
    with brief_lock(tmp_path / "a.lock", timeout=0):
        pass


def test_a_drive_without_locks_is_an_error_of_the_system_and_nothing_is_left_for_others_to_wait_for(
    tmp_path, monkeypatch
):
    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", missing)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSYS)), brief_lock(tmp_path / "a.lock", timeout=0):
        raise AssertionError("held without a lock")
    monkeypatch.undo()
    with brief_lock(tmp_path / "a.lock", timeout=0):
        pass

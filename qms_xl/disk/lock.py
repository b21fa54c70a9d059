"""One at a time: the soft lock of those who write in an office, which names its holder, and short locks between processes."""

from __future__ import annotations

import contextlib
import getpass
import json
import random
import secrets
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk import new_file, operations, windows
from qms_xl.disk.process import Process, is_gone, is_here, this_process
from qms_xl.disk.refusals import failed, refuse
from qms_xl.errors import WriteError

LOCK = Path(operations.OWN_FOLDER) / "writing.lock"


class Writer(NamedTuple):
    """Who holds the lock: the person's login name, the process, since when (`2026-11-20 10:15`, by
    the clock of that computer), with which command. `token`: no other lock has the same."""

    name: str
    process: Process
    since: str
    command: str
    token: str


_NOBODY = Writer("?", Process("?", 0, ""), "?", "?", "")  # there is no process 0


@contextlib.contextmanager
def writing_lock(home: Path, command: str, timeout: float = 10.0) -> Iterator[None]:
    """Hold the office's lock while something is read and written; `timeout`: seconds to wait for another's.

    A lock whose process is provably dead on this computer is taken over. Raises WriteError(reason="locked"), which names
    the holder.
    """
    path = home / LOCK
    us = _us(command)
    try:
        operations.make_folder(path.parent)
        _take(path, us, timeout)
    except OSError as trouble:
        raise failed(LOCK.as_posix(), trouble) from trouble
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # it then lies there, and the next run sees that we are gone
            if _holder(path) == us:
                operations.remove(path)


def release_dead(home: Path, *, force: bool = False) -> Writer | None:
    """Remove a lock that nobody uses any more; return whose it was, None where there is none.

    `force`: the person has made sure that nobody on another computer is writing. Raises WriteError: `still_running` where
    its process lives on this computer, `elsewhere` and `unreadable_lock` where it takes `force`.
    """
    path = home / LOCK
    try:
        holder = _holder(path)
        if holder is None:
            return None
        if not is_gone(holder.process):
            if is_here(holder.process) and holder.process.pid:
                raise _told("still_running", holder)
            if not force:
                raise _told("elsewhere" if holder.process.pid else "unreadable_lock", holder)
        operations.remove(path)
    except OSError as trouble:
        raise failed(LOCK.as_posix(), trouble) from trouble
    return holder


@contextlib.contextmanager
def brief_lock(path: Path, timeout: float = 30.0) -> Iterator[None]:
    """Hold a lock of the operating system, for moments, between processes; raises TimeoutError, OSError.

    It goes with its process, so that none is ever left over; the file stays. A drive without such locks is an OSError.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=timeout, mode=path.parent.stat().st_mode & 0o666, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise TimeoutError from None
    try:
        yield
    finally:
        lock.release()


def _take(path: Path, us: Writer, timeout: float) -> None:
    """Make the lock ours, or raise the error that names its holder."""
    end = time.monotonic() + timeout
    data = json.dumps({**us._asdict(), "process": us.process._asdict()}, ensure_ascii=False, indent=1).encode()
    while True:
        holder = _holder(path)
        if holder is None:
            try:
                new_file.create(data, path)
            except OSError as trouble:
                if not isinstance(trouble, FileExistsError) and not windows.is_in_use(trouble):
                    raise
                holder = _NOBODY  # somebody was quicker
            else:
                return
        elif _removed_dead(path, holder):
            continue
        if time.monotonic() >= end:
            raise _told("locked" if holder.process.pid else "locked_by_nobody", holder)
        time.sleep(random.uniform(0.02, 0.1))


def _removed_dead(path: Path, holder: Writer) -> bool:
    """Remove the lock of a dead process of this computer, one of us at a time: the next one would remove the new lock."""
    if not is_gone(holder.process):
        return False
    try:
        with brief_lock(path.with_name("taking-over.lock")):
            if _holder(path) == holder:
                operations.remove(path)
    except TimeoutError:
        return False
    return True


def _us(command: str) -> Writer:
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "?"
    since = datetime.now().isoformat(" ", "minutes")
    return Writer(name, this_process(), since, command, secrets.token_hex(8))


def _holder(path: Path) -> Writer | None:
    """Return who holds the lock, None where there is none, _NOBODY where it names nobody; raises OSError."""
    try:
        held = json.loads(path.read_bytes())
        process = Process(str(held["process"]["computer"]), int(held["process"]["pid"]), str(held["process"]["began"]))
        return Writer(held["name"], process, held["since"], held["command"], held["token"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return _NOBODY
    except OSError as trouble:
        if windows.is_in_use(trouble):  # it is being removed at this moment
            return _NOBODY
        raise


def _told(case: str, holder: Writer) -> WriteError:
    return refuse(
        LOCK.as_posix(),
        case,
        name=holder.name,
        computer=holder.process.computer,
        pid=holder.process.pid,
        since=holder.since,
        command=holder.command,
    )

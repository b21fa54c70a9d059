"""Temporary files: named after the process that makes them, so that what a dead one left over can be removed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import re
import secrets
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from qms_xl.disk import operations
from qms_xl.disk.process import running, this_process

DAYS_KEPT = 1  # what another computer left over: nobody here can tell whether it is still at work
_NAME = re.compile(r"~qms-(?P<computer>[0-9a-f]{8})(?P<pid>[0-9a-f]{8})(?P<began>[0-9a-f]{8})[0-9a-f]{8}\.tmp")


def temporary_path(folder: Path) -> Path:
    """Return a new name for a temporary file in the folder: `~qms-<32 hex digits>.tmp`."""
    us = this_process()
    return folder / f"~qms-{_short(us.computer)}{us.pid:08x}{_short(us.began)}{secrets.token_hex(4)}.tmp"


@contextlib.contextmanager
def finished(data: bytes, folder: Path) -> Iterator[Path]:
    """Give a temporary file of these bytes, on the disk and read again, in the folder; gone afterwards. Raises OSError."""
    path = temporary_path(folder)
    try:
        with operations.create(path) as out:
            out.write(data)
            operations.sync(out)
        if path.read_bytes() != data:
            raise OSError(errno.EIO, "other content than was written", str(path))
        yield path
    finally:
        operations.try_to_remove(path)


def clean(folders: Iterable[Path], kept: Collection[Path] = ()) -> None:
    """Remove what dead processes left over directly in these folders, but for `kept`, which a broken run still needs."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in sorted(folder.glob("~qms-*.tmp")):
                if path not in kept and _is_left_over(path):
                    operations.try_to_remove(path)


def _is_left_over(path: Path) -> bool:
    name = _NAME.fullmatch(path.name)
    if name is None:
        return False
    if name["computer"] != _short(this_process().computer):
        return time.time() - path.lstat().st_mtime > DAYS_KEPT * 24 * 3600
    now = running(int(name["pid"], 16))
    return now is None or name["began"] not in (_short(now.began), _short(""))


def _short(text: str) -> str:
    return hashlib.sha256(text.casefold().encode("utf-8", "replace")).hexdigest()[:8]

"""One process at a time, for one user: a turn that ends with the process that has it, however that ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from qms_xl.disk.operations import make_folder


@contextlib.contextmanager
def turn(path: Path) -> Iterator[bool]:
    """Give whether it is our turn; nobody waits. `path`: the file that is locked, on this computer; raises OSError."""
    from filelock import FileLock, Timeout

    make_folder(path.parent)
    lock = FileLock(path, fallback_to_soft=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()

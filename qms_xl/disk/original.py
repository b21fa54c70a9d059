"""A file as it was read for writing: its bytes, their hash and how it stood; and what can never be written, refused at once."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from qms_xl.disk import windows
from qms_xl.disk.refusals import refuse, told_of

_CHUNK = 1 << 20


class Stamp(NamedTuple):
    """How a file stood: where another program has saved it since, at least one of these is different."""

    mtime_ns: int
    size: int
    inode: int


@dataclass(frozen=True)
class Original:
    """A file as read. `path`: the real file, links resolved; `name`: what people are told, relative to the office folder."""

    path: Path
    name: str
    data: bytes = field(repr=False)
    sha256: str
    stamp: Stamp


def read_original(path: Path, name: str, home: Path) -> Original:
    """Read once a file that is to be replaced; `home` is the office folder.

    Raises WriteError where it may never be replaced (read-only, folder read-only, a link out of the office, a hard link,
    in the cloud only), where it cannot be read, and where somebody saves it at this moment (`changed`).
    """
    with told_of(name):
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to(home.resolve()):
            raise refuse(name, "link_outside", path=real)
        _refuse_unwritable(real, name)
        with real.open("rb") as file:
            before = _stamp(os.fstat(file.fileno()))
            data = file.read()
            after = _stamp(os.fstat(file.fileno()))
        if not before == after == stamp_of(real) or len(data) != before.size:
            raise refuse(name, "changed")
    return Original(real, name, data, hashlib.sha256(data).hexdigest(), before)


def stamp_of(path: Path) -> Stamp:
    """Return how a file stands now; raises OSError."""
    return _stamp(path.stat())


def sha256_of(path: Path) -> str:
    """Return the hash of a file's content in hex digits; raises OSError."""
    with path.open("rb") as file:
        return sha256_of_stream(file)


def sha256_of_stream(file: BinaryIO, copy: BinaryIO | None = None) -> str:
    """Return the hash of all that follows in a stream, which is copied on the way where `copy` is given."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
    return digest.hexdigest()


def _refuse_unwritable(real: Path, name: str) -> None:
    """Refuse what must not be replaced. That we could rename over a read-only file is no reason to."""
    found = real.stat()
    if windows.is_online_only(found):
        raise refuse(name, "online_only")
    if not stat.S_ISREG(found.st_mode):
        raise refuse(name, "not_a_file")
    if found.st_nlink > 1:
        raise refuse(name, "hard_link")
    if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(real, os.W_OK):
        raise refuse(name, "read_only")
    if not os.access(real.parent, os.W_OK | os.X_OK):
        raise refuse(name, "folder_read_only")


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)

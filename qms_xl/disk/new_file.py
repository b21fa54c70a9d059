"""New files, whole or not at all and never over another; and the toolkit's own files, renewed in one step."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from qms_xl.disk import operations
from qms_xl.disk.operations import make_folder, remove, remove_empty_folders
from qms_xl.disk.refusals import failed, refuse
from qms_xl.disk.temps import finished

__all__ = [
    "create",
    "folder_for_anything",
    "make_folder",
    "new_bytes",
    "new_text",
    "remove",
    "remove_empty_folders",
    "renew",
    "unused",
]


def create(data: bytes, path: Path) -> None:
    """Write a file that must not exist yet, into a folder that exists; raises FileExistsError, OSError."""
    with _named(path), finished(data, path.parent) as temporary:
        operations.give_name(temporary, path)
        operations.sync_folder(path.parent)


def renew(data: bytes, path: Path) -> None:
    """Write a file of the toolkit's own, over the one that may be there; raises OSError."""
    with _named(path), finished(data, path.parent) as temporary:
        operations.replace(temporary, path)
        operations.sync_folder(path.parent)


@contextlib.contextmanager
def new_text(path: Path) -> Iterator[TextIO]:
    """Give a stream into a file that must not exist yet; it stands there once all is written. Raises WriteError."""
    stream = io.StringIO()
    with new_bytes(path) as data:
        yield stream
        data.write(stream.getvalue().encode("utf-8"))


@contextlib.contextmanager
def new_bytes(path: Path) -> Iterator[BinaryIO]:
    """Give a stream of bytes into a file that must not exist yet, likewise; raises WriteError."""
    if os.path.lexists(path):
        raise refuse(str(path), "exists")
    stream = io.BytesIO()
    try:
        path.parent.stat()  # told before the work is done, not after
        yield stream
        create(stream.getvalue(), path)
    except OSError as trouble:
        raise failed(str(path), trouble) from trouble


def unused(path: Path) -> Path:
    """Return the path, or `name (2)`, `name (3)` beside it: the first one where nothing stands yet."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def folder_for_anything() -> Path:
    """Return the folder of this computer for temporary files."""
    return Path(tempfile.gettempdir())


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error name the file that was meant, not the temporary one."""
    try:
        yield
    except OSError as trouble:
        trouble.filename = str(path)
        raise

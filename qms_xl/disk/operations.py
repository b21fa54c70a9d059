"""Every operation that changes the disk, one function each; nothing else in the package opens, renames or removes a file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from qms_xl.disk import windows

OWN_FOLDER = ".qms"  # in the office folder: what the toolkit keeps for itself
RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds: a virus scanner or a thumbnail lets go within that
_NO_SUCH_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}  # network file systems that cannot flush a folder


def create(path: Path, mode: int = 0o666) -> BinaryIO:
    """Open a file that must not exist yet for writing; raises FileExistsError. `mode` is cut by the umask."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def sync(out: BinaryIO) -> None:
    """Bring what was written onto the disk itself."""
    out.flush()
    os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk itself; Windows does that by itself."""
    if windows.HERE:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as trouble:
        if trouble.errno not in _NO_SUCH_SYNC:
            raise
    finally:
        os.close(handle)


def give_name(temporary: Path, path: Path) -> None:
    """Let a finished temporary file stand under a name too that must be free; raises FileExistsError.

    The temporary name may be left over; its remover does not mind.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if windows.HERE:
            temporary.rename(path)  # Windows never renames over an existing file
        else:
            create(path).close()  # takes the name; what replaces it is whole
            try:
                temporary.replace(path)
            except OSError:
                remove(path)
                raise


def replace(temporary: Path, path: Path, check: Callable[[], None] | None = None) -> None:
    """Let a finished temporary file take the place of a file in one step; waits a little where Windows says it is in use.

    `check` is called before every attempt, and raises where the file must stay: whoever had it in use may have saved it.
    """

    def attempt() -> None:
        if check is not None:
            check()
        temporary.replace(path)

    _patiently(attempt)


def remove(path: Path) -> None:
    """Remove a file that may be gone already; waits a little where Windows says it is in use."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(attempt: Callable[[], None]) -> None:
    for seconds in (*RETRIES, None):
        try:
            attempt()
        except OSError as trouble:
            if seconds is None or not windows.is_in_use(trouble):
                raise
            time.sleep(seconds)
        else:
            return


def try_to_remove(path: Path) -> None:
    """Remove a file that is no longer needed; where that fails it lies there, and the next run removes it."""
    with contextlib.suppress(OSError):
        remove(path)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; those that exist stay as they are.

    The toolkit's own folder is as open as the office folder it stands in: colleagues write there too, whatever our umask.
    """
    if folder.is_dir():
        return
    if folder != folder.parent:  # a drive that is not there has none above it
        make_folder(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    if OWN_FOLDER in folder.parts and not windows.HERE:
        with contextlib.suppress(PermissionError):  # a file system with fixed modes
            folder.chmod(stat.S_IMODE(folder.parent.stat().st_mode))
    sync_folder(folder.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder of ours with all that it holds; links in it are removed, not followed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()


def remove_empty_folders(folder: Path) -> None:
    """Remove the folders under this one that hold nothing."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def dress(path: Path, like: Path) -> None:
    """Give a new file the owner, mode and access list of another; the owner and the list as far as we may."""
    windows.copy_access(like, path)
    if windows.HERE:
        return
    model = like.stat()
    for user, group in ((-1, model.st_gid), (model.st_uid, -1)):
        with contextlib.suppress(OSError):
            os.chown(path, user, group)
    mode = stat.S_IMODE(model.st_mode)
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)
    for name, value in _attributes(like):
        with contextlib.suppress(OSError):
            os.setxattr(path, name, value)


def _attributes(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the access list and the users' own attributes of a file, where the file system keeps any."""
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(path):
                if name.startswith(("user.", "system.posix_acl_")):
                    yield name, os.getxattr(path, name)

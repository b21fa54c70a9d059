"""Safe replacement of a file: whatever goes wrong in between, the old file stands or the new one, whole.

`prepare` does all that can fail early: the new file is written beside the old one, flushed, read again and verified, and
the backup is made. `commit` asks once more whether anybody has the file open or has changed it, then puts the new one in
its place in one step, and reads it again. A run over several workbooks prepares all before it commits the first.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from qms_xl.disk import operations, owners
from qms_xl.disk.original import Original, Stamp, sha256_of, sha256_of_stream, stamp_of
from qms_xl.disk.refusals import failed, refuse, told_of, why
from qms_xl.disk.temps import temporary_path
from qms_xl.errors import WriteError
from qms_xl.model import Text

_PRIVATE = 0o600  # until it has the mode of the file it is to replace
_NO_BACKUP = Text("nie zachowano jej", "not kept")


class Prepared(NamedTuple):
    """A new file that waits beside the old one. A journal can keep all of it and make it anew.

    `path`, `name`: as in Original; `temporary`: the finished new file, and `backup`: of the old one, None where none was
    asked for; `sha256_before`, `stamp`: of the old file as it was read; `sha256_after`: of the new one.
    """

    path: Path
    name: str
    temporary: Path
    backup: Path | None
    sha256_before: str
    sha256_after: str
    stamp: Stamp


class Replaced(NamedTuple):
    """A file that was replaced, with the hash of its new content, proven, and where its old content is kept."""

    path: Path
    name: str
    sha256: str
    backup: Path | None


def replace(
    original: Original,
    write: Callable[[BinaryIO], None],
    verify: Callable[[BinaryIO], None],
    *,
    backup: Path | None,
    pending: Path | None = None,
) -> Replaced:
    """Replace one file: `prepare` and `commit` in one; raises WriteError."""
    return commit(prepare(original, write, verify, backup=backup), pending=pending)


def prepare(
    original: Original,
    write: Callable[[BinaryIO], None],
    verify: Callable[[BinaryIO], None],
    *,
    backup: Path | None,
) -> Prepared:
    """Write and verify the new file beside the old one, and the backup; the caller holds the lock of those who write.

    `write` is given the new file; `verify` the same, opened anew for reading, and raises WriteError where it is not as it
    should be. `backup`: a path that is still free. Raises WriteError; then everything is as before.
    """
    path, name = original.path, original.name
    owners.refuse_open(path, name)
    temporary = temporary_path(path.parent)
    try:
        with told_of(name):
            with operations.create(temporary, _PRIVATE) as out:
                operations.dress(temporary, path)
                write(out)
                operations.sync(out)
            with temporary.open("rb") as written:
                sha256 = sha256_of_stream(written)
                written.seek(0)
                verify(written)
            if backup is not None:
                _back_up(original, backup)
    except BaseException:
        operations.try_to_remove(temporary)
        raise
    return Prepared(path, name, temporary, backup, original.sha256, sha256, original.stamp)


def commit(prepared: Prepared, *, pending: Path | None = None) -> Replaced:
    """Put the new file in the place of the old one, and prove that it stands there; raises WriteError.

    Reasons: `open`, `changed`, `gone`: the old file stands, nothing is left over · `pending`: the old file stands, the new
    one lies at `pending` · `unsynced`, `unproven`: the new file was put in place, but is not known to be safe there ·
    otherwise the old file stands.
    """
    try:
        owners.refuse_open(prepared.path, prepared.name)
        operations.replace(prepared.temporary, prepared.path, check=lambda: _refuse_changed(prepared))
    except OSError as trouble:
        if not _is_in_place(prepared):
            raise _left_for_later(prepared, pending, trouble) from trouble
    except WriteError:
        discard(prepared)
        raise
    return _proven(prepared)


def discard(prepared: Prepared) -> None:
    """Remove the new file and the backup of an old one that still stands as it was read."""
    operations.try_to_remove(prepared.temporary)
    if prepared.backup is not None:
        operations.try_to_remove(prepared.backup)


def _back_up(original: Original, backup: Path) -> None:
    """Copy the file as it lies on the disk now; it must be what was read, and the copy too once it is on the disk."""
    operations.make_folder(backup.parent)
    try:
        with original.path.open("rb") as file, operations.create(backup, _PRIVATE) as copy:
            operations.dress(backup, original.path)
            sha256 = sha256_of_stream(file, copy)
            operations.sync(copy)
        operations.sync_folder(backup.parent)
        if sha256 != original.sha256:
            raise refuse(original.name, "changed")
        if sha256_of(backup) != sha256:
            raise refuse(original.name, "backup")
    except FileExistsError:
        raise  # not ours to remove
    except BaseException:
        operations.try_to_remove(backup)
        raise


def _refuse_changed(prepared: Prepared) -> None:
    """Refuse a file that is not as it was read; its stamp is asked last, right before it is replaced."""
    try:
        if sha256_of(prepared.path) != prepared.sha256_before or stamp_of(prepared.path) != prepared.stamp:
            raise refuse(prepared.name, "changed")
    except FileNotFoundError:
        raise refuse(prepared.name, "gone") from None


def _is_in_place(prepared: Prepared) -> bool:
    """Return whether the replacement was done although it was reported as failed, as network drives may do."""
    try:
        return not prepared.temporary.exists() and sha256_of(prepared.path) == prepared.sha256_after
    except OSError:
        return False


def _left_for_later(prepared: Prepared, pending: Path | None, trouble: OSError) -> WriteError:
    """Move the new file to where it can wait, and return the error that says so."""
    if pending is not None:
        with contextlib.suppress(OSError):  # cannot wait there either: the first trouble is the one to tell, below
            operations.make_folder(pending.parent)
            operations.give_name(prepared.temporary, pending)
            operations.sync_folder(pending.parent)
            operations.try_to_remove(prepared.temporary)
            return refuse(prepared.name, "pending", why=why(trouble), pending=pending)
    operations.try_to_remove(prepared.temporary)
    return failed(prepared.name, trouble)


def _proven(prepared: Prepared) -> Replaced:
    facts = {"backup": prepared.backup or _NO_BACKUP}
    unsynced: OSError | None = None
    try:
        operations.sync_folder(prepared.path.parent)
    except OSError as trouble:
        unsynced = trouble
    try:
        is_as_written = sha256_of(prepared.path) == prepared.sha256_after
    except OSError as trouble:
        raise refuse(prepared.name, "unproven", why=why(trouble), **facts) from trouble
    if not is_as_written:
        other = Text("dysk oddaje inną treść, niż zapisano", "the disk gives other content than was written")
        raise refuse(prepared.name, "unproven", why=other, **facts)
    if unsynced is not None:
        raise refuse(prepared.name, "unsynced", why=why(unsynced), **facts) from unsynced
    return Replaced(prepared.path, prepared.name, prepared.sha256_after, prepared.backup)

"""A disk that counts what is asked of it, fails or stops at the n-th operation, runs full, and tells what took effect.

Inside `with FaultyDisk(folder)`, every file operation of this process on paths under the folder goes through it; nothing
else is touched. The code under test needs no seam for it: the functions of `os`, `io.open` and `open` are stood in for.
"""

from __future__ import annotations

import builtins
import errno
import io
import itertools
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from crash_states import Happened, Start

ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "ESTALE")
SPOILT = {"short": "write", "torn": "write", "garbled": "write", "misread": "read"}

TWO_PATHS = ("replace", "rename", "link", "symlink")
ONE_PATH = ("stat", "lstat", "unlink", "remove", "mkdir", "rmdir", "chmod", "lchmod", "chown", "lchown", "utime",
            "listdir", "scandir", "access", "readlink", "statvfs", "getxattr", "setxattr", "listxattr", "removexattr")  # fmt: skip
DESCRIPTORS = ("read", "pread", "fstat", "fchmod", "fchown")
OF_NAMES = {"replace": "rename", "remove": "unlink"} | {
    name: name for name in ("rename", "link", "unlink", "mkdir", "rmdir")
}
UNKNOWN = ("truncate", "pwrite", "sendfile", "copy_file_range", "writev", "pwritev", "symlink")


class Stopped(BaseException):
    """The power is gone: nothing that the program still tries has any effect."""


class Operation(NamedTuple):
    """One operation: `name` as in `os`, `path` relative to the folder."""

    name: str
    path: str


class Fault(NamedTuple):
    """What happens at the operation `at` (0-based), and where `lasting` at every later one.

    `kind`: an errno's name: the operation fails and does nothing · `late EIO`: it is done and yet reported as failed ·
    `short`: half is written, and said so · `torn`: half is written, then ENOSPC · `garbled`, `misread`: one bit is written or
    read wrong and nothing is said · `stop`: the power is gone before the operation.
    """

    at: int
    kind: str
    lasting: bool = False

    def hits(self, number: int) -> bool:
        return number == self.at or (self.lasting and number > self.at)


class FaultyDisk:
    """See the module. `operations`: all that was asked, in order; `happened`: what took effect; `suffered`: what was spoilt.

    `free`: the bytes that still fit, None for plenty; removing files gives nothing back.
    `meanwhile`: called with the number and the operation about to be done, so that somebody else can act in between.
    """

    def __init__(
        self,
        folder: Path,
        fault: Fault | None = None,
        *,
        free: int | None = None,
        meanwhile: Callable[[int, Operation], None] | None = None,
    ) -> None:
        self.folder = os.fspath(folder)
        self.fault = fault
        self.free = free
        self.meanwhile = meanwhile
        self.operations: list[Operation] = []
        self.happened: list[Happened] = []
        self.suffered: list[Operation] = []
        self.stopped = False
        self.start = Start({}, {})
        self._on = False
        self._paths: dict[int, str] = {}  # descriptor -> path, as it was opened
        self._nodes: dict[int, int] = {}  # inode -> our own number of the file, since inodes are given out again
        self._numbers = itertools.count()
        own = {
            "open": self._open,
            "close": self._close,
            "write": self._write,
            "ftruncate": self._truncate,
            "fsync": self._sync,
            "fdatasync": self._sync,
        }
        names = (*own, *TWO_PATHS, *ONE_PATH, *DESCRIPTORS, *UNKNOWN)
        self._real: dict[str, Any] = {name: getattr(os, name) for name in names if hasattr(os, name)}
        self._instead = {name: self._stand_in(name, own.get(name)) for name in self._real}
        self._real_open = io.open

    def __enter__(self) -> FaultyDisk:
        self.start = self._look()
        for name, function in self._instead.items():
            setattr(os, name, function)
        io.open = builtins.open = self._io_open  # type: ignore[assignment]
        self._on = True
        return self

    def __exit__(self, *_: object) -> None:
        self._on = False
        for name, function in self._real.items():
            setattr(os, name, function)
        io.open = builtins.open = self._real_open

    def left_open(self) -> list[str]:
        """Return the files that were opened and not closed."""
        return sorted(self._paths.values())

    # --- what lies there, and where

    def _look(self) -> Start:
        names: dict[str, int | None] = {}
        contents: dict[int, bytes] = {}
        for path in sorted(Path(self.folder).rglob("*")):
            node = None if path.is_dir() else self._node(path.stat())
            names[path.relative_to(self.folder).as_posix()] = node
            if node is not None:
                contents[node] = path.read_bytes()
        return Start(names, contents)

    def _node(self, found: os.stat_result, *, new: bool = False) -> int:
        if new or found.st_ino not in self._nodes:
            self._nodes[found.st_ino] = next(self._numbers)
        return self._nodes[found.st_ino]

    def _full(self, path: str) -> str:
        return os.path.join(self.folder, path)  # noqa: PTH118

    def _inside(self, path: Any, folder: int | None = None) -> str | None:
        """Return the path relative to the folder, or None for one elsewhere; a descriptor is asked for its path."""
        if isinstance(path, int):
            return self._paths.get(path)
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        full = os.fsdecode(path)
        if folder is not None:
            full = self._full(os.path.join(self._paths.get(folder, ".."), full))  # noqa: PTH118
        full = os.path.abspath(full)  # noqa: PTH100 - resolve() would ask the disk
        if full == self.folder:
            return "."
        return full[len(self.folder) + 1 :] if full.startswith(self.folder + os.sep) else None

    # --- every operation passes here

    def _ask(self, name: str, path: str) -> str:
        """Count an operation and let it fail if it must; return the kind of fault that spoils it otherwise, "" for none."""
        if self.stopped:
            raise Stopped
        operation, number = Operation(name, path), len(self.operations)
        self.operations.append(operation)
        if self.meanwhile:
            self._on = False
            self.meanwhile(number, operation)
            self._on = True
        if self.fault is None or not self.fault.hits(number):
            return ""
        kind = self.fault.kind
        if kind == "stop":
            self.stopped = True
            raise Stopped
        if SPOILT.get(kind, name) != name:
            return ""
        self.suffered.append(operation)
        if kind in ERRORS:
            raise self._error(kind, path)
        return kind

    def _error(self, kind: str, path: str) -> OSError:
        number = getattr(errno, kind)
        return OSError(number, os.strerror(number), self._full(path))

    def _stand_in(self, name: str, own: Callable[..., Any] | None) -> Callable[..., Any]:
        really = self._real[name]

        def stand_in(*args: Any, **named: Any) -> Any:
            if not self._on:
                return really(*args, **named)
            folders = named.get("dir_fd", named.get("src_dir_fd")), named.get("dst_dir_fd")
            paths = args[: 2 if name in TWO_PATHS else 1]
            inside = [self._inside(path, folder) for path, folder in zip(paths, folders, strict=False)]
            path = next((one for one in inside if one is not None), None)
            if path is None:
                return really(*args, **named)
            assert name not in UNKNOWN, f"the faulty disk knows no os.{name}"
            if own:
                return own(path, *args, **named)
            kind = self._ask(name, path)
            result = really(*args, **named)
            if name in OF_NAMES:
                to = (inside[1] or "") if len(inside) > 1 else ""
                node = self._node(self._real["stat"](self._full(path))) if name == "link" else 0
                self.happened.append(Happened(OF_NAMES[name], path, node, to))
            return self._late(kind, path, result)

        return stand_in

    def _late(self, kind: str, path: str, result: Any = None) -> Any:
        if kind == "late EIO":
            raise self._error("EIO", path)
        return result

    # --- opening, writing, making safe

    def _open(self, path: str, name: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        kind = self._ask("open", path)
        self._on = False
        was_there = os.path.lexists(self._full(path))
        self._on = True
        descriptor: int = self._real["open"](name, flags, mode, dir_fd=dir_fd)
        node = self._node(self._real["fstat"](descriptor), new=not was_there)
        if not was_there:
            self.happened.append(Happened("create", path, node))
        elif flags & os.O_TRUNC:
            self.happened.append(Happened("truncate", path, node))
        if kind:
            self._real["close"](descriptor)
        self._late(kind, path)
        self._paths[descriptor] = path
        return descriptor

    def _close(self, path: str, descriptor: int) -> None:
        self.closing(descriptor, lambda: self._real["close"](descriptor))

    def closing(self, descriptor: int, really: Callable[[], None]) -> None:
        """Close a descriptor; it is closed even where the disk then reports an error, as Linux does."""
        path = self._paths.pop(descriptor, "?")
        try:
            kind = self._ask("close", path) if self._on and not self.stopped else ""
        finally:
            really()
        self._late(kind, path)

    def _write(self, path: str, descriptor: int, data: Any) -> int:
        return self.writing(descriptor, data, lambda part: int(self._real["write"](descriptor, part)))

    def writing(self, descriptor: int, data: Any, really: Callable[[bytes], int]) -> int:
        """Write at the descriptor's place, or less, or worse; return how much is said to be written."""
        whole = bytes(data)
        if self.stopped or not self._on:  # a forgotten file object that empties its buffer
            return len(whole)
        path = self._paths.get(descriptor, "?")
        kind = self._ask("write", path)
        part = whole[: (len(whole) + 1) // 2] if kind in ("short", "torn") else whole
        if kind == "garbled":
            part = part[:-1] + bytes([part[-1] ^ 1])
        if self.free is not None:
            part = part[: self.free]
            self.free -= len(part)
            if whole and not part:
                raise self._error("ENOSPC", path)
        count = really(part)
        offset = os.lseek(descriptor, 0, os.SEEK_CUR) - count
        node = self._node(self._real["fstat"](descriptor))
        self.happened.append(Happened("write", path, node, offset=offset, data=part[:count]))
        if kind == "torn":
            raise self._error("ENOSPC", path)
        return int(self._late(kind, path, count))

    def reading(self, descriptor: int, really: Callable[[], Any], buffer: Any = None) -> Any:
        """Read from the descriptor, into the buffer where one is given."""
        if not self._on:
            return really()
        path = self._paths.get(descriptor, "?")
        kind = self._ask("read", path)
        result = self._late(kind, path, really())
        if kind == "misread" and result:
            if buffer is None:
                return bytes([result[0] ^ 1]) + result[1:]
            whole = memoryview(buffer).cast("B")
            whole[0] ^= 1
        return result

    def _truncate(self, path: str, descriptor: int, size: int) -> None:
        self.cutting(descriptor, size, lambda: self._real["ftruncate"](descriptor, size))

    def cutting(self, descriptor: int, size: int, really: Callable[[], Any]) -> None:
        """Cut or lengthen a file to this size."""
        path = self._paths.get(descriptor, "?")
        kind = self._ask("truncate", path)
        really()
        self.happened.append(Happened("truncate", path, self._node(self._real["fstat"](descriptor)), offset=size))
        self._late(kind, path)

    def _sync(self, path: str, descriptor: int) -> None:
        kind = self._ask("fsync", path)
        self._real["fsync"](descriptor)
        found = self._real["fstat"](descriptor)
        folder = stat.S_ISDIR(found.st_mode)
        self.happened.append(Happened("sync_folder", path) if folder else Happened("sync", path, self._node(found)))
        self._late(kind, path)

    # --- files of Python over descriptors of ours

    def _io_open(
        self,
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> Any:
        if not self._on or self._inside(file) is None:
            return self._real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        assert opener is None
        raw = _File(self, file, mode.replace("b", "").replace("t", ""), closefd)
        if buffering == 0:
            return raw
        size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
        kind: Any = io.BufferedRandom if "+" in mode else io.BufferedReader if mode[0] == "r" else io.BufferedWriter
        buffered = kind(raw, size)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline, buffering == 1)


class _File(io.FileIO):
    """A file whose reading, writing and closing pass through the faulty disk."""

    def __init__(self, disk: FaultyDisk, file: Any, mode: str, closefd: bool) -> None:
        self._disk = disk
        super().__init__(file, mode, closefd, opener=lambda path, flags: os.open(path, flags, 0o666))

    def write(self, data: Any) -> int:
        return self._disk.writing(self.fileno(), data, super().write)

    def read(self, size: int | None = -1) -> Any:
        return self._disk.reading(self.fileno(), lambda: super(_File, self).read(-1 if size is None else size))

    def readall(self) -> Any:
        return self._disk.reading(self.fileno(), lambda: super(_File, self).readall())

    def readinto(self, buffer: Any) -> Any:
        return self._disk.reading(self.fileno(), lambda: super(_File, self).readinto(buffer), buffer)

    def truncate(self, size: int | None = None) -> int:
        to = self.tell() if size is None else size
        self._disk.cutting(self.fileno(), to, lambda: super(_File, self).truncate(to))
        return to

    def close(self) -> None:
        if self.closed:
            return
        if not self.closefd:
            super().close()
            return
        self._disk.closing(self.fileno(), super().close)

"""Really killed: a program that strace sends SIGKILL at its n-th system call of a kind, without starting Python anew each time.

Run as a program it is the nursery: it imports what is slow once and forks a child for each order. A child waits until
strace holds it, then calls what was ordered; so only the system calls of the save itself count.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

CHANGING = tuple(
    f"?{name}"  # with ? strace forgives what this kind of machine does not have
    for name in [
        "write",
        "pwrite64",
        "fsync",
        "fdatasync",
        "ftruncate",
        "rename",
        "renameat",
        "renameat2",
        "link",
        "linkat",
        "unlink",
        "unlinkat",
        "mkdir",
        "mkdirat",
        "chmod",
        "fchmod",
        "fchmodat",
        "chown",
        "fchown",
        "fchownat",
        "utimensat",
        "openat",
        "close",
        "flock",
        "copy_file_range",
        "sendfile",
    ]
)
PR_SET_PTRACER, ANY = 0x59616D61, -1


class Point(NamedTuple):
    """The n-th system call (1-based) of this name."""

    call: str
    nth: int


class Nursery:
    """Children that call `function` (`module:name`) with strings, under strace."""

    def __init__(self, function: str) -> None:
        if not shutil.which("strace"):
            raise AssertionError("strace is missing (Debian: strace)")
        self.function = function

    def __enter__(self) -> Nursery:
        self._log = Path(tempfile.mkdtemp()) / "strace.log"
        self._process = subprocess.Popen(
            [sys.executable, __file__, self.function], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(60)
        shutil.rmtree(self._log.parent)

    def points(self, *args: str, changing_in: Path) -> list[Point]:
        """Let it run to its end; return each call, in order, from the first to the last that changes anything in the folder."""
        assert self._run(args, "-y") == 0
        counts: Counter[str] = Counter()
        points, changes = [], []
        for line in self._log.read_text(encoding="utf-8", errors="replace").splitlines():
            if found := re.match(r"(?:\d+ +)?(\w+)\(", line):
                call = found[1]
                counts[call] += 1
                if str(changing_in) in line and not (call == "openat" and "O_CREAT" not in line):
                    changes.append(len(points))
                points.append(Point(call, counts[call]))
        return points[changes[0] : changes[-1] + 1]

    def kill(self, *args: str, at: Point) -> bool:
        """Call it and kill it there; return whether it was killed, or had ended before."""
        status = self._run(args, "-e", f"inject={at.call}:signal=KILL:when={at.nth}")
        assert status in (0, -9), f"ended with {status}"
        return status == -9

    def _run(self, args: tuple[str, ...], *options: str) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(args) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        traced = subprocess.Popen(
            [
                "strace",
                "-f",
                "-qq",
                "-o",
                str(self._log),
                "-e",
                f"trace={','.join(CHANGING)}",
                *options,
                "-p",
                str(child),
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        status = int(self._process.stdout.readline())
        _, complaint = traced.communicate(timeout=60)
        assert status != GIVEN_UP, f"strace cannot trace here: {complaint}"
        return status


GIVEN_UP = 77


def _serve(function: str) -> None:
    module, _, name = function.partition(":")
    called = getattr(importlib.import_module(module), name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _obey(called, json.loads(line))
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _obey(called: object, args: list[str]) -> None:
    assert callable(called)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANY, 0, 0, 0)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(null, descriptor)
    sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123 - the orders are the parent's to read
    until = time.monotonic() + 20
    while "TracerPid:\t0\n" in Path("/proc/self/status").read_text():
        if time.monotonic() > until:
            os._exit(GIVEN_UP)
        time.sleep(0.001)
    status = 1
    try:
        status = called(*args) or 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1])

"""Really killed: a program that gets SIGKILL at its n-th system call of a kind, by strace, without starting Python anew.

Run as a program it is the nursery: it gets ready what is slow once, and forks a child for each order. A child waits until
strace holds it before it does what was ordered; so only the system calls of the save itself count.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple, NoReturn

CHANGING = """write pwrite64 fsync fdatasync ftruncate rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir
    chmod fchmod fchmodat chown fchown lchown fchownat utimensat setxattr openat""".split()  # noqa: SIM905
_CALL = re.compile(r"(?:\d+ +)?(\w+)\(")
_PR_SET_PTRACER, _ANYBODY = 0x59616D61, -1  # prctl(2): where only parents may trace
_NEVER_TRACED = 77


class Point(NamedTuple):
    """The n-th system call (1-based) of this name; `said`: how strace tells of it."""

    call: str
    nth: int
    said: str = ""


class Nursery:
    """Children that do what `maker` (`module:name`, called once with `args`) returns: a function without arguments.

    Use it with `with`. It returns the exit code, 0 or None where all is well.
    """

    def __init__(self, maker: str, *args: str) -> None:
        assert shutil.which("strace"), "strace is missing (Debian: strace)"
        self._command = [sys.executable, __file__, maker, *args]

    def __enter__(self) -> Nursery:
        self._folder = tempfile.TemporaryDirectory()
        self._log = Path(self._folder.name) / "strace.log"
        paths = [*sys.path, os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)
        self._folder.cleanup()

    def run(self) -> int:
        """Let a child do it to its end; return its exit code."""
        return self._traced()

    def points(self, folder: Path) -> list[Point]:
        """Let a child do it to its end; return each call that changes anything in the folder, in order."""
        assert self._traced("-y") == 0
        counts: Counter[str] = Counter()
        points = []
        for line in self._log.read_text(encoding="utf-8", errors="replace").splitlines():
            if found := _CALL.match(line):
                counts[found[1]] += 1
                if str(folder) in line and (found[1] != "openat" or "O_CREAT" in line):
                    points.append(Point(found[1], counts[found[1]], line))
        return points

    def kill(self, at: Point) -> bool:
        """Let a child do it and kill it there; return whether it got that far."""
        status = self._traced("-e", f"inject={at.call}:signal=KILL:when={at.nth}")
        assert status in (0, -9), f"ended with {status}"
        return status == -9

    def _traced(self, *options: str) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        child = self._process.stdout.readline()
        assert child, "the nursery has died"
        known = ",".join(f"?{name}" for name in CHANGING)  # with ? where this kind of machine may not have it
        strace = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", self._log, "-e", f"trace={known}", *options, "-p", child.strip()],
            stderr=subprocess.PIPE,
            text=True,
        )
        status = int(self._process.stdout.readline())
        _, complaint = strace.communicate(timeout=60)
        assert status != _NEVER_TRACED, f"strace may not trace here: {complaint}"
        return status


def _serve(maker: str, args: list[str]) -> None:
    module, _, name = maker.partition(":")
    does = getattr(importlib.import_module(module), name)(*args)
    for _order in sys.stdin:
        child = os.fork()
        if not child:
            _obey(does)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _obey(does: object) -> NoReturn:
    status = 70
    try:
        assert callable(does)
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        until = time.monotonic() + 20
        while "TracerPid:\t0\n" in Path("/proc/self/status").read_text():
            if time.monotonic() > until:
                os._exit(_NEVER_TRACED)
            time.sleep(0.001)
        status = does() or 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1], sys.argv[2:])

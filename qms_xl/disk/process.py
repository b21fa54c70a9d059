"""Which computer and process this is, and whether another process of this computer is provably gone."""

from __future__ import annotations

import contextlib
import os
import platform
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk import windows


class Process(NamedTuple):
    """One process on one computer. `began` tells it from a later one that got the same number; "" where nobody knows."""

    computer: str
    pid: int
    began: str


def this_process() -> Process:
    """Return the process that we are."""
    return running(os.getpid()) or Process(platform.node(), os.getpid(), "")


def running(pid: int) -> Process | None:
    """Return the process of this computer that has this number now."""
    began = windows.process_began(pid) if windows.HERE else _began(pid)
    return None if began is None else Process(platform.node(), pid, began)


def is_here(process: Process) -> bool:
    """Return whether it is a process of this computer."""
    return process.computer.casefold() == platform.node().casefold()


def is_gone(process: Process) -> bool:
    """Return whether the process is provably no more; of another computer that can never be told."""
    if not is_here(process):
        return False
    now = running(process.pid)
    return now is None or bool(now.began and process.began and now.began != process.began)


def _began(pid: int) -> str | None:
    """Return the boot and the moment since then; never a time of the clock, which is put right while programs run."""
    try:
        with contextlib.suppress(PermissionError):  # it runs, as somebody else's, who may not be signalled
            os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):  # no such process, or no number that one can have
        return None
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""  # no Linux
    state, *fields = after_name.split()
    return None if state in "ZX" else f"{boot} {fields[18]}"  # proc(5): field 22, in ticks since the boot

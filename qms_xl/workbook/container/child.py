"""Run a function in a child process that can be stopped: what reads foreign files may stall or eat the memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from typing import TYPE_CHECKING, Any, Literal, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Why = Literal["timeout", "died", "error"]


class ChildFailed(Exception):
    """The child gave no result. `why`: it took too long, it died (out of memory, crash), or its function raised."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(detail or why)
        self.why: Why = why
        self.detail = detail


def run_in_child(function: Callable[..., Any], *arguments: object, seconds: float, memory_mb: int = 2_000) -> Any:
    """Return what a module-level function returns in a fresh process; raises ChildFailed.

    Arguments and result are pickled. The memory limit holds on POSIX; Windows has the time limit alone.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, memory_mb), daemon=True)
    process.start()
    theirs.close()
    try:
        try:
            ours.send((function, arguments))  # not at the start, which would wait for ever for a child that died
            if not ours.poll(seconds):
                raise ChildFailed("timeout")
            is_done, result = ours.recv()
        except (EOFError, ConnectionError):
            raise ChildFailed("died") from None
        if not is_done:
            raise ChildFailed("error", str(result))
        return result
    finally:
        process.kill()
        process.join()
        ours.close()


def _run(parent: Connection, memory_mb: int) -> None:
    """Call the function that the parent sends under the memory limit; send back its result or what it raised."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads reserve more memory than we allow
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
    try:
        function, arguments = parent.recv()
        result = (True, function(*arguments))
    except MemoryError:
        _die()
    except Exception as error:  # the border to a library that reads foreign files
        result = (False, f"{type(error).__name__}: {error}")
    parent.send(result)
    parent.close()


def _die() -> NoReturn:
    """End at once: there is no memory left to say anything."""
    os._exit(3)

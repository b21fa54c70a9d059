"""Jobs done by worker processes, results in the order of the jobs; a worker that dies costs its own job alone."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

MOST_WORKERS = 8


class Died(Exception):
    """The worker that did this job ended without a result: out of memory, or killed."""


def worker_count(jobs: int, jobs_each: int) -> int:
    """Return how many workers pay for `jobs`: one for each `jobs_each`, as many as there are processors; 1: none pays."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST_WORKERS, jobs // jobs_each))


def done(
    does: Callable[[Any], Any],
    jobs: Sequence[Any],
    workers: int,
    begin: Callable[..., None],
    given: tuple[Any, ...],
) -> Iterator[Any]:
    """Yield for each job, in order, what `does` returns for it, or `Died`; raises BrokenProcessPool where no worker can begin.

    `does` and `begin` are functions of modules; each worker calls `begin(*given)` once. Jobs, what is given and results are
    pickled. Processes are spawned, as Windows does everywhere.
    """
    with _pool(workers, begin, given) as pool:
        pool.submit(_nothing).result()
        futures = [pool.submit(does, job) for job in jobs]
        came = 0
        try:
            for future in futures:
                yield future.result()
                came += 1
        except BrokenProcessPool:
            pass
        except GeneratorExit:
            pool.shutdown(cancel_futures=True)
            raise
    yield from _one_by_one(does, jobs[came:], futures[came:], begin, given)


def _one_by_one(
    does: Callable[[Any], Any],
    jobs: Sequence[Any],
    futures: Sequence[Future[Any]],
    begin: Callable[..., None],
    given: tuple[Any, ...],
) -> Iterator[Any]:
    """Go on after a worker died: what came to its end stands, the rest is done by one worker, so that it is known which job kills."""
    todo = list(zip(jobs, futures, strict=True))
    while todo:
        with _pool(1, begin, given) as pool:
            pool.submit(_nothing).result()
            while todo:
                job, future = todo.pop(0)
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield future.result()
                    continue
                try:
                    yield pool.submit(does, job).result()
                except BrokenProcessPool:
                    yield Died()
                    break


def _pool(workers: int, begin: Callable[..., None], given: tuple[Any, ...]) -> ProcessPoolExecutor:
    ForkingPickler.register(MappingProxyType, _as_dict)  # settings hold such; pickle alone refuses them
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), begin, given)


def _as_dict(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _frozen, (dict(mapping),)


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _nothing() -> None:
    """Show that a worker lives."""

"""Jobs done by this process and workers, results in the order of the jobs; a worker that dies costs its own job alone."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.queues import Queue
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

MOST_PROCESSES = 8
AHEAD = 6  # jobs that a worker has before it, so that it need not wait while this process is busy with a long one


class Died(Exception):
    """The worker that did this job ended without a result: out of memory, or killed."""


def process_count(jobs: int, jobs_each: int) -> int:
    """Return how many processes, this one among them, pay for `jobs`: one for each `jobs_each`, as many as there are processors."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, MOST_PROCESSES, jobs // jobs_each))


def done(
    does: Callable[[Any], Any],
    jobs: Sequence[Any],
    workers: int,
    begin: Callable[..., None],
    given: tuple[Any, ...],
    here: Callable[[Any], Any],
) -> Iterator[Any]:
    """Yield for each job, in order, what `does` returns for it, or `Died`; raises BrokenProcessPool where no worker can begin.

    `does` and `begin` are functions of modules; each worker calls `begin(*given)` once. `here` does a job in this process:
    it takes them from the end, from the moment the workers begin to start. Jobs, what is given and results are pickled.
    Processes are spawned, as Windows does everywhere.
    """
    futures: list[Future[Any]] = [Future() for _ in jobs]
    came, sent, end = 0, 0, len(jobs)
    with _pool(workers, begin, given) as pool:
        begun = pool.submit(_nothing)
        try:
            while came < len(jobs):
                while sent < end and sum(not one.done() for one in futures[came:sent]) < AHEAD * workers:
                    futures[sent] = pool.submit(does, jobs[sent])
                    sent += 1
                if futures[came].done() or sent == end:
                    yield futures[came].result()
                    came += 1
                else:
                    end -= 1
                    futures[end] = _finished(here(jobs[end]))
        except BrokenProcessPool:
            begun.result()
        except GeneratorExit:
            pool.shutdown(cancel_futures=True)
            raise
    yield from _one_by_one(does, jobs[came:], futures[came:], begin, given)


def _finished(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


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


@contextmanager
def _pool(workers: int, begin: Callable[..., None], given: tuple[Any, ...]) -> Iterator[ProcessPoolExecutor]:
    """Begin workers. What is given comes to them by a queue: a start that hands over much waits for ever for a child that died."""
    ForkingPickler.register(MappingProxyType, _as_dict)  # settings hold such; pickle alone refuses them
    context = multiprocessing.get_context("spawn")
    handed: Queue[bytes] = context.Queue()
    handed.cancel_join_thread()  # nobody takes what a worker that died has left there
    pickled = bytes(ForkingPickler.dumps(given))
    for _ in range(workers):
        handed.put(pickled)
    try:
        with ProcessPoolExecutor(workers, context, _begin, (begin, handed)) as pool:
            yield pool
    finally:
        handed.close()


def _begin(begin: Callable[..., None], handed: Queue[bytes]) -> None:
    atexit.register(os._exit, 0)  # a worker has nothing to put away; Python takes its time for it
    begin(*pickle.loads(handed.get()))


def _as_dict(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _frozen, (dict(mapping),)


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _nothing() -> None:
    """Show that a worker lives."""

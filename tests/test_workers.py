"""Work shared with other processes: the order of results, workers that die or cannot begin, how many pay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from qms_xl.rendering import press, workers


def begin(mark: Path) -> None:
    """Begin a worker of these tests: `mark` is the file that says that a job is about to kill its worker."""
    MARK.append(mark)


MARK: list[Path] = []


def refuse(*given: object) -> None:
    os._exit(1)


def square(number: int) -> int:
    if number < 0:
        MARK[0].touch()
        os._exit(1)
    return number * number


def test_results_come_in_the_order_of_the_jobs(tmp_path):
    jobs = list(range(40))
    found = list(workers.done(square, jobs, 1, begin, (tmp_path / "mark",), square))
    assert found == [number * number for number in jobs]


def test_this_process_works_from_the_end_while_a_worker_works_from_the_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "AHEAD", 3)
    mark = tmp_path / "mark"

    def here(number: int) -> str:
        while not mark.exists():
            time.sleep(0.01)
        return f"{number} here"

    found = list(workers.done(square, [-1, 1, 2, 3], 1, begin, (mark,), here))
    assert isinstance(found[0], workers.Died)
    assert found[3] == "3 here"
    assert {found[1], found[2]} <= {1, 4, "1 here", "2 here"}


def test_a_worker_that_dies_costs_its_own_job_alone(tmp_path):
    jobs = [1, 2, -1, 3, -2, 4]
    futures = [Future() for _ in jobs]
    futures[1].set_result("known")
    found = list(workers._one_by_one(square, jobs, futures, begin, (tmp_path / "mark",)))
    assert [one if not isinstance(one, workers.Died) else "Died" for one in found] == [
        1,
        "known",
        "Died",
        9,
        "Died",
        16,
    ]


def test_where_no_worker_can_begin_it_is_said_at_once():
    with pytest.raises(BrokenProcessPool):
        list(workers.done(square, [1, 2], 2, refuse, (), refuse_here))


def refuse_here(number: int) -> None:
    """Do nothing: another process would be slower to say that it cannot begin."""


WITHOUT_A_GUARD = """
from qms_xl.rendering.workers import done
list(done(abs, [1, 2], 1, len, (b"x" * 3_000_000,), abs))
"""


def test_a_program_that_cannot_be_imported_again_is_told_so_whatever_it_hands_over(tmp_path):
    program = tmp_path / "program.py"  # each worker imports it: it lacks `if __name__ == "__main__":`
    program.write_text(WITHOUT_A_GUARD, encoding="utf-8")
    ran = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert "BrokenProcessPool" in ran.stderr


@pytest.mark.parametrize(("jobs", "expected"), [(0, 1), (29, 1), (59, 1), (60, 2), (10_000, 8)])
def test_workers_are_asked_only_where_they_pay(jobs, expected, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert workers.process_count(jobs, press.DOCUMENTS_PER_PROCESS) == expected


def test_one_processor_needs_no_worker(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert workers.process_count(1_000, 30) == 1

"""Each fsync, verification and comparison that guards what files hold is needed: without it, a test fails.

The table names for each guard the smallest such test. It is run with the guard removed, and once with all in place.
"""

from __future__ import annotations

import pkgutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import guarded
import pytest
from guards import guards, without

import qms_xl.disk
import qms_xl.writing

MODULES = [
    f"{package.__name__}.{one.name}"
    for package in (qms_xl.disk, qms_xl.writing)
    for one in pkgutil.iter_modules(package.__path__)
]
GUARDS = {str(guard): guard for module in (*MODULES, *guarded.OF_WORKBOOKS) for guard in guards(module)}
SECONDS = 4  # of the processor: without some guards nothing ever comes to an end
FAILED = pytest.ExitCode.TESTS_FAILED


class EndsInTime:
    """Lets a test fail that never ends."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        def stop(*_: object) -> None:
            raise AssertionError("it never ends")

        before = signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Give what runs one test in this process and returns how that ended."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    tests = Path(__file__).parent
    options = [
        "-q",
        "-s",
        "--no-header",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'of-test'}",
    ]

    def run(test: str) -> int:
        name, _, rest = test.partition("::")
        return int(
            pytest.main(
                [*options, f"--rootdir={tests.parent}", f"{tests}/test_{name}.py::{rest}"], plugins=[EndsInTime()]
            )
        )

    return run


def test_every_guard_has_its_test_and_no_other_is_named() -> None:
    assert GUARDS.keys() - guarded.BREAKS.keys() - guarded.LEFT_OUT.keys() == set()
    assert (guarded.BREAKS.keys() | guarded.LEFT_OUT.keys()) - GUARDS.keys() == set()
    assert not guarded.BREAKS.keys() & guarded.LEFT_OUT.keys()


@pytest.mark.parametrize("guard", guarded.BREAKS)
def test_without_the_guard_its_test_fails(guard: str, run: Callable[[str], int]) -> None:
    with without(GUARDS[guard]):
        assert run(guarded.BREAKS[guard]) == FAILED


@pytest.mark.parametrize("test", sorted({*guarded.BREAKS.values()}))
def test_with_all_guards_the_test_passes(test: str, run: Callable[[str], int]) -> None:
    assert run(test) == pytest.ExitCode.OK

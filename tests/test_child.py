"""A child process gives its result, or is stopped and says why it has none."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from qms_xl.workbook.container.child import ChildFailed, run_in_child


def why(function: object, *arguments: object, seconds: float = 30, memory_mb: int = 2000) -> str:
    with pytest.raises(ChildFailed) as caught:
        run_in_child(function, *arguments, seconds=seconds, memory_mb=memory_mb)  # type: ignore[arg-type]
    return caught.value.why


def test_a_result_comes_back() -> None:
    assert run_in_child(divmod, 17, 5, seconds=30) == (3, 2)


def test_what_takes_too_long_is_stopped() -> None:
    start = time.monotonic()
    assert why(time.sleep, 60, seconds=0.5) == "timeout"
    assert time.monotonic() - start < 20


def test_an_exception_is_told_with_its_name() -> None:
    with pytest.raises(ChildFailed, match="ZeroDivisionError"):
        run_in_child(divmod, 1, 0, seconds=30)


def test_a_crash_is_noticed() -> None:
    assert why(os.abort) == "died"


def test_what_eats_the_memory_dies_alone() -> None:
    assert why(bytearray, 10**10, memory_mb=500) == "died"


WITHOUT_A_GUARD = """
from qms_xl.workbook.container.child import run_in_child
run_in_child(len, b"x" * 3_000_000, seconds=60)
"""


def test_a_program_that_cannot_be_imported_again_is_told_so_whatever_it_hands_over(tmp_path) -> None:
    program = tmp_path / "program.py"  # the child imports it: it lacks `if __name__ == "__main__":`
    program.write_text(WITHOUT_A_GUARD, encoding="utf-8")
    ran = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert "ChildFailed: died" in ran.stderr

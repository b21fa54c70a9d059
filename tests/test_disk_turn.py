"""A turn is had by one at a time, and by the next one as soon as it is over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qms_xl.disk.turn import turn


def test_while_one_has_the_turn_no_other_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "own folder" / "turn.lock"
    with turn(path) as first:
        with turn(path) as second:
            assert (first, second) == (True, False)
        with turn(path) as third:
            assert not third
    with turn(path) as later:
        assert later


def test_another_process_does_not_get_it_either(tmp_path: Path) -> None:
    path = tmp_path / "turn.lock"
    code = f"from pathlib import Path; from qms_xl.disk.turn import turn\nwith turn(Path({str(path)!r})) as ours: print(ours)"

    def asked() -> str:
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()

    with turn(path):
        assert asked() == "False"
    assert asked() == "True"


def test_a_turn_ends_with_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="at work"), turn(tmp_path / "turn.lock"):
        raise RuntimeError("at work")
    with turn(tmp_path / "turn.lock") as ours:
        assert ours

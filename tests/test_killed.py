"""Killed by SIGKILL at every system call that changes the disk: each workbook is the old or the new one, and the next run finishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import small_office
from killed import Nursery
from small_office import ACTIONS, REVIEW, TODAY, lying, workbooks

from qms_xl.office import load_office
from qms_xl.read import read_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid(tmp_path / "office")


def laid(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    small_office.lay(folder)
    return folder


def left_over(folder: Path) -> list[str]:
    """Return temporary files and waiting results; the lock of a dead process may lie there until the next one writes."""
    return [path.name for path in (*folder.rglob("~qms-*"), *(folder / ".qms/pending").rglob("*"))]


def test_killed_at_every_change_each_workbook_is_old_or_new_and_the_next_run_finishes(folder: Path) -> None:
    old = workbooks()
    with Nursery("small_office:reconciling", str(folder)) as nursery:
        points = nursery.points(folder)
        new = lying(folder)
        assert [name for name in old if new[name] != old[name]] == [ACTIONS, REVIEW]
        found = []
        for point in points:
            laid(folder)
            assert nursery.kill(point), point
            now = lying(folder)
            assert all(now[name] in (old[name], new[name]) for name in now), point
            found.append(tuple(now[name] == new[name] for name in (ACTIONS, REVIEW)))
            assert nursery.run() == 0, point
            assert lying(folder) == new, point  # one action, not two: byte by byte what an undisturbed run writes
            assert not left_over(folder), point
    assert len(points) >= 60
    assert set(found) == {(False, False), (True, False), (True, True)}


def test_killed_between_two_workbooks_the_same_command_makes_one_action_not_two(folder: Path) -> None:
    with Nursery("small_office:command_line", str(folder)) as nursery:
        (between,) = [
            point for point in nursery.points(folder) if point.call.startswith("rename") and "/Przegl" in point.said
        ]
        laid(folder)
        assert nursery.kill(between)
        assert [name for name, data in lying(folder).items() if data != workbooks()[name]] == [ACTIONS]
        assert nursery.run() == 0
    assert not left_over(folder)
    reading = read_office(load_office(folder, folder), as_of=TODAY)
    actions, decisions = reading.registers["actions"], reading.registers["review_decisions"]
    assert actions["action"].tolist() == ["D-2026-001", "D-2026-002"]
    assert actions["origin_ref"].dropna().tolist() == ["PZ-2026/1"]
    assert decisions["action"].tolist() == ["D-2026-002"]

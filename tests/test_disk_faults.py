"""Every file operation of every save fails, in every way; stops; loses what was not synced: the old file or the new one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import proofs
import pytest
from saves import BOOK, OLD, REPLACED, SAVES, THEIRS, Save
from saves_of_runs import RUNS, workbooks_are_new

ALL = (*SAVES, *RUNS)
every_save = pytest.mark.parametrize("save", ALL, ids=str)


@pytest.fixture(autouse=True)
def _no_real_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the real disk: what an fsync is good for is counted by the model."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder for an office, in memory where the system has such a place: thousands of small offices are laid there."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK | os.X_OK) else None) as made:
        yield Path(made) / "office"


@pytest.mark.parametrize(("save", "kind"), [(save, kind) for save in ALL for kind in save.ways], ids=str)
def test_every_operation_fails_and_the_old_or_the_new_file_stands(folder: Path, save: Save, kind: str) -> None:
    assert proofs.fail_everywhere(folder, save, kind)


@every_save
def test_every_stop_leaves_the_old_or_the_new_file(folder: Path, save: Save) -> None:
    assert proofs.stop_everywhere(folder, save) > 10


@every_save
def test_every_loss_of_power_leaves_the_old_or_the_new_file(folder: Path, save: Save) -> None:
    assert proofs.lose_power_everywhere(folder, save) > 3


@pytest.mark.parametrize("save", RUNS, ids=str)
def test_what_the_next_run_finished_outlasts_a_loss_of_power(folder: Path, save: Save) -> None:
    assert proofs.lose_power_after_the_next_run(folder, save, workbooks_are_new) > 10


@pytest.mark.parametrize("save", [save for save in ALL if "torn" in save.ways], ids=str)
def test_a_full_disk_leaves_the_old_file_until_there_is_room(folder: Path, save: Save) -> None:
    assert proofs.fill_the_disk(folder, save)


def renamed(path: Path) -> Path:
    return path.with_name("Działania 2026.xlsx")


OTHERS: dict[str, tuple[Callable[[Path], object], Callable[[Path], bool]]] = {
    "saves": (proofs.somebody_saves, lambda path: path.read_bytes() == THEIRS),
    "saves as Excel does": (proofs.somebody_saves_as_excel_does, lambda path: path.read_bytes() == THEIRS),
    "renames": (
        lambda path: path.rename(renamed(path)),
        lambda path: not path.exists() and renamed(path).read_bytes() == OLD,
    ),
    "removes": (lambda path: path.unlink(), lambda path: not path.exists()),
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_somebody_does_to_the_file_meanwhile_stands(folder: Path, what: str) -> None:
    act, stands = OTHERS[what]
    lost = proofs.disturb_everywhere(folder, REPLACED, BOOK, act, stands)
    assert lost == ["replace"]  # after the last look there is no other operation in between


def test_who_opens_the_file_meanwhile_keeps_it(folder: Path) -> None:
    """Between the last look for an owner file and the replacement lie only the hash and the stamp of the old file."""

    def opens(path: Path) -> None:
        path.with_name(f"~${path.name}").touch()

    lost = proofs.disturb_everywhere(folder, REPLACED, BOOK, opens, lambda path: path.read_bytes() == OLD)
    assert set(lost) <= {"open", "fstat", "read", "close", "stat", "replace"}
    assert len(lost) < 10

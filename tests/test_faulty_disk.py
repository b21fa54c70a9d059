"""The faulty disk itself: it finds each fault of a careless save, and nothing in a careful one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crash_states import after_power_loss, at_the_end
from faulty_disk import ERRORS, Fault, FaultyDisk, Stopped

OLD, NEW = b"old" * 10, b"newer" * 10


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def careful(path: Path, *, file_synced: bool = True, folder_synced: bool = True) -> None:
    beside = path.with_name("~beside.tmp")
    with beside.open("xb") as out:
        out.write(NEW)
        out.flush()
        if file_synced:
            os.fsync(out.fileno())
    beside.replace(path)
    if folder_synced:
        sync_folder(path.parent)


def over_it(path: Path) -> None:
    with path.open("wb") as out:
        out.write(NEW)
        out.flush()
        os.fsync(out.fileno())


def removed_first(path: Path) -> None:
    beside = path.with_name("~beside.tmp")
    beside.write_bytes(NEW)
    path.unlink()
    beside.rename(path)


def through_descriptors(path: Path) -> None:
    handle = os.open(path.with_name("~beside.tmp"), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, NEW[:7])
    os.write(handle, NEW[7:])
    os.fsync(handle)
    os.close(handle)
    os.replace(path.with_name("~beside.tmp"), path)  # noqa: PTH105
    sync_folder(path.parent)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "book.xlsx").write_bytes(OLD)
    return tmp_path / "book.xlsx"


def stops(path: Path, save: Callable[[Path], None]) -> Iterator[bytes | None]:
    """Yield what the file holds when the save is stopped at each of its operations."""
    for at in range(1000):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(OLD)
        try:
            with FaultyDisk(path.parent, Fault(at, "stop")):
                save(path)
        except Stopped:
            yield path.read_bytes() if path.exists() else None
        else:
            return


def found_after_power_loss(path: Path, save: Callable[[Path], None]) -> set[bytes | None]:
    with FaultyDisk(path.parent) as disk:
        save(path)
    return {tree.get(path.name) for tree in after_power_loss(disk.start, disk.happened)}


@pytest.mark.parametrize("save", [careful, through_descriptors])
def test_a_careful_save_leaves_old_or_new_at_every_stop_and_power_loss(
    path: Path, save: Callable[[Path], None]
) -> None:
    assert set(stops(path, save)) == {OLD, NEW}
    path.write_bytes(OLD)
    assert found_after_power_loss(path, save) == {OLD, NEW}


def test_a_stop_finds_what_writes_over_or_removes_first(path: Path) -> None:
    assert b"" in set(stops(path, over_it))
    assert None in set(stops(path, removed_first))


def test_power_loss_finds_bytes_that_were_not_made_safe(path: Path) -> None:
    found = found_after_power_loss(path, lambda path: careful(path, file_synced=False))
    assert {b"", bytes(len(NEW)), NEW[: len(NEW) // 2]} <= found


def test_power_loss_finds_a_name_that_was_not_made_safe(path: Path) -> None:
    with FaultyDisk(path.parent) as disk:
        careful(path)
    assert {tree[path.name] for tree in at_the_end(disk.start, disk.happened)} == {NEW}
    path.write_bytes(OLD)
    with FaultyDisk(path.parent) as disk:
        careful(path, folder_synced=False)
    assert {tree[path.name] for tree in at_the_end(disk.start, disk.happened)} == {OLD, NEW}


def test_power_loss_may_lose_a_folder_with_all_that_is_in_it(tmp_path: Path) -> None:
    def save() -> None:
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / "a").write_bytes(OLD)
        sync_folder(tmp_path / "kept")

    with FaultyDisk(tmp_path) as disk:
        save()
    trees = list(at_the_end(disk.start, disk.happened))
    assert {} in trees
    assert {"kept": None, "kept/a": OLD} in trees
    assert not [tree for tree in trees if "kept/a" in tree and "kept" not in tree]


def test_what_happened_in_full_is_what_lies_on_the_disk(path: Path) -> None:
    with FaultyDisk(path.parent) as disk:
        through_descriptors(path)
        with path.open("r+b") as out:
            out.seek(3)
            out.write(b"XYZ")
            out.truncate(9)
            os.fsync(out.fileno())
        os.link(path, path.with_name("second"))
        sync_folder(path.parent)
    assert disk.left_open() == []
    there = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    assert there == {"book.xlsx": NEW[:3] + b"XYZ" + NEW[6:9], "second": NEW[:3] + b"XYZ" + NEW[6:9]}
    assert list(at_the_end(disk.start, disk.happened)) == [there]


@pytest.mark.parametrize("error", ERRORS)
def test_every_operation_fails_in_its_turn(path: Path, error: str) -> None:
    with FaultyDisk(path.parent) as whole:
        careful(path)
    assert [one.name for one in whole.operations] == [
        "open",
        "write",
        "fsync",
        "close",
        "replace",
        "open",
        "fsync",
        "close",
    ]
    for at, operation in enumerate(whole.operations):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(OLD)
        with FaultyDisk(path.parent, Fault(at, error)) as disk, pytest.raises(OSError, match=r"\[Errno"):
            careful(path)
        assert disk.suffered == [operation]
        assert path.read_bytes() == (NEW if at > 4 else OLD)


def test_short_torn_and_garbled_writes_spoil_what_is_written(path: Path) -> None:
    beside = path.with_name("~beside")

    def written(kind: str) -> bytes:
        with FaultyDisk(path.parent, Fault(1, kind)):
            try:
                with beside.open("wb", buffering=0) as out:
                    out.write(NEW)
            except OSError:
                assert kind == "torn"
        return beside.read_bytes()

    half = NEW[: len(NEW) // 2]
    assert {kind: written(kind) for kind in ("short", "torn", "garbled")} == {
        "short": half,
        "torn": half,
        "garbled": NEW[:-1] + bytes([NEW[-1] ^ 1]),
    }


def test_a_disk_with_little_room_takes_what_fits_and_then_fails(path: Path) -> None:
    with FaultyDisk(path.parent, free=20), pytest.raises(OSError, match="No space"):
        careful(path)
    assert path.read_bytes() == OLD
    assert path.with_name("~beside.tmp").read_bytes() == NEW[:20]


def test_somebody_else_may_act_between_two_operations(path: Path) -> None:
    seen = []

    def look(number: int, operation: tuple[str, str]) -> None:
        seen.append((operation[0], path.read_bytes() == NEW))

    with FaultyDisk(path.parent, meanwhile=look):
        careful(path)
    assert seen[4:6] == [("replace", False), ("open", True)]

"""What is tried on a save: to fail, stop, lose the power or be disturbed at each of its file operations."""

from __future__ import annotations

import contextlib
import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crash_states import Tree, after_power_loss, at_the_end
from faulty_disk import Fault, FaultyDisk, Operation, Stopped
from saves import SURELY_NOT, Save, earlier, lay_tree, left_over, tree_of

from qms_xl.errors import WriteError

DRAWN = re.compile(rb"(?<=~qms-)[0-9a-f]{32}|(?<=\"token\": \")[0-9a-f]+|(?<=\"since\": \")[^\"]+")
LASTING = ("EIO", "EROFS")  # the disk is gone, or was made read-only, and stays so


def laid(folder: Path, save: Save) -> Path:
    """Lay anew what lies there before the save."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    save.lay(folder)
    return folder


def undisturbed(folder: Path, save: Save) -> FaultyDisk:
    """Return the disk after a save that went well."""
    with FaultyDisk(laid(folder, save)) as disk, earlier():
        save.save(folder)
    assert disk.left_open() == []
    save.when_done(tree_of(folder))
    return disk


def tried(folder: Path, save: Save, disk: FaultyDisk) -> Exception | None:
    """Save on this disk; return the error that came out of it, which must be one that people are told of."""
    try:
        with disk, earlier():
            save.save(folder)
    except save.errors as trouble:
        return trouble
    return None


class Ends:
    """Lets the next run do its work undisturbed, once for each state that it may find."""

    def __init__(self, save: Save) -> None:
        self.save = save
        self.seen: set[frozenset[tuple[str, bytes | None]]] = set()

    def well(self, folder: Path) -> None:
        found = frozenset(_alike(tree_of(folder)))
        if found not in self.seen:
            self.seen.add(found)
            self.save.next_run(folder)
            self.save.in_the_end(tree_of(folder))


def _alike(tree: Tree) -> Iterator[tuple[str, bytes | None]]:
    """Yield what lies there without what chance has put into names and journals, and without times."""
    for path, data in tree.items():
        same = data if data is None else DRAWN.sub(b"~", data)
        yield DRAWN.sub(b"~", path.encode()).decode(), same


def check_outcome(folder: Path, save: Save, disk: FaultyDisk, trouble: Exception | None) -> None:
    tree = tree_of(folder)
    before = {path: node if node is None else disk.start.contents[node] for path, node in disk.start.names.items()}
    save.at_any_moment(tree)
    assert disk.left_open() == []
    if trouble is None:  # then it has lasted, and holds even if the power fails now
        for found in at_the_end(disk.start, disk.happened):
            save.when_done(found)
    if isinstance(trouble, WriteError):
        assert trouble.remedy
        assert not {"{", "}"} & {*trouble.told("pl"), *trouble.told("en")}
        if trouble.reason in SURELY_NOT and save.alone:
            assert tree[trouble.file] == before[trouble.file]
        if trouble.reason == "pending":
            result = next(path for path in tree if "/pending/" in path and path.endswith(f"/{trouble.file}"))
            for found in at_the_end(disk.start, disk.happened):
                assert found.get(result) == tree[result], "what is said to wait may be lost"
    if not any(one.name == "unlink" for one in disk.suffered):
        assert set(left_over(tree)) <= set(before)


def fail_everywhere(folder: Path, save: Save, kind: str) -> int:
    """Let each operation of the save fail in this way; return how many faults struck."""
    count, ends = len(undisturbed(folder, save).operations), Ends(save)
    struck = 0
    for lasting in (False, True) if kind in LASTING else (False,):
        for at in range(count):
            disk = FaultyDisk(laid(folder, save), Fault(at, kind, lasting))
            trouble = tried(folder, save, disk)
            if disk.suffered:
                struck += 1
                check_outcome(folder, save, disk, trouble)
                ends.well(folder)
    return struck


def stop_everywhere(folder: Path, save: Save) -> int:
    """Stop the save before each of its operations; return how many."""
    count, ends = len(undisturbed(folder, save).operations), Ends(save)
    for at in range(count):
        with pytest.raises(Stopped):
            tried(folder, save, FaultyDisk(laid(folder, save), Fault(at, "stop")))
        save.at_any_moment(tree_of(folder))
        ends.well(folder)
    return count


def lose_power_everywhere(folder: Path, save: Save) -> int:
    """Replay each prefix of what happened without what was not synced; return in how many states that can end."""
    disk = undisturbed(folder, save)
    for tree in at_the_end(disk.start, disk.happened):
        save.when_done(tree)
    found, ends = list(after_power_loss(disk.start, disk.happened)), Ends(save)
    for tree in found:
        save.at_any_moment(tree)
    for tree in found:
        shutil.rmtree(folder)
        folder.mkdir()
        lay_tree(folder, tree)
        ends.well(folder)
    return len(found)


def lose_power_after_the_next_run(folder: Path, save: Save, lasts: Callable[[Tree], None]) -> int:
    """Stop the save before each operation, let the next run finish, and only then lose the power; return how often."""
    count = len(undisturbed(folder, save).operations)
    for at in range(count):
        stop_finish_and_lose_power(folder, save, at, lasts)
    return count


def stop_finish_and_lose_power(folder: Path, save: Save, at: int, lasts: Callable[[Tree], None]) -> None:
    """Stop the save before one operation, let the next run finish, and only then lose the power."""
    disk = FaultyDisk(laid(folder, save), Fault(at, "stop"))
    with disk:
        with earlier(), contextlib.suppress(Stopped):
            save.save(folder)
        disk.stopped, disk.fault = False, None
        save.next_run(folder)
    for tree in at_the_end(disk.start, disk.happened):
        lasts(tree)


def fill_the_disk(folder: Path, save: Save) -> int:
    """Save on a disk that is full before, in and after each of the writes, until there is room for all; return how often it was."""
    written = [len(one.data) for one in undisturbed(folder, save).happened if one.kind == "write"]
    before = [0, *itertools.accumulate(written)]
    rooms = sorted({room for start in before for room in (start - 1, start, start + 1) if room >= 0})
    ends, full = Ends(save), 0
    for room in rooms:
        disk = FaultyDisk(laid(folder, save), free=room)
        trouble = tried(folder, save, disk)
        check_outcome(folder, save, disk, trouble)
        ends.well(folder)
        full += trouble is not None
    assert full < len(rooms)
    return full


def disturb_everywhere(
    folder: Path, save: Save, path: str, act: Callable[[Path], None], still: Callable[[Path], bool]
) -> list[str]:
    """Let somebody act on the file before each operation between its reading and its replacement.

    Return those operations where what they did was lost. `still` says whether what they did stands. Where it does, the save must say that it has written nothing.
    """
    asked = undisturbed(folder, save).operations
    lost = []
    was_read = next(at for at, one in enumerate(asked) if one == Operation("close", path))
    for at in range(was_read, 1 + max(at for at, one in enumerate(asked) if one.name == "replace")):

        def watch(number: int, _: Operation, at: int = at) -> None:
            if number == at:
                act(folder / path)

        trouble = tried(folder, save, FaultyDisk(laid(folder, save), meanwhile=watch))
        assert not left_over(tree_of(folder))
        if not still(folder / path):
            lost.append(asked[at].name)
        else:
            assert isinstance(trouble, WriteError)
            assert trouble.reason in SURELY_NOT
    return lost


def somebody_saves(path: Path) -> None:
    path.write_bytes(b"else" * 16)


def somebody_saves_as_excel_does(path: Path) -> None:
    beside = path.with_name("C0FFEE00")
    beside.write_bytes(b"else" * 16)
    beside.replace(path)

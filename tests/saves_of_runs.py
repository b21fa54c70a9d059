"""Saves of whole runs: two workbooks, of which one follows the other, with journal, lock, recovery and clearing up."""

from __future__ import annotations

import contextlib
import datetime
import functools
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from crash_states import Tree
from faulty_disk import Fault, FaultyDisk, Stopped
from saves import Save, earlier, lay_tree, left_over, tree_of

from qms_xl.disk.lock import writing_lock
from qms_xl.disk.original import Original, read_original
from qms_xl.disk.refusals import refuse
from qms_xl.errors import WriteError
from qms_xl.writing import runs
from qms_xl.writing.journal import Entry, Run
from qms_xl.writing.outcome import Settled
from qms_xl.writing.placing import Placed, Rewrite, place
from qms_xl.writing.recovery import settle

MASTER, FOLLOWER = "rejestry/Działania.xlsx", "rejestry/Przegląd.xlsx"
OLD = {MASTER: b"actions, old " * 4, FOLLOWER: b"review, old " * 5}
NEW = {MASTER: b"actions, new! " * 5, FOLLOWER: b"review, new! " * 6}
KNOWN = {hashlib.sha256(data).hexdigest() for data in (*OLD.values(), *NEW.values())}
KEPT = 3


def lay(folder: Path) -> None:
    (folder / "rejestry").mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)


def run_of(number: int) -> Run:
    return Run(f"20261120-101500-{number:06x}", datetime.datetime(2026, 11, 20, 10, 15), "reconcile --apply", ())


def rewrite(original: Original) -> Rewrite:
    new = NEW[original.name]

    def write(out: BinaryIO) -> None:
        out.write(new)

    def verify(written: BinaryIO) -> None:
        if written.read() != new:
            raise refuse(original.name, "backup")

    needs = frozenset({MASTER} if original.name == FOLLOWER else ())
    entry = Entry("actions", "D-2026-001", "status", "Działania", "F12", "w toku", "zrobione", "ACT010")
    return Rewrite(original, write, verify, (entry,), needs)


def write_both(folder: Path, number: int = 1) -> tuple[tuple[Settled, ...], Placed]:
    """Write what is not written yet, as the verb does; raise the first trouble."""
    with writing_lock(folder, "reconcile --apply", timeout=0):
        settled = settle(folder, (folder / "rejestry",))
        originals = [read_original(folder / name, name, folder) for name in NEW]
        todo = [rewrite(one) for one in originals if one.data != NEW[one.name]]
        placed = place(folder, todo, run_of(number))
        if placed.run:
            runs.forget_old(folder, KEPT)
    for trouble in placed.failed.values():
        raise trouble
    return settled, placed


def journals(tree: Tree) -> dict[str, Any]:
    return {
        path: json.loads(data)
        for path, data in tree.items()
        if path.startswith(".qms/runs/") and path.endswith(".json") and data
    }


def old_or_new_masters_first(tree: Tree) -> None:
    for name in NEW:
        assert tree[name] in (OLD[name], NEW[name])
        if tree[name] == NEW[name]:
            assert OLD[name] in [data for path, data in tree.items() if path.startswith(".qms/backups/")]
            assert journals(tree), "no journal tells of what was written"
    if tree[FOLLOWER] == NEW[FOLLOWER]:
        assert tree[MASTER] == NEW[MASTER]
    read = {step["before"] for journal in journals(tree).values() for step in journal["steps"]}
    assert read <= KNOWN, "other content stood there for a while"


def workbooks_are_new(tree: Tree) -> None:
    assert {name: tree[name] for name in NEW} == NEW


def both_new(tree: Tree) -> None:
    workbooks_are_new(tree)
    old_or_new_masters_first(tree)


def later(folder: Path) -> None:
    """Run again, and once more: the second time there is nothing left to do."""
    write_both(folder, 2)
    settled, placed = write_both(folder, 3)
    assert settled == ()
    assert placed.run is None


def both_new_and_all_closed(tree: Tree) -> None:
    both_new(tree)
    assert not left_over(tree)
    steps = [step for journal in journals(tree).values() for step in journal["steps"]]
    assert not [step["state"] for step in steps if step["state"] in ("prepared", "waiting")]
    assert {step["workbook"] for step in steps if step["state"] == "written"} == set(NEW)
    # what waited and was overtaken, or could not be removed, goes with the backups of its run
    results = {step["result"] for step in steps}
    own = (".qms/runs/", ".qms/backups/", ".qms/taking-over.lock")
    files = {path for path, data in tree.items() if data is not None and not path.startswith(own)}
    assert files - results == set(NEW)


TWO_WORKBOOKS = Save(
    "two workbooks", lay, write_both, old_or_new_masters_first, both_new, later, both_new_and_all_closed
)


# --- the same, after an earlier run came to grief between the two workbooks


@functools.cache
def left_by(kind: str) -> Tree:
    """Return what a run leaves that is stopped, or fails, where the second workbook is to be put in place."""
    with tempfile.TemporaryDirectory() as made, earlier("yesterday"):
        whole, broken = Path(made) / "whole", Path(made) / "broken"
        for folder in (whole, broken):
            folder.mkdir()
            lay(folder)
        with FaultyDisk(whole) as disk:
            write_both(whole)
        asked = enumerate(disk.operations)
        second = [at for at, one in asked if one.name == "replace" and one.path.startswith("rejestry")][1]
        with FaultyDisk(broken, Fault(second, kind)), contextlib.suppress(Stopped, WriteError):
            write_both(broken)
        tree = tree_of(broken)
    assert (tree[MASTER], tree[FOLLOWER]) == (NEW[MASTER], OLD[FOLLOWER])
    return tree


def settle_and_write(folder: Path) -> None:
    """Do what the next run does; that it could not finish the earlier one is no error of its own, but told."""
    settled, _ = write_both(folder, 2)
    for one in settled:
        if one.fate != "finished":
            raise WriteError(one.workbook, one.message, one.remedy, reason=one.fate)


def later_still(folder: Path) -> None:
    write_both(folder, 3)
    settled, placed = write_both(folder, 4)
    assert settled == ()
    assert placed.run is None


STOPPED_BETWEEN = Save(
    "stopped between",
    lambda folder: lay_tree(folder, left_by("stop")),
    settle_and_write,
    old_or_new_masters_first,
    both_new,
    later_still,
    both_new_and_all_closed,
    ways=("EIO", "EACCES", "late EIO", "torn", "misread"),
    alone=False,
)
WAITING = Save(
    "waiting",
    lambda folder: lay_tree(folder, left_by("EACCES")),
    settle_and_write,
    old_or_new_masters_first,
    both_new,
    later_still,
    both_new_and_all_closed,
    ways=("EIO", "EACCES", "late EIO", "torn", "misread"),
    alone=False,
)
RUNS = (TWO_WORKBOOKS, STOPPED_BETWEEN, WAITING)

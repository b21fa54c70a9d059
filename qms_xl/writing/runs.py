"""The journals on the disk: begun, kept up, found again, and removed together with the backups of their runs."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk import backups, new_file
from qms_xl.disk.refusals import told_of
from qms_xl.errors import WriteError
from qms_xl.writing.journal import Run, from_json, to_json

_FOLDER = Path(".qms/runs")
_PENDING = Path(".qms/pending")


class Journals(NamedTuple):
    """The runs whose journals can be read, oldest first, and the journals that cannot, seen from the office folder."""

    runs: tuple[Run, ...]
    unreadable: tuple[str, ...]


def begin(home: Path, run: Run) -> None:
    """Write the journal of a new run; raises WriteError."""
    path = home / _FOLDER / f"{run.id}.json"
    with told_of(path.relative_to(home).as_posix()):
        new_file.make_folder(path.parent)
        new_file.create(to_json(run).encode(), path)


def save(home: Path, run: Run) -> None:
    """Write what has become of a run; raises WriteError."""
    path = home / _FOLDER / f"{run.id}.json"
    with told_of(path.relative_to(home).as_posix()):
        new_file.renew(to_json(run).encode(), path)


def all_runs(home: Path) -> Journals:
    """Return the journals of the office; raises WriteError where their folder cannot be read."""
    runs, unreadable = [], []
    folder = home / _FOLDER
    with told_of(_FOLDER.as_posix()):  # not glob, which takes a folder we may not read for an empty one
        journals = sorted(path for path in folder.iterdir() if path.suffix == ".json") if folder.is_dir() else []
    for path in journals:
        try:
            run = from_json(path.read_text(encoding="utf-8"))
            if run.id != path.stem:
                raise ValueError("the journal of another run")
        except (OSError, ValueError):
            unreadable.append(path.relative_to(home).as_posix())
        else:
            runs.append(run)
    return Journals(tuple(sorted(runs, key=lambda run: (run.at.timestamp(), run.id))), tuple(unreadable))


def forget_old(home: Path, keep: int) -> None:
    """Remove journals, backups and waiting results of all runs but the latest `keep` and those not finished.

    What cannot be removed now is removed by a later run.
    """
    with contextlib.suppress(OSError, WriteError):
        runs, unreadable = all_runs(home)
        kept = {*(run.id for run in runs[-keep:]), *(run.id for run in runs if not run.closed)}
        backups.rotate(home, 0, kept | {Path(journal).stem for journal in unreadable})
        for run in runs:
            if run.id not in kept:
                for step in run.steps:
                    if step.result:
                        new_file.remove(home / step.result)
                new_file.remove(home / _FOLDER / f"{run.id}.json")
        if (home / _PENDING).is_dir():
            new_file.remove_empty_folders(home / _PENDING)

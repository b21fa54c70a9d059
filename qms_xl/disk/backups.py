"""Where backups and waiting results of a run lie, and which runs' backups are still kept."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from datetime import datetime
from pathlib import Path, PurePosixPath

from qms_xl.disk import operations
from qms_xl.disk.operations import OWN_FOLDER

_RUN = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


def new_run(now: datetime) -> str:
    """Return a name for a run that no other has: `20261120-101500-3f9a1c`; names sort by time."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def backup_path(home: Path, run: str, name: str) -> Path:
    """Return where the backup of a file goes; `name` is relative to the office folder."""
    return home.joinpath(OWN_FOLDER, "backups", run, *PurePosixPath(name).parts)


def pending_path(home: Path, run: str, name: str) -> Path:
    """Return where the result waits that could not be put in place; `name` is relative to the office folder."""
    return home.joinpath(OWN_FOLDER, "pending", run, *PurePosixPath(name).parts)


def rotate(home: Path, keep: int, needed: Collection[str] = ()) -> tuple[str, ...]:
    """Remove the backups of all runs but the latest `keep` and the `needed` ones; return the runs removed.

    What is not ours in the folder stays. Raises OSError.
    """
    folder = home / OWN_FOLDER / "backups"
    if not folder.is_dir():
        return ()
    runs = sorted(path.name for path in folder.iterdir() if _RUN.fullmatch(path.name) and not path.is_symlink())
    removed = tuple(run for run in runs[: len(runs) - keep] if run not in needed) if len(runs) > keep else ()
    for run in removed:
        operations.remove_tree(folder / run)
    return removed

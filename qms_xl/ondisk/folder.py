"""The files in a folder and the folders in it; what may not be looked into is left out."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Sequence
from pathlib import Path


def is_file(path: Path) -> bool:
    """Return whether there is such a file; one that may not be looked at is not there."""
    try:
        return path.is_file()
    except OSError:
        return False


def files_in(folder: Path, ignored: Sequence[str] = ()) -> list[Path]:
    """Return the files, in the order of folders and names. Of `ignored` a pattern that ends in `/` leaves out a whole folder."""
    files = [pattern.casefold() for pattern in ignored if not pattern.endswith("/")]
    folders = {pattern.rstrip("/").casefold() for pattern in ignored if pattern.endswith("/")}
    found: list[Path] = []
    for here, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if name.casefold() not in folders and not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and not any(fnmatch.fnmatchcase(name.casefold(), one) for one in files):
                found.append(Path(here, name))
    return found

"""What was read from files, remembered between runs, so that thousands of unchanged ones are not read again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qms_xl import __version__
from qms_xl.disk import new_file
from qms_xl.disk.operations import OWN_FOLDER

Stamp = tuple[int, int]


@dataclass
class Known:
    """What is remembered in a file of the toolkit's own folder: a list for each path, with the size and time that the path had then."""

    file: Path
    contents: dict[str, tuple[Stamp, Sequence[Any]]] = field(default_factory=dict)
    is_new: bool = False

    def get(self, path: Path) -> Sequence[Any] | None:
        """Return what was read of a file that has not changed since, None where it has to be read; raises OSError."""
        known = self.contents.get(path.as_posix())
        return known[1] if known and known[0] == _stamp(path) else None

    def keep(self, path: Path, content: Sequence[Any]) -> None:
        """Remember a file as it was just read; raises OSError."""
        self.contents[path.as_posix()] = (_stamp(path), content)
        self.is_new = True

    def lay_down(self, still_there: Collection[str]) -> None:
        """Write what is remembered, of paths that are still there; where that cannot be done they are read again next time."""
        if not self.is_new:
            return
        kept = {path: [*stamp, content] for path, (stamp, content) in self.contents.items() if path in still_there}
        with contextlib.suppress(OSError):
            new_file.make_folder(self.file.parent)
            told = {"version": __version__, "files": kept}
            new_file.renew(json.dumps(told, ensure_ascii=False).encode(), self.file)


def remembered(home: Path, name: str) -> Known:
    """Return what the last runs of this version remembered in `.qms/<name>`; nothing where that cannot be read."""
    file = home / OWN_FOLDER / name
    try:
        told = json.loads(file.read_bytes())
        if told["version"] != __version__:
            return Known(file)
        return Known(
            file,
            {path: ((int(size), int(time)), tuple(content)) for path, (size, time, content) in told["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Known(file)


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns

"""What was read from files, remembered between runs, so that thousands of unchanged ones are not read again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk import new_file
from qms_xl.disk.operations import OWN_FOLDER

CACHE = Path(OWN_FOLDER) / "files.json"
_VERSION = 1


class Content(NamedTuple):
    """What a file holds. `has_text`: it is a Word document whose text could be taken out; the hash is of that text then."""

    has_text: bool
    sha256: str
    printed: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass
class Known:
    """What is remembered, by path and by how the file stood: its size and time of change."""

    contents: dict[str, tuple[tuple[int, int], Content]] = field(default_factory=dict)
    is_new: bool = False

    def get(self, path: Path) -> Content | None:
        """Return what was read of a file that has not changed since, None where it has to be read."""
        known = self.contents.get(path.as_posix())
        return known[1] if known and known[0] == _stamp(path) else None

    def keep(self, path: Path, content: Content) -> None:
        """Remember a file as it was just read."""
        self.contents[path.as_posix()] = (_stamp(path), content)
        self.is_new = True

    def keep(self, home: Path, still_there: Mapping[str, object]) -> None:
        """Write what is remembered, of files that are still there; where that cannot be done they are read again next time."""
        if not self.is_new:
            return
        kept = {
            path: [list(stamp), *content] for path, (stamp, content) in self.contents.items() if path in still_there
        }
        with contextlib.suppress(OSError):
            new_file.make_folder((home / CACHE).parent)
            told = {"version": _VERSION, "files": kept}
            new_file.renew(json.dumps(told, ensure_ascii=False).encode(), home / CACHE)


def remembered(home: Path) -> Known:
    """Return what the last runs remembered; nothing where that cannot be read."""
    try:
        told = json.loads((home / CACHE).read_bytes())
        if told["version"] != _VERSION:
            return Known()
        return Known(
            {
                path: ((int(stamp[0]), int(stamp[1])), Content(bool(text), str(sha), *(tuple(part) for part in rest)))
                for path, (stamp, text, sha, *rest) in told["files"].items()
            }
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Known()


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns

"""What may lie on a disk after the power failed: every prefix of what happened, less what was not made safe.

The model is the weakest that file systems in use promise. Bytes of a file are sure after its fsync; bytes written since
may be there, missing, cut or zeros. A name (made, moved or removed) is sure after the fsync of its folder; names changed
since are there up to some point, in order, each folder on its own. A move between folders happens wholly or not at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

Tree = Mapping[str, bytes | None]
"""What lies in a folder: relative path -> bytes, None for a folder."""

MOST_COMBINATIONS = 40
"""Beyond so many combinations of folders, only those are tried where one folder is behind or ahead of all others."""


@dataclass(frozen=True)
class Happened:
    """One thing that took effect on the disk. `node` is the file itself, whatever its name; `to` the new name."""

    kind: str  # create write truncate rename link unlink mkdir rmdir sync sync_folder
    path: str
    node: int = 0
    to: str = ""
    offset: int = 0
    data: bytes = b""

    @property
    def folders(self) -> tuple[str, ...]:
        """Return the folders whose list of names this changes."""
        paths = (self.to,) if self.kind == "link" else (self.path, self.to)
        return tuple(dict.fromkeys(_folder(one) for one in paths if one)) if self._names else ()

    @property
    def _names(self) -> bool:
        return self.kind in ("create", "rename", "link", "unlink", "mkdir", "rmdir")


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


@dataclass(frozen=True)
class Start:
    """What lay there, and was safe, before anything happened: names -> nodes (None: a folder), nodes -> bytes."""

    names: Mapping[str, int | None]
    contents: Mapping[int, bytes]


def after_power_loss(start: Start, happened: Sequence[Happened]) -> Iterator[Tree]:
    """Yield each different state that may be found after a loss of power at any moment of what happened."""
    seen: set[frozenset[tuple[str, bytes | None]]] = set()
    for length in range(len(happened) + 1):
        for tree in at_the_end(start, happened[:length]):
            key = frozenset(tree.items())
            if key not in seen:
                seen.add(key)
                yield tree


def at_the_end(start: Start, happened: Sequence[Happened]) -> Iterator[Tree]:
    """Yield the states that may be found if the power fails once all of this has happened; some come twice."""
    versions = _versions(start, happened)
    for names in _names(start, happened):
        there = sorted({node for node in names.values() if node is not None})
        unsure = [node for node in there if len(versions[node]) > 1]
        latest = {node: versions[node][0] for node in there}
        for chosen in _chosen(unsure, versions):
            contents = latest | chosen
            yield {path: None if node is None else contents[node] for path, node in names.items()}


def _chosen(unsure: list[int], versions: Mapping[int, list[bytes]]) -> Iterator[dict[int, bytes]]:
    """Yield contents for the files whose bytes are not sure: one astray at a time, and all at once."""
    yield {}
    for node in unsure:
        for version in versions[node][1:]:
            yield {node: version}
    if len(unsure) > 1:
        yield {node: versions[node][-1] for node in unsure}


def _versions(start: Start, happened: Sequence[Happened]) -> dict[int, list[bytes]]:
    """Return what each file may hold, as last written first."""
    sure: dict[int, bytes] = dict(start.contents)
    now: dict[int, bytearray] = {node: bytearray(data) for node, data in sure.items()}
    for one in happened:
        if one.kind == "create":
            sure[one.node], now[one.node] = b"", bytearray()
        elif one.kind == "write":
            held = now[one.node]
            held.extend(bytes(max(0, one.offset - len(held))))
            held[one.offset : one.offset + len(one.data)] = one.data
        elif one.kind == "truncate":
            del now[one.node][one.offset :]
            now[one.node].extend(bytes(one.offset - len(now[one.node])))
        elif one.kind == "sync":
            sure[one.node] = bytes(now[one.node])
    return {node: _astray(sure[node], bytes(held)) for node, held in now.items()}


def _astray(sure: bytes, now: bytes) -> list[bytes]:
    if sure == now:
        return [now]
    return list(dict.fromkeys((now, now[: len(now) // 2], bytes(len(now)), b"", sure)))


def _names(start: Start, happened: Sequence[Happened]) -> Iterator[dict[str, int | None]]:
    """Yield the names that may be there: what is sure, and of the rest a prefix in each folder."""
    changes = [(at, one) for at, one in enumerate(happened) if one.folders]
    synced: dict[str, int] = {}
    for at, one in enumerate(happened):
        if one.kind == "sync_folder":
            synced[one.path] = at
    pending = [(at, one) for at, one in changes if not all(synced.get(each, -1) > at for each in one.folders)]
    behind: dict[str, list[int]] = {}
    for at, one in pending:
        for folder in one.folders:
            behind.setdefault(folder, []).append(at)
    for reached in _reached(behind):
        lost = {at for at, one in pending if any(at > reached[each] for each in one.folders)}
        yield _applied(start, [one for at, one in changes if at not in lost])


def _reached(behind: Mapping[str, list[int]]) -> Iterator[dict[str, int]]:
    """Yield, for each folder with names that are not sure, up to where they are there."""
    upto = {folder: [-1, *positions] for folder, positions in behind.items()}
    total = 1
    for positions in upto.values():
        total *= len(positions)
    if total <= MOST_COMBINATIONS:
        for combination in itertools.product(*upto.values()):
            yield dict(zip(upto, combination, strict=True))
        return
    for moment in sorted({at for positions in upto.values() for at in positions}):  # one journal for all folders
        yield dict.fromkeys(upto, moment)
    for folder, positions in upto.items():
        for position in positions:
            yield dict.fromkeys(upto, -1) | {folder: position}
            yield {each: positions[-1] for each, positions in upto.items()} | {folder: position}


def _applied(start: Start, changes: Sequence[Happened]) -> dict[str, int | None]:
    """Return the names after these changes; what needs a name or folder that was lost is lost too."""
    names = dict(start.names)
    for one in changes:
        target = one.to or one.path
        if target and _folder(target) != "." and _folder(target) not in names:
            continue
        if one.kind == "create":
            names[one.path] = one.node
        elif one.kind == "mkdir":
            names[one.path] = None
        elif one.kind in ("unlink", "rmdir"):
            for path in [path for path in names if path == one.path or path.startswith(f"{one.path}/")]:
                del names[path]
        elif one.kind == "link":  # to the file itself, whether or not its other name is there
            names[one.to] = one.node
        elif one.path in names:
            _move(names, one.path, one.to)
    return names


def _move(names: dict[str, int | None], old: str, new: str) -> None:
    inside = [path for path in names if path == old or path.startswith(f"{old}/")]
    for path in inside:
        names[new + path[len(old) :]] = names.pop(path)

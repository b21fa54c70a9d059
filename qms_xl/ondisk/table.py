"""The fact table `files`: what the registers name and what lies in the documents folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.errors import ReadError
from qms_xl.facts import fact_table
from qms_xl.facts.files import SCHEMA
from qms_xl.fold import fold
from qms_xl.model import Register
from qms_xl.nearest import nearest
from qms_xl.ondisk.content import as_content, content_of
from qms_xl.ondisk.folder import files_in, is_file
from qms_xl.ondisk.known import Known, remembered
from qms_xl.ondisk.paths_named import Named, located, named_paths
from qms_xl.paths import written

if TYPE_CHECKING:
    from qms_xl.office import Office

FILE = "files.json"
_IN_FORCE = ("approved", "effective")
_YES_NO = {True: "yes", False: "no"}


def files_table(
    office: Office, registers: Mapping[str, Register], told: Callable[[int, int], None] = lambda done, total: None
) -> Register:
    """Return the fact table `files`. Only the files of documents approved or in force are opened; `told` hears how many.

    What was read before and has not changed since is remembered in `.qms/files.json`.
    """
    home, folder = office.folder, office.documents_folder
    named = [located(path, home, folder) for path in named_paths(registers)]
    there = files_in(folder, office.settings.documents.ignored)
    known = remembered(home, FILE)
    opened = _opened(registers)
    wanted = sum(one.path in opened for one in named)
    rows: list[dict[str, object]] = []
    done = 0
    alike = _Alike(there, {one.file for one in named})
    for one in named:
        exists = one.file is not None and is_file(one.file)
        row: dict[str, object] = {"path": one.path, "named": "yes", "unsafe": one.unsafe, "exists": _YES_NO[exists]}
        if exists and one.path in opened and one.file is not None:
            row |= _content(one.file, known)
            done += 1
            told(done, wanted)
        elif not exists and not one.unsafe:
            like = alike.to(one.path.rpartition("/")[2])
            row["nearest"] = _relative(like, home) if like else ""
        rows.append(row)
    rows += _others(named, there, home)
    known.lay_down({one.file.as_posix() for one in named if one.file is not None})
    return fact_table(SCHEMA, rows)


class _Alike:
    """The files of the folder by name; those that no cell names yet go first."""

    def __init__(self, there: Sequence[Path], named: Collection[Path | None]) -> None:
        self.names = [
            {fold(path.name): path for path in there if path not in named},
            {fold(path.name): path for path in there if path in named},
        ]

    def to(self, name: str) -> Path | None:
        """Return the file of that name, else the one whose name is most like it; None where none is."""
        for names in self.names:
            if like := fold(name) if fold(name) in names else nearest(name, names):
                return names[like]
        return None


def _opened(registers: Mapping[str, Register]) -> set[str]:
    """Return the paths of documents that are approved or in force."""
    documents = registers.get("documents")
    if documents is None or not documents.has("file") or not documents.has("status"):
        return set()
    return {written(str(path)) for path in documents["file"][documents["status"].isin(_IN_FORCE)].dropna()}


def _others(named: Sequence[Named], there: Sequence[Path], home: Path) -> Iterator[dict[str, object]]:
    """Yield the files of the folder that no cell names; names are compared as Windows does."""
    known = {_as_windows(one.file or Path(os.path.normpath(home / one.path))) for one in named}
    for path in there:
        if _as_windows(path) not in known:
            yield {"path": _relative(path, home), "named": "no", "exists": "yes"}


def _as_windows(path: Path) -> str:
    return os.path.normcase(path).casefold()


def _content(path: Path, known: Known) -> dict[str, object]:
    """Return what a file holds; read only where it has changed since it was read last."""
    try:
        content = as_content(known.get(path))
        if content is None:
            content = content_of(path)
            known.keep(path, content)
    except (OSError, ReadError):  # it cannot be opened: locked, only in the cloud, gone this very moment
        return {"has_text": "no"}
    return {**content._asdict(), "has_text": _YES_NO[content.has_text]}


def _relative(path: Path, home: Path) -> str:
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else path.as_posix()

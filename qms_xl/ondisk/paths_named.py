"""The paths that cells name: how each is written, whether it may be followed, and the file that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from qms_xl.model import Register
from qms_xl.paths import unsafe, written

EVIDENCE = (("findings", "evidence"), ("actions", "done_evidence"), ("audit_questions", "evidence"))
_PROSE = re.compile(r"(?i)^(https?://|mailto:)|[,:] |[\n\r<>\"|?*]")
_ENDINGS = (
    *(".doc", ".docx", ".docm", ".dotx", ".xls", ".xlsx", ".xlsm", ".pdf", ".odt", ".ods", ".rtf", ".txt"),
    *(".jpg", ".jpeg", ".png", ".msg", ".eml", ".zip"),
)


class Named(NamedTuple):
    """A path that a cell names, `/` between its parts. `unsafe`: why it may not be followed; `file`: what it means, else None."""

    path: str
    unsafe: str
    file: Path | None


def looks_like_path(text: str) -> bool:
    """Return whether a text of evidence is a path: it has no line breaks and ends as files do, or begins as shares do.

    A web address is none, nor is a sentence that ends with the name of a file.
    """
    plain = text.strip()
    begins_elsewhere = written(plain[:2]) == "//" or (plain[1:2] == ":" and plain[0].isalpha())
    if not begins_elsewhere and not plain.lower().endswith(_ENDINGS):
        return False
    return not _PROSE.search(plain) and plain.lower() not in _ENDINGS


def paths_in(register: Register, column: str) -> dict[str, list[int]]:
    """Return the paths that a column names, as they are compared, each with the rows that name it; raises AbsentColumn."""
    cells = register[column].dropna()
    every = ((str(value), written(str(value))) for value in cells.unique())
    free = (register.name, column) in EVIDENCE
    paths = {value: text for value, text in every if text and (not free or looks_like_path(text))}
    found: dict[str, list[int]] = {}
    for row, value in cells[cells.isin(list(paths))].items():
        found.setdefault(paths[str(value)], []).append(int(str(row)))
    return found


def named_paths(registers: Mapping[str, Register]) -> tuple[str, ...]:
    """Return the paths that the registers name, once each, as they are compared."""
    tables = ((registers.get(name), column) for name, column in (("documents", "file"), *EVIDENCE))
    every = (paths_in(table, column) for table, column in tables if table is not None and table.has(column))
    return tuple(dict.fromkeys(path for paths in every for path in paths))


def leaves(text: str) -> bool:
    """Return whether a path leads out of the folder that it stands in, by its text alone: absolute, or over it by `..`."""
    depth = 0
    for part in written(text).split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return unsafe(text) in ("drive", "absolute")


def located(text: str, home: Path, documents: Path) -> Named:
    """Return what a path means: relative to the office folder, or lying in the documents folder that `qms.toml` names.

    The text is judged before anything is asked of the disk; nothing outside the two folders is ever touched.
    """
    why = unsafe(text)
    if why in ("drive", "absolute", "parent"):
        within = _within(home / text if why == "parent" else Path(text), (home, documents))
        return Named(text, "" if within else "outside", within)
    if why:
        return Named(text, why, None)
    within = _within(home / text, (home, documents))
    return Named(text, "" if within else "outside", within)


def _within(path: Path, folders: tuple[Path, ...]) -> Path | None:
    r"""Return the file where it lies in one of the folders, by its text first: `\\host\x` is never asked for."""
    parts = [part for part in path.parts if part != "."]
    flat: list[str] = []
    for part in parts:
        if part == ".." and len(flat) > 1:
            flat.pop()
        else:
            flat.append(part)
    plain = Path(*flat)
    for folder in folders:
        if plain.is_relative_to(folder):
            if unsafe(plain.relative_to(folder).as_posix()):
                return None
            try:
                real = plain.resolve()
            except (OSError, RuntimeError):  # a loop of links
                return None
            return plain if real.is_relative_to(folder.resolve()) else None
    return None

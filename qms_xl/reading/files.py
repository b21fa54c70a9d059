"""Which files of the registers folder are register workbooks, and which are only conflict copies of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from qms_xl.disk.refusals import refuse, why
from qms_xl.disk.synced import is_online_only
from qms_xl.errors import ReadError
from qms_xl.fold import fold
from qms_xl.model import Text

_LOCKED = Text(
    "Nie można odczytać pliku {}: jest zablokowany przez inny program albo nie masz do niego uprawnień.",
    "The file {} cannot be read: another program holds it locked, or you have no right to read it.",
)
_CLOSE = Text(
    "Zamknij plik w innych programach. Jeżeli to nie pomoże, poproś administratora o prawo do odczytu.",
    "Close the file in other programs. If that does not help, ask the administrator for the right to read it.",
)
_BROKEN = Text("Nie można odczytać pliku {}: {}.", "The file {} cannot be read: {}.")
_ASK = Text(
    "Sprawdź, czy folder rejestrów jest dostępny (dysk sieciowy, pendrive), i spróbuj ponownie.",
    "Check that the registers folder can be reached (network drive, memory stick) and try again.",
)

PANELS = ("panel szj.xlsm", "qms panel.xlsm")

# What copying programs make of "X.xlsx"; each gives X. Looked at in folded spelling (lower case, no diacritics, - for any dash).
_COPIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<original>.+?) ?\(\d{1,2}\)",  # browsers, Google Drive, Explorer
        r"(?P<original>.+?)(?: ?- ?| )(?:kopia|copy)(?: ?\(\d+\))?",  # Explorer, LibreOffice
        r"(?:kopia(?: pliku| zapasowa)?|copy of|backup of) (?P<original>.+)",
        r"(?P<original>.+?) ?\(?[^()]*(?:kopia bedaca w konflikcie|konflikt|conflict(?:ed)?).*",  # Dropbox, Nextcloud
        r"(?P<original>.+?)\.sync-conflict-.+",  # Syncthing
        # OneDrive: the name of the computer. A department's own workbook (Dzialania-KM) or a year (-2026) is none.
        r"(?P<original>.+?)-(?:desktop|laptop)-[a-z0-9]+(?:-\d+)?",
        r"(?P<original>.+?)-(?:pc|nb|ws|komp|komputer|laptop|desktop|notebook|stacja|serwer)[-_]?\d+(?:-\d+)?",
        r"(?P<original>.+?)-[a-z0-9]+-(?:pc|komputer|laptop|notebook)(?:-\d+)?",
    )
)


def register_files(folder: Path) -> list[Path]:
    """Return the workbooks directly in the folder that may hold registers, by name; conflict copies are still among them."""
    return sorted(
        (path for path in folder.iterdir() if is_register_file(path.name) and path.is_file()),
        key=lambda path: (fold(path.name), path.name),
    )


def is_register_file(name: str) -> bool:
    """Return whether a file of this name is read at all: a workbook, no owner file, hidden file or panel."""
    low = name.casefold()
    return low.endswith((".xlsx", ".xlsm")) and not low.startswith(("~$", ".", "~qms-")) and fold(name) not in PANELS


def conflict_copies(names: Iterable[str]) -> dict[str, str]:
    """Return copy -> original for the names that only copy another name of the same folder."""
    originals = {fold(name): name for name in names}
    copies = {}
    for folded, name in originals.items():
        stem, _, extension = folded.rpartition(".")
        for pattern in _COPIES:
            found = pattern.fullmatch(stem)
            original = originals.get(f"{found['original']}.{extension}") if found else None
            if original and original != name:
                copies[name] = original
                break
    return {name: _root(name, copies) for name in copies}


def _root(name: str, copies: dict[str, str]) -> str:
    seen = {name}
    while name in copies and copies[name] not in seen:
        name = copies[name]
        seen.add(name)
    return name


def file_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file, read once; raises ReadError. A file that lies only in the cloud is not fetched."""
    try:
        if is_online_only(path):
            told = refuse(name, "online_only")
            raise ReadError(name, "", told.reason, told.message, told.remedy)
        return path.read_bytes()
    except PermissionError as error:
        raise ReadError(name, "", "no_access", _LOCKED.filled(name), _CLOSE) from error
    except OSError as error:
        raise ReadError(name, "", "io", _BROKEN.filled(name, why(error)), _ASK) from error

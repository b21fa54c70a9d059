"""Putting the demo office into a folder: only an empty one, or one where an untouched demo stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from qms_xl.disk.new_file import create, make_folder, remove, remove_empty_folders, renew
from qms_xl.disk.refusals import failed
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.past.chain import FOLDER as HISTORY

LEDGER = Path(".qms") / "demo.json"
_ELSEWHERE = Text(
    "Podaj nowy albo pusty folder: qms-xl demo FOLDER.", "Name a new or empty folder: qms-xl demo FOLDER."
)


def settle(folder: Path, files: Mapping[str, bytes], empty: tuple[str, ...] = ()) -> None:
    """Write the files, by path relative to the folder, in place of an untouched demo's; `empty` are further folders.

    Raises UsageError where the folder holds anything else, WriteError where it cannot be written.
    """
    refuse_others(folder)
    try:
        _clear(folder)
        _remember(folder, {path: _hash(data) for path, data in files.items()})
        for path, data in files.items():
            make_folder((folder / path).parent)
            create(data, folder / path)
        for name in empty:
            make_folder(folder / name)
    except OSError as trouble:
        raise failed(str(trouble.filename or folder), trouble) from None


def refuse_others(folder: Path) -> None:
    """Raise UsageError where the folder holds anything but an untouched demo."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(Text(f"{folder} nie jest folderem.", f"{folder} is not a folder."), _ELSEWHERE)
    known = _known(folder)
    for name, path in _standing(folder):
        if path.is_symlink() or known.get(name) != _hash(path.read_bytes()):
            raise UsageError(
                Text(
                    f"W folderze {folder} jest coś innego niż nietknięte demo: {name}.",
                    f"The folder {folder} holds something other than an untouched demo: {name}.",
                ),
                _ELSEWHERE,
            )


def seal(folder: Path) -> None:
    """Remember every file of the demo as it stands now, reports too, so that an untouched demo can be made anew."""
    _remember(folder, {name: _hash(path.read_bytes()) for name, path in _standing(folder)})


def _clear(folder: Path) -> None:
    """Remove an untouched demo's files, what is kept of their past, and the folders they leave empty."""
    for _, path in list(_standing(folder)):
        remove(path)
    for path in sorted((folder / HISTORY).rglob("*")):
        if not path.is_dir():
            remove(path)
    remove_empty_folders(folder)


def _standing(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files in the folder, but for those that the toolkit keeps for itself."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_symlink() or not path.is_dir()) and not name.startswith(".qms/"):
            yield name, path


def _known(folder: Path) -> Mapping[str, str]:
    try:
        known = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _remember(folder: Path, hashes: Mapping[str, str]) -> None:
    make_folder((folder / LEDGER).parent)
    renew(json.dumps(hashes, ensure_ascii=False, indent=1).encode("utf-8"), folder / LEDGER)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Puts a finished document into a folder: created exclusively, never over another; an untouched one of ours is renewed."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from qms_xl.disk import new_file
from qms_xl.disk.lock import brief_lock
from qms_xl.disk.owners import who_has_open
from qms_xl.disk.refusals import failed, refuse

LEDGER = Path(".qms") / "made.json"
LONGEST_NAME = 120
MOST_NUMBERS = 1_000
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_DEVICE = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")


def safe_name(stem: str, suffix: str = ".docx") -> str:
    """Return a file name that Windows takes: `/` in a number becomes `-`, no device name, no dot or space at the end."""
    name = _FORBIDDEN.sub("-", " ".join(stem.split()))[:LONGEST_NAME].strip(" .")
    if not name or _DEVICE.match(name):
        name = f"_{name}"
    return name + suffix


def create(data: bytes, folder: Path, name: str, home: Path) -> Path:
    """Write a document under this name, or a numbered one where the name is taken; return where it stands.

    A document that we made and nobody touched since is renewed in its place; one that holds the same bytes stays.
    `home` is the office folder, whose `.qms/made.json` remembers what we made. Raises WriteError.
    """
    ledger = home / LEDGER
    try:
        new_file.make_folder(folder)
        new_file.make_folder(ledger.parent)
        with brief_lock(ledger.with_suffix(".lock")):
            made = _read(ledger)
            for path in _names(folder, name):
                if _stands(data, path, made.get(_key(path, home))):
                    made[_key(path, home)] = _hash(data)
                    new_file.renew(json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8"), ledger)
                    return path
    except TimeoutError:
        raise refuse(str(folder / name), "others_write") from None
    except OSError as trouble:
        raise failed(str(folder / name), trouble) from trouble
    raise refuse(str(folder / name), "no_number_free")


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / name
    first = folder / name
    for number in range(2, MOST_NUMBERS):
        yield first.with_name(f"{first.stem} ({number}){first.suffix}")


def _stands(data: bytes, path: Path, hash_made: str | None) -> bool:
    """Return whether the document now stands at the path; False where the path is someone else's."""
    if not os.path.lexists(path):
        try:
            new_file.create(data, path)
        except FileExistsError:
            return False
        return True
    if path.is_symlink() or not path.is_file():
        return False
    there = _hash(path.read_bytes())
    if there == _hash(data):
        return True
    if there != hash_made or who_has_open(path):
        return False
    try:
        new_file.renew(data, path)
    except PermissionError:  # on Windows: open in Word
        return False
    return True


def _read(ledger: Path) -> dict[str, str]:
    try:
        made = json.loads(ledger.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {str(key): str(value) for key, value in made.items()} if isinstance(made, dict) else {}


def _key(path: Path, home: Path) -> str:
    try:
        return path.resolve().relative_to(home.resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Puts a finished document into a folder: created exclusively, never over another; an untouched one of ours is renewed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from qms_xl.errors import WriteError
from qms_xl.model import Text

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
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (home / LEDGER).parent.mkdir(parents=True, exist_ok=True)
        with FileLock(home / LEDGER.with_suffix(".lock"), timeout=30):
            made = _read(home / LEDGER)
            for path in _names(folder, name):
                if _stands(data, path, made.get(_key(path, home))):
                    made[_key(path, home)] = _hash(data)
                    _replace(json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8"), home / LEDGER)
                    return path
    except Timeout:
        raise _failed(folder / name, Text("inny program właśnie zapisuje", "another program is writing")) from None
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        raise _failed(folder / name, Text(why, why)) from trouble
    raise _failed(folder / name, Text("wszystkie numery są zajęte", "all numbers are taken"))


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / name
    first = folder / name
    for number in range(2, MOST_NUMBERS):
        yield first.with_name(f"{first.stem} ({number}){first.suffix}")


def _stands(data: bytes, path: Path, hash_made: str | None) -> bool:
    """Return whether the document now stands at the path; False where the path is someone else's."""
    if not os.path.lexists(path):
        try:
            _create(data, path)
        except FileExistsError:
            return False
        return True
    if path.is_symlink() or not path.is_file():
        return False
    there = _hash(path.read_bytes())
    if there == _hash(data):
        return True
    if there != hash_made or _open_in_word(path):
        return False
    try:
        _replace(data, path)
    except PermissionError:  # on Windows: open in Word
        return False
    return True


def _create(data: bytes, path: Path) -> None:
    """Write a file that must not exist yet; raises FileExistsError."""
    with _temporary(data, path.parent) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if os.name == "nt":
                temporary.rename(path)  # Windows never renames over an existing file
            else:
                with path.open("xb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
    _sync(path.parent)


def _replace(data: bytes, path: Path) -> None:
    with _temporary(data, path.parent) as temporary:
        temporary.replace(path)
    _sync(path.parent)


@contextlib.contextmanager
def _temporary(data: bytes, folder: Path) -> Iterator[Path]:
    """Give a file of these bytes, flushed to the disk, in the same folder; gone afterwards."""
    path = folder / f"~qms-{secrets.token_hex(8)}.tmp"
    try:
        with path.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _open_in_word(path: Path) -> bool:
    """Return whether Word or LibreOffice has the document open, by the owner file beside it."""
    word = (path.with_name(f"~${path.name[2:]}"), path.with_name(f"~${path.name}"))
    return any(one.exists() for one in (*word, path.with_name(f".~lock.{path.name}#")))


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


def _failed(path: Path, why: Text) -> WriteError:
    return WriteError(
        str(path),
        Text(
            f"Dokumentu „{path}” nie udało się zapisać: {why.pl}.",
            f"The document “{path}” could not be written: {why.en}.",
        ),
        Text(
            "Sprawdź, czy folder istnieje, czy masz w nim prawo zapisu i czy na dysku jest miejsce.",
            "See that the folder exists, that you may write there and that the disk has room.",
        ),
        reason="not_written",
    )

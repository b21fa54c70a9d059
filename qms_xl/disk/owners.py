"""Who has a file open: the owner files that Excel, Word and LibreOffice lay beside it, and what Windows says."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from qms_xl.disk import windows
from qms_xl.disk.refusals import refuse, told_of

_WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc")
_LONGEST = 52  # characters of the name in an owner file of Office
# Where the name stands as UTF-16, after its length in two bytes: seen in files of Office 2016.
_NAME_OF_WORD, _NAME_OF_EXCEL = 54, 55
_FIELD = re.compile(r"((?:\\.|[^,;\\])*)[,;]?", re.DOTALL)


class Holder(NamedTuple):
    """Who has a file open: the person and the program, "" where unknown, and since when, None where unknown."""

    name: str
    program: str
    since: datetime | None


def who_has_open(path: Path) -> Holder | None:
    """Return who has the file open, None where nobody is seen to; raises OSError.

    An owner file that names nobody, an empty one too, still counts: a program may have crashed, but it may as well be open.
    """
    readers = [(_libreoffice, path.with_name(f".~lock.{path.name}#")), *((_office, one) for one in _owner_files(path))]
    for read, owner in readers:
        with contextlib.suppress(FileNotFoundError):
            return read(owner)
    return Holder("", "", None) if windows.probe(path) == "open" else None


def refuse_open(path: Path, name: str) -> None:
    """Raise WriteError where somebody has the file open; `name` is what people are told."""
    with told_of(name):
        holder = who_has_open(path)
    if holder is not None:
        case = "open" if not holder.program else "open_by" if holder.name else "open_in"
        raise refuse(name, case, name=holder.name, program=holder.program)


def _owner_files(path: Path) -> list[Path]:
    """Return where Office may have laid its owner file: `~$` before the name; Word puts it in place of up to two letters."""
    cuts = (0, 1, 2) if path.suffix.casefold() in _WORD else (0,)
    return [path.with_name(f"~${path.name[cut:]}") for cut in cuts]


def _office(owner: Path) -> Holder:
    """Return whom an owner file of Office names; raises FileNotFoundError."""
    is_word = owner.suffix.casefold() in _WORD
    name = _name_in(_content(owner), _NAME_OF_WORD if is_word else _NAME_OF_EXCEL)
    return Holder(name, "Word" if is_word else "Excel", _made(owner))


def _name_in(data: bytes, offset: int) -> str:
    length = int.from_bytes(data[offset : offset + 2], "little")
    name = data[offset + 2 : offset + 2 + 2 * length]
    if not 0 < length <= _LONGEST or len(name) < 2 * length:
        return ""
    return " ".join(name.decode("utf-16-le", "replace").replace("\0", " ").split())


def _libreoffice(lock: Path) -> Holder:
    r"""Return whom a lock of LibreOffice names: `name,login,computer,20.11.2026 10:20,profile;`, with `\` before `,;\`."""
    fields = [re.sub(r"\\(.)", r"\1", field) for field in _FIELD.findall(_content(lock).decode("utf-8", "replace"))]
    name = next((" ".join(field.split()) for field in fields[:2] if field.strip()), "")
    return Holder(name, "LibreOffice", _made(lock))


def _content(owner: Path) -> bytes:
    try:
        return owner.read_bytes()
    except FileNotFoundError:
        raise
    except OSError:  # its program keeps it locked
        return b""


def _made(owner: Path) -> datetime:
    return datetime.fromtimestamp(owner.stat().st_mtime)

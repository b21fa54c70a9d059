"""The log of a bug of ours: where it happened in the program, and no word of what the registers hold."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from qms_xl import __version__
from qms_xl.disk.new_file import create, folder_for_anything, make_folder
from qms_xl.reader import FILE

_PARTS = ("click", "openpyxl", "pandas", "python-calamine", "python-docx", "docxtpl", "XlsxWriter")


def write_bug_log(trouble: BaseException, words: Sequence[str], start: Path) -> Path | None:
    """Write the log into `.qms/logs` of the office, else into the temp folder; None where neither lets us.

    It names types, files, lines and functions. Messages of exceptions, local values and the values of options are
    left out: they may quote cells and people.
    """
    now = datetime.now().astimezone()
    lines = "\n".join(bug_log(trouble, words, now.isoformat(timespec="seconds")))
    for folder in _folders(start):
        path = folder / f"qms-xl-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.log"
        try:
            make_folder(folder)
            create(f"{lines}\n".encode("utf-8", "replace"), path)
        except OSError:
            continue
        return path
    return None


def bug_log(trouble: BaseException, words: Sequence[str], now: str) -> Iterator[str]:
    """Return the lines of the log."""
    yield f"{now}  {platform.platform()}  Python {platform.python_version()}  {sys.getfilesystemencoding()}"
    yield "  ".join([f"qms-xl {__version__}", *(f"{name} {_version(name)}" for name in _PARTS)])
    yield " ".join(
        ["qms-xl", *words[:1], *(word.partition("=")[0] if word.startswith("-") else "…" for word in words[1:])]
    )
    seen: BaseException | None = trouble
    while seen is not None:
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _folders(start: Path) -> Iterator[Path]:
    for here in (start, *start.parents):
        if (here / FILE).is_file():
            yield here / ".qms" / "logs"
            break
    yield folder_for_anything() / "qms-xl-logs"


def _short(name: str) -> str:
    """Return a source file from its package on: the folders above may carry a person's name."""
    parts = Path(name).parts
    for top in ("qms_xl", "site-packages", "lib"):
        if top in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(top) - 1 :])
    return parts[-1]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"

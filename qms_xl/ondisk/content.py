"""What one file of a document holds: the checksum of its text, and what is printed on it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qms_xl.errors import ReadError
from qms_xl.reading.files import file_bytes
from qms_xl.word.printed import printed

_WORD = (".docx", ".docm", ".dotx", ".dotm")


class Content(NamedTuple):
    """What a file holds. `has_text`: it is a Word document whose text could be taken out; the hash is of that text then.

    The others are lines: all that is printed at the edges and in properties, and the codes, editions and days among it.
    """

    has_text: bool
    sha256: str
    printed: str = ""
    codes: str = ""
    editions: str = ""
    days: str = ""


def content_of(path: Path) -> Content:
    """Return what a file holds; raises ReadError where it cannot be opened."""
    data = file_bytes(path, path.name)
    if path.suffix.casefold() in _WORD:
        try:
            sha256, *lines = printed(data, path.name)
            return Content(True, sha256, *("\n".join(each) for each in lines))
        except ReadError:
            pass
    return Content(False, hashlib.sha256(data).hexdigest())


def as_content(known: Sequence[Any] | None) -> Content | None:
    """Return what was remembered as a content; None where it is none, or was written by another hand."""
    if known is None or len(known) != len(Content._fields) or not isinstance(known[0], bool):
        return None
    return Content(*known) if all(isinstance(one, str) for one in known[1:]) else None

"""Comparing words as people do: case, diacritics, spaces and line breaks aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_SINGLE = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ß": "ss", "\u00ad": "", "’": "'", "–": "-", "—": "-", "‑": "-"}
)
_SPACE = re.compile(r"\s+")
# Zero-width spaces and marks, byte order mark: what copying from web pages and Word leaves in cells.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")


def visible(text: str) -> str:
    """Return the text without characters that nobody sees."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text for comparison: lower case, no diacritics, every run of white space one space, trimmed."""
    apart = unicodedata.normalize("NFKD", visible(text).translate(_SINGLE).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SPACE.sub(" ", bare.translate(_SINGLE)).strip()

"""Comparing words as people do: case, diacritics, spaces and line breaks aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_SINGLE = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'", "–": "-", "—": "-", "‑": "-"})
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text for comparison: lower case, no diacritics, every run of white space one space, trimmed."""
    apart = unicodedata.normalize("NFKD", text.translate(_SINGLE).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SPACE.sub(" ", bare.translate(_SINGLE)).strip()

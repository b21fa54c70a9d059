"""The nearest of several words: to suggest only, never to take it by itself."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str], percent: int = 60) -> str | None:
    """Return the word most like the given one, case and diacritics aside; None where none is `percent` alike."""
    from rapidfuzz import fuzz, process

    from qms_xl.fold import fold

    found = process.extractOne(word, list(words), scorer=fuzz.ratio, processor=fold, score_cutoff=percent)
    return found[0] if found else None

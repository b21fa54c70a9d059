"""Texts that say the same: compared word by word after folding, their order and what stands between them aside."""

from __future__ import annotations

import re

from qms_xl.fold import fold

_WORD = re.compile(r"\w+")


def alike(one: object, other: object, percent: float) -> bool:
    """Return whether two texts are at least so much alike (token-set similarity); a missing text is like none."""
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    first, second = (" ".join(_WORD.findall(fold(text))) for text in (one, other))
    if first == second:
        return bool(first)
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(first, second) >= percent

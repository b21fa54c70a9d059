"""Texts that say the same: compared word by word after folding, the order of the words aside."""

from __future__ import annotations

from qms_xl.fold import fold


def alike(one: object, other: object, percent: float) -> bool:
    """Return whether two texts are at least so much alike (token-set similarity); a missing text is like none."""
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    first, second = fold(one), fold(other)
    if first == second:
        return bool(first)
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(first, second) >= percent

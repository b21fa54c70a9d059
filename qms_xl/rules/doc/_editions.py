"""Editions of a document: their numbers, and which of two is the older."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def edition_number(edition: str) -> tuple[int, ...] | None:
    """Return "2.1" as (2, 1), "Wyd. III" as (3,), a blank as (1,); None where no number can be read."""
    text = edition.strip().casefold()
    if not text:
        return (1,)
    numbers = re.findall(r"\d+", text)
    if numbers:
        return tuple(int(number) for number in numbers)
    roman = re.fullmatch(r"(?:.*[\s.])?([ivxlc]+)\.?", text)
    if not roman:
        return None
    values = [_ROMAN[letter] for letter in roman.group(1)]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return (sum(-here if here < after else here for here, after in pairs),)

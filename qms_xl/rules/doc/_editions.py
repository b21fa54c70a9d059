"""Editions of a document: their numbers, and which of two is the older."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qms_xl.fold import fold
from qms_xl.model import Register

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


def same_edition(one: str, other: str) -> bool:
    """Return whether two editions are the same however written: "3", "3.0", "Wyd. III"; those without a number by their text."""
    first, second = _plain_number(one), _plain_number(other)
    if first is None or second is None:
        return fold(one) == fold(other)
    return first == second


def _plain_number(edition: str) -> tuple[int, ...] | None:
    number = edition_number(edition)
    while number and len(number) > 1 and number[-1] == 0:
        number = number[:-1]
    return number


def of_document(documents: Register) -> Iterator[tuple[str, list[int]]]:
    """Yield each document, folded, with the rows of its editions by their number, the lowest first; each number once.

    Editions whose number cannot be read are left out, and so is a document of one edition.
    """
    wanted = documents["doc"].notna() & (documents["edition"].notna() | documents.blank("edition"))
    found: dict[str, dict[tuple[int, ...], int]] = {}
    rows = zip(wanted.index[wanted], documents["doc"][wanted], documents["edition"][wanted], strict=True)
    for row, doc, edition in rows:
        number = _plain_number(edition if isinstance(edition, str) else "")
        if number is not None:
            found.setdefault(fold(doc), {}).setdefault(number, row)
    for doc, editions in found.items():
        if len(editions) > 1:
            yield doc, [editions[number] for number in sorted(editions)]

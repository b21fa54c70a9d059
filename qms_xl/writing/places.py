"""In which of its places a register gets a new row."""

from __future__ import annotations

import re

from qms_xl.model import PLACE_STEP, Register

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def place_of_new(register: Register, record: str) -> int:
    """Return the number of the place, from 0, to which a row with this key belongs.

    That is the place named for the year of the key (sheet "2026", workbook "Działania 2026"); else the one that holds
    the highest key of the same shape, the newest year first (D-2026-014 is of the shape of D-2026-002 and
    D-2025-118); else the last one.
    """
    years = set(_YEAR.findall(record))
    shape = _DIGITS.sub("9", record)
    ranks: list[tuple[bool, tuple[int, ...], int]] = []
    for number, place in enumerate(register.places):
        named = bool(years & set(_YEAR.findall(f"{place.sheet} {place.workbook}")))
        keys = [str(key) for key in register.keys[register.keys.index // PLACE_STEP == number]]
        highest = max((_age(key) for key in keys if _DIGITS.sub("9", key) == shape), default=(-1,))
        ranks.append((named, highest, number))
    return max(ranks)[-1]


def _age(key: str) -> tuple[int, ...]:
    """Return what orders keys of one shape: the year, wherever it stands, then the other numbers."""
    numbers = _DIGITS.findall(key)
    years = [int(number) for number in numbers if _YEAR.fullmatch(number)]
    return (*years, *(int(number) for number in numbers if not _YEAR.fullmatch(number)))

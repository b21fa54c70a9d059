"""The next free number of a register, by its pattern or in continuation of the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

_YEAR = re.compile(r"\{year\}")
_N = re.compile(r"\{n(?::0?(\d+))?\}")
_LAST_DIGITS = re.compile(r"\d+(?=\D*$)")


def free_numbers(used: Sequence[str], pattern: str, year: int) -> Iterator[str]:
    """Yield numbers that nobody uses, rising; none where there is neither a pattern nor a number to continue.

    `used`: in the order of the rows. `pattern` as in `[numbering]`, `D-{year}-{n:03}`; "" where the office sets none.
    """
    place = _N.search(pattern)
    if place:
        before, after = (_YEAR.sub(str(year), part) for part in (pattern[: place.start()], pattern[place.end() :]))
        digits = int(place.group(1) or 1)
        shape = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
        first = max((int(found.group(1)) for found in map(shape.fullmatch, used) if found), default=0) + 1
    else:
        last = next((number for number in reversed(used) if _LAST_DIGITS.search(number)), "")
        found = _LAST_DIGITS.search(last)
        if found is None:
            return
        before, after, digits = last[: found.start()], last[found.end() :], len(found.group())
        first = int(found.group()) + 1
    taken = set(used)
    for n in count(first):
        number = f"{before}{n:0{digits}}{after}"
        if number not in taken:
            yield number

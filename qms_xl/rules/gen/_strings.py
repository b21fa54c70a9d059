"""The texts of a column as typed, and a quick look at whether any of them is out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qms_xl.model import Register

TEXT_KINDS = ("text", "list", "yesno", "path", "url", "period")
_EDGE = "\x1f"
_ORDINARY = bytes(range(0x20, 0x7F)) + b"\n\r" + _EDGE.encode()


class Looks(NamedTuple):
    """What a quick look at a column tells. `longest`: in characters; `printable`: no control, private, unpaired or
    otherwise unprintable character, no space but the plain one, line breaks aside; `tidy`: and no stray spaces.
    """

    longest: int
    printable: bool
    tidy: bool


def text_columns(register: Register) -> Iterator[str]:
    """Return the columns in which staff type text; computed ones are the toolkit's."""
    for column in register.schema.columns:
        if column.kind in TEXT_KINDS and not column.computed and register.has(column.name):
            yield column.name


def looks(register: Register, column: str) -> Looks:
    """Return how the column looks as a whole: some milliseconds per 100 000 cells, once for all rules."""
    if ("looks", column) not in register.known:
        register.known["looks", column] = _looks([v for v in register.distinct(column) if type(v) is str])
    found: Looks = register.known["looks", column]
    return found


def texts(register: Register, column: str) -> list[tuple[int, str]]:
    """Return (row id, text) of each cell that holds text."""
    pairs = zip(register.raw.index, register.typed(column).to_numpy(dtype=object), strict=True)
    return [(int(row), value) for row, value in pairs if type(value) is str]


def _looks(distinct: list[str]) -> Looks:
    if not distinct:
        return Looks(0, True, True)
    joined = _EDGE.join(distinct)
    rest = joined.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    printable = joined.count(_EDGE) == len(distinct) - 1 and rest.decode("utf-8", "surrogatepass").isprintable()
    return Looks(max(map(len, distinct)), printable, printable and not _has_stray_spaces(joined))


def _has_stray_spaces(joined: str) -> bool:
    if "  " in joined or f"{_EDGE} " in joined or f" {_EDGE}" in joined or joined[0] in " \n" or joined[-1] in " \n":
        return True
    stray = (" \n", "\n ", f"{_EDGE}\n", f"\n{_EDGE}")
    return "\r" in joined or ("\n" in joined and any(spot in joined for spot in stray))

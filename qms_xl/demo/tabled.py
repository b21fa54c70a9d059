"""The demo's tables: text files of `demo/tables/`, one subject each, cells between bars, Polish and English side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from qms_xl.model import Text


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table; blank lines and those that begin with # are left out, blank cells are ""."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines(name))


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a text file of the demo that say something."""
    path = Path(__file__).with_name("tables") / f"{name}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def both(polish: str, english: str = "") -> Text | None:
    """Return a text in both languages, the same where there is only one; None where there is none."""
    return Text(polish, english or polish) if polish else None


def words(cell: str) -> tuple[str, ...] | None:
    """Return the parts of a cell that holds several, None where it is blank."""
    return tuple(cell.split()) or None

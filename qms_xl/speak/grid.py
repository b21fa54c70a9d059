"""Tables for a person to read on a terminal: aligned columns, long cells wrapped, never wider than asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 80
_GAP = 2
_LEAST = 6  # characters that a column keeps


class Line(NamedTuple):
    """One row: its cells, a style, and sentences that stand under it, indented."""

    cells: Sequence[str]
    style: str = ""
    below: Sequence[str] = ()


def narrow_console(out: TextIO) -> Console:
    """Return the console for a result: at most 80 columns, colours and links only on a terminal; no markup in what staff wrote."""
    from rich.console import Console

    console = Console(file=out, width=None if out.isatty() else WIDTH, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH)
    return console


def print_grid(
    console: Console, head: Line | None, lines: Sequence[Line], *, right: Sequence[int] = (), indent: int = 2
) -> None:
    """Print a head, if there is one, and rows; `right`: numbers of the columns that are aligned to the right."""
    from rich.text import Text

    every = [*([head] if head else []), *lines]
    widths = _fitted(
        [max(map(len, cells)) for cells in zip(*(line.cells for line in every), strict=True)], console.width - indent
    )
    for line in every:
        for text in (*_laid_out(line.cells, widths, right), *_below(line.below, console.width - 2 * indent, indent)):
            console.print(Text(" " * indent + text, style=line.style), soft_wrap=True)


def print_wrapped(console: Console, sentence: str, style: str = "", indent: int = 0) -> None:
    """Print a sentence within the width; what staff wrote in it is never read as markup."""
    from rich.text import Text

    for part in wrap(sentence, console.width - indent, break_on_hyphens=False):
        console.print(Text(" " * indent + part, style=style), soft_wrap=True)


def _laid_out(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> Iterator[str]:
    """Yield the text lines of one row."""
    parts = [wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(part) for part in parts)):
        texts = [part[number] if number < len(part) else "" for part in parts]
        aligned = [
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(texts, widths, strict=True))
        ]
        yield (" " * _GAP).join(aligned).rstrip()


def _below(sentences: Sequence[str], width: int, indent: int) -> Iterator[str]:
    for sentence in sentences:
        for part in wrap(sentence, width - indent):
            yield " " * indent + part


def _fitted(widths: list[int], room: int) -> list[int]:
    """Return the widths made to fit: the widest column gives way first, none below a few characters."""
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths

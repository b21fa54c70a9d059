"""Counts as lying bars, parted by kind: the ageing of actions, findings by unit and grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Figure, Text, Word
from qms_xl.pictures.picture import Picture, Say

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Paper

LETTERS_OF_A_LABEL = 30  # on one of two lines
LETTERS_ON_A_LINE = 80  # of a legend of four parts; more would run off the paper
_TOTAL = Text("razem", "total")
_KIND = Text("Wykres słupkowy.", "Bar chart.")


class Bar(NamedTuple):
    """One bar: what it stands for, and a count for each part, in the order of `Bars.parts`."""

    label: object
    counts: tuple[Figure, ...]

    @property
    def total(self) -> int:
        """The length of the bar."""
        return int(sum(figure.value or 0 for figure in self.counts))


@dataclass(frozen=True)
class Bars(Picture):
    """Lying bars, the first on top. `parts` are what a bar is divided into, at most five."""

    title: Text
    parts: Sequence[Text | Word]
    bars: Sequence[Bar]

    @property
    def height_mm(self) -> float:
        """How high it is: a line for each bar and the legend."""
        on_two_lines = any(isinstance(bar.label, str) and len(bar.label) > LETTERS_OF_A_LABEL for bar in self.bars)
        return 16.0 + (8.5 if on_two_lines else 6.5) * len(self.bars)

    def alt(self, say: Say) -> str:
        """Return each bar's total and its parts."""
        said = []
        for bar in self.bars:
            parts = ", ".join(
                f"{say(part)}: {say(figure)}"
                for part, figure in zip(self.parts, bar.counts, strict=True)
                if figure.value
            )
            said.append(f"{say(bar.label)}: {say(_TOTAL)} {say(bar.total)}{f' ({parts})' if parts else ''}")
        return f"{say(_KIND)} {say(self.title)}. {'; '.join(said)}."

    def draw(self, paper: Paper, say: Say) -> None:
        """Draw the bars with the numbers on them."""
        from matplotlib.ticker import MaxNLocator

        from qms_xl.pictures.paper import FILLS, INK, PAPER, label, nameless

        axes = paper.add_subplot()
        longest = max((bar.total for bar in self.bars), default=0) or 1
        starts = [0] * len(self.bars)
        places = range(len(self.bars))
        for at, part in enumerate(self.parts):
            fill, hatch = FILLS[at]
            widths = [int(bar.counts[at].value or 0) for bar in self.bars]
            axes.barh(
                places, widths, 0.66, starts, color=fill, hatch=hatch, edgecolor=INK, linewidth=0.6, label=say(part)
            )
            for place, start, width in zip(places, starts, widths, strict=True):
                if width and width / longest > 0.03:
                    box = {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none"}
                    axes.text(start + width / 2, place, str(width), ha="center", va="center", fontsize=7, bbox=box)
            starts = [start + width for start, width in zip(starts, widths, strict=True)]
        for place, total in zip(places, starts, strict=True):
            axes.text(total + longest * 0.012, place, str(total), ha="left", va="center", fontweight="bold")
        axes.set_yticks(list(places), [label(say(bar.label), LETTERS_OF_A_LABEL) for bar in self.bars])
        axes.set_xlim(0, longest * 1.06)
        axes.invert_yaxis()
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
        axes.tick_params(length=2)
        nameless(axes.xaxis, axes.yaxis)
        names = [say(part) for part in self.parts]
        on_a_line = len(names) if sum(map(len, names)) <= LETTERS_ON_A_LINE else -(-len(names) // 2)
        paper.legend(
            loc="outside upper center", ncols=on_a_line, frameon=False, handlelength=2.4, handleheight=1.1, fontsize=7.5
        )

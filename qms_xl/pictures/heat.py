"""A map of states: rows and columns, each place with a shade and a sign, such as units and the procedures audited there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Text
from qms_xl.pictures.picture import Picture, Say

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Paper

_KIND = Text("Mapa.", "Map.")


class State(NamedTuple):
    """How a place looks: its name, its shade from white 0 to black 1, and the sign in it."""

    name: object
    shade: float
    sign: str


@dataclass(frozen=True)
class HeatMap(Picture):
    """`cells`: (row, column) -> key of `states`; places that are not in it are left white."""

    title: Text
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[tuple[str, str], str]
    states: Mapping[str, State]

    @property
    def height_mm(self) -> float:
        """How high it is: a line for each row, the names of the columns, the legend."""
        return 26.0 + 4.7 * len(self.rows)

    def alt(self, say: Say) -> str:
        """Return how many places are in each state, and for each row the columns by state."""
        counts = Counter(self.cells.values())
        whole = ", ".join(f"{say(state.name)}: {counts[key]}" for key, state in self.states.items() if counts[key])
        lines = []
        for row in self.rows:
            here = {
                key: [column for column in self.columns if self.cells.get((row, column)) == key] for key in self.states
            }
            said = "; ".join(
                f"{say(self.states[key].name)}: {', '.join(names)}" for key, names in here.items() if names
            )
            lines.append(f"{row}: {said}")
        return f"{say(_KIND)} {say(self.title)}. {whole}. {'. '.join(lines)}."

    def draw(self, paper: Paper, say: Say) -> None:
        """Draw the map with a sign in each place."""
        from matplotlib.patches import Patch, Rectangle

        from qms_xl.pictures.paper import INK, LINE, PAPER, label, nameless

        axes = paper.add_subplot()
        for y, row in enumerate(self.rows):
            for x, column in enumerate(self.columns):
                key = self.cells.get((row, column))
                if key is None:
                    continue
                shade = self.states[key].shade
                axes.add_artist(Rectangle((x, y), 1, 1, facecolor=str(1 - shade), edgecolor=LINE, linewidth=0.5))
                axes.text(
                    x + 0.5,
                    y + 0.54,
                    self.states[key].sign,
                    ha="center",
                    va="center",
                    fontsize=7,
                    color=PAPER if shade > 0.5 else INK,
                    fontweight="bold",
                    in_layout=False,  # within its place
                )
        for y in range(1, len(self.rows)):
            axes.axhline(y, color=LINE, linewidth=0.25, zorder=0)
        axes.set_xlim(0, len(self.columns))
        axes.set_ylim(len(self.rows), 0)
        axes.set_xticks(
            [x + 0.5 for x in range(len(self.columns))],
            [label(one, 14, 1) for one in self.columns],
            rotation=90,
            fontsize=6.5,
        )
        axes.set_yticks([y + 0.5 for y in range(len(self.rows))], [label(one, 14, 1) for one in self.rows], fontsize=7)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        nameless(axes.xaxis, axes.yaxis)
        for side in axes.spines.values():
            side.set_visible(False)
        used = [state for key, state in self.states.items() if key in self.cells.values()]
        keys = [
            Patch(facecolor=str(1 - one.shade), edgecolor=LINE, label=f"{one.sign}  {say(one.name)}") for one in used
        ]
        paper.legend(handles=keys, loc="outside lower center", ncols=3, frameon=False, fontsize=7)

"""Indicators over time against the required level, a small chart each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.model import Figure, Text
from qms_xl.pictures.picture import Picture, Say

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Paper

COLUMNS = 3
MOST_POINTS_SAID = 6  # in the picture; more would run into each other
_KIND = Text("Wykresy liniowe.", "Line charts.")
_TITLE = Text("Wyniki mierników na tle wymaganego poziomu", "Results of indicators against the required level")
_REQUIRED = Text("wymagany poziom", "required level")
_MET = Text("wynik na wymaganym poziomie", "result at the required level")
_MISSED = Text("wynik poza wymaganym poziomem", "result off the required level")
_WHOLE_YEAR = Text("za cały rok", "for the whole year")
_AT_LEAST, _AT_MOST = Text("nie mniej niż", "at least"), Text("nie więcej niż", "at most")


class Point(NamedTuple):
    """What was measured in a period; `share`: the part of the required level that is due then, 1.0 the whole of it."""

    period: str
    value: Figure
    share: float = 1.0


@dataclass(frozen=True)
class Trend:
    """One indicator: its points in the order of time, and between what its results should lie (None: no limit there)."""

    indicator: str
    name: str
    unit: str
    points: Sequence[Point]
    low: Figure | None = None
    high: Figure | None = None

    @property
    def limits(self) -> list[list[float]]:
        """The required levels: for each, the lower first, what is due at each point."""
        ends = (one.value for one in (self.low, self.high) if one is not None)
        return [[end * point.share for point in self.points] for end in ends if end is not None]

    def is_met(self, at: int) -> bool:
        """Return whether the result of a point is at the level that is required then."""
        point = self.points[at]
        value = point.value.value or 0
        low, high = (one.value if one is not None else None for one in (self.low, self.high))
        return (low is None or value >= low * point.share) and (high is None or value <= high * point.share)

    def required(self, say: Say) -> str:
        """Return what is required, in words."""
        unit = self.unit if self.unit == "%" else f" {self.unit}" if self.unit else ""
        if any(point.share != 1 for point in self.points):
            unit += f" {say(_WHOLE_YEAR)}"
        if self.low is not None and self.high is not None:
            return f"{say(self.low)}–{say(self.high)}{unit}"
        if self.low is not None:
            return f"{say(_AT_LEAST)} {say(self.low)}{unit}"
        return f"{say(_AT_MOST)} {say(self.high)}{unit}" if self.high is not None else say(None)

    def measured(self, say: Say) -> str:
        """Return the points in words: period and value."""
        return ", ".join(f"{point.period}: {say(point.value)}" for point in self.points)


@dataclass(frozen=True)
class Trends(Picture):
    """Small charts, side by side, in the order given."""

    trends: Sequence[Trend]

    @property
    def height_mm(self) -> float:
        """How high it is: rows of charts and the legend."""
        return 7.0 + 36.0 * -(-len(self.trends) // COLUMNS)

    def alt(self, say: Say) -> str:
        """Return for each indicator what is required and what was measured."""
        said = (
            f"{one.indicator} {one.name}: {say(_REQUIRED)} {one.required(say)}; {one.measured(say)}"
            for one in self.trends
        )
        return f"{say(_KIND)} {say(_TITLE)}. {'. '.join(said)}."

    def draw(self, paper: Paper, say: Say) -> None:
        """Draw a chart for each indicator."""
        from matplotlib.lines import Line2D

        from qms_xl.pictures.paper import INK, LINE, PAPER

        rows = -(-len(self.trends) // COLUMNS)
        grid = paper.subplots(rows, COLUMNS, squeeze=False)
        for at, axes in enumerate(grid.flat):
            if at < len(self.trends):
                _chart(axes, self.trends[at], say)
            else:
                axes.set_axis_off()
        dot: dict[str, Any] = {"marker": "o", "markersize": 5, "color": INK, "linewidth": 1.2}
        keys = [
            Line2D([], [], **dot, label=say(_MET)),
            Line2D([], [], **dot, markerfacecolor=PAPER, label=say(_MISSED)),
            Line2D([], [], color=LINE, linestyle=(0, (4, 2)), linewidth=1.4, label=say(_REQUIRED)),
        ]
        paper.legend(handles=keys, loc="outside lower center", ncols=3, frameon=False, fontsize=7)


def _chart(axes: Any, trend: Trend, say: Say) -> None:
    """Draw one indicator: its line, its points filled or hollow, its limits dashed, its values beside the points."""
    from qms_xl.pictures.paper import INK, LINE, PAPER, label, nameless

    values = [float(point.value.value or 0) for point in trend.points]
    places = list(range(len(values)))
    dashed: dict[str, Any] = {"color": LINE, "linestyle": (0, (4, 2)), "linewidth": 1.4, "zorder": 1}
    for limit in trend.limits:
        if len(set(limit)) == 1:
            axes.axhline(limit[0], **dashed)
        else:
            axes.step(places, limit, where="mid", **dashed)
    axes.plot(places, values, color=INK, linewidth=1.2, zorder=2)
    for met, face in ((True, INK), (False, PAPER)):
        chosen = [place for place in places if trend.is_met(place) is met]
        if chosen:
            axes.scatter(chosen, [values[place] for place in chosen], s=24, facecolor=face, edgecolor=INK, zorder=3)
    every = len(places) <= MOST_POINTS_SAID
    said = places if every else {0, places[-1], values.index(min(values)), values.index(max(values))}
    spread = [*values, *(level for limit in trend.limits for level in limit)]
    room = (max(spread) - min(spread)) or abs(max(spread)) or 1.0
    for place in said:
        above = place == 0 or values[place] >= values[place - 1]
        axes.annotate(
            say(trend.points[place].value),
            (place, values[place]),
            (0, 5 if above else -5),
            textcoords="offset points",
            ha="center",
            va="bottom" if above else "top",
            fontsize=7,
            zorder=4,
            bbox={"boxstyle": "square,pad=0.05", "facecolor": PAPER, "edgecolor": "none", "alpha": 0.8},
        )
    axes.set_ylim(min(spread) - room * 0.4, max(spread) + room * 0.32)
    edge = max(0.4, 0.06 * len(places))
    axes.set_xlim(-edge, len(places) - 1 + edge)
    shown = places[:: max(1, -(-len(places) // 4))]
    axes.set_xticks(shown, [trend.points[place].period for place in shown], fontsize=6.5)
    axes.yaxis.set_major_formatter(lambda value, _: say(float(f"{value:.6g}")))
    axes.locator_params(axis="y", nbins=4)
    axes.tick_params(length=2, labelsize=6.5)
    nameless(axes.yaxis)
    axes.set_title(label(f"{trend.indicator} {trend.name}", 30), fontsize=7.5, loc="left", y=1)  # nothing else is above
    axes.set_xlabel(label(trend.required(say), 40, 1), fontsize=6.5, loc="left", labelpad=1)

"""A management review as its inputs look at the registers: its period, the day of the data, and what they count there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model import Figure, Register, Text
from qms_xl.reports._look import Look
from qms_xl.statuses.registers_begin import registers_begin
from qms_xl.supply import Absent, Supply

if TYPE_CHECKING:
    from qms_xl.norms import Norm
    from qms_xl.settings import Settings

Better = Literal["more", "less", "neither"]
DASH = Text("–", "–")
BETTER, WORSE, SAME = Text("lepiej", "better"), Text("gorzej", "worse"), Text("bez zmian", "no change")
MORE, FEWER = Text("więcej", "more"), Text("mniej", "fewer")


class Count(NamedTuple):
    """One figure of an input. `better`: what it should do; `kept`: the registers still know what it was at an earlier review."""

    label: Text
    figure: Figure
    better: Better = "neither"
    kept: bool = True


@dataclass(frozen=True)
class Window:
    """One review as one input sees it.

    `supply`: what the registers hold. `norm`: the edition that the review is under. `review` its number, `held` the day of the meeting (else the planned one), `first` to `last` its period, `day` the day that the data
    are of. `earlier`: the reviews before it, the latest first, each with its day.
    """

    supply: Supply
    norm: Norm
    review: str
    held: datetime.date
    first: datetime.date
    last: datetime.date
    day: datetime.date
    earlier: tuple[tuple[str, datetime.date], ...] = ()

    @property
    def registers(self) -> Mapping[str, Register]:
        """The registers to count from."""
        return self.supply.registers

    @property
    def settings(self) -> Settings:
        """The office's settings."""
        settings: Settings = self.supply.get("settings")
        return settings

    def look(self, name: str) -> Look:
        """Return a register to count from."""
        return Look(self.registers.get(name), name)

    def status(self, name: str, day: datetime.date | None = None) -> Any:
        """Return a status as it follows on the day of the data, or another; None where a register or column is missing."""
        try:
            return self.supply.on(day or self.day).get(name)
        except (Absent, AbsentColumn):
            return None

    def record(self, status: str, row: int, day: datetime.date | None = None) -> Mapping[str, Any] | None:
        """Return what a status of several columns says of a row, likewise."""
        try:
            return self.supply.on(day or self.day).records(status)[row]
        except (Absent, AbsentColumn):
            return None

    @property
    def years(self) -> tuple[int, ...]:
        """Return the calendar years that the period touches: those whose objectives are reviewed."""
        return tuple(range(self.first.year, self.last.year + 1))


Counts = Callable[[Window], Sequence[Count]]
Details = Callable[[Window, Window | None], Mapping[str, object]]


def no_counts(window: Window) -> Sequence[Count]:
    """Count nothing: the input is what staff type."""
    return ()


def no_details(window: Window, before: Window | None) -> Mapping[str, object]:
    """Show nothing: the input is what staff type."""
    return {}


@dataclass(frozen=True)
class Input:
    """One input of a management review, declared in one file under the name `INPUT`, the file named by its code.

    `registers`: what it counts from. `counts`: its figures, the same sequence for every review. `details`: its tables, from
    this review and the one before. `help`: what the fields of `details` are, by path.
    """

    registers: tuple[str, ...] = ()
    counts: Counts = no_counts
    details: Details = no_details
    help: Mapping[str, Text] = field(default_factory=dict)


def compared(counts: Counts, now: Window, before: Window | None) -> list[dict[str, object]]:
    """Return the figures of an input beside those of the review before, with a word for the change."""
    earlier = counts(before) if before else None
    found: list[dict[str, object]] = []
    for at, count in enumerate(counts(now)):
        figure = earlier[at].figure if earlier and count.kept else None
        found.append(
            {
                "label": count.label,
                "before": number(figure),
                "now": number(count.figure),
                "change": change(count.figure, figure, count.better),
            }
        )
    return found


def older_figures(counts: Counts, now: Window, older: Window) -> list[Figure | Text]:
    """Return the figures of an input as they were at an older review.

    A dash where the registers no longer know, or begin only after its period: nothing written down is not nothing happened.
    """
    current, then = counts(now), counts(older)
    silent = {name for name in {count.figure.register for count in current} if _begins_after(older, name)}
    return [
        number(then[at].figure if count.kept and count.figure.register not in silent else None)
        for at, count in enumerate(current)
    ]


def _begins_after(window: Window, name: str) -> bool:
    """Return whether a register has dates, and none as early as the end of the window's period."""
    register = window.registers.get(name)
    began = registers_begin({name: register}, datetime.date.max) if register is not None else None
    return began is not None and began > window.last


def number(figure: Figure | None) -> Figure | Text:
    """Return a figure as it is printed: a dash where there is none."""
    return DASH if figure is None or figure.value is None else figure


def change(now: Figure | None, before: Figure | None, better: Better) -> Text:
    """Return the word for what became of a figure: better, worse, no change; of one that is neither, more or fewer."""
    if now is None or before is None or now.value is None or before.value is None:
        return DASH
    if now.value == before.value:
        return SAME
    grew = now.value > before.value
    if better == "neither":
        return MORE if grew else FEWER
    return BETTER if grew == (better == "more") else WORSE

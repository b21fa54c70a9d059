"""Whether resources suffice: what staff type, and the training of the period with its effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Figure, Text
from qms_xl.reports._review_facts import cells, helped, titles
from qms_xl.reports._review_window import Count, Input, Window

if TYPE_CHECKING:
    import pandas as pd

_CELLS = ("training", "subject", "held_on", "effectiveness")


def held(window: Window) -> pd.Series[bool]:
    """Return the training held in the period."""
    return window.look("trainings").within("held_on", window.first, window.last)


def took_part(window: Window, row: int) -> int:
    """Return how many took part: the number typed, else how many are named."""
    trainings = window.look("trainings")
    typed = trainings.column("participants_count").loc[row]
    named = trainings.column("participants").loc[row]
    return int(typed) if typed is not None and typed == typed else len(named or ())


def counts(window: Window) -> Sequence[Count]:
    """Count the training planned and held, those who took part, and what had effect."""
    trainings, theirs = window.look("trainings"), held(window)
    planned = trainings.within("planned_on", window.first, window.last)
    rows = trainings.rows(theirs)
    judged = theirs & trainings.where("effectiveness", "effective", "partly_effective", "ineffective")
    return (
        Count(Text("szkolenia zaplanowane", "training planned"), trainings.count(planned, "planned_on")),
        Count(
            Text("szkolenia zaplanowane i przeprowadzone, %", "training planned and held, %"),
            trainings.share(trainings.by("held_on", window.day), planned, "held_on"),
            "more",
        ),
        Count(Text("szkolenia przeprowadzone", "training held"), trainings.count(theirs, "held_on")),
        Count(
            Text("szkolenia dotyczące SZJ", "training about the QMS"),
            trainings.count(theirs & trainings.where("qms", "yes"), "qms"),
        ),
        Count(
            Text("uczestnicy szkoleń", "participants of training"),
            Figure(sum(took_part(window, row) for row in rows), "trainings", tuple(rows), "participants_count"),
        ),
        Count(
            Text("szkolenia ocenione jako skuteczne, %", "training found effective, %"),
            trainings.share(trainings.where("effectiveness", "effective"), judged, "effectiveness"),
            "more",
        ),
    )


def details(window: Window, earlier: Window | None) -> Mapping[str, object]:
    """Return the training held in the period."""
    trainings = window.look("trainings")
    lines = []
    for row in trainings.rows(held(window)):
        known = cells(trainings, row, *_CELLS)
        people = Figure(took_part(window, row), "trainings", (row,), "participants_count")
        lines.append({**known, "label": known["training"], "participants": people})
    return {"trainings": lines}


INPUT = Input(
    registers=("trainings",),
    counts=counts,
    details=details,
    help={
        **titles("trainings[]", "trainings", *_CELLS),
        **helped(
            "trainings[]",
            {
                "label": Text("numer szkolenia", "number of the training"),
                "participants": Text("Uczestnicy szkolenia", "Participants of the training"),
            },
        ),
    },
)

"""Actions past their due date on a day: how long already, one by one and in bands."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from qms_xl.model import Figure, Text
from qms_xl.pictures.bars import Bar, Bars
from qms_xl.reports._look import Look
from qms_xl.reports._review_facts import cells, overdue_on

BANDS: Sequence[tuple[int, int, Text]] = (  # calendar days late: from, to, name
    (1, 30, Text("do 30 dni", "up to 30 days")),
    (31, 90, Text("od 31 do 90 dni", "31 to 90 days")),
    (91, 180, Text("od 91 do 180 dni", "91 to 180 days")),
    (181, 10**6, Text("ponad 180 dni", "over 180 days")),
)
TITLE = Text("Działania po terminie według opóźnienia", "Overdue actions by delay")
FIRST = Text("korygujące i zapobiegawcze", "corrective and preventive")
OTHER = Text("pozostałe", "other")
_CELLS = ("action", "description", "owner", "due_on")

AGEING_HELP: Mapping[str, Text] = {
    "ageing[].label": Text("opóźnienie", "delay"),
    "ageing[].first": Text(
        "Działania korygujące i zapobiegawcze po terminie", "Corrective and preventive actions overdue"
    ),
    "ageing[].other": Text("Pozostałe działania po terminie", "Other actions overdue"),
    "ageing[].total": Text("Działania po terminie", "Overdue actions"),
    "ageing_picture": Text(
        f"Obraz: {TITLE.pl[:1].lower()}{TITLE.pl[1:]}", f"Picture: {TITLE.en[:1].lower()}{TITLE.en[1:]}"
    ),
    "overdue[].label": Text("numer działania", "number of the action"),
    "overdue[].action": Text("Nr działania", "Action no"),
    "overdue[].description": Text("Opis działania", "Description"),
    "overdue[].owner": Text("Kto odpowiada", "Responsible"),
    "overdue[].due_on": Text("Termin", "Due on"),
    "overdue[].days": Text("Dni po terminie", "Days overdue"),
}


def ageing(actions: Look, day: datetime.date) -> dict[str, object]:
    """Return the overdue actions, the oldest first, their bands and the picture of these; nothing where none is overdue."""
    first = actions.where("action_type", "corrective", "preventive")
    days = {row: _days(actions, row, day) for row in actions.rows(overdue_on(actions, day))}
    bands = []
    for low, high, label in BANDS:
        rows = tuple(row for row, late in days.items() if low <= late <= high)
        kinds = (tuple(row for row in rows if first.loc[row]), tuple(row for row in rows if not first.loc[row]))
        bands.append((label, rows, [Figure(len(one), actions.name, one, "due_on") for one in kinds]))
    return {
        "ageing": [
            {"label": label, "first": own, "other": other, "total": Figure(len(rows), actions.name, rows, "due_on")}
            for label, rows, (own, other) in bands
            if days
        ],
        "ageing_picture": Bars(TITLE, (FIRST, OTHER), [Bar(label, tuple(counts)) for label, _, counts in bands])
        if days
        else None,
        "overdue": [
            {
                **(known := cells(actions, row, *_CELLS)),
                "label": known["action"],
                "days": Figure(late, actions.name, (row,), "due_on"),
            }
            for row, late in sorted(days.items(), key=lambda one: (-one[1], one[0]))
        ],
    }


def _days(actions: Look, row: int, day: datetime.date) -> int:
    due: datetime.datetime = actions.column("due_on").loc[row]
    return (day - due.date()).days

"""Keeps the state of the registers, so that later changes can be seen.

Zapisuje stan rejestrów, żeby było widać późniejsze zmiany.
"""

from __future__ import annotations

from datetime import datetime

from qms_xl.commands._common import Asked, command
from qms_xl.model import Text
from qms_xl.speak import sentence

_WAIT = Text("Czytam rejestry…", "Reading the registers…")
_KEPT = Text(
    "Zapisano stan {registers:plural rejestru|rejestrów|rejestrów} z dnia {day} (nr {number}).",
    "The state of {registers:plural register|registers} on {day} was kept (no {number}).",
)
_SAME = Text(
    "Od ostatniego zapisu stanu nic się w rejestrach nie zmieniło.",
    "Nothing has changed in the registers since their state was last kept.",
)


def snapshot(asked: Asked) -> int:
    """Take a snapshot; return 0."""
    from qms_xl.history import take_snapshot
    from qms_xl.read import read_office

    office = asked.office()
    with asked.waiting(_WAIT):
        reading = read_office(office, as_of=asked.as_of)
        link = take_snapshot(office, reading, why="snapshot", as_of=asked.as_of, now=datetime.now().astimezone())
    told = _SAME if link is None else _KEPT
    facts = {} if link is None else {"registers": len(link.states), "day": link.day, "number": link.number}
    with asked.out() as out:
        out.write(sentence(told, facts, asked.language) + "\n")
    return 0


COMMAND = command(
    snapshot,
    Text(
        "Zapisuje stan wszystkich rejestrów w folderze .qms/history. Reguły, które patrzą wstecz, i polecenie history "
        "porównują go z późniejszym. Raport i zapis zmian robią to same.",
        "Keeps the state of all registers in the folder .qms/history. Rules that look back, and the command history, "
        "compare it with what comes later. A report and the writing of changes do so by themselves.",
    ),
)

"""A small office whose registers change from day to day, for tests of the past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from writing_office import office_in

from qms_xl.check import check
from qms_xl.history import past_of, take_snapshot
from qms_xl.make import make_workbooks
from qms_xl.model import Issue
from qms_xl.office import Office
from qms_xl.past.chain import FOLDER, Accepted, Link, Wrote
from qms_xl.read import Reading, read_office

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
CLOSED = {
    "action": "D-2026-001",
    "action_type": "improvement",
    "origin": "other",
    "description": "Szkolenie",
    "owner": "Anna Nowak",
    "opened_on": date(2026, 9, 1),
    "due_on": date(2026, 10, 1),
    "status": "closed",
    "done_on": date(2026, 9, 15),
    "done_evidence": "lista obecności",
}
PLANNED = {**CLOSED, "action": "D-2026-002", "description": "Zamek", "status": "planned", "due_on": date(2026, 12, 1)}
PLANNED |= {"done_on": None, "done_evidence": None}
ROWS: Rows = {"actions": [CLOSED, PLANNED], "people": [{"person": "Anna Nowak", "position": "Kierownik"}]}


def new_office(folder: Path) -> Office:
    """Return an office with two actions and one person."""
    return typed(office_in(folder), ROWS)


def typed(office: Office, rows: Rows) -> Office:
    """Let staff save the workbooks with these rows."""
    for name, data in _workbooks(repr(rows), rows).items():
        (office.registers_folder / name).write_bytes(data)
    return office


_made: dict[str, Mapping[str, bytes]] = {}


def _workbooks(known: str, rows: Rows) -> Mapping[str, bytes]:
    """Return the workbooks with these rows; made once for all tests."""
    if known not in _made:
        _made[known] = make_workbooks("pl", rows, created=datetime(2026, 11, 20))
    return _made[known]


def actions(*rows: Mapping[str, Any]) -> Rows:
    return {**ROWS, "actions": rows}


def read(office: Office, day: int = 20) -> Reading:
    return read_office(office, as_of=date(2026, 11, day))


def kept(office: Office, day: int, *, wrote: Sequence[Wrote] = (), accepted: Sequence[Accepted] = ()) -> Link | None:
    """Take a snapshot on a day of November 2026."""
    now = datetime(2026, 11, day, 12).astimezone()
    reading = read(office, day)
    return take_snapshot(office, reading, why="snapshot", as_of=now.date(), now=now, wrote=wrote, accepted=accepted)


def issues(office: Office, *codes: str) -> list[Issue]:
    """Return what the rules say on 20 November 2026."""
    reading, day = read(office), date(2026, 11, 20)
    past = past_of(office, reading, day)
    found = check(
        reading.registers,
        facts=reading.facts,
        as_of=day,
        settings=office.settings,
        norm=office.norm,
        select=codes,
        past=past,
    )
    return list(found.issues)


def link(office: Office, number: int) -> Path:
    return office.folder / FOLDER / f"{number:06}.json"


def bytes_of_history(office: Office) -> dict[str, bytes]:
    folder = office.folder / FOLDER
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

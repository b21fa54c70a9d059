"""Says what follows from the registers today: objectives, actions, audit coverage, documents.

Mówi, co wynika z rejestrów na dziś: cele, działania, objęcie auditem, dokumenty.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

import click

from qms_xl.commands._bilingual import Argument
from qms_xl.commands._common import Asked, command, voice
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.assess import ObjectiveToday, Today
    from qms_xl.speak import Voice

_SUBJECTS = ("objectives", "actions", "audits", "documents")
_OBJECTIVE = ("objective", "status", "achievement_pct", "forecast_pct")
_INDICATOR = ("indicator", "status", "actual", "expected", "achievement_pct", "stale")
_WAIT = Text("Czytam rejestry…", "Reading the registers…")
_NAMES = {
    "objectives": Text("Cele", "Objectives"),
    "actions": Text("Działania", "Actions"),
    "audits": Text("Audity", "Audits"),
    "documents": Text("Dokumenty", "Documents"),
}
_UNTOLD = Text("{subject}: nie wyliczono, bo brakuje: {names}.", "{subject}: not worked out for lack of: {names}.")
_WITHOUT = Text("{subject}: wyliczono bez: {names}.", "{subject}: worked out without: {names}.")


def status(asked: Asked, subject: str | None) -> int:
    """Print how things stand; return 3 where a workbook could not be read, else 0."""
    from qms_xl.assess import assess
    from qms_xl.norms import profile
    from qms_xl.read import read_office
    from qms_xl.titles import lacking as titles

    office = asked.office()
    with asked.waiting(_WAIT):
        reading = read_office(office, as_of=asked.as_of)
        today = assess(reading.registers, reading.facts, asked.as_of, office.settings, profile(office.norm))
    subjects = (subject,) if subject else _SUBJECTS
    words = voice(asked, office, reading)
    with asked.out() as out:
        if asked.format == "json":
            dump(_facts(today, subjects, asked.as_of), out)
        else:
            _print(today, subjects, words, asked, out)
    for failure in reading.failed:
        tell(failure.told(asked.language))
    for name in subjects:
        if lacking := today.lacking.get(name):
            text = _UNTOLD if getattr(today, name) is None else _WITHOUT
            said = words.say(text, subject=_NAMES[name], names=titles(*lacking))
            asked.say(Text(said, said))
    return 3 if reading.failed else 0


def _print(today: Today, subjects: Sequence[str], words: Voice, asked: Asked, out: TextIO) -> None:
    """Print tables for a person."""
    from qms_xl.speak.grid import narrow_console
    from qms_xl.speak.status_tables import print_status

    console = narrow_console(out)
    for number, subject in enumerate(subjects):
        if number:
            console.print()
        print_status(console, today, subject, words, asked.as_of, all_listed=asked.verbose)


def _facts(today: Today, subjects: Sequence[str], as_of: date) -> dict[str, object]:
    """Return what the contract's JSON holds; null for a subject that cannot be told."""
    facts: dict[str, object] = {
        "objectives": today.objectives and [_objective(one) for one in today.objectives],
        "actions": today.actions and [one._asdict() for one in today.actions],
        "audits": {"coverage": today.audits and [_plain(one._asdict()) for one in today.audits]},
        "documents": today.documents and [_plain(one._asdict()) for one in today.documents],
    }
    return {"as_of": as_of.isoformat(), **{subject: facts[subject] for subject in subjects}}


def _objective(one: ObjectiveToday) -> dict[str, object]:
    facts = {name: getattr(one, name) for name in _OBJECTIVE}
    return facts | {"indicators": [{name: getattr(part, name) for name in _INDICATOR} for part in one.indicators]}


def _plain(facts: dict[str, Any]) -> dict[str, object]:
    """Return the facts with dates as ISO texts."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


COMMAND = command(
    status,
    Text(
        "Wylicza na nowo, na podany dzień: jak stoją cele jakości i ich mierniki, w jakim stanie są działania, które "
        "procedury objęto auditem w których komórkach i kiedy przypada przegląd dokumentów. Niczego nie zmienia w "
        "skoroszytach. To, co zamknięte, aktualne albo z innych lat, wypisuje z --verbose.",
        "Works out anew, for the day: how the quality objectives and their indicators stand, the state of the actions, "
        "which procedures were audited in which units, and when documents are due for review. Changes nothing in the "
        "workbooks. What is closed, current or of other years is listed with --verbose.",
    ),
    Argument(
        "subject",
        Text(
            "objectives (cele), actions (działania), audits (audity) albo documents (dokumenty); bez niego wszystko.",
            "objectives, actions, audits or documents; without it all of them.",
        ),
        Text("TEMAT", "SUBJECT"),
        type=click.Choice(list(_SUBJECTS)),
        required=False,
    ),
    formats=("table", "json"),
)

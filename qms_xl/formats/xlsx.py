"""`check --format xlsx`: a workbook of issues with links that open the very cell, for whoever works in Excel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from qms_xl.formats._groups import by_person, by_register
from qms_xl.formats._issue_tables import issue_tables
from qms_xl.formats._words import COUNTED, TITLE, counts, extent, failures, reservations
from qms_xl.model import Text
from qms_xl.norms import profile
from qms_xl.speak import day
from qms_xl.workbook.make import make
from qms_xl.workbook.plan import Line, Plan, TextSheet

if TYPE_CHECKING:
    from qms_xl.speak.issues import CheckView, Spoken

SUFFIX = ".xlsx"
_SUMMARY = Text("Podsumowanie", "Summary")
_OFFICE = Text("Urząd", "Office")
_AS_OF = Text("Stan na dzień", "As of")
_NORM = Text("Norma", "Standard")
_FOUND = Text("Wynik", "Result")
_UNREAD = Text("Pliki, których nie udało się odczytać", "Files that could not be read")
_BY_REGISTER = Text("Usterki w rejestrach", "Issues by register")
_BY_PERSON = Text("Usterki w wierszach, w których jest wpisana osoba", "Issues by the people their rows name")
_BESIDES = Text("Zakres", "Extent")


def made(view: CheckView) -> bytes:
    """Return the workbook; the same view gives the same bytes."""
    own, language = view.voice.own, view.voice.language
    return make(
        Plan(
            title=f"{own(TITLE)}, {day(view.as_of, language)}",
            language=language,
            created=datetime.combine(view.as_of, time()),
            sheets=(TextSheet(own(_SUMMARY), tuple(_summary(view))), *issue_tables(view)),
            office=view.office,
        )
    )


def _summary(view: CheckView) -> Iterator[Line]:
    own, voice = view.voice.own, view.voice
    yield Line("title", own(TITLE))
    yield Line("pair", own(_OFFICE), view.office)
    yield Line("pair", own(_AS_OF), day(view.as_of, voice.language))
    yield Line("pair", own(_NORM), own(profile(view.norm).title))
    yield Line("pair", own(_FOUND), counts(view))
    if view.failed:
        yield Line("heading", own(_UNREAD))
        for message, remedy in failures(view):
            yield Line("text", f"{message}\n{remedy}".strip())
    if any(issue.waived is None for issue in view.issues):
        for heading, groups in ((_BY_REGISTER, by_register(view)), (_BY_PERSON, by_person(view))):
            yield Line("heading", own(heading))
            for name, issues in groups.items():
                yield Line("pair", name, _by_severity(issues, view))
    yield Line("heading", own(_BESIDES))
    for sentence in (extent(view), *reservations(view)):
        yield Line("text", sentence)


def _by_severity(issues: list[Spoken], view: CheckView) -> str:
    found = Counter(issue.severity for issue in issues)
    return ", ".join(view.voice.say(text, n=found[severity]) for severity, text in COUNTED.items() if found[severity])

"""The whole rule book over an office, as every command that speaks of issues runs it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qms_xl.check import Checked
    from qms_xl.errors import FileError
    from qms_xl.model import Issue
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.speak import Voice
    from qms_xl.speak.issues import CheckView


def checked(
    office: Office, reading: Reading, as_of: date, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Checked:
    """Return the issues of the office with its settings, its choice of rules and its past."""
    from qms_xl.check import check
    from qms_xl.history import past_of

    return check(
        reading.registers,
        facts=reading.facts,
        as_of=as_of,
        settings=office.settings,
        norm=office.norm,
        select=select,
        ignore=(*office.ignore, *ignore),
        past=past_of(office, reading, as_of),
        on=office.on,
    )


def check_view(
    office: Office,
    reading: Reading,
    result: Checked,
    named: Sequence[Issue],
    words: Voice,
    as_of: date,
    missing: Sequence[FileError] = (),
) -> CheckView:
    """Return what there is to tell of these issues. `missing`: files asked for that are not there."""
    from qms_xl.checking.people import people_named
    from qms_xl.history import faults_of
    from qms_xl.norms import profile
    from qms_xl.rulebook import rule_book
    from qms_xl.speak.issues import CheckView, spoken

    return CheckView(
        office=office.name,
        as_of=as_of,
        norm=office.norm,
        voice=words,
        checked=result,
        issues=spoken(named, rule_book(), profile(office.norm), words),
        failed=(*missing, *reading.failed, *faults_of(office)),
        ignored=office.ignore,
        people=tuple(people_named(named, reading.registers)),
        home=office.folder,
    )

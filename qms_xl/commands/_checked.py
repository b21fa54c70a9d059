"""The whole rule book over an office, as every command that speaks of issues runs it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qms_xl.check import Checked
    from qms_xl.office import Office
    from qms_xl.read import Reading


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

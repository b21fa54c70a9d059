"""The verb that keeps the past: takes snapshots, tells what changed between two of them, and what the rules are to see."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.errors import AbsentColumn, ReadError, UsageError
from qms_xl.fold import fold
from qms_xl.model import Register, Text
from qms_xl.past.archived import archived
from qms_xl.past.chain import Accepted, Chain, Fault, Link, Wrote, append, forget, read_chain
from qms_xl.past.changes import Changed, changes
from qms_xl.past.records import vanished
from qms_xl.past.seen import Past
from qms_xl.past.state import State, state_of
from qms_xl.reading.files import file_bytes, register_files
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.workbook.book import Book

ARCHIVES = ("archive", "archiwum")


class Step(NamedTuple):
    """What changed from one snapshot to the next, or to the registers as they stand now (`link` None).

    `workbooks`: the workbooks that differ, each with `modified` and `by` as far as the file tells.
    """

    since: Link | None
    link: Link | None
    changes: tuple[Changed, ...]
    workbooks: Mapping[str, Mapping[str, str]]


def take_snapshot(
    office: Office,
    reading: Reading,
    *,
    why: str,
    as_of: date,
    now: datetime,
    wrote: Sequence[Wrote] = (),
    accepted: Sequence[Accepted] = (),
) -> Link | None:
    """Keep the registers as they stand; None where nothing has changed since the last snapshot.

    A day before that of the last snapshot counts as that day: the chain never runs backwards. States older than `[history] keep_months` are let go of. Raises WriteError, and ReadError where the chain is damaged
    or a workbook could not be read: a register that is missing for that reason would look emptied.
    """
    chain = sound_chain(office)
    if reading.failed:
        raise reading.failed[0]
    states = {name: state_of(register) for name, register in sorted(reading.registers.items()) if name != "lists"}
    last = chain.links[-1] if chain.links else None
    as_of = max(as_of, last.day) if last else as_of
    if last and not wrote and not accepted and _same(chain, last, states):
        return None
    link = append(
        chain,
        states,
        taken=now.isoformat(timespec="seconds"),
        as_of=as_of,
        why=why,
        workbooks=_workbooks(reading),
        wrote=wrote,
        accepted=accepted,
    )
    forget(replace(chain, links=(*chain.links, link)), _months_before(as_of, office.keep_months))
    return link


def sound_chain(office: Office) -> Chain:
    """Return the chain of the office; raises ReadError where it is damaged or was changed by hand."""
    chain = read_chain(office.folder)
    if chain.faults:
        raise damaged(chain.faults[0])
    return chain


def faults_of(office: Office) -> tuple[ReadError, ...]:
    """Return what is wrong with the chain of the office, as errors to be told; nothing is mended."""
    return tuple(damaged(fault) for fault in read_chain(office.folder).faults)


def damaged(fault: Fault) -> ReadError:
    """Return what to say about a fault of the chain."""
    return ReadError(fault.file, "", f"history_{fault.kind}", _FAULTS[fault.kind].filled(file=fault.file), _MEND)


def accept(
    office: Office, reading: Reading, record: str, reason: str, *, register: str = "", as_of: date, now: datetime
) -> Link:
    """Record that a person accepts how a record has changed, or that it is gone; raises UsageError for an unknown one."""
    chain = sound_chain(office)
    names = [
        name
        for name in reading.registers
        if (not register or name == register) and _known(chain, reading, name, fold(record))
    ]
    if not names:
        raise UsageError(
            Text(f"Żaden rejestr nie zna wpisu „{record}”.", f"No register knows a record “{record}”."),
            Text("Podaj numer tak, jak stoi w rejestrze.", "Give its number as it stands in the register."),
        )
    if len(names) > 1:
        listed = ", ".join(names)
        raise UsageError(
            Text(
                f"Wpis „{record}” jest w kilku rejestrach: {listed}.", f"Several registers know “{record}”: {listed}."
            ),
            Text("Wskaż jeden opcją --register.", "Name one with --register."),
        )
    link = take_snapshot(
        office, reading, why="accept", as_of=as_of, now=now, accepted=[Accepted(names[0], record, reason)]
    )
    assert link is not None
    return link


def _known(chain: Chain, reading: Reading, name: str, key: str) -> bool:
    if key in set(map(fold, reading.registers[name].keys.astype(str))):
        return True
    states = (chain.state(link, name) for link in chain.links)
    return any(state is not None and key in state.rows for state in states)


def past_of(office: Office, reading: Reading, as_of: date) -> Past:
    """Return the past that rules compare with: the snapshots of the last `look_back_months`, damaged ones left out.

    Where records are gone from a register, the office's workbooks and its archive are searched for them.
    """
    schemas = collect("qms_xl.registers", "SCHEMA")
    since = _months_before(as_of, office.settings.look_back_months)
    past = Past(read_chain(office.folder), schemas, since)
    gone = {name: keys for name, register in reading.registers.items() if (keys := _gone(past, register))}
    return past.without(archived(gone, _books(office))) if gone else past


def _gone(past: Past, register: Register) -> list[str]:
    """Return the keys of the records that are gone; none where the workbook lacks the key column, which is told elsewhere."""
    try:
        return [str(moment.register.keys.loc[moment.row]) for moment in vanished(past, register)]
    except AbsentColumn:
        return []


def _books(office: Office) -> Iterator[Book]:
    """Yield the workbooks of the registers folder and of its archive; one that cannot be read holds nothing for us."""
    from qms_xl.workbook.cells import read_book

    folders = [office.registers_folder, *(office.registers_folder / name for name in ARCHIVES)]
    for folder in folders:
        for path in register_files(folder) if folder.is_dir() else ():
            with contextlib.suppress(ReadError):
                yield read_book(file_bytes(path, path.name), path.name)


def steps(
    office: Office,
    reading: Reading | None,
    *,
    registers: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Iterator[Step]:
    """Yield what changed from each snapshot to the next, and to now where `reading` is given; oldest first.

    `since`, `until`: days between which two snapshots are compared directly, the last one up to each day.
    """
    chain = sound_chain(office)
    links: list[Link | None] = list(chain.links)
    if since or until:
        first = [link for link in chain.links if since and link.day <= since][-1:] or list(chain.links[:1])
        last = [link for link in chain.links if until and link.day <= until][-1:]
        links = [*first, *last]
    now = {} if reading is None else {name: state_of(one) for name, one in reading.registers.items() if name != "lists"}
    if reading is not None and not until:
        links.append(None)
    for before, after in pairwise(links):
        assert before is not None
        names = sorted({*before.states, *(after.states if after else now)})
        found = [
            change
            for name in names
            if not registers or name in registers
            if after is None or before.states.get(name) != after.states.get(name)
            for change in changes(chain.state(before, name), chain.state(after, name) if after else now.get(name))
        ]
        books = after.workbooks if after else _workbooks(reading) if reading else {}
        differ = {
            name: facts
            for name, facts in books.items()
            if before.workbooks.get(name, {}).get("sha256") != facts.get("sha256")
        }
        yield Step(before, after, tuple(found), differ)


def _same(chain: Chain, last: Link, states: Mapping[str, State]) -> bool:
    return last.states.keys() == states.keys() and all(
        chain.state(last, name) == state for name, state in states.items()
    )


def _workbooks(reading: Reading) -> dict[str, dict[str, str]]:
    books = reading.facts["books"].frame if "books" in reading.facts else None
    told: dict[str, dict[str, str]] = {name: {"sha256": sha} for name, sha in sorted(reading.sha256.items())}
    if books is not None:
        for one in books.to_dict("records"):
            facts = told.get(str(one["workbook"]))
            if facts is not None:
                facts |= {
                    word: str(one[column])
                    for word, column in (("modified", "written_at"), ("by", "written_by"))
                    if isinstance(one.get(column), str)
                }
    return told


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


_FAULTS = {
    "unreadable": Text(
        "Plik historii „{file}” jest uszkodzony albo nie jest plikiem historii.",
        "The history file “{file}” is damaged, or is none.",
    ),
    "changed": Text(
        "Plik historii „{file}” został zmieniony po zapisaniu.",
        "The history file “{file}” was changed after it was written.",
    ),
    "missing": Text("Brakuje pliku historii „{file}”.", "The history file “{file}” is missing."),
}
_MEND = Text(
    "Przywróć folder .qms/history z kopii zapasowej. Jeżeli kopii nie ma, zmień nazwę tego folderu: zacznie się nowa historia.",
    "Restore the folder .qms/history from a backup. Without one, rename that folder: a new history will begin.",
)

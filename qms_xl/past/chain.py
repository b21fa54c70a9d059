"""The chain of snapshots on disk: one file per snapshot that names the hash of the one before, and the states it kept.

`.qms/history/000001.json` … are the links. `.qms/history/states/<sha256>.json.gz` are the registers' states, one file for as
long as a register stays the same. `.qms/history/head` names the newest link, so that its loss shows too.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from qms_xl.disk import new_file
from qms_xl.disk.refusals import refuse, told_of
from qms_xl.past.state import State, decoded

FOLDER = Path(".qms") / "history"
_STATES = "states"
_HEAD = "head"
_HASH = re.compile(r"[0-9a-f]{64}")


class Wrote(NamedTuple):
    """A cell that the toolkit itself had written before the snapshot was taken; without `column` a row that it took away."""

    register: str
    record: str
    column: str


class Accepted(NamedTuple):
    """A record whose past changes a person has accepted; the snapshots before say nothing about it any more."""

    register: str
    record: str
    reason: str


@dataclass(frozen=True)
class Link:
    """One snapshot. `previous`: sha256 of the link before, "" for the first. `states`: register -> sha256 of its state.

    `why`: the command that took it. `workbooks`: name -> sha256 and, as far as the file tells, `modified`
    and `by`. `wrote`: cells that the toolkit had written just before.
    """

    number: int
    taken: str
    as_of: str
    why: str
    previous: str
    workbooks: Mapping[str, Mapping[str, str]]
    states: Mapping[str, str]
    wrote: tuple[Wrote, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    @property
    def day(self) -> date:
        """Return the day that the snapshot was taken for."""
        return date.fromisoformat(self.as_of)

    def encoded(self) -> bytes:
        """Return the link as it stands on disk."""
        told = asdict(self)
        told["wrote"] = [list(cell) for cell in self.wrote]
        told["accepted"] = [list(one) for one in self.accepted]
        return json.dumps(told, ensure_ascii=False, indent=1).encode()


class Fault(NamedTuple):
    """What is wrong with the chain. `kind`: unreadable, changed, missing, state; `file` relative to the office folder."""

    kind: str
    file: str


@dataclass(frozen=True)
class Chain:
    """The snapshots that can be relied on, oldest first, and what is wrong with the others.

    After a break only the links behind it count: each is vouched for by the one that follows, the last by `head`.
    """

    home: Path
    links: tuple[Link, ...] = ()
    faults: tuple[Fault, ...] = ()
    head: str = ""
    number: int = 0
    _states: dict[str, State | None] = field(default_factory=dict, repr=False, compare=False)

    def state(self, link: Link, register: str) -> State | None:
        """Return a register's state at a snapshot; None where it has none, or none that is still kept or sound."""
        name = link.states.get(register, "")
        if name and name not in self._states:
            self._states[name] = _state(self.home / FOLDER / _STATES / f"{name}.json.gz", name)
        return self._states.get(name)


def _state(path: Path, name: str) -> State | None:
    try:
        data = gzip.decompress(path.read_bytes())
        return decoded(data) if _hash(data) == name else None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


def read_chain(home: Path) -> Chain:
    """Return the chain of an office folder; an office without history has an empty one. Nothing is mended or rebuilt."""
    folder = home / FOLDER
    files = sorted(path for path in folder.glob("*.json") if path.stem.isdecimal())  # none of a conflict copy's name
    links: list[Link] = []
    faults: list[Fault] = []
    before, expected, head = "", 1, _head(folder)
    for path in files:
        name = (FOLDER / path.name).as_posix()
        data = _bytes(path)
        link = _link(data)
        if link is None or path.name != _name(link.number):
            faults.append(Fault("unreadable", name))
            links, before, expected = [], "", int(path.stem) + 1
            continue
        if link.number != expected:
            missing = (FOLDER / _name(expected)).as_posix()
            faults.append(Fault("missing", missing))
            links = []
        elif before and link.previous != before:
            faults.append(Fault("changed", (FOLDER / _name(link.number - 1)).as_posix()))
            links = []
        links.append(link)
        before, expected = _hash(data), link.number + 1
    if head and files and before and head not in (before, links[-1].previous if links else ""):
        faults.append(Fault("changed", (FOLDER / _name(expected - 1)).as_posix()))
        links = []
    elif head and not files:
        faults.append(Fault("missing", (FOLDER / _name(1)).as_posix()))
    return Chain(home, tuple(links), tuple(faults), before, expected - 1)


def append(
    chain: Chain,
    states: Mapping[str, State],
    *,
    taken: str,
    as_of: date,
    why: str,
    workbooks: Mapping[str, Mapping[str, str]],
    wrote: Sequence[Wrote] = (),
    accepted: Sequence[Accepted] = (),
) -> Link:
    """Write one more snapshot behind the chain and return it; raises WriteError. A state that is already kept is not written again."""
    folder = chain.home / FOLDER
    with told_of(FOLDER.as_posix()):
        new_file.make_folder(folder / _STATES)
        link = Link(
            number=chain.number + 1,
            taken=taken,
            as_of=as_of.isoformat(),
            why=why,
            previous=chain.head,
            workbooks=workbooks,
            states={register: _kept(folder / _STATES, state) for register, state in states.items()},
            wrote=tuple(wrote),
            accepted=tuple(accepted),
        )
        try:
            new_file.create(link.encoded(), folder / _name(link.number))
        except FileExistsError:
            raise refuse(FOLDER.as_posix(), "others_keep") from None
        new_file.renew(_hash(link.encoded()).encode(), folder / _HEAD)
    return link


def _kept(folder: Path, state: State) -> str:
    """Write a state, unless it is there already, and return its name."""
    data = state.encoded()
    name = _hash(data)
    path = folder / f"{name}.json.gz"
    if _state(path, name) is None:
        new_file.renew(gzip.compress(data, 6, mtime=0), path)
    return name


def forget(chain: Chain, before: date) -> int:
    """Remove the states that only snapshots before this day need; the links stay, so that the chain can be followed.

    Returns how many were removed.
    """
    needed = {name for link in chain.links if link.day >= before for name in link.states.values()}
    old = {name for link in chain.links if link.day < before for name in link.states.values()} - needed
    gone = 0
    with told_of(FOLDER.as_posix()):
        for name in sorted(old):
            path = chain.home / FOLDER / _STATES / f"{name}.json.gz"
            if path.exists():
                new_file.remove(path)
                gone += 1
    return gone


def _name(number: int) -> str:
    return f"{number:06}.json"


def _head(folder: Path) -> str:
    return _bytes(folder / _HEAD).decode("ascii", "replace").strip()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _link(data: bytes) -> Link | None:
    try:
        told: dict[str, Any] = json.loads(data)
        if not all(_HASH.fullmatch(state) for state in told["states"].values()):
            raise ValueError("a state is named by its hash alone")  # the name is looked up as a file
        return Link(
            number=int(told["number"]),
            taken=str(told["taken"]),
            as_of=date.fromisoformat(told["as_of"]).isoformat(),
            why=str(told["why"]),
            previous=str(told["previous"]),
            workbooks={str(name): dict(facts) for name, facts in told["workbooks"].items()},
            states={str(name): state for name, state in told["states"].items()},
            wrote=tuple(Wrote(*map(str, cell)) for cell in told["wrote"]),
            accepted=tuple(Accepted(*map(str, one)) for one in told["accepted"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

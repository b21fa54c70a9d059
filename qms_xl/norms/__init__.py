"""The editions of the standard as data: names they go by, clauses, review inputs and outputs, obligatory documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.model import Text

_MONTH = re.compile(r"(?<=:\d{4})-\d{2}(?!\d)")
_BRACKET = re.compile(r"\s*\[([^\]]*)\]\s*")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*")


class ReviewInput(NamedTuple):
    """One input of a management review. `clause` "" where the edition names none: such an input is optional."""

    code: str
    clause: str
    heading: Text
    mandatory: bool


class ReviewOutput(NamedTuple):
    """One heading of review decisions, with the codes of list(decision_category) that stand under it."""

    categories: tuple[str, ...]
    clause: str
    heading: Text


class ObligatoryDocument(NamedTuple):
    """A document the edition demands: a document serves by one of `doc_types`, or by naming `clause`."""

    code: str
    clause: str
    doc_types: tuple[str, ...]
    title: Text


@dataclass(frozen=True)
class Norm:
    """One edition of the standard.

    `clauses`: number -> short title, second and third level. `subjects`: subject of the domain page -> its clauses.
    `valid_until`: last day of certificates of this edition, None while it is current. `verify`: the data still has
    to be compared with the published text. `read_under`: names of older editions that are read under this one.
    """

    name: str
    edition: int
    title: Text
    also_called: tuple[str, ...]
    read_under: tuple[str, ...]
    reads: Literal["before", "bracket"]
    renumbered: Mapping[str, str]
    clauses: Mapping[str, Text]
    subjects: Mapping[str, str]
    inputs: tuple[ReviewInput, ...]
    outputs: tuple[ReviewOutput, ...]
    documents: tuple[ObligatoryDocument, ...]
    valid_until: date | None
    verify: bool

    def clause(self, stated: str) -> str:
        """Return this edition's part of a clause as rules state it, "10.2.1 [8.5.2]"; "" where it has none."""
        bracket = _BRACKET.search(stated)
        inside = bracket.group(1) if bracket else ""
        part = inside if self.reads == "bracket" else _BRACKET.sub("", stated)
        return ", ".join(self._renumber(one.strip()) for one in part.split(",") if one.strip())

    def at_least(self, name: str) -> bool:
        """Return whether this is the named profile or a later one."""
        return self.edition >= profile(name).edition

    @property
    def second_level(self) -> tuple[str, ...]:
        """Return the clauses of the second level, in order: "4.1", "4.2" …"""
        return tuple(number for number in self.clauses if number.count(".") == 1 and not number.startswith("1."))

    @property
    def mandatory_inputs(self) -> tuple[ReviewInput, ...]:
        """Return the inputs that a review must have, in order."""
        return tuple(one for one in self.inputs if one.mandatory)

    def _renumber(self, clause: str) -> str:
        number = _NUMBER.match(clause)
        if not number:
            return clause
        old = number.group()
        return self.renumbered.get(old, old) + clause[len(old) :]


def profile(name: str) -> Norm:
    """Return the edition with this profile name, `iso9001-2015`; raises UsageError for another name."""
    known = _profiles()
    if name not in known:
        names = ", ".join(known)
        raise UsageError(
            Text(f"Nie znam normy „{name}”.", f"The standard “{name}” is not known."),
            Text(f"Wpisz jedną z nazw: {names}.", f"Write one of these names: {names}."),
        )
    return known[name]


def named(text: str) -> Norm | None:
    """Return the edition that goes by this name, None if no edition does.

    Looked up, never computed from the year; case, spaces and a month suffix aside, the slip "PM-EN ISO" is read.
    """
    return _names().get(_bare(text))


def profiles() -> tuple[Norm, ...]:
    """Return all editions, the oldest first."""
    return tuple(_profiles().values())


@cache
def _profiles() -> Mapping[str, Norm]:
    norms = [_load(path) for path in Path(__file__).parent.glob("*.toml")]
    return {norm.name: norm for norm in sorted(norms, key=lambda norm: norm.edition)}


@cache
def _names() -> Mapping[str, Norm]:
    return {_bare(name): norm for norm in profiles() for name in (norm.name, *norm.also_called, *norm.read_under)}


def _bare(text: str) -> str:
    return _MONTH.sub("", fold(text).replace(" ", "")).replace("pm-en", "pn-en")


def _load(path: Path) -> Norm:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Norm(
        name=data["name"],
        edition=data["edition"],
        title=_text(data["title"]),
        also_called=tuple(data["also_called"]),
        read_under=tuple(data.get("read_under", ())),
        reads=data["reads"],
        renumbered=data["renumbered"],
        clauses={number: _text(title) for number, title in data["clauses"].items()},
        subjects=data["subjects"],
        inputs=tuple(
            ReviewInput(one["code"], one.get("clause", ""), _text(one), one.get("mandatory", False))
            for one in data["inputs"]
        ),
        outputs=tuple(ReviewOutput(tuple(one["categories"]), one["clause"], _text(one)) for one in data["outputs"]),
        documents=tuple(
            ObligatoryDocument(one["code"], one["clause"], tuple(one.get("doc_types", ())), _text(one))
            for one in data["documents"]
        ),
        valid_until=data.get("valid_until"),
        verify=data["verify"],
    )


def _text(both: Mapping[str, Any]) -> Text:
    return Text(both["pl"], both["en"])

"""Picking from many: a register by any of its names, the issues that concern one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.checking.people import people_named
from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.model import Issue, Language, Text
from qms_xl.nearest import nearest
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.model import Register


def of_registers(names: Sequence[str], language: Language) -> frozenset[str]:
    """Return the registers meant: English name (`actions`) or sheet title in either language; raises UsageError."""
    if not names:
        return frozenset()
    known: dict[str, str] = {}
    titles = []
    for name, schema in collect("qms_xl.registers", "SCHEMA").items():
        known |= {fold(word): name for word in (name, *schema.title)}
        titles += [name, schema.title.in_(language)]
    for word in names:
        if fold(word) not in known:
            like = nearest(word, titles)
            every = ", ".join(sorted(set(known.values())))
            raise UsageError(
                Text(f"Nie ma rejestru „{word}”.", f"There is no register “{word}”."),
                Text(f"Czy chodziło o „{like}”?", f"Did you mean “{like}”?")
                if like
                else Text(f"Są: {every}.", f"There are: {every}."),
            )
    return frozenset(known[fold(word)] for word in names)


def of_person(issues: Iterable[Issue], person: str, registers: Mapping[str, Register]) -> list[Issue]:
    """Return the issues of rows that name the person in any column of people; raises UsageError for a stranger."""
    wanted = fold(person)
    people = registers.get("people")
    if people is not None:
        known = [str(name) for name in people.keys]
        if wanted not in {fold(name) for name in known}:
            like = nearest(person, known)
            raise UsageError(
                Text(f"W rejestrze osób nie ma „{person}”.", f"The register of people has no “{person}”."),
                Text(f"Czy chodziło o „{like}”?", f"Did you mean “{like}”?") if like else None,
            )
    found = list(issues)
    named = people_named(found, registers)
    return [issue for issue, people in zip(found, named, strict=True) if wanted in {fold(name) for name in people}]

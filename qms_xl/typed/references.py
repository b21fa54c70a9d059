"""Where the words of a cell lead: the rows of other registers, in those registers' own spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qms_xl.fold import fold
from qms_xl.kinds.person import Names
from qms_xl.kinds.reading import Read, is_answer
from qms_xl.model import Reference

_ALL_UNITS = frozenset({"wszystkie", "all"})
_ALL_WITH_SUBORDINATE = frozenset({"wszystkie z jednostkami", "all with subordinate"})
_MOST_SUGGESTIONS = 300  # a nearest word among thousands costs milliseconds; nobody reads more


class Led(NamedTuple):
    """What one part of a cell leads to: its values (several for "all"), and the misreading if its `kind` is not ""."""

    values: tuple[str, ...]
    read: Read


@dataclass(frozen=True)
class Target:
    """The words that a reference may hold: a register's key, or its named column, in its own spelling.

    `titles`: further word (a unit's name, a document's title) -> key, for suggestions only. `complete`: every workbook of
    the register could be read, so that what is not there is nowhere.
    """

    register: str
    words: frozenset[str]
    titles: Mapping[str, str]
    complete: bool = True
    names: Names | None = None

    @cached_property
    def folded(self) -> Mapping[str, tuple[str, ...]]:
        """Return folded word -> the register's spellings of it."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.words):
            found.setdefault(fold(word), []).append(word)
        return {folded: tuple(words) for folded, words in found.items()}

    def find(self, part: str) -> Read | None:
        """Return the word meant, in the register's spelling; None where it is not there."""
        if self.names is not None:
            return self.names.read(part)
        if part in self.words:
            return Read(part)
        spellings = self.folded.get(fold(part), ())
        if len(spellings) == 1:
            return Read(spellings[0], "reference_spelling", part, spellings[0], understood=True)
        return None

    def nearest(self, part: str) -> str:
        """Return the row whose title this is, else the word most like it, else ""."""
        from rapidfuzz import fuzz, process

        folded = fold(part)
        if folded in self.titles:
            return self.titles[folded]
        alike = fuzz.token_sort_ratio if self.names else fuzz.ratio
        found = process.extractOne(folded, self.folded.keys(), scorer=alike, score_cutoff=60)
        return self.folded[found[0]][0] if found else ""


@dataclass(frozen=True)
class Units:
    """The units that "all" stands for: those in scope and not abolished, in the register's order."""

    own: tuple[str, ...]
    with_subordinate: tuple[str, ...]

    def named(self, part: str) -> tuple[str, ...] | None:
        """Return the units that a word such as "wszystkie" stands for; None for any other word."""
        folded = fold(part)
        if folded in _ALL_UNITS:
            return self.own
        return self.with_subordinate if folded in _ALL_WITH_SUBORDINATE else None


class Leader:
    """Follows the words of one reference column; every distinct part is looked up once."""

    def __init__(
        self,
        reference: Reference,
        target: Callable[[str, str], Target | None],
        *,
        units: Units | None = None,
    ) -> None:
        self.reference = reference
        self.target = target
        self.units = units
        self.suggested = 0
        self._known: dict[tuple[str, str], Led] = {}

    def lead(self, part: str, code: str = "") -> Led:
        """Return where a part leads; `code`: that of the column which decides on the target."""
        known = self._known.get((part, code))
        if known is None:
            known = self._known[part, code] = self._lead(part, code)
        return known

    def _lead(self, part: str, code: str) -> Led:
        place = self.reference.targets.get(code, "") if self.reference.by else self.reference.register
        register, _, column = place.partition(".")
        target = self.target(register, column or self.reference.column) if register else None
        if target is None:
            return Led((part,), Read(part))
        if self.units is not None and (everyone := self.units.named(part)) is not None:
            return Led(everyone, Read(part))
        found = target.find(part)
        if found is not None:
            return Led((str(found.value),), found)
        if is_answer(part):
            return Led((part,), Read(part)) if self.reference.soft else Led((), Read(None, "answer", part))
        if not target.complete:
            return Led((part,), Read(part))
        return Led((part,), self._unknown(part, target, register))

    def _unknown(self, part: str, target: Target, register: str) -> Read:
        for place in dict.fromkeys(self.reference.targets.values()):
            other, _, column = place.partition(".")
            elsewhere = self.target(other, column) if other != register else None
            if elsewhere is not None and elsewhere.find(part) is not None:
                return Read(part, "elsewhere", part, other)
        self.suggested += 1
        suggestion = target.nearest(part) if self.suggested <= _MOST_SUGGESTIONS else ""
        return Read(part, "soft_reference" if self.reference.soft else "reference", part, suggestion)


def all_units(units: Iterable[tuple[str, bool]]) -> Units:
    """Return what "all" stands for, from (unit, is subordinate) of the units in scope and not abolished."""
    listed = tuple(units)
    return Units(tuple(unit for unit, subordinate in listed if not subordinate), tuple(unit for unit, _ in listed))


def target_of(
    register: str,
    words: Collection[object],
    titles: Iterable[tuple[object, object]] = (),
    *,
    complete: bool = True,
    names: Names | None = None,
) -> Target:
    """Return a target from a column's values; missing ones are left out. `titles`: (title, key)."""
    kept = frozenset(word for word in words if isinstance(word, str))
    folded = {fold(title): key for title, key in titles if isinstance(title, str) and isinstance(key, str)}
    return Target(register, kept, folded, complete, names)

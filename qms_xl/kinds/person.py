"""Names of people as staff write them: surname first, titles, initials, other spellings, positions, namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, TypeVar

from qms_xl.fold import fold
from qms_xl.kinds.reading import Read

_TITLES = frozenset(
    {"mgr", "inz", "dr", "hab", "prof", "lek", "lic", "adw", "mec", "med", "arch", "nadzw", "zw", "ks", "pan", "pani"}
    | {"mr", "mrs", "ms", "miss", "phd", "msc", "bsc", "mba"}
)
_LEGAL_ADVISER = re.compile(r"\br\. ?pr\.?(?= |$)|\bradca prawny\b")
_BRACKET = re.compile(r"\(([^()]*)\)")
_HYPHEN = re.compile(r"\s*-\s*")
_Form = TypeVar("_Form", str, tuple[str, ...])
_MANY_NAMES = 5  # longer than any name: a sentence, whose forms nobody needs


class Person(NamedTuple):
    """One row of `people` as far as names go; `key` in the register's own spelling."""

    key: str
    unit: str = ""
    position: str = ""
    aliases: tuple[str, ...] = ()
    active: bool = True


class Name(NamedTuple):
    """A name taken apart: its words in the order typed, folded, without titles, and what stood in brackets."""

    words: tuple[str, ...]
    bracket: str


def name(text: str) -> Name:
    """Return a name taken apart."""
    words = fold(text)
    brackets = _BRACKET.findall(words)
    words = _LEGAL_ADVISER.sub(" ", _BRACKET.sub(" ", words))
    words = _HYPHEN.sub("-", words).replace(".", ". ").replace(",", " ")
    kept = (word.rstrip(".") for word in words.split())
    return Name(tuple(word for word in kept if word and word not in _TITLES), " ".join(brackets).strip())


@dataclass(frozen=True)
class Names:
    """Who a name may mean: the people of the register by key, and by every form of their names."""

    people: tuple[Person, ...]
    by_key: Mapping[str, tuple[int, ...]]
    by_name: Mapping[tuple[str, ...], tuple[int, ...]]
    by_alias: Mapping[tuple[str, ...], tuple[int, ...]]
    by_initials: Mapping[tuple[str, ...], tuple[int, ...]]
    by_position: Mapping[str, tuple[int, ...]]
    collective: tuple[tuple[str, ...], ...]

    def read(self, part: str) -> Read | None:
        """Return whom the name means, in the register's own spelling; None where nobody fits.

        Misreadings: `reference_spelling` and `position` (understood), `namesake` (fits two active people; the
        name stays as typed), `collective` (nobody in particular; stays as typed).
        """
        rows = self.by_key.get(part, ())
        if len(rows) == 1 or (rows and sum(self.people[row].active for row in rows) < 2):
            return Read(part)
        if rows:
            return Read(part, "namesake", part)
        taken_apart = name(part)
        for forms in (self.by_name, self.by_alias, self.by_initials):
            fitting = self._in_bracket(forms.get(tuple(sorted(taken_apart.words)), ()), taken_apart.bracket)
            if fitting:
                return self._one_of(fitting, part)
        return self._position(part) or self._collective(part)

    def _in_bracket(self, rows: Iterable[int], bracket: str) -> list[int]:
        if not bracket:
            return list(rows)
        return [
            row
            for row in rows
            if bracket
            in (fold(self.people[row].unit), fold(self.people[row].position), name(self.people[row].key).bracket)
        ]

    def _one_of(self, rows: list[int], part: str) -> Read:
        if len(rows) > 1:
            rows = [row for row in rows if self.people[row].active] or rows
        if len(rows) > 1:
            return Read(part, "namesake", part)
        key = self.people[rows[0]].key
        if len(self.by_key[key]) > 1:  # the bracket says which of two equal keys: the key alone would not
            return Read(part)
        return Read(key, "reference_spelling", part, key, understood=True)

    def _position(self, part: str) -> Read | None:
        holders = [row for row in self.by_position.get(fold(part), ()) if self.people[row].active]
        if len(holders) != 1:
            return None
        key = self.people[holders[0]].key
        return Read(key, "position", part, key, understood=True)

    def _collective(self, part: str) -> Read | None:
        words = _bare_words(part)
        held = any(
            words[start : start + len(phrase)] == phrase for phrase in self.collective for start in range(len(words))
        )
        return Read(part, "collective", part) if held else None


def names(people: Iterable[Person], collective: Iterable[str] = ()) -> Names:
    """Return the index of names; `collective`: words for nobody in particular (settings.text.collective)."""
    rows = tuple(people)
    full: list[tuple[tuple[str, ...], int]] = []
    aliases: list[tuple[tuple[str, ...], int]] = []
    initials: list[tuple[tuple[str, ...], int]] = []
    for row, person in enumerate(rows):
        words = name(person.key).words
        full.append((tuple(sorted(words)), row))
        initials.extend((form, row) for form in _with_initials(words))
        for alias in person.aliases:
            alias_words = name(alias).words
            aliases.append((tuple(sorted(alias_words)), row))
            initials.extend((form, row) for form in _with_initials(alias_words))
    return Names(
        people=rows,
        by_key=_grouped((person.key, row) for row, person in enumerate(rows)),
        by_name=_grouped(full),
        by_alias=_grouped(aliases),
        by_initials=_grouped(initials),
        by_position=_grouped((fold(person.position), row) for row, person in enumerate(rows) if person.position),
        collective=tuple(_bare_words(word) for word in collective),
    )


def _with_initials(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the name with given names cut to initials; the surname, first or last, stays whole."""
    if not 2 <= len(words) < _MANY_NAMES:
        return
    for given, surname in ((words[:-1], words[-1]), (words[1:], words[0])):
        choices = [dict.fromkeys((word, word[0])) for word in given]
        for chosen in product(*choices):
            if chosen != given:
                yield tuple(sorted((*chosen, surname)))
        if len(given) > 1:
            yield tuple(sorted((given[0][0], surname)))


def _grouped(pairs: Iterable[tuple[_Form, int]]) -> dict[_Form, tuple[int, ...]]:
    groups: dict[_Form, list[int]] = {}
    for form, row in pairs:
        if form and row not in groups.setdefault(form, []):
            groups[form].append(row)
    return {form: tuple(rows) for form, rows in groups.items()}


def _bare_words(text: str) -> tuple[str, ...]:
    bare = (word.replace(".", "").strip(",:;()") for word in fold(text).split())
    return tuple(word for word in bare if word)

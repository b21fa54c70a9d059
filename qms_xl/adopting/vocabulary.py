"""How registers and their columns may be called: our titles, aliases and the words of `words.txt`; how near a header comes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from qms_xl.adopting.wording import (
    STEM,
    alike,
    cuts,
    foreign,
    is_afterwards,
    lines,
    meant,
    of_one_stem,
    sense,
    tidy,
    variants,
    words,
)
from qms_xl.model import RegisterSchema
from qms_xl.shelf import collect

ID_NAME = 0.8  # the plain name of what a register holds, for the column of its numbers
OWN, OTHER = 1.0, 0.97  # a title or alias of ours; a word of words.txt
TITLE = 0.92  # of a description: where both are there, the description is the longer one
SAME_WORDS = 0.97  # where the words are the same but for their order, form and synonyms, or the register's own noun
NEAR = 0.95  # at most, where words are alike but not the same
OPPOSED = 0.4  # of the likeness, where one speaks of a beginning and the other of an end, of before and after
GROUPED, ELSEWHERE = 0.9, 0.6  # "who" or "when" under a group's title; what else that alone would mean
_STRANGE = 3.5  # weight of a word that is in no phrase
_DAYS = frozenset(["data", "kiedy", "when", "termin", "on"])
_PERSONS = frozenset(
    ["kto", "osoba", "who", "person", "by", "by whom", "przez kogo", "imie nazwisko", "podpis", "name", "signature"]
)
_KEEPING = frozenset(
    [
        "rejestr",
        "wykaz",
        "lista",
        "plan",
        "spis",
        "karta",
        "mapa",
        "log",
        "list",
        "register",
        "schedule",
        "rok",
        "roczny",
        "wyniki",
        "ocena",
        "harmonogram",
        "program",
    ]
)
_STARTS = frozenset(["od", "from", "since", "start", "poczatek"])
_ENDS = frozenset(["do", "to", "until", "end", "koniec", "by"])
_SKIPPED = frozenset({"lists", "waivers"})  # of the toolkit's own making: no office has kept them


Column = tuple[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """Folded phrases by (register, column), each with its worth, and the phrases of the registers themselves."""

    schemas: Mapping[str, RegisterSchema]
    columns: Mapping[Column, Mapping[str, float]]
    titles: Mapping[str, tuple[str, ...]]

    def likeness(self, header: str) -> Mapping[Column, float]:
        """Return how near a header comes to each column, 0 to 1; columns that it is not at all like are left out."""
        if header not in self._known:
            self._known[header] = self._likeness(header)
        return self._known[header]

    def is_known(self, header: str) -> bool:
        """Return whether some register has a column of just this name."""
        return any(text.rstrip(". ") in self.phrases or meant(text) in self._by_words for text, _ in variants(header))

    @cached_property
    def _known(self) -> dict[str, Mapping[Column, float]]:
        return {}

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[Column, float]]:
        """Return phrase -> the columns that are called so."""
        found: dict[str, dict[Column, float]] = {}
        for column, phrases in self.columns.items():
            for phrase, worth in phrases.items():
                found.setdefault(phrase, {})[column] = worth
        return found

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], Mapping[Column, float]]:
        """Return the words of a phrase, whatever their order and form -> the columns that are called so."""
        found: dict[tuple[str, ...], dict[Column, float]] = {}
        for phrase, columns in self.phrases.items():
            there = found.setdefault(meant(phrase), {})
            for column, worth in columns.items():
                there[column] = max(there.get(column, 0.0), SAME_WORDS * worth)
        return found

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        return {phrase: frozenset(words(phrase)) for phrase in self.phrases}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Return how telling each word is: one that stands in many phrases says little."""
        counts = Counter(word for found in self._words.values() for word in found)
        total = len(self._words)
        return {word: 0.3 + math.log(total / count) for word, count in counts.items()}

    @cached_property
    def _with_word(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for phrase, tokens in self._words.items():
            for token in tokens:
                found.setdefault(token, []).append(phrase)
        return {token: tuple(phrases) for token, phrases in found.items()}

    def _likeness(self, header: str) -> Mapping[Column, float]:
        best: dict[Column, float] = {}
        for text, share in variants(header):
            for column, worth in self.phrases.get(text.rstrip(". "), {}).items():
                best[column] = max(best.get(column, 0.0), worth * share)
            for column, worth in self._by_words.get(meant(text), {}).items():
                best[column] = max(best.get(column, 0.0), worth * share)
            for register, bare in self.without_nouns(text).items():
                for (owner, name), worth in self._by_words.get(bare, {}).items():
                    if owner == register:
                        best[owner, name] = max(best.get((owner, name), 0.0), worth * share)
            for phrase, near in self._near(text).items():
                for column in self.phrases[phrase]:
                    best[column] = max(best.get(column, 0.0), NEAR * near * share)
        if is_afterwards(header):
            for column in best:
                if not any(map(is_afterwards, self.columns[column])):
                    best[column] *= OPPOSED
        grouped = self._under_group(header)
        for register, name in best:
            if (register, name) not in grouped and any(owner == register for owner, _ in grouped):
                best[register, name] *= ELSEWHERE
        return {**best, **{column: max(GROUPED, best.get(column, 0.0)) for column in grouped}}

    def _under_group(self, header: str) -> frozenset[Column]:
        """Return the columns that a group title with "who" or "when" under it means: `Zatwierdzenie / Kto`."""
        parts = [tidy(part) for part in header.split(" / ") if part.strip()]
        leaf = " ".join(words(parts[-1])) if len(parts) > 1 else ""
        is_day, is_person = leaf in _DAYS, leaf in _PERSONS
        if not is_day and not is_person:
            return frozenset()
        group = [word for word in words(parts[0]) if len(word) >= STEM]
        return frozenset(
            (register, name)
            for (register, name), phrases in self.columns.items()
            for column in [self.schemas[register][name]]
            if (column.kind == "date" if is_day else bool(column.reference and column.reference.register == "people"))
            and any(of_one_stem(word, other) for word in group for phrase in phrases for other in words(phrase))
        )

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        """Return the words that name what a register holds: `niezgodności`, `document`."""
        return {
            register: frozenset(word for title in titles for word in words(title)) - frozenset(map(sense, _KEEPING))
            for register, titles in self.titles.items()
        }

    def without_nouns(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return a header as each register would shorten it: `status niezgodności` is the status among nonconformities."""
        typed = words(text)
        found = {}
        for register, nouns in self._nouns.items():
            rest = [word for word in typed if not any(alike(word, noun) for noun in nouns)]
            if rest and len(rest) < len(typed):
                found[register] = tuple(sorted(rest))
        return found

    def _known_as(self, word: str) -> Sequence[str]:
        if word not in self._forms:
            alike_to = [known for known in self._by_letter.get(word[:1], ()) if alike(word, known)]
            self._forms[word] = alike_to + [
                known for known in self._weights if cuts(word, known) and known not in alike_to
            ]
        return self._forms[word]

    @cached_property
    def _by_letter(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for known in self._weights:
            found.setdefault(known[:1], []).append(known)
        return found

    @cached_property
    def _forms(self) -> dict[str, Sequence[str]]:
        return {}

    def is_foreign(self, header: str) -> bool:
        """Return whether a header belongs to another kind of table: a schedule, an invoice."""
        return meant(tidy(header)) in foreign()

    def _near(self, text: str) -> Mapping[str, float]:
        """Return the phrases that share words with a text, each with the share of weight that both have in common."""
        typed = words(text)
        known_as = {word: self._known_as(word) for word in typed}
        strange = sum(_STRANGE for word in typed if not known_as[word])
        shared: dict[str, float] = {}
        own: dict[str, float] = {}
        for word in typed:
            reached: dict[str, float] = {}
            for known in known_as[word]:
                for phrase in self._with_word[known]:
                    reached[phrase] = max(reached.get(phrase, 0.0), self._weights[known])
            weight = min((self._weights[known] for known in known_as[word]), default=0.0)
            own[word] = weight
            for phrase, worth in reached.items():
                shared[phrase] = shared.get(phrase, 0.0) + worth
        whole = sum(own.values()) + strange
        found = {}
        for phrase, common in shared.items():
            there = sum(self._weights[word] for word in self._words[phrase])
            union = max(whole + there - common, common)
            found[phrase] = min(1.0, common / union) if union else 0.0
            if _opposed(typed, self._words[phrase]):
                found[phrase] *= OPPOSED
        return found


def _opposed(typed: Iterable[str], phrase: frozenset[str]) -> bool:
    """Return whether one speaks of a beginning and the other of an end."""
    mine = {word.rstrip(".") for word in typed}
    starts, ends = bool(mine & _STARTS), bool(mine & _ENDS)
    return (starts and not ends and bool(phrase & _ENDS)) or (ends and not starts and bool(phrase & _STARTS))


@cache
def vocabulary() -> Vocabulary:
    """Return what is known of every register that an office may have kept."""
    schemas = {n: s for n, s in collect("qms_xl.registers", "SCHEMA").items() if n not in _SKIPPED}
    columns: dict[Column, dict[str, float]] = {}
    titles: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        titles[name] = [tidy(title) for title in schema.title]
        for column in schema.columns:
            own = dict.fromkeys(map(tidy, (*column.title, *column.aliases)), OWN)
            is_id = column.name == schema.key[0]  # "Risk" over a column is rather the risk itself than its number
            columns[name, column.name] = {tidy(column.name): ID_NAME if is_id else OWN, **own}
    for who, phrases in lines():
        register, _, column = who.partition(".")
        if not column:
            titles[register] += phrases
        for name in schemas if register == "*" else (register,):
            if (name, column) in columns:
                for phrase in phrases:
                    is_title = column == "description" and sense("nazwa") in words(phrase)
                    columns[name, column].setdefault(phrase, TITLE if is_title else OTHER)
    return Vocabulary(schemas, columns, {name: tuple(dict.fromkeys(found)) for name, found in titles.items()})

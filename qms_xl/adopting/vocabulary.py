"""How registers and their columns may be called: our titles, aliases and the words of `words.txt`; how near a header comes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from qms_xl.fold import fold
from qms_xl.model import RegisterSchema
from qms_xl.shelf import collect

OWN, OTHER = 1.0, 0.97  # a title or alias of ours; a word of words.txt
BARE = 0.97  # where only the register's own noun stands beside such a word
NEAR = 0.95  # at most, where words are alike but not the same
_STOP = frozenset(
    ["i", "w", "z", "na", "o", "dla", "oraz", "lub", "albo", "the", "of", "and", "or", "for", "in", "a", "an", "is"]
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
_WORD = re.compile(r"[^\W_]+\.?")
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*[\r\n]+\s*(?=[^\W\d_])")
_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
_LEAD = re.compile(r"^\s*(?:\d{1,2}|[ivx]{1,4}|[a-z])\s*[.)]\s*(?=[^\W\d])")
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
        return any(phrase.rstrip(". ") in self.phrases for phrase, _ in variants(header))

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
            for register, bare in self._without_nouns(text).items():
                for (owner, name), worth in self.phrases.get(bare, {}).items():
                    if owner == register:
                        best[owner, name] = max(best.get((owner, name), 0.0), BARE * worth * share)
            for phrase, near in self._near(text).items():
                for column in self.phrases[phrase]:
                    best[column] = max(best.get(column, 0.0), NEAR * near * share)
        return best

    @cached_property
    def _nouns(self) -> Mapping[str, frozenset[str]]:
        """Return the words that name what a register holds: `niezgodności`, `document`."""
        return {
            register: frozenset(word for title in titles for word in words(title) if word not in _KEEPING)
            for register, titles in self.titles.items()
        }

    def _without_nouns(self, text: str) -> Mapping[str, str]:
        """Return a header as each register would shorten it: `status niezgodności` is the status among nonconformities."""
        typed = words(text)
        found = {}
        for register, nouns in self._nouns.items():
            rest = [word for word in typed if not any(alike(word, noun) for noun in nouns)]
            if rest and len(rest) < len(typed):
                found[register] = " ".join(rest)
        return found

    def _near(self, text: str) -> Mapping[str, float]:
        """Return the phrases that share words with a text, each with the share of weight that both have in common."""
        typed = words(text)
        meant = {word: [known for known in self._weights if alike(word, known)] for word in typed}
        strange = sum(5.0 for word in typed if not meant[word])
        shared: dict[str, float] = {}
        own: dict[str, float] = {}
        for word in typed:
            reached: dict[str, float] = {}
            for known in meant[word]:
                for phrase in self._with_word[known]:
                    reached[phrase] = max(reached.get(phrase, 0.0), self._weights[known])
            weight = min((self._weights[known] for known in meant[word]), default=0.0)
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
                found[phrase] *= 0.4
        return found


def _opposed(typed: Iterable[str], phrase: frozenset[str]) -> bool:
    """Return whether one speaks of a beginning and the other of an end."""
    mine = {word.rstrip(".") for word in typed}
    starts, ends = bool(mine & _STARTS), bool(mine & _ENDS)
    return (starts and not ends and bool(phrase & _ENDS)) or (ends and not starts and bool(phrase & _STARTS))


def variants(header: str) -> list[tuple[str, float]]:
    """Return the ways to read a header, folded, each with its worth: whole, without brackets, the parts of a header of two rows."""
    text = _SOFT_BREAK.sub("", header)
    found: dict[str, float] = {}

    def add(part: str, share: float) -> None:
        plain = tidy(part)
        if plain:
            found[plain] = max(found.get(plain, 0.0), share)

    parts = [part for part in text.split(" / ") if part.strip()]
    for whole, share in ((text.replace(" / ", " "), 1.0), (_BRACKETS.sub(" ", text).replace(" / ", " "), 1.0)):
        add(whole, share)
    if len(parts) > 1:
        add(" ".join(reversed(parts)), 1.0)
        add(parts[-1], 0.9)
        add(parts[0], 0.75)
    else:
        for part in re.split(r"[/,;]", text):
            add(part, 0.9)
    return list(found.items())


def tidy(text: str) -> str:
    """Return a header folded, without numbering, marks and punctuation but full stops; `audyt` is read as `audit`."""
    plain = fold(text).replace("audyt", "audit").replace("audyc", "audic")
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", _LEAD.sub("", plain))
    return " ".join(re.sub(r"[^\w%. -]+", " ", plain).replace("_", " ").strip(" -*:").split())


def words(text: str) -> list[str]:
    """Return the telling words of a folded text; an abbreviation keeps its full stop."""
    return list(dict.fromkeys(word for word in _WORD.findall(text) if word.rstrip(".") not in _STOP))


@cache
def alike(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one: endings aside, or one cut short by a full stop."""
    short, other = one.rstrip("."), other.rstrip(".")
    if short == other:
        return True
    if one.endswith(".") and len(short) >= 3 and other.startswith(short):
        return True
    longest = max(len(short), len(other))
    common = 0
    for a, b in zip(short, other, strict=False):
        if a != b:
            break
        common += 1
    if common >= 3 and common >= 0.75 * longest and longest - common <= 4:
        return True
    if min(len(short), len(other)) >= 6 and abs(len(short) - len(other)) <= 1:
        from rapidfuzz.distance import OSA

        return int(OSA.distance(short, other, score_cutoff=1)) <= 1
    return False


@cache
def vocabulary() -> Vocabulary:
    """Return what is known of every register that an office may have kept."""
    schemas = {n: s for n, s in collect("qms_xl.registers", "SCHEMA").items() if n not in _SKIPPED}
    columns: dict[Column, dict[str, float]] = {}
    titles: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        titles[name] = [tidy(title) for title in schema.title]
        for column in schema.columns:
            own = (*column.title, column.name, *column.aliases)
            columns[name, column.name] = dict.fromkeys(map(tidy, own), OWN)
    for who, phrases in _lines():
        register, _, column = who.partition(".")
        if not column:
            titles[register] += phrases
        for name in schemas if register == "*" else (register,):
            if (name, column) in columns:
                for phrase in phrases:
                    columns[name, column].setdefault(phrase, OTHER)
    return Vocabulary(schemas, columns, {name: tuple(dict.fromkeys(found)) for name, found in titles.items()})


def _lines() -> Iterable[tuple[str, list[str]]]:
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            who, _, phrases = line.partition(" | ")
            yield who.strip(), [tidy(phrase) for phrase in phrases.split(" ; ")]

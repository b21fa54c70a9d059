"""How well what stands in a column fits a register's column: its kind, the words of its list, the keys that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from qms_xl.adopting.contents import PARTS, Profile
from qms_xl.kinds import clause
from qms_xl.lists import WordList, shipped_lists
from qms_xl.model import Column, RegisterSchema

_GRADES = 6  # words of a scale


@dataclass(frozen=True)
class Known:
    """What is known of the office already, folded: keys by register (`people`, `units`, `documents` …), and its lists."""

    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: Mapping[str, WordList] = field(default_factory=shipped_lists)


def fit(column: Column, schema: RegisterSchema, found: Profile, known: Known) -> float:
    """Return how well the contents fit a column: 1 they say so by themselves, 0 they say nothing, -1 they cannot be it."""
    if found.is_empty:
        return 0.0
    match column.kind:
        case "date":
            return _date(found)
        case "int" | "number":
            return _number(column, found)
        case "list" | "yesno":
            return _words(column, found, known)
        case "period":
            return 0.8 if found.periods > 0.6 else -0.2 if found.dates > 0.8 else -0.6 if found.length > 20 else 0.0
        case "path":
            return 0.9 if found.paths > 0.5 else -0.5 if found.dates > 0.5 or found.numbers > 0.5 else -0.1
        case "url":
            return 1.0 if found.urls > 0.5 else -0.6
    return _text(column, schema, found, known)


def _date(found: Profile) -> float:
    if found.dates >= 0.5:
        return 0.6 + 0.3 * found.dates
    if found.dates > 0.2:
        return 0.2
    if found.periods > 0.5:
        return 0.1
    if found.marks > 0.8 or found.numbers > 0.9:
        return -1.0
    return -0.9 if found.length > 25 or found.names > 0.5 else -0.7


def _number(column: Column, found: Profile) -> float:
    if column.name == "year":
        return 0.9 if found.years > 0.8 else -0.5 if found.years < 0.3 else 0.2
    if found.numbers > 0.7:
        return 0.2 if found.years > 0.8 else 0.5
    if found.marks > 0.8:
        return -1.0
    if found.texts and found.numbers < 0.3 and len(found.words) <= _GRADES and found.length <= 12 and found.dates < 0.5:
        return 0.0  # a scale in words: high, medium, low
    return -0.9 if found.dates > 0.5 or found.length > 15 else -0.5 if found.numbers < 0.3 else 0.1


def _words(column: Column, found: Profile, known: Known) -> float:
    hits = understood(found, known.lists[column.list]) if column.list in known.lists else 0.0
    if column.kind == "yesno":
        return 0.8 if max(hits, found.marks) > 0.7 else 0.0 if found.distinct < 0.5 and found.length < 8 else -0.7
    if hits >= 0.3:
        return 0.3 + 0.7 * hits
    if found.dates > 0.4 or found.names > 0.6:
        return -0.9
    if found.sentences > 0.5 and found.length > 25:
        return -1.0
    if len(found.words) <= 12 and found.distinct < 0.6 and found.length < 40:
        return 0.05
    return -0.8 if found.length > 45 or found.distinct > 0.9 else -0.3


def understood(found: Profile, words: WordList) -> float:
    """Return the share of cells whose words the list knows, a word in other letters or gender nearly as good."""
    total = sum(found.words.values())
    return sum(count * known_word(word, words) for word, count in found.words.items()) / total if total else 0.0


def known_word(word: str, words: WordList) -> float:
    """Return 1 where the list knows a folded word, 0.9 where only its ending differs, else 0."""
    plain = word.replace("audyt", "audit").replace("audyc", "audic")
    if plain in words.folded or plain in words.asked_folds:
        return 1.0
    return 0.9 if len(plain) >= 5 and len(codes_like(plain, words)) == 1 else 0.0


def codes_like(word: str, words: WordList) -> frozenset[str]:
    """Return the codes whose words differ from a folded word only in their endings: `zamknięta`, `zamknięte`."""
    stem = _stem(word)
    found: set[str] = set()
    for known, codes in words.folded.items():
        if _stem(known) == stem:
            found |= codes
    return frozenset(found)


@cache
def _stem(text: str) -> str:
    return " ".join(
        re.sub(r"(?:ego|ych|ymi|ane|ana|any|one|ona|ony|ne|na|ny|te|ta|ty|e|a|y|i|o|ed|ing|s)$", "", word) or word
        for word in text.split()
    )


def _text(column: Column, schema: RegisterSchema, found: Profile, known: Known) -> float:
    if column.name in clause.COLUMNS:
        return 0.8 if found.clauses > 0.5 else -0.6 if found.length > 30 or found.names > 0.4 else -0.1
    if column.name == "email":
        return 1.0 if found.mails > 0.5 else -0.8
    if column.name == "edition":
        short = found.length <= 8 and found.dates < 0.3
        return 0.2 if short else -0.7
    register = _target(column) or (schema.name if column.name == schema.key[0] else "")
    if register == "people" or column.name in ("person",):
        return _people(found, known)
    if found.dates > 0.6:
        return -0.9
    if register:
        return _codes(column, schema, found, known, register)
    if found.names > 0.7:
        return -0.4
    if column.name in ("notes", "comment"):
        return 0.0 if found.whole < 0.8 else -0.3
    if found.numbers > 0.8:
        return -0.6 if column.name in LONG else -0.2 if found.rising > 0.8 else 0.0
    if column.name in LONG:
        if found.marks > 0.8:
            return -1.0
        return 0.4 if found.length >= 25 and found.distinct > 0.6 else -0.4 if found.length < 6 else 0.0
    return 0.0


LONG = frozenset(
    [
        "description",
        "statement",
        "decision_text",
        "question",
        "text",
        "subject",
        "purpose",
        "summary",
        "scope",
        "objective",
        "requirement",
        "evidence",
        "cause",
        "consequence",
        "correction",
        "evaluation",
        "conclusion",
        "course",
        "tasks",
        "needs",
        "effect",
        "title",
    ]
)


def _target(column: Column) -> str:
    if column.reference is None:
        return ""
    return column.reference.register or ("people" if "auditor" in column.name else "*")


def _people(found: Profile, known: Known) -> float:
    hits = _among(found, known.keys.get("people", frozenset()))
    if hits > 0.4 or found.names > 0.6:
        return 0.5 + 0.5 * max(hits, found.names - 0.2)
    if found.dates > 0.4 or found.numbers > 0.6:
        return -1.0
    return -0.6 if found.length > 60 else -0.4 if found.codes > 0.8 and found.length < 6 else 0.0


def _codes(column: Column, schema: RegisterSchema, found: Profile, known: Known, register: str) -> float:
    own = column.name == schema.key[0] and len(schema.key) == 1
    hits = _among(found, known.keys.get(register, frozenset()))
    if hits > 0.4 and not own:
        return 0.5 + 0.5 * hits
    if own and register == "suppliers":
        return 0.2 if found.distinct > 0.6 and found.numbers < 0.3 else -0.4
    if own and found.distinct > 0.9 and (found.codes > 0.7 or found.rising > 0.6):
        return 0.5
    if found.names > 0.7:
        return -0.8
    if own and (found.length > 40 or found.sentences > 0.5):
        return -0.8
    if own and found.distinct < 0.5:
        return -0.6
    if found.codes > 0.7 or found.whole > 0.7:
        return 0.2 if not own or found.distinct > 0.7 else -0.1
    return -0.4 if found.length > 45 else 0.0


def _among(found: Profile, keys: frozenset[str]) -> float:
    if not keys or not found.words:
        return 0.0
    total = hits = 0
    for word, count in found.words.items():
        parts = [part.strip() for part in PARTS.split(word) if part.strip()]
        total += count
        hits += count * (bool(parts) and sum(part in keys for part in parts) >= len(parts) / 2)
    return hits / total

"""Values into sentences in the reader's language: dates, numbers, plural forms, list words, the spelling of *audit*."""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qms_xl.lists import WordList, shipped_lists
from qms_xl.model import CellError, CellRef, Figure, Language, Text, Uncached, Word
from qms_xl.spelling import audyt

NOTHING = "–"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FORMULA = Text("formuła bez zapisanego wyniku", "a formula without a stored result")
_YES, _NO = Text("tak", "yes"), Text("nie", "no")
_OURS = re.compile(r"(`[^`]*`)")  # names of commands, keys and columns stand in backticks and are never respelled


@dataclass(frozen=True)
class Voice:
    """How to speak to this reader: language, the office's spelling of *audit*, the words of its lists."""

    language: Language
    audit_spelling: str = "audit"
    lists: Mapping[str, WordList] = field(default_factory=shipped_lists)

    def own(self, text: Text) -> str:
        """Return one of the toolkit's own texts, placeholders left alone."""
        return respelled(text.in_(self.language), self)

    def say(self, text: Text, facts: Mapping[str, object] | None = None, **more: object) -> str:
        """Return the sentence with its placeholders filled."""
        return _Sentences(self).vformat(text.in_(self.language), (), {**(facts or {}), **more})

    def value(self, value: object) -> str:
        """Return one value as the reader writes it; a value that is missing is a dash."""
        return _value(value, self)


def sentence(text: Text, facts: Mapping[str, object], language: Language, audit_spelling: str = "audit") -> str:
    """Return the sentence with its placeholders filled from facts.

    `{count:plural usterka|usterki|usterek}` prints number and noun (Polish one|few|many, English one|other),
    `{count:noun a|b|c}` the noun only, `{share:.1f}` a number with that many decimals. A placeholder without
    its fact stays as it is, in braces: one rule's slip must not cost the reader all other issues.
    """
    return Voice(language, audit_spelling).say(text, facts)


def respelled(text: str, voice: Voice) -> str:
    """Return a text of the toolkit's own with *audit* spelled as the office does; never for what staff wrote."""
    if voice.language != "pl" or voice.audit_spelling != "audyt":
        return text
    return "".join(part if part.startswith("`") else audyt(part) for part in _OURS.split(text))


def plural(count: float, forms: Sequence[str], language: Language) -> str:
    """Return the form of the noun that goes with the count; forms by CLDR: Polish one, few, many, English one, other."""
    if language == "en" or count == 1 or len(forms) < 3:
        return forms[0 if count == 1 else len(forms) - 1]
    few = count == int(count) and count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return forms[1 if few else 2]


def day(value: datetime.date, language: Language) -> str:
    """Return a date as people write it: 20.11.2026 in Polish, 20 November 2026 in English."""
    if language == "pl":
        return f"{value:%d.%m.}{value.year}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: datetime.date, language: Language) -> str:
    """Return a date short enough for a table, as Excel reads it when it is typed: 20.11.2026 in Polish, else 2026-11-20."""
    return f"{value:%d.%m.}{value.year}" if language == "pl" else value.isoformat()[:10]


def number(value: float, language: Language, spec: str = "") -> str:
    """Return a number with the reader's decimal sign, at most four decimals unless `spec` (`.1f`) says how many."""
    shown = f"{value:{spec}}" if spec else f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return shown.replace(".", ",") if language == "pl" else shown


def _value(value: Any, voice: Voice) -> str:
    if hasattr(value, "item") and not isinstance(value, datetime.date):  # numpy's scalars
        value = value.item()
    match value:
        case None:
            return NOTHING
        case Text():
            return voice.own(value)
        case Word(name, code):
            return _word(name, code, voice)
        case CellError(text):
            return text
        case Uncached():
            return voice.own(_FORMULA)
        case CellRef():
            return value.record or value.cell or NOTHING
        case Figure():
            return _value(value.value, voice)
        case bool():
            return voice.own(_YES if value else _NO)
        case datetime.date():
            return day(value, voice.language) if value == value else NOTHING  # NaT differs from itself
        case int() | float():
            return number(value, voice.language) if value == value else NOTHING
        case str():
            return value
        case tuple() | list() | set() | frozenset():
            parts = value if isinstance(value, tuple | list) else sorted(value, key=str)
            return ", ".join(_value(part, voice) for part in parts) or NOTHING
    return NOTHING if type(value).__name__ == "NAType" else str(value)


def _word(name: str, code: str, voice: Voice) -> str:
    words = voice.lists.get(name) or shipped_lists().get(name)
    if words is None or code not in words.codes:
        return code
    own = any(meaning == code for _, meaning in words.office)
    return words.word(code, voice.language) if own else respelled(words.word(code, voice.language), voice)


class _Sentences(string.Formatter):
    """str.format for sentences: plain names only, values spoken by type, plural forms."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def vformat(self, text: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
        spoken = []
        for literal, name, spec, _ in self.parse(text):
            spoken.append(respelled(literal, self.voice))
            if name is not None:
                spoken.append(self.format_field(kwargs[name], spec or "") if name in kwargs else f"{{{name}}}")
        return "".join(spoken)

    def format_field(self, value: Any, spec: str) -> str:
        how, _, forms = spec.partition(" ")
        if how in ("plural", "noun"):
            noun = respelled(plural(value, forms.split("|"), self.voice.language), self.voice)
            return f"{self.voice.value(value)} {noun}" if how == "plural" else noun
        if spec and isinstance(value, int | float):
            return number(value, self.voice.language, spec)
        return self.voice.value(value)

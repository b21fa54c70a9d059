"""The words of the controlled lists: what the shipped words mean, and an office's own wording laid over them.

Codes and rules know only the code. The first Polish or English word is the one printed; both languages, the
codes themselves and the aliases are always understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from qms_xl.fold import fold
from qms_xl.model import Language, Text


@dataclass(frozen=True)
class WordList:
    """One controlled list. `codes`: code -> printed word; `aliases`: further word -> code; `asked`: word -> proposed code or ""."""

    name: str
    codes: Mapping[str, Text]
    aliases: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    office: tuple[tuple[str, str], ...] = ()
    """The office's own words, in its order: (word, code); "" for a word of `cause` without a code."""

    def word(self, code: str, language: Language) -> str:
        """Return the word to write for a code: the office's first word with that meaning, else the shipped one."""
        for own, meaning in self.office:
            if meaning == code:
                return own
        return self.codes[code].in_(language) if code in self.codes else code

    @cached_property
    def exact(self) -> Mapping[str, str]:
        """Return every word that is read as it stands -> code; a word of the office without a code stands for itself."""
        words = {code: code for code in self.codes}
        for code, text in self.codes.items():
            words.setdefault(text.pl, code)
            words.setdefault(text.en, code)
        words.update(self.aliases)
        words.update({own: meaning or own for own, meaning in self.office})
        return words

    @cached_property
    def folded(self) -> Mapping[str, frozenset[str]]:
        """Return folded word -> the codes it may stand for; aliases are read without regard to case and diacritics."""
        found: dict[str, set[str]] = {}
        for word, code in self.exact.items():
            found.setdefault(fold(word), set()).add(code)
        return {word: frozenset(codes) for word, codes in found.items()}

    @cached_property
    def alias_folds(self) -> frozenset[str]:
        """Return the folded aliases: these are no misspelling."""
        return frozenset(fold(word) for word in self.aliases)

    @cached_property
    def asked_folds(self) -> Mapping[str, str]:
        """Return folded word -> the code that is proposed but never taken by itself."""
        return {fold(word): code for word, code in self.asked.items()}

    def with_office(self, words: Iterable[tuple[str, str]]) -> WordList:
        """Return the list with an office's own words laid over it; words with an unknown meaning are left out."""
        known = tuple((word, code) for word, code in words if not code or code in self.codes)
        return WordList(self.name, self.codes, self.aliases, self.asked, known)


@cache
def shipped_lists() -> Mapping[str, WordList]:
    """Return the shipped lists by name, in the order of the file."""
    codes: dict[str, dict[str, Text]] = {}
    aliases: dict[str, dict[str, str]] = {}
    asked: dict[str, dict[str, str]] = {}
    for line in Path(__file__).with_name("lists.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, code, *words = (part.strip() for part in line.split(" | "))
        if len(words) == 2:
            codes.setdefault(name, {})[code] = Text(*words)
        elif code.endswith("?"):
            asked.setdefault(name, {}).update({word.strip(): code[:-1] for word in words[0].split(" ; ")})
        else:
            aliases.setdefault(name, {}).update({word.strip(): code for word in words[0].split(" ; ")})
    return {name: WordList(name, found, aliases.get(name, {}), asked.get(name, {})) for name, found in codes.items()}

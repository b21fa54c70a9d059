"""Words of a controlled list as read: their codes, and the words that only nearly fit."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from qms_xl.fold import fold
from qms_xl.kinds.reading import Context, Read, as_text, is_answer
from qms_xl.lists import WordList
from qms_xl.model import Language

_BRACKET = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"\w{4,}")
_STEM = 5  # letters
_ALIKE, _MUCH_ALIKE = 60, 80  # per cent
_DENIALS = ("nie", "not ", "non", "un", "inef")
_LIMITS = ("czesciow", "partly", "partial")
_OPPOSITES = (("wewn", "zewn"), ("intern", "extern"), ("mniej", "wiecej"))


def read(value: object, context: Context, number_format: str = "") -> Read:
    """Return the code of a word.

    Misreadings: `spelling` (understood; only case or diacritics differ), `asked` (the code must be asked
    for, its word is proposed), `list` (in no list, the nearest word is suggested).
    """
    part = as_text(value)
    words = context.words
    if words is None:
        return Read(part or None)
    if part in words.exact:
        return Read(words.exact[part])
    if not part:
        return Read(None)
    return _understood(part, words, context)


def _understood(part: str, words: WordList, context: Context) -> Read:
    composed = unicodedata.normalize("NFC", part)
    if composed in words.exact:
        return Read(words.exact[composed])
    folded = fold(part)
    if folded in words.asked_folds and part not in words.exact:
        code = words.asked_folds[folded]
        return Read(None, "asked", part, words.word(code, context.language) if code else "")
    codes = words.folded.get(folded, frozenset())
    if len(codes) == 1:
        (code,) = codes
        if folded in words.alias_folds:
            return Read(code)
        return Read(code, "spelling", part, _as_written(folded, words), understood=True)
    if not codes and is_answer(part):
        return Read(None)
    audit = words.folded.get(_audit(folded), frozenset())
    if len(audit) == 1:
        return Read(next(iter(audit)))
    return Read(None, "list", part, _nearest(part, words, context.language))


def _as_written(folded: str, words: WordList) -> str:
    """Return the list's own writing of a word: the office's, else the shipped one, else the code itself."""
    shipped = (text for both in words.codes.values() for text in both)
    return next(word for word in (*(own for own, _ in words.office), *shipped, *words.exact) if fold(word) == folded)


def _audit(folded: str) -> str:
    """Return the folded word with `audyt` spelled `audit`: offices write both, and both are read."""
    return folded.replace("audyt", "audit").replace("audyc", "audic")


def _nearest(part: str, words: WordList, language: Language) -> str:
    """Return the word of the list that staff most likely meant, in their language; "" where none is near, or two are as near.

    Near is what is spelled alike, brackets and the order of the words aside; else the one word that shares a stem.
    """
    from rapidfuzz import fuzz

    typed = fold(part)
    offered = [(fold(word), code) for word, code in words.exact.items() if not _contrary(typed, fold(word))]
    near: dict[str, float] = {}
    for word, code in offered:
        bare = _BRACKET.sub("", word)
        alike = max(fuzz.ratio(typed, word), fuzz.ratio(typed, bare), fuzz.token_sort_ratio(typed, bare))
        if alike >= (_ALIKE if word[:1] == typed[:1] or _stem(typed, word) else _MUCH_ALIKE):
            near[code] = max(alike, near.get(code, 0))
    likely = [code for code, alike in near.items() if alike == max(near.values())]
    likely = likely or list({code for word, code in offered if _stem(typed, word)})
    return words.word(likely[0], language) if len(likely) == 1 else ""


def _contrary(one: str, other: str) -> bool:
    """Return whether one of two words denies, limits or opposes the other, however alike they are spelled."""
    if any((stem in one) != (stem in other) for stem in _LIMITS) or one.startswith(_DENIALS) != other.startswith(
        _DENIALS
    ):
        return True
    return any((a in one and b in other) or (b in one and a in other) for a, b in _OPPOSITES)


def _stem(one: str, other: str) -> bool:
    """Return whether two texts share a word, whatever its ending: five letters, and most of the shorter one."""
    for word, like in product(_WORD.findall(one), _WORD.findall(other)):
        letters = max(_STEM, round(0.7 * min(len(word), len(like))))
        if word[:letters] == like[:letters]:
            return True
    return False

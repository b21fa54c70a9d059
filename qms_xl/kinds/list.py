"""Words of a controlled list as read: their codes, and the words that only nearly fit."""

from __future__ import annotations

import unicodedata

from qms_xl.fold import fold
from qms_xl.kinds.reading import Context, Read, as_text, is_answer
from qms_xl.lists import WordList


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
    return Read(None, "list", part, _nearest(part, words))


def _as_written(folded: str, words: WordList) -> str:
    """Return the list's own writing of a word: the office's, else the shipped one, else the code itself."""
    shipped = (text for both in words.codes.values() for text in both)
    return next(word for word in (*(own for own, _ in words.office), *shipped, *words.exact) if fold(word) == folded)


def _audit(folded: str) -> str:
    """Return the folded word with `audyt` spelled `audit`: offices write both, and both are read."""
    return folded.replace("audyt", "audit").replace("audyc", "audic")


def _nearest(part: str, words: WordList) -> str:
    from qms_xl.nearest import nearest

    offered = [word for word, _ in words.office] or [text for both in words.codes.values() for text in both]
    return nearest(part, offered) or ""

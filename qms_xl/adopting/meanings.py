"""What an office's word in a column with a list probably means: by our lists, by endings, by the everyday words of `meanings.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qms_xl.adopting.fitting import codes_like
from qms_xl.adopting.guess import Certainty
from qms_xl.fold import fold
from qms_xl.lists import WordList
from qms_xl.nearest import nearest

YES_MARKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "+", "t", "y"})
NO_MARKS = frozenset({"n", "☒"})
MOST_WORDS = 40  # a column with more different words is no list
_ALIKE = 90  # per cent of likeness from which a word is taken for a slip of the pen, not where one only begins with more: "ineffective"


def meaning(word: str, words: WordList) -> tuple[str, Certainty]:
    """Return the code that a word of the office probably means, and how sure that is."""
    folded = fold(word).replace("audyt", "audit").replace("audyc", "audic")
    if words.name == "yesno" and folded in YES_MARKS | NO_MARKS:
        return ("yes" if folded in YES_MARKS else "no"), "certain"
    if folded in words.asked_folds:
        return words.asked_folds[folded], "likely"
    codes = words.folded.get(folded) or codes_like(folded, words) or _in_short(folded, words)
    if len(codes) == 1:
        return next(iter(codes)), "certain"
    if code := _everyday(words).get(folded.rstrip(".")):
        return code, "likely"
    near = nearest(folded, words.folded, _ALIKE)
    found = words.folded[near] if near and not near.endswith(folded) and not folded.endswith(near) else frozenset()
    return (next(iter(found)), "likely") if len(found) == 1 else ("", "unknown")


def _in_short(folded: str, words: WordList) -> frozenset[str]:
    """Return the codes whose words are the given one with more in brackets: `ograniczanie (działanie)`."""
    found = [codes for word, codes in words.folded.items() if word.partition(" (")[0] == folded]
    return found[0] if len(found) == 1 else frozenset()


def _everyday(words: WordList) -> Mapping[str, str]:
    """Return everyday word -> code of a list; of two codes the one that was named for this list, else the first."""
    found: dict[str, str] = {}
    for who, everyday in _lines():
        name, _, code = who.rpartition(".")
        if name == words.name and code in words.codes:
            found.update(dict.fromkeys(everyday, code))
        elif not name and code in words.codes:
            found = {**dict.fromkeys(everyday, code), **found}
    return found


@cache
def _lines() -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = Path(__file__).with_name("meanings.txt").read_text(encoding="utf-8")
    pairs = (line.split(" | ") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((who, tuple(map(fold, words.split(" ; ")))) for who, words in pairs)

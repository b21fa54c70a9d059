"""How headers are worded: folded and cut into words, with endings, abbreviations and synonyms read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from qms_xl.fold import fold

_SYNONYMS, _FOREIGN = (
    "=",
    "!",
)  # begin the lines of words.txt with words that mean the same, and with headers of no register
STEM = 6  # letters that words of one family begin with
_STOP = frozenset(
    ["i", "w", "z", "na", "o", "dla", "oraz", "lub", "albo", "the", "of", "and", "or", "for", "in", "a", "an", "is"]
)
_WORD = re.compile(r"[^\W_]+\.?")
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*[\r\n]+\s*(?=[^\W\d_])")
_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
_IN_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_LEAD = re.compile(r"^\s*(?:\d{1,2}\s*[.)]\s*|(?:[ivx]{1,4}|[a-z])(?:\s*\)\s*|\s*\.\s+))(?=[^\W\d])")
_CHANGES = frozenset(
    [
        "zmianie",
        "zmieniony",
        "zmieniona",
        "nowy",
        "nowa",
        "przedluzony",
        "skorygowany",
        "aktualny",
        "przesuniety",
        "revised",
        "new",
        "extended",
        "changed",
        "updated",
        "rescheduled",
    ]
)
_AFTERWARDS = re.compile(r"residual|rezydualn|szczatkow|after treatment|po (?:dzialan|zastosowan|wdrozen)")
_EXPLAINED = 6  # words of a header with more of them are mostly explanation
_SPANS = 3  # so many make a row of them
_SPAN_OF_TIME = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*|sty\w*|lut\w*|kwi\w*|maj|cze\w*|lip\w*|sie\w*|wrz\w*|paz\w*|"
    r"lis(?:topad)?|gru\w*|[ivx]{1,4}|q[1-4]|(?:[ivx]{1,3}|[1-4])[ .]*(?:kw|kwartal|q|qtr|quarter)\w*|"
    r"(?:kw|kwartal|quarter)[ .]*(?:[ivx]{1,3}|[1-4])|\d{1,2}(?:\.0)?|(?:19|20)\d\d(?:\.0)?|ytd"
)


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
    for part in _IN_BRACKETS.findall(text):
        add(part, 0.85)
    tokens = text.split()
    if len(tokens) > _EXPLAINED:
        for count in range(1, 4):
            add(" ".join(tokens[:count]), 0.8)  # its explanation follows
    return list(found.items())


def tidy(text: str) -> str:
    """Return a header folded, without numbering, marks and punctuation but full stops; `audyt` is read as `audit`."""
    plain = fold(text).replace("audyt", "audit").replace("audyc", "audic")
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", _LEAD.sub("", plain))
    return " ".join(re.sub(r"[^\w%. -]+", " ", plain).replace("_", " ").strip(" -*:").split())


def words(text: str) -> list[str]:
    """Return the telling words of a folded text, of synonyms always the same one; an abbreviation keeps its full stop."""
    return list(dict.fromkeys(sense(word) for word in _WORD.findall(text) if word.rstrip(".") not in _STOP))


def meant(text: str) -> tuple[str, ...]:
    """Return the telling words of a folded text without regard to their order."""
    return tuple(sorted(word.rstrip(".") for word in words(text)))


@cache
def sense(word: str) -> str:
    """Return the word that stands for a folded word and its synonyms; the word itself where it has none.

    A word cut short by a full stop may be many.
    """
    bare = word.rstrip(".")
    if bare != word and len(bare) > 3:
        return word
    for same in _synonyms():
        if bare in same:
            return same[0]
    if bare != word:
        return word
    return next((rep for rep, one in _longer_synonyms().get(word[:1], ()) if alike(word, one)), word)


def cuts(word: str, known: str) -> bool:
    """Return whether a word cut short by a full stop may be a synonym of the other: `freq.` of `częstotliwość`."""
    return word.endswith(".") and len(word) > 3 and any(one.startswith(word[:-1]) for one in _same_as(known))


@cache
def _same_as(known: str) -> tuple[str, ...]:
    return next((same for same in _synonyms() if same[0] == known), ())


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


def of_one_stem(one: str, other: str) -> bool:
    """Return whether two words are of one family: `zatwierdzenie`, `zatwierdził`."""
    return one[:STEM] == other[:STEM]


def is_change(header: str) -> bool:
    """Return whether a header speaks of something that was changed: a new term, an extended one."""
    return bool(_CHANGES & set(_WORD.findall(tidy(header))))


def is_afterwards(text: str) -> bool:
    """Return whether a text speaks of what is to be left after the treatment: a residual risk."""
    return bool(_AFTERWARDS.search(tidy(text)))


def without_spans(headers: Iterable[str]) -> list[str]:
    """Return headers without those of a row of months, quarters, years or running numbers, if there is one."""
    given = list(headers)
    rest = [header for header in given if not _SPAN_OF_TIME.fullmatch(fold(header).strip(" ."))]
    return rest if len(given) - len(rest) >= _SPANS else given


@cache
def _longer_synonyms() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return first letter -> (the word that stands for it, synonym) of the synonyms that may have endings."""
    found: dict[str, list[tuple[str, str]]] = {}
    for same in _synonyms():
        for one in same:
            if len(one) >= 4:
                found.setdefault(one[:1], []).append((same[0], one))
    return found


@cache
def _synonyms() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrases) for who, phrases in _lines() if who == _SYNONYMS)


def lines() -> Iterator[tuple[str, list[str]]]:
    """Yield what registers and columns are called besides: (`register` or `register.column`, phrases)."""
    return ((who, phrases) for who, phrases in _lines() if who not in (_SYNONYMS, _FOREIGN))


@cache
def foreign() -> frozenset[tuple[str, ...]]:
    """Return the headers of other kinds of tables, by their telling words."""
    return frozenset(meant(phrase) for who, phrases in _lines() if who == _FOREIGN for phrase in phrases)


def _lines() -> Iterator[tuple[str, list[str]]]:
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            who, _, phrases = line.partition(" | ")
            yield who.strip(), [tidy(phrase) for phrase in phrases.split(" ; ")]

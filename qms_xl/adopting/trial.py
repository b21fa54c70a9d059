"""One register tried on a block: how well each header and its contents suit each of its columns, all columns solved as one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qms_xl.adopting.assign import assigned
from qms_xl.adopting.contents import Profile
from qms_xl.adopting.fitting import Known, fit
from qms_xl.adopting.vocabulary import Vocabulary
from qms_xl.adopting.wording import alike, tidy, words
from qms_xl.model import RegisterSchema

_LINE_HEADERS = frozenset(["lp", "l p", "l.p", "poz", "#", "item", "pos", "position no"])
_BLANK = 0.9  # of the worth, where nothing stands under a header: another one that has contents goes first
_FALLBACK = 0.6  # of the best likeness: a header that names one column is no makeshift for another
_COMPUTED = 0.8  # of the likeness, where a column is of words and computed
_LEAST = 0.5  # a header and its contents below this are nobody's
_CONTENT_SHARE = 0.35


@dataclass(frozen=True)
class Trial:
    """One register tried on a block."""

    register: str
    columns: tuple[str, ...]
    worth: tuple[tuple[float, ...], ...]
    likeness: tuple[tuple[float, ...], ...]
    contents: tuple[tuple[float, ...], ...]
    picked: tuple[int, ...]
    score: float
    titled: float


def tried(
    schema: RegisterSchema,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    titles: Sequence[tuple[str, float]],
    vocabulary: Vocabulary,
    known: Known,
    common: Sequence[int],
) -> Trial:
    """Return a register tried on headers and what stands under them. `common`: in how many registers each header stands."""
    columns = tuple(column.name for column in schema.columns)
    likeness, contents, worth = [], [], []
    for header, profile in zip(headers, profiles, strict=True):
        near = vocabulary.likeness(header)
        alike_to = [_header_likeness(schema, name, header, near) for name in columns]
        fits = [
            fit(schema[name], schema, profile, known) if like >= 0.3 or _may_tell(schema, name, header) else 0.0
            for name, like in zip(columns, alike_to, strict=True)
        ]
        likeness.append(tuple(alike_to))
        contents.append(tuple(fits))
        least = _FALLBACK * max(alike_to)
        share = _BLANK if profile.is_empty else 1.0
        worth.append(
            tuple(
                share * _worth(like, fits_it) if like >= least else 0.0
                for like, fits_it in zip(alike_to, fits, strict=True)
            )
        )
    picked = assigned(worth)
    score = sum(
        worth[row][column] * (0.35 + 0.65 / max(1, common[row])) for row, column in enumerate(picked) if column >= 0
    )
    required = [name for name in schema.by_name if schema[name].required is True]
    there = {columns[column] for column in picked if column >= 0}
    score += 0.6 * sum(name in there for name in required) / max(1, len(required))
    score += 0.15 * (schema.key[0] in there)
    titled = max((weight * named(text, vocabulary.titles[schema.name]) for text, weight in titles), default=0.0)
    score += 1.2 * titled
    return Trial(schema.name, columns, tuple(worth), tuple(likeness), tuple(contents), tuple(picked), score, titled)


def _header_likeness(schema: RegisterSchema, name: str, header: str, near: Mapping[tuple[str, str], float]) -> float:
    like = near.get((schema.name, name), 0.0)
    if _is_told(schema, name):
        return _COMPUTED * like
    if name == schema.key[0] and schema[name].reference is None and schema.name not in ("people", "suppliers"):
        plain = tidy(header).rstrip(".")
        if plain in _LINE_HEADERS:
            like = max(like, 0.56)
        elif words(plain) == words("nr"):
            like = max(like, 0.8)
    return like


def _is_told(schema: RegisterSchema, name: str) -> bool:
    """Return whether the toolkit computes a column of words: what an office typed there is rather its own opinion."""
    return schema[name].computed and bool(schema[name].list)


def _may_tell(schema: RegisterSchema, name: str, header: str) -> bool:
    """Return whether contents alone may tell a column: words of a list under a blank header."""
    return not header and bool(schema[name].list) and schema[name].kind == "list"


def _worth(likeness: float, contents: float) -> float:
    if likeness < 0.3:
        return 0.15 * contents if contents >= 0.8 else 0.0
    if contents <= -1:
        return 0.0
    whole = likeness + _CONTENT_SHARE * contents
    return max(0.0, whole - _LEAST) if contents > -0.7 or likeness >= 0.97 else max(0.0, whole - _LEAST - 0.3)


def registers_of_headers(headers: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """Return for each header in how many registers a column is called like that."""
    counts = []
    for header in headers:
        near = vocabulary.likeness(header)
        most = max(near.values(), default=0.0)
        counts.append(len({register for (register, _), like in near.items() if like >= 0.9 * most}))
    return counts


def named(text: str, phrases: Sequence[str]) -> float:
    """Return how surely a text names a register, 0 to 1."""
    plain = re.sub(r"\b(?:19|20)\d\d\b|\d+", " ", text)
    tokens = words(tidy(plain))
    if not tokens:
        return 0.0
    best = 0.0
    for phrase in phrases:
        wanted = words(phrase)
        if wanted and all(any(alike(token, want) for token in tokens) for want in wanted):
            best = max(best, 0.5 + 0.5 * min(1.0, len(wanted) / len(tokens)))
    return best

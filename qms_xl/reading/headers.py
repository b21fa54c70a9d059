"""Which columns of a register the cells of a header row are, and which of its columns are not there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qms_xl.fold import fold
from qms_xl.model import RegisterSchema
from qms_xl.nearest import nearest
from qms_xl.spelling import audyt

_SPACE = re.compile(r"[\s_]+")
_MARKS = "*=:"  # what staff and our own workbooks put behind a header: required, computed
_ALIKE = 70  # per cent of likeness from which a header is suggested for a missing column
_LEVELS = ("declared", "exact", "alias", "folded")


class Header(NamedTuple):
    """One header cell. `position` counts from 0 in the header row that was given.

    `match`: declared, exact, alias, folded (only without diacritics), doubled, extra or blank; `column` is "" for
    the last two and for an extra header that stands twice (doubled).
    """

    position: int
    text: str
    column: str
    match: str


@dataclass(frozen=True)
class HeaderWords:
    """The words by which the columns of a register are known, by kind of match: folded word -> column."""

    schema: RegisterSchema
    declared: Mapping[str, str]
    exact: Mapping[str, str]
    alias: Mapping[str, str]
    folded: Mapping[str, str]

    def column(self, text: str) -> tuple[str, str]:
        """Return the column that a header means and by which kind of match, ("", "extra") if none."""
        plain = bare(text)
        bald = fold(plain)
        for match, words, word in (
            ("declared", self.declared, fold(text)),
            ("declared", self.declared, bald),
            ("exact", self.exact, plain),
            ("alias", self.alias, bald),
            ("folded", self.folded, bald),
        ):
            if word in words:
                return words[word], match
        return "", "extra"


def bare(text: str) -> str:
    """Return a header without regard to case, spaces, line breaks, underscores and marks at its ends; with diacritics."""
    words = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()
    while words and (words[-1] in _MARKS or unicodedata.category(words[-1])[0] == "S"):
        words = words[:-1].rstrip()
    while words and (words[0] in _MARKS or unicodedata.category(words[0])[0] == "S"):
        words = words[1:].lstrip()
    return words


def header_words(schema: RegisterSchema, own: Mapping[str, str] | None = None) -> HeaderWords:
    """Return the words for a register's headers. `own`: folded header -> column, as the office declares."""
    exact: dict[str, str] = {}
    for texts in (
        [(column.title.pl, column.name) for column in schema.columns],
        [(audyt(column.title.pl), column.name) for column in schema.columns],
        [(column.title.en, column.name) for column in schema.columns],
        [(column.name, column.name) for column in schema.columns],
    ):
        for text, name in texts:
            exact.setdefault(bare(text), name)
    alias = {fold(bare(word)): column.name for column in schema.columns for word in column.aliases}
    folded: dict[str, str] = {}
    for word, name in exact.items():
        folded.setdefault(fold(word), name)
    return HeaderWords(schema, own or {}, exact, alias, folded)


def matched(texts: Sequence[str], words: HeaderWords) -> list[Header]:
    """Return what each header means. Of several for one column the best match counts, among equals the first."""
    found = [(text, *words.column(text)) if text.strip() else (text, "", "blank") for text in texts]
    best: dict[str, tuple[int, int]] = {}
    for position, (_, column, match) in enumerate(found):
        if column:
            rank = (_LEVELS.index(match), position)
            best[column] = min(best.get(column, rank), rank)
    headers, seen = [], Counter[str]()
    for position, (text, column, match) in enumerate(found):
        if column and best[column][1] != position:
            same = _LEVELS.index(match) == best[column][0]
            headers.append(Header(position, text, column if same else "", "doubled" if same else "extra"))
        elif match == "extra":
            seen[bare(text)] += 1
            headers.append(Header(position, text, "", "extra" if seen[bare(text)] == 1 else "doubled"))
        else:
            headers.append(Header(position, text, column, match))
    return headers


def missing(headers: Iterable[Header], schema: RegisterSchema) -> list[str]:
    """Return the columns of the schema that no header means, in the schema's order."""
    there = {header.column for header in headers}
    return [column.name for column in schema.columns if column.name not in there]


def suggested(column: str, headers: Iterable[Header], schema: RegisterSchema) -> str:
    """Return the header without a meaning that looks most like a column's, as staff wrote it; "" if none comes near."""
    strangers = [header.text for header in headers if header.match == "extra"]
    titles = (schema[column].title.pl, schema[column].title.en, *schema[column].aliases, column)
    for title in titles if strangers else ():
        if found := nearest(title, strangers, _ALIKE):
            return found
    return ""

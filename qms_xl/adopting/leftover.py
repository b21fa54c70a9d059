"""The headers that are still left: told by one word of a column that is still free, or by what stands under them. Never more than likely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qms_xl.adopting.contents import Profile
from qms_xl.adopting.fitting import Known, fit
from qms_xl.adopting.guess import Guess
from qms_xl.adopting.meanings import MOST_WORDS, meaning
from qms_xl.adopting.vocabulary import OWN, Vocabulary
from qms_xl.adopting.wording import alike, is_afterwards, sense, tidy, variants, words
from qms_xl.lists import WordList
from qms_xl.model import Column, RegisterSchema

_FITTING = 0.4  # contents from which a header that says nothing may be a missing column
_AGAINST = -0.5  # contents that speak against a column that a word of its header names
_NAMED, _SURE = 0.7, 0.96  # likeness of a header that names another column of the register, of any register
_AMONG_KEYS = 0.7  # contents of which most are symbols that are known
_MOSTLY = 0.65  # of the cells
_GENERAL = frozenset(
    map(sense, ["nr", "data", "termin", "rodzaj", "nazwa", "status", "wynik", "osoba", "kto", "action", "name"])
)  # words of a header that any column may have beside its own


def with_leftovers(
    guesses: Sequence[Guess],
    schema: RegisterSchema,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    vocabulary: Vocabulary,
    known: Known,
) -> tuple[Guess, ...]:
    """Return the guesses, with the headers that are left given to the columns that are free, where only one of each is in question."""
    found = list(guesses)
    for row, guess in enumerate(guesses):
        if guess.column and _is_strange(headers[row], schema[guess.column], schema, profiles[row], vocabulary, known):
            found[row] = Guess(rivals=(guess.column,))

    def fits(column: Column, row: int) -> float:
        return fit(column, schema, profiles[row], known)

    def is_silent(row: int, own: float, elsewhere: float) -> bool:
        near = vocabulary.likeness(headers[row])
        return all(like < (own if owner == schema.name else elsewhere) for (owner, _), like in near.items())

    def share(
        suits: Callable[[Column, int], bool], among: Iterable[Column], named: float = _NAMED, elsewhere: float = 2.0
    ) -> None:
        """Give each free column to the one header left that suits it, where no other free column would do for that header."""
        there = {guess.column for guess in found}
        free = [column for column in among if column.name not in there and not column.hidden]
        left = [
            row
            for row, guess in enumerate(found)
            if not guess.column and headers[row] and is_silent(row, named, elsewhere)
        ]
        suiting = {row: [column for column in free if suits(column, row)] for row in left}
        for row, columns in suiting.items():
            rivals = [other for other in left if columns and columns[0] in suiting[other]]
            if len(columns) == 1 and rivals == [row]:
                found[row] = Guess(columns[0].name, "likely", 0.0, fits(columns[0], row))

    own = [column for column in schema.columns if not column.computed]
    blank = all(profile.is_empty for profile in profiles)
    share(
        lambda column, row: (
            (blank or not profiles[row].is_empty)
            and _names(headers[row], schema, column, vocabulary)
            and fits(column, row) > _AGAINST
        ),
        own,
    )
    share(
        lambda column, row: profiles[row].filled > 0.5 and fits(column, row) >= _FITTING,
        [column for column in own if column.required is True],
    )
    share(
        lambda column, row: _understood(profiles[row], known.lists[column.list]) >= _MOSTLY,
        [column for column in own if column.kind == "list" and column.list in known.lists],
        named=_SURE,
    )
    share(
        lambda column, row: profiles[row].names >= _MOSTLY,
        [column for column in own if column.reference and column.reference.register == "people"],
        elsewhere=_SURE,
    )
    share(
        lambda column, row: fits(column, row) >= _AMONG_KEYS,
        [column for column in own if column.reference and column.reference.register == "units"],
        elsewhere=_SURE,
    )
    return tuple(found)


def _is_strange(
    header: str, column: Column, schema: RegisterSchema, found: Profile, vocabulary: Vocabulary, known: Known
) -> bool:
    """Return whether a header only says "category" and its list knows none of the words under it."""
    if column.kind != "list" or found.is_empty or column.list not in known.lists:
        return False
    if vocabulary.columns[schema.name, column.name].get(tidy(header)) == OWN:
        return False
    rest = vocabulary.without_nouns(tidy(header)).get(schema.name, tuple(words(tidy(header))))
    return set(rest) == {sense("rodzaj")} and not _understood(found, known.lists[column.list])


def _names(header: str, schema: RegisterSchema, column: Column, vocabulary: Vocabulary) -> bool:
    """Return whether one word of a header is all that a column is called by."""
    if is_afterwards(header):
        return False
    heads = {word for phrase in vocabulary.columns[schema.name, column.name] for word in _only_word(phrase)}
    typed = {word for text, _ in variants(header) for word in words(text)} - _GENERAL
    return any(alike(word, head) for word in typed for head in heads)


def _only_word(phrase: str) -> list[str]:
    found = words(phrase)
    return found if len(found) == 1 and len(found[0]) > 3 and found[0] not in _GENERAL else []


def _understood(found: Profile, words: WordList) -> float:
    """Return the share of cells whose word probably means a code of a list."""
    if not found.texts or found.sentences > 0.5 or found.marks > 0.5 or len(found.words) > MOST_WORDS:
        return 0.0
    total = sum(found.words.values())
    return sum(count for word, count in found.words.items() if meaning(word, words)[0]) / total

"""Which register a block of rows is and which of its columns is which: and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qms_xl.adopting.contents import Profile
from qms_xl.adopting.fitting import LONG, Known
from qms_xl.adopting.guess import Certainty, Guess
from qms_xl.adopting.leftover import with_leftovers
from qms_xl.adopting.trial import Trial, registers_of_headers, tried
from qms_xl.adopting.vocabulary import Vocabulary
from qms_xl.adopting.wording import is_change, without_spans
from qms_xl.model import RegisterSchema

_KNOWN_WORDS = 0.1  # contents of a list column some of whose words are known
_SHARE = 0.4  # of the headers that have to be a register's
_SURE_HEADER, _NEAR_HEADER = 0.93, 0.7
_FITTING = 0.4  # contents from which a header that says nothing may be a missing column
_LEAST_SCORE = 1.5  # of a register that is worth proposing
_OFFERED = 3  # registers, or columns, that come next
_FOREIGN = 0.6  # more than that, for each header of another kind of table
_TWO_COLUMNS = 3  # columns of a second register in one table


@dataclass(frozen=True)
class Verdict:
    """What a block probably is. `guesses`: one per header; `others`: the next best registers; `mixed`: a register that stands in it too.

    `titled`: the title, sheet or file says the register.
    """

    register: str
    certainty: Certainty
    guesses: tuple[Guess, ...]
    others: tuple[str, ...] = ()
    mixed: str = ""
    titled: bool = False
    score: float = 0.0


def judge(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    titles: Sequence[tuple[str, float]],
    vocabulary: Vocabulary,
    known: Known,
    only: str = "",
) -> Verdict:
    """Return the verdict on a block. `titles`: texts that may name its register, each with its weight; `only`: this register."""
    common = registers_of_headers(headers, vocabulary)
    schemas = {only: vocabulary.schemas[only]} if only else vocabulary.schemas
    trials = sorted(
        (tried(schema, headers, profiles, titles, vocabulary, known, common) for schema in schemas.values()),
        key=lambda trial: -trial.score,
    )
    best = trials[0]
    second = trials[1] if len(trials) > 1 else None
    found = [position for position in best.picked if position >= 0]
    schema = vocabulary.schemas[best.register]
    ranked = tuple(trial.register for trial in trials if trial.score > 0)[: _OFFERED + 1]
    if len(found) < 2 and not only:
        return Verdict("", "unknown", tuple(Guess() for _ in headers), others=ranked[:_OFFERED])
    mixed = "" if only else _mixed(best, trials[1:], headers, vocabulary)
    foreign = sum(map(vocabulary.is_foreign, filter(None, headers)))
    sure = bool(only) or (_is_sure(best, second, headers, schema) and not foreign)
    telling_headers = sum(
        best.likeness[row][position] >= _NEAR_HEADER for row, position in enumerate(best.picked) if position >= 0
    )
    many = len(found) >= 3 or len(found) >= _SHARE * sum(map(bool, headers))
    required = {column.name for column in schema.columns if column.required is True}
    known_required = required & {best.columns[position] for position in found}
    likely = (
        best.score >= _LEAST_SCORE + _FOREIGN * foreign * (best.titled <= 0.5)
        and telling_headers >= 2
        and many
        and bool(known_required)
    )
    register: Certainty = "certain" if sure and not mixed else "likely" if likely else "unknown"
    if register == "unknown":
        return Verdict("", "unknown", tuple(Guess() for _ in headers), others=ranked[:_OFFERED])
    guesses = tuple(
        _guess(best, row, schema, register == "certain" and not _is_doubtful(best, row, schema, profile))
        for row, profile in enumerate(profiles)
    )
    guesses = with_leftovers(_revised(guesses, schema, best, headers), schema, headers, profiles, vocabulary, known)
    firm = [guess.column for guess in guesses if guess.certainty == "certain"]
    telling = [name for name in firm if schema[name].required is True or name in schema.key]
    if register == "certain" and not only and (len(firm) < 2 or not telling):
        register = "likely"
        guesses = tuple(replace(one, certainty="likely") if one.column else one for one in guesses)
    return Verdict(best.register, register, guesses, ranked[1:], mixed, best.titled > 0.5, best.score)


def _revised(
    guesses: tuple[Guess, ...], schema: RegisterSchema, trial: Trial, headers: Sequence[str]
) -> tuple[Guess, ...]:
    """Return the guesses, with a term beside a changed one ("new date", "extended to") as the original of the two."""
    there = {guess.column: row for row, guess in enumerate(guesses) if guess.column}
    if "due_original" not in schema.by_name or "due_original" in there or "due_on" not in there:
        return guesses
    position = trial.columns.index("due_on")
    for row, guess in enumerate(guesses):
        like, fits = trial.likeness[row][position], trial.contents[row][position]
        if not guess.column and like >= _SURE_HEADER and fits > -_FITTING and is_change(headers[row]):
            found = list(guesses)
            found[row] = Guess("due_on", "likely", like, fits, ("due_original",))
            found[there["due_on"]] = replace(
                guesses[there["due_on"]], column="due_original", certainty="likely", rivals=("due_on",)
            )
            return tuple(found)
    return guesses


def _is_sure(best: Trial, second: Trial | None, headers: Sequence[str], schema: RegisterSchema) -> bool:
    found = sum(position >= 0 for position in best.picked)
    filled = len(without_spans(filter(None, headers)))
    if found < 3 or found < _SHARE * filled:
        return False
    lead = best.score - (second.score if second else 0.0)
    there = {
        best.columns[position]
        for row, position in enumerate(best.picked)
        if position >= 0 and best.likeness[row][position] >= _NEAR_HEADER and best.contents[row][position] > -_FITTING
    }
    required = [name for name in schema.by_name if schema[name].required is True]
    enough = sum(name in there for name in required) >= min(2, len(required))
    if not enough or not there & set(required):
        return False
    return lead >= max(0.45, 0.12 * best.score) and best.score >= _LEAST_SCORE


def _mixed(best: Trial, others: Sequence[Trial], headers: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return another register whose own columns stand in the same table, "" if none does."""
    free = [
        row
        for row, position in enumerate(best.picked)
        if headers[row] and (position < 0 or best.likeness[row][position] < _NEAR_HEADER)
    ]
    taken = {best.columns[position] for position in best.picked if position >= 0}
    for trial in others[:6]:
        schema = vocabulary.schemas[trial.register]
        theirs = [
            trial.columns[trial.picked[row]]
            for row in free
            if trial.picked[row] >= 0
            and trial.likeness[row][trial.picked[row]] >= _SURE_HEADER
            and max(best.likeness[row], default=0.0) < 0.6
        ]
        telling = [name for name in theirs if schema[name].required is True]
        if len(theirs) >= _TWO_COLUMNS and telling and not set(telling) <= taken:
            return trial.register
    return ""


def _guess(trial: Trial, row: int, schema: RegisterSchema, sure: bool) -> Guess:
    position = trial.picked[row]
    if position < 0:
        return Guess()
    like, fits = trial.likeness[row][position], trial.contents[row][position]
    others = [(worth, name) for name, worth in zip(trial.columns, trial.worth[row], strict=True) if worth > 0]
    others = sorted((one for one in others if one[1] != trial.columns[position]), reverse=True)
    rivals = tuple(name for _, name in others[:_OFFERED])
    own = trial.worth[row][position]
    lead = own - (others[0][0] if others else 0.0)
    # another header that would do as well for the same column, and no better for its own
    contested = max(
        (
            worth[position]
            for other, worth in enumerate(trial.worth)
            if other != row and not _is_better_off(worth, trial.picked[other], position)
        ),
        default=0.0,
    )
    free = own - contested
    certain = sure and (
        (like >= _SURE_HEADER and fits > -0.3 and lead >= 0.02 and free >= 0.08)
        or (like >= _NEAR_HEADER and fits >= 0.6 and lead >= 0.15 and free >= 0.12)
    )
    return Guess(trial.columns[position], "certain" if certain else "likely", like, fits, rivals)


def _is_doubtful(trial: Trial, row: int, schema: RegisterSchema, profile: Profile) -> bool:
    """Return whether a column is never certain: computed words, words that its list knows none of, a text beside a missing one."""
    position = trial.picked[row]
    if position < 0:
        return True
    column, says_so = schema[trial.columns[position]], trial.contents[row][position] >= _KNOWN_WORDS
    if column.list and (
        column.computed or (not says_so and (not profile.is_empty or trial.likeness[row][position] < 1))
    ):
        return True
    if column.computed and not says_so and not profile.is_empty:
        return True
    there = {trial.columns[one] for one in trial.picked if one >= 0}
    main = next((other.name for other in schema.columns if other.required is True and other.name in LONG), "")
    return bool(main) and main not in there and column.name in LONG


def _is_better_off(worth: Sequence[float], picked: int, position: int) -> bool:
    """Return whether a header has another column that suits it clearly better."""
    return picked >= 0 and picked != position and worth[picked] >= worth[position] + 0.15

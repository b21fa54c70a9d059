"""The proposal for foreign workbooks: each block of rows with its register, columns and reasons, and what is left out and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qms_xl.adopting.across import joined_across
from qms_xl.adopting.blocks import Block, blocks
from qms_xl.adopting.contents import SAMPLE, Profile, profile
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.groups import group_columns
from qms_xl.adopting.guess import Certainty, Guess
from qms_xl.adopting.judge import Verdict, judge
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.fold import fold
from qms_xl.kinds.reading import as_text
from qms_xl.reading.adopted_rows import records
from qms_xl.reading.places import table_meaning
from qms_xl.workbook.book import Book, Sheet

_COPY = re.compile(r"\b(?:kopia|stare|stary|stara|archiwum|archiwalne|backup|copy|old|archive|nieaktualne)\b")
_KEYS = 3_000  # keys of a block that are kept to know references by
_SAME = 0.5  # share of ids that two places have in common where one is a copy of the other


@dataclass(frozen=True)
class Proposed:
    """One block with what it probably is. `left_out`: why nothing of it is to be taken: ours, copy; "" otherwise.

    `of`: the sheet that a copy repeats; `profiles`: by header; `fill_down`: columns in which a blank probably means the value above.
    """

    block: Block
    verdict: Verdict
    profiles: tuple[Profile, ...]
    left_out: str = ""
    of: str = ""
    fill_down: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """Return how sure the register is; of what is left out nothing is."""
        return "unknown" if self.left_out else self.verdict.certainty

    @property
    def is_told(self) -> bool:
        """Return whether a block is a register or at least looks like a table of several rows."""
        return bool(self.verdict.register) or len(self.block.records.records) > 1


@dataclass(frozen=True)
class Proposal:
    """What was found in the workbooks. `others`: sheets without any register: (workbook, sheet, why); why: empty, form, numbers, no_header."""

    found: tuple[Proposed, ...]
    others: tuple[tuple[str, str, str], ...]
    books: tuple[Book, ...]


def propose(books: Sequence[Book], known: Known | None = None) -> Proposal:
    """Return the proposal for workbooks. `known`: what is known of the office already."""
    known = known or Known()
    words = vocabulary()

    def judged(block: Block) -> Verdict:
        return _verdict([block], _profiles([block]), known)

    everywhere = [block for book in books for block in joined_across(blocks(book, words), judged)]
    groups: dict[tuple[str, ...], list[Block]] = {}
    for block in everywhere:
        groups.setdefault(tuple(fold(header) for header in block.headers), []).append(block)
    profiles = {headers: _profiles(together) for headers, together in groups.items()}
    verdicts = {headers: _verdict(groups[headers], found, known) for headers, found in profiles.items()}
    more = replace(known, keys=_keys(known.keys, groups, verdicts))
    verdicts = {headers: _verdict(groups[headers], found, more) for headers, found in profiles.items()}
    ours = {
        (book.name, sheet.name)
        for book in books
        for sheet in book.sheets
        if any(table_meaning(table.name, words.schemas)[0] for table in sheet.tables)
    }
    of_ours = {name for name, _ in ours}
    found = []
    for block in everywhere:
        headers = tuple(fold(header) for header in block.headers)
        verdict = verdicts[headers]
        is_ours = bool(table_meaning(block.table, words.schemas)[0])
        is_ours |= block.book.name in of_ours and verdict.certainty != "certain"  # its help and lists
        found.append(_settled(Proposed(block, verdict, profiles[headers], "ours" if is_ours else "")))
    told = {(one.block.book.name, one.block.sheet.name) for one in found if one.is_told}
    others = tuple(
        (book.name, sheet.name, why_none(sheet))
        for book in books
        for sheet in book.sheets
        if (book.name, sheet.name) not in told | ours
    )
    return Proposal(_without_copies(found), others, tuple(books))


def judged_as(one: Proposed, register: str, known: Known) -> Proposed:
    """Return a block as what a person says it is: its columns found for that register."""
    verdict = judge(one.block.headers, one.profiles, (), vocabulary(), known, only=register)
    return _settled(replace(one, verdict=verdict, left_out=""))


def _profiles(together: Sequence[Block]) -> tuple[Profile, ...]:
    width = len(together[0].headers)
    return tuple(profile([cell for block in together for cell in block.cells(i, SAMPLE)]) for i in range(width))


def _verdict(together: Sequence[Block], profiles: Sequence[Profile], known: Known) -> Verdict:
    block = together[0]
    titles = []
    for one in together[:3]:
        titles += [(title, 1.0) for title in one.titles[:4]]
        titles += [(one.sheet.name, 0.9), (_stem(one.book.name), 0.7)]
    return judge(block.headers, profiles, titles, vocabulary(), known)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0].replace("_", " ").replace("-", " ")


def _keys(
    known: Mapping[str, frozenset[str]],
    groups: Mapping[tuple[str, ...], Sequence[Block]],
    verdicts: Mapping[tuple[str, ...], Verdict],
) -> dict[str, frozenset[str]]:
    """Return the keys of registers, folded, with those of the blocks that are probably one."""
    keys = {register: set(found) for register, found in known.items()}
    for headers, verdict in verdicts.items():
        if verdict.register and verdict.certainty != "unknown":
            key = vocabulary().schemas[verdict.register].key[0]
            position = next((i for i, guess in enumerate(verdict.guesses) if guess.column == key), None)
            if position is not None:
                cells = [cell for block in groups[headers] for cell in block.cells(position, _KEYS)]
                keys.setdefault(verdict.register, set()).update(fold(as_text(cell)) for cell in cells if cell)
    return {register: frozenset(found) for register, found in keys.items()}


def _settled(one: Proposed) -> Proposed:
    """Return the block with its records counted by the columns that were found."""
    if not one.verdict.register:
        return one
    schema, block = vocabulary().schemas[one.verdict.register], one.block
    at = {guess.column: block.column(i) for i, guess in enumerate(one.verdict.guesses) if guess.column}
    computed = frozenset(column for name, column in at.items() if schema[name].computed)
    key = next((at[name] for name in schema.key if name in at), 0)
    taken = records(block.sheet, block.layout, key, computed)
    hidden = block.sheet.state != "visible"
    verdict = one.verdict
    if (hidden or not taken.records) and verdict.certainty == "certain":
        verdict = replace(verdict, certainty="likely", guesses=tuple(map(_less, verdict.guesses)))
    block = replace(block, records=taken)
    return replace(one, block=block, verdict=verdict, fill_down=group_columns(block, verdict.guesses, schema))


def _less(guess: Guess) -> Guess:
    return replace(guess, certainty="likely") if guess.certainty == "certain" else guess


def _without_copies(found: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """Return the blocks, those that only repeat the ids of another marked as copies: the hidden ones and those named so first."""
    marked = list(found)
    for i, one in enumerate(found):
        if one.left_out or not one.verdict.register or not _is_aside(one):
            continue
        rows = signatures(one)
        for other in found:
            same = other is not one and other.verdict.register == one.verdict.register and not _is_aside(other)
            if same and rows and len(rows & signatures(other)) >= _SAME * len(rows):
                marked[i] = replace(one, left_out="copy", of=other.block.sheet.name)
                break
    return tuple(marked)


def _is_aside(one: Proposed) -> bool:
    names = fold(f"{one.block.sheet.name} {_stem(one.block.book.name)}")
    return one.block.sheet.state != "visible" or bool(_COPY.search(names)) or bool(re.search(r"\(\d+\)$", names))


def signatures(one: Proposed) -> frozenset[tuple[str, str]]:
    """Return what tells the rows of a block apart: id and longest text, since numbers may begin anew in every year."""
    schema = vocabulary().schemas.get(one.verdict.register)
    at = {guess.column: i for i, guess in enumerate(one.verdict.guesses) if guess.column}
    if schema is None or not at:
        return frozenset()
    ids = [at[name] for name in schema.key if name in at]
    rows = zip(*(one.block.cells(position) for position in at.values()), strict=True)
    order = {position: number for number, position in enumerate(at.values())}
    found = []
    for row in rows:
        texts = [as_text(cell) for cell in row]
        found.append((" / ".join(texts[order[position]] for position in ids), max(texts, key=len)))
    return frozenset(found)


def why_none(sheet: Sheet) -> str:
    """Return why a sheet holds no register: empty, numbers (a calculation), form, no_header."""
    cells = [cell for row in sheet.rows for cell in row if cell is not None]
    if not cells:
        return "empty"
    numbers = sum(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)
    if numbers > 0.6 * len(cells) or len(sheet.formulas) > 0.4 * len(cells):
        return "numbers"
    wide = sum(sum(cell is not None for cell in row) >= 3 for row in sheet.rows)
    return "form" if wide < 0.3 * len(sheet.rows) else "no_header"

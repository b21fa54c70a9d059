"""The plan of an adoption: which range is which register, which column which, which word which code; from a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qms_xl.adopting.fitting import Known
from qms_xl.adopting.guess import Certainty, Guess
from qms_xl.adopting.meanings import MOST_WORDS, meaning
from qms_xl.adopting.propose import Proposal, Proposed
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.adopting.wording import is_change
from qms_xl.fold import fold, visible
from qms_xl.kinds.reading import as_text, is_answer
from qms_xl.model import RegisterSchema
from qms_xl.workbook.addresses import letters


@dataclass(frozen=True)
class PlanColumn:
    """One column of a block: `header` as typed, `column` of the register or "". `why`: reasons, as short codes; `rivals`: next best."""

    letter: str
    header: str
    column: str
    certainty: Certainty
    why: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanBlock:
    """One block of rows. `register`: "" where it is to be left alone; `others`: the next best. `why`: short codes, see `speak.adopting`.

    `rows`: first and last Excel row of its records; `left`: rows left out, by why; `fill_down`: columns in which a blank
    means the value above, where proposed never more than likely; `otherwise`: columns in which it means the
    value in a letter (a term that was not changed); `colours`: columns that are told by the fill colour of the cell in a letter.
    """

    workbook: str
    sheet: str
    header_row: int
    header_rows: int
    span: str
    register: str
    certainty: Certainty
    columns: tuple[PlanColumn, ...]
    why: tuple[str, ...] = ()
    ends_before: str = ""
    table: str = ""
    others: tuple[str, ...] = ()
    records: int = 0
    rows: tuple[int, int] = (0, 0)
    left: tuple[tuple[str, int], ...] = ()
    fill_down: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()

    @property
    def is_certain(self) -> bool:
        """Return whether nothing in it has to be asked."""
        return (
            self.certainty == "certain"
            and all(column.certainty == "certain" or not column.column for column in self.columns)
            and not self.fill_down
        )


@dataclass(frozen=True)
class PlanWord:
    """One word of the office in a list column. `code`: what it is proposed to mean, "" if nobody knows; `count` of cells."""

    list: str
    word: str
    code: str
    certainty: Certainty
    count: int = 0


@dataclass(frozen=True)
class Plan:
    """All that is to be done. `others`: sheets without a register: (workbook, sheet, why)."""

    blocks: tuple[PlanBlock, ...]
    words: tuple[PlanWord, ...] = ()
    others: tuple[tuple[str, str, str], ...] = ()


def plan_of(proposal: Proposal, known: Known) -> Plan:
    """Return the plan that follows from a proposal: everything in it, sure or not; what is left out has no register."""
    taken = [one for one in proposal.found if not one.left_out and one.verdict.register]
    return Plan(
        tuple(block_of(one) for one in proposal.found if one.left_out != "ours" and one.is_told),
        tuple(_words(taken, known)),
        proposal.others,
    )


def block_of(one: Proposed) -> PlanBlock:
    """Return a block of rows as the plan has it."""
    block, verdict = one.block, one.verdict
    where = block.layout
    taken = [row for rows in block.records.records for row in rows]
    return PlanBlock(
        workbook=block.book.name,
        sheet=block.sheet.name,
        header_row=where.header_row,
        header_rows=where.header_rows,
        span=f"{letters(where.first_column)}:{letters(where.last_column)}",
        register="" if one.left_out else verdict.register,
        certainty=one.certainty,
        columns=tuple(
            _column(letters(block.column(i)), header, guess, one, i)
            for i, (header, guess) in enumerate(zip(block.headers, verdict.guesses, strict=True))
        ),
        why=tuple(_why(one)),
        ends_before=block.ends_before,
        table=block.table,
        others=verdict.others,
        records=len(block.records.records) + block.unread,
        rows=(taken[0], taken[-1]) if taken else (0, 0),
        left=tuple(sorted(Counter(block.records.left.values()).items())),
        fill_down=() if one.left_out else one.fill_down,
        otherwise=tuple(_unchanged(one)),
    )


def _unchanged(one: Proposed) -> Iterable[tuple[str, str]]:
    """Yield (`due_on`, letter of the first term) where a term counts only as long as it was not changed."""
    at = {guess.column: position for position, guess in enumerate(one.verdict.guesses)}
    if {"due_on", "due_original"} <= set(at) and is_change(one.block.headers[at["due_on"]]):
        yield "due_on", letters(one.block.column(at["due_original"]))


def _why(one: Proposed) -> Iterable[str]:
    if one.left_out:
        yield f"{one.left_out}:{one.of}" if one.of else one.left_out
        return
    verdict = one.verdict
    if verdict.mixed:
        yield f"mixed:{verdict.mixed}"
    if verdict.titled:
        yield "title"
    if verdict.register:
        yield f"headers:{sum(guess.likeness >= 0.9 for guess in verdict.guesses)}"
        yield f"contents:{sum(guess.contents >= 0.5 for guess in verdict.guesses)}"
    if one.block.sheet.state != "visible":
        yield "hidden_sheet"


def _column(letter: str, header: str, guess: Guess, one: Proposed, position: int) -> PlanColumn:
    why = []
    if guess.column:
        why.append("same" if guess.likeness >= 0.93 else "like" if guess.likeness >= 0.5 else "far")
        if guess.contents >= 0.5:
            why.append("fits")
        elif guess.contents <= -0.5:
            why.append("contradicts")
    elif one.profiles[position].is_empty:
        why.append("empty")
    return PlanColumn(letter, header, guess.column, guess.certainty, tuple(why), guess.rivals)


def _words(taken: Sequence[Proposed], known: Known) -> Iterable[PlanWord]:
    """Yield the words of list columns that the lists do not know yet, the usual spelling of each."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for one in taken:
        schema = vocabulary().schemas[one.verdict.register]
        for position, guess in enumerate(one.verdict.guesses):
            if guess.column and schema[guess.column].list and not schema[guess.column].computed:
                cells = one.block.cells(position)
                for word, count in _cell_words(cells, schema, guess.column):
                    counted.setdefault((schema[guess.column].list, fold(word)), Counter())[word] += count
    of_list = Counter(name for name, _ in counted)
    for (name, folded), spellings in counted.items():
        words = known.lists[name]
        word, count = spellings.most_common(1)[0]
        understood = len(words.folded.get(folded, ())) == 1 and folded not in words.asked_folds
        if not understood and not is_answer(word) and of_list[name] <= MOST_WORDS:
            code, certainty = meaning(word, words)
            yield PlanWord(name, word, code, certainty, count)


def _cell_words(cells: Sequence[object], schema: RegisterSchema, column: str) -> Iterable[tuple[str, int]]:
    for cell, count in Counter(cells).items():
        text = as_text(cell) if not isinstance(cell, bool) else ""
        parts = visible(str(cell)).replace("\n", ";").split(";") if schema[column].many and text else [text]
        yield from ((part, count) for part in (" ".join(part.split()) for part in parts) if part)

"""Adopting an office's own registers: what its workbooks are, kept in `qms.toml`; no cell of theirs is changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.adopting.declaring import declarations, with_registers
from qms_xl.adopting.fitting import Known
from qms_xl.adopting.lists_book import NAME, lists_book
from qms_xl.adopting.plan import Plan, PlanBlock, PlanWord, block_of, plan_of
from qms_xl.adopting.propose import Proposal, judged_as, propose, signatures
from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.kinds.reading import as_text
from qms_xl.model import Language, Text
from qms_xl.reading.adopted import header_texts, span_of
from qms_xl.shelf import collect

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.workbook.book import Book

_TWICE = 0.5  # share of rows that two files have in common where both keep the same register
_ANEW = Text("Przygotuj plan jeszcze raz: qms-xl adopt --plan.", "Make the plan again: qms-xl adopt --plan.")


@dataclass(frozen=True)
class Adopted:
    """What an adoption changed: the registers declared, and the new workbook of words, None where none was needed."""

    registers: tuple[str, ...]
    words_book: Path | None = None


def known_of(office: Office | None, reading: Reading | None) -> Known:
    """Return what is known of an office from the registers it has already."""
    from qms_xl.typed.office_words import office_lists

    if office is None or reading is None:
        return Known()
    keys = {}
    for name, register in reading.registers.items():
        key = register.schema.key[0]
        if register.has(key):
            keys[name] = frozenset(fold(as_text(value)) for value in register.raw[key] if value is not None)
    lists = reading.registers.get("lists")
    rows: list[tuple[int, object, object, object]] = []
    if lists is not None and all(lists.has(name) for name in ("list", "value", "means")):
        columns = [lists.raw[name] for name in ("list", "value", "means")]
        rows = list(zip(lists.raw.index, *columns, strict=True))
    return Known(keys, office_lists(rows, office.audit_spelling)[0])


def plan_for(books: Sequence[Book], known: Known) -> tuple[Proposal, Plan]:
    """Return what was found in workbooks, and the plan that would adopt all of it."""
    proposal = propose(books, known)
    return proposal, plan_of(proposal, known)


def block_as(proposal: Proposal, block: PlanBlock, register: str, known: Known) -> PlanBlock:
    """Return a block of the plan as the register that a person says it is."""
    place = (block.workbook, block.sheet, block.header_row, block.span)
    for one in proposal.found:
        found = block_of(one)
        if (found.workbook, found.sheet, found.header_row, found.span) == place:
            return block_of(judged_as(one, register, known))
    raise LookupError(f"{place} is not in the proposal")


def sure_part(plan: Plan) -> Plan:
    """Return the plan with nothing in it but what is certain; blocks and columns that are not have no register and no column."""
    blocks = []
    for block in plan.blocks:
        if block.certainty != "certain":
            blocks.append(replace(block, register=""))
            continue
        columns = tuple(
            column if column.certainty == "certain" else replace(column, column="") for column in block.columns
        )
        blocks.append(replace(block, columns=columns, fill_down=(), otherwise=()))
    words = tuple(word if word.certainty == "certain" else replace(word, code="") for word in plan.words)
    return replace(plan, blocks=tuple(blocks), words=words)


def refuse_misfits(plan: Plan, books: Sequence[Book]) -> None:
    """Raise UsageError where a plan does not fit the workbooks any more, or takes the same rows twice."""
    by_name = {book.name: book for book in books}
    taken: set[tuple[str, str, int, str]] = set()
    for block in plan.blocks:
        if not block.register:
            continue
        book = by_name.get(block.workbook)
        sheet = next((sheet for sheet in book.sheets if sheet.name == block.sheet), None) if book else None
        if sheet is None:
            raise UsageError(
                Text(
                    f"Plan mówi o arkuszu „{block.sheet}” skoroszytu {block.workbook}, którego nie ma.",
                    f"The plan speaks of the sheet “{block.sheet}” of {block.workbook}, which is not there.",
                ),
                _ANEW,
            )
        first, last = span_of(sheet, block.span)
        texts = header_texts(sheet, block.header_row, block.header_rows, first, last)
        if [fold(text) for text in texts] != [fold(column.header) for column in block.columns]:
            raise UsageError(
                Text(
                    f"Plan nie pasuje już do arkusza „{block.sheet}” skoroszytu {block.workbook}: nagłówki w wierszu "
                    f"{block.header_row} są inne niż w planie.",
                    f"The plan no longer fits the sheet “{block.sheet}” of {block.workbook}: the headers in row "
                    f"{block.header_row} are not those of the plan.",
                ),
                _ANEW,
            )
        place = (block.workbook, block.sheet, block.header_row, block.span)
        if place in taken:
            raise UsageError(
                Text(
                    f"Te same wiersze arkusza „{block.sheet}” są w planie dwa razy.",
                    f"The same rows of the sheet “{block.sheet}” stand in the plan twice.",
                ),
                _ANEW,
            )
        taken.add(place)


def refuse_doubles(plan: Plan, proposal: Proposal) -> None:
    """Raise UsageError where two workbooks hold the same rows of one register."""
    wanted = {(b.workbook, b.sheet, b.header_row, b.register) for b in plan.blocks if b.register}
    kept = [
        one
        for one in proposal.found
        if (one.block.book.name, one.block.sheet.name, one.block.layout.header_row, one.verdict.register) in wanted
    ]
    for number, one in enumerate(kept):
        for other in kept[:number]:
            if one.verdict.register != other.verdict.register or one.block.book.name == other.block.book.name:
                continue
            mine, theirs = signatures(one), signatures(other)
            if len(mine & theirs) >= max(2, _TWICE * min(len(mine), len(theirs))):
                title = collect("qms_xl.registers", "SCHEMA")[one.verdict.register].title
                raise UsageError(
                    Text(
                        f"Rejestr „{title.pl}” stoi w dwóch plikach: {other.block.book.name} i {one.block.book.name} mają "
                        "te same wiersze.",
                        f"The register “{title.en}” stands in two files: {other.block.book.name} and "
                        f"{one.block.book.name} have the same rows.",
                    ),
                    Text("Podaj tylko ten plik, który jest aktualny.", "Name only the file that is up to date."),
                )


def apply(plan: Plan, home: Path, registers_folder: Path, language: Language, now: datetime) -> Adopted:
    """Keep a plan: places and columns in `qms.toml`, new words in a workbook of the registers folder. Raises QmsError."""
    from qms_xl.disk.new_file import create, renew
    from qms_xl.disk.refusals import failed
    from qms_xl.office import office_from
    from qms_xl.office.parts import read_toml
    from qms_xl.reader import FILE

    path = home / FILE
    given = read_toml(path)
    registers = given.get("registers", {})
    blocks = [block for block in plan.blocks if block.register]
    entries = declarations(blocks, registers if isinstance(registers, dict) else {})
    text = path.read_bytes().decode("utf-8-sig")
    changed = with_registers(text, entries) if entries else text
    office_from({**given, "registers": {**_table(registers), **entries}}, home, language)  # proves that it can be read
    words = [word for word in plan.words if word.code]
    book: Path | None = None
    try:
        if words:
            book = free_name(registers_folder / f"{NAME.in_(language)}.xlsx")
            create(lists_book(words, language, now, collect("qms_xl.registers", "SCHEMA")), book)
        if changed != text:
            renew(changed.encode("utf-8"), path)
    except OSError as trouble:
        raise failed(str(trouble.filename or path), trouble) from None
    return Adopted(tuple(entries), book)


def _table(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}


def free_name(path: Path) -> Path:
    """Return the path, or `name 2`, `name 3` beside it; brackets would make it look like a conflict copy."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def left_to_ask(plan: Plan) -> tuple[list[PlanBlock], list[PlanWord]]:
    """Return the blocks with something in them that is not certain, and the words whose meaning is not."""
    blocks = [block for block in plan.blocks if block.register and not block.is_certain]
    return blocks, [word for word in plan.words if word.certainty != "certain"]

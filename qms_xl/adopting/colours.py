"""Columns that an office tells by the colour of a cell alone: the colours found, and what a legend says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from qms_xl.adopting.meanings import meaning
from qms_xl.adopting.plan import Plan, PlanBlock, PlanWord
from qms_xl.adopting.propose import Proposal
from qms_xl.adopting.vocabulary import vocabulary
from qms_xl.lists import WordList, shipped_lists
from qms_xl.workbook.addresses import column_number
from qms_xl.workbook.book import Sheet

_LONGEST = 60  # characters of what a legend says of a colour


def with_colours(plan: Plan, proposal: Proposal, asked: Mapping[str, str]) -> Plan:
    """Return the plan with columns that are told by colour alone (`column -> letter`), and each colour as a word with a meaning to be given.

    Where a legend beside the records names a colour, that is the suggestion. A colour that a conditional format gives is in
    no cell and cannot be read: the block says so.
    """
    sheets = {(one.block.book.name, one.block.sheet.name): one.block.sheet for one in proposal.found}
    blocks, counted = [], Counter[tuple[str, str]]()
    legend: dict[str, str] = {}
    for block in plan.blocks:
        schema = vocabulary().schemas.get(block.register)
        here = tuple((name, letter) for name, letter in asked.items() if schema and name in schema.by_name)
        sheet = sheets[block.workbook, block.sheet]
        told, why = {name for name, _ in here}, list(block.why)
        for name, letter in here:
            seen = _colours(sheet, block, letter)
            counted.update({(schema[name].list, colour): count for colour, count in seen.items()} if schema else {})
            legend |= dict(_legend(sheet, block))
            if not seen:
                why.append(f"{'rule_colour' if _is_by_rule(sheet, block, letter) else 'no_colour'}:{letter}")
        columns = tuple(replace(c, column="") if c.column in told else c for c in block.columns)
        blocks.append(replace(block, colours=here, columns=columns, why=tuple(why)))
    lists = shipped_lists()
    words = [_word(lists[name], colour, legend, count) for (name, colour), count in counted.items() if name]
    return replace(plan, blocks=tuple(blocks), words=(*plan.words, *words))


def _word(words: WordList, colour: str, legend: Mapping[str, str], count: int) -> PlanWord:
    code = meaning(legend[colour], words)[0] if colour in legend else ""
    return PlanWord(words.name, colour, code, "likely" if code else "unknown", count)


def _colours(sheet: Sheet, block: PlanBlock, letter: str) -> Counter[str]:
    first, last = block.rows
    at = column_number(letter)
    return Counter(colour for (row, column), colour in sheet.fills.items() if column == at and first <= row <= last)


def _is_by_rule(sheet: Sheet, block: PlanBlock, letter: str) -> bool:
    first, last = block.rows
    return any(
        area.first_column <= column_number(letter) <= area.last_column
        and area.first_row <= last
        and area.last_row >= first
        for area in sheet.ruled
    )


def _legend(sheet: Sheet, block: PlanBlock) -> Iterator[tuple[str, str]]:
    """Yield (colour, what it means) of the coloured cells outside a block that hold a short text, or stand beside one."""
    left, _, right = block.span.partition(":")
    inside = range(column_number(left), column_number(right or left) + 1)
    for (row, column), colour in sheet.fills.items():
        if block.header_row <= row <= block.rows[1] and column in inside:
            continue
        texts = (sheet.value(row, at) for at in (column, column + 1, column - 1))
        said = next((text for text in texts if isinstance(text, str) and text.strip()), "")
        if 0 < len(said) <= _LONGEST:
            yield colour, said.strip(" -–—=:;,.")

"""What a cell that could not be read may have meant: no rule speaks of a lack that such a cell may well be the end of.

"AW-2026-O7" in the register of questions is one issue. That audit AW-2026-07 has no questions is not told besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from qms_xl.fold import fold
from qms_xl.kinds.clause import COLUMNS as CLAUSES
from qms_xl.kinds.reading import as_text
from qms_xl.lists import shipped_lists
from qms_xl.model import NOWHERE, PLACE_STEP, Hit, Register
from qms_xl.norms import Norm

Cells = Mapping[str, Sequence[tuple[int, str]]]
"""Cells by register: (row id, column)."""

_EACH = 5  # lacks that one cell may be the end of; where a rule names more than all cells may end, they are not why
_MOST_PARTS, _MOST_ROWS = 100_000, 20_000  # of one register


class Meant(NamedTuple):
    """The registers in which what could not be read says all that it may have said, and how many lacks that may end."""

    registers: Mapping[str, Register]
    lacks: int


def with_every_meaning(registers: Mapping[str, Register], masked: Cells, norm: Norm) -> Meant:
    """Return the registers in which each of these cells says all that its column may say.

    A cell of several values holds them all. For any other its row is repeated below, in a place of its own, once for each.
    A misspelled key, wherever it stands, is one key; any other cell may end several lacks.
    """
    changed, several, slips = dict(registers), 0, set[tuple[str, str]]()
    for name, cells in masked.items():
        known = [(*cell, found) for cell, found in _meanings(registers, name, cells, norm) if found]
        if known:
            register = changed[name] = _widened(registers[name], known)
            single = [cell for *cell, _ in known if _is_single_key(register, str(cell[1]))]
            several += len(known) - len(single)
            slips |= {(str(column), as_text(register.raw.at[row, column])) for row, column in single}
    return Meant(changed, _EACH * several + len(slips))


def lacking_all_the_same(hits: Iterable[Hit], still: Iterable[Hit], lacks: int) -> Iterator[Hit]:
    """Yield those hits of one rule that stand whatever the cells mean, `still`; all of them, if more than so many would go."""
    stay = {_what(hit) for hit in still}
    gone = [hit for hit in hits if _what(hit) not in stay]
    records = {(hit.cell.register, hit.cell.record) for hit in gone}
    abouts = Counter(hit.about for hit in gone)
    things = len(records) if "" in abouts else min(len(records), len(abouts))
    left_out = {_what(hit) for hit in gone} if things <= lacks else set()
    return (hit for hit in hits if _what(hit) not in left_out)


def _is_single_key(register: Register, column: str) -> bool:
    return register.schema[column].reference is not None and not register.schema[column].many


def _what(hit: Hit) -> tuple[object, ...]:
    return (*hit.cell[:7], hit.about)  # whatever its wording: an audit long ago instead of none


def _meanings(
    registers: Mapping[str, Register], name: str, cells: Sequence[tuple[int, str]], norm: Norm
) -> Iterator[tuple[tuple[int, str], tuple[str, ...]]]:
    """Yield each cell with every value that it may have meant; none of a date, a number or a text.

    What stands alone in a cell of references is a slip for the keys most like it, or for none: then it means something else.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.process import extract

    register = registers[name]

    @cache
    def of_column(column: str, code: object) -> tuple[str, ...]:
        if column in CLAUSES:
            return norm.second_level
        schema = register.schema[column]
        if schema.list or schema.kind == "yesno":
            return tuple(shipped_lists()[schema.list or "yesno"].codes)
        if schema.reference is None:
            return ()
        target, of = schema.reference.register, schema.reference.column
        if schema.reference.by:
            target, _, of = schema.reference.targets.get(str(code), "").partition(".")
        if target not in registers:
            return ()
        of = of or registers[target].schema.key[0]
        return tuple(registers[target][of].dropna().unique()) if registers[target].has(of) else ()

    @cache
    def most_like(typed: str, column: str, code: object) -> tuple[str, ...]:
        near = extract(typed, of_column(column, code), scorer=fuzz.ratio, processor=fold, score_cutoff=50, limit=None)
        return tuple(key for key, alike, _ in near if alike == near[0][1])

    for row, column in cells:
        reference = register.schema[column].reference
        by = reference.by if reference else ""
        code = register.frame.at[row, by] if by and register.has(by) else None
        if _is_single_key(register, column):
            yield (row, column), most_like(as_text(register.raw.at[row, column]), column, code)
        else:
            yield (row, column), of_column(column, code)


def _widened(register: Register, cells: Iterable[tuple[int, str, tuple[str, ...]]]) -> Register:
    """Return the register with these meanings, of cells of several values in their own rows."""
    import pandas as pd

    frame: Any = register.frame.copy()  # the stubs know no cell that holds a tuple
    below: list[tuple[int, str, str]] = []
    parts = 0
    for row, column, meanings in cells:
        if not register.schema[column].many:
            below += ((row, column, meaning) for meaning in islice(meanings, _MOST_ROWS - len(below)))
        elif (parts := parts + len(meanings)) <= _MOST_PARTS:
            frame.at[row, column] = tuple(dict.fromkeys((*frame.at[row, column], *meanings)))
    first = len(register.places) * PLACE_STEP + 2
    index = range(first, first + len(below))
    rows = [row for row, _, _ in below]
    more = frame.loc[rows].set_axis(index)
    for new, (_, column, meaning) in zip(index, below, strict=True):
        more.at[new, column] = meaning
    return replace(
        register,
        frame=pd.concat([frame, more]),
        raw=pd.concat([register.raw, register.raw.loc[rows].set_axis(index)]),
        places=(*register.places, NOWHERE),
        known={},
    )

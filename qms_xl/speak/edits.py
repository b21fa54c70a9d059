"""Proposed edits in the reader's words: where, what stands there, what should, and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qms_xl.model import CellEdit, CellRef, Column, Issue, RowAppend, Text, Word
from qms_xl.reconciling.inputs import drawn_from
from qms_xl.rulebook import rule_book
from qms_xl.speak import NOTHING, number, short_day
from qms_xl.speak.grid import Line, print_grid
from qms_xl.supply import status_functions
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.reconcile import Proposed
    from qms_xl.speak import Voice

_COMPUTED = Text(
    "Obliczone z {n:noun rejestru|rejestrów|rejestrów}: {registers}",
    "Computed from the {n:noun register|registers} {registers}",
)
SHOWN = 6  # cells of one reason on one sheet before "and so many more"
_MORE = Text("i jeszcze {n:plural komórka|komórki|komórek}", "and {n:plural more cell|more cells}")
_EMPTY = Text("(puste)", "(empty)")
_UNSEEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\ufeff"
_STRAY = re.compile(rf"^\s+|\s+$|\s{{2,}}|[^\S \n]|[{_UNSEEN}]")
_ANY_SPACE = re.compile(rf"[\s{_UNSEEN}]")


def header_of(cell: CellRef, voice: Voice) -> str:
    """Return the header as staff wrote it; its title where the workbook has none."""
    return cell.header or (voice.own(schemas()[cell.register][cell.column].title) if cell.column else "")


def source_of(edit: CellEdit) -> str:
    """Return what an edit comes from: the code of its rule, or the name of the status that a computed column follows from."""
    cell = edit.cell
    return edit.rule or schemas()[cell.register][str(cell.column)].follows.partition(".")[0]


def rule_of(issue: Issue, voice: Voice) -> str:
    """Return the rule of an issue with its title."""
    return f"{issue.code} {voice.own(rule_book()[issue.code].rule.title)}"


def why(proposed: Proposed, voice: Voice) -> str:
    """Return what an edit comes from: the rule with its title, or the registers that a column is computed from."""
    if proposed.because is not None:
        return rule_of(proposed.because, voice)
    status = status_functions()[source_of(proposed.edit)]
    titles = tuple(schemas()[name].title for name in drawn_from(status) if name in schemas())
    return voice.say(_COMPUTED, n=len(titles), registers=titles)


def print_edits(console: Console, edits: Sequence[CellEdit], voice: Voice, *, all_shown: bool) -> None:
    """Print cells of one sheet: record, header, old → new; `all_shown`: no shortening of a long list."""
    several = len(edits) > SHOWN + 1 and not all_shown
    print_grid(console, None, [_line(edit, voice) for edit in (edits[:SHOWN] if several else edits)], indent=4)
    if several:
        console.print(f"    {voice.say(_MORE, n=len(edits) - SHOWN)}", style="dim")


def _line(edit: CellEdit, voice: Voice) -> Line:
    cell = edit.cell
    old, new = old_and_new(edit, voice)
    return Line([cell.cell or "", cell.record or "", header_of(cell, voice), old, "→", new])


def old_and_new(edit: CellEdit, voice: Voice) -> tuple[str, str]:
    """Return what stands in a cell and what should stand there, in the office's words.

    Spaces and characters that nobody sees are dots where the edit is about them.
    """
    column = schemas()[edit.cell.register][str(edit.cell.column)]
    old, new = edit.cell.value, edit.value
    if isinstance(old, str) and isinstance(new, str) and _ANY_SPACE.sub("", old) == _ANY_SPACE.sub("", new):
        return _STRAY.sub(lambda found: "·" * len(found[0]), old), new
    digits = ".1f" if column.computed and column.kind == "number" and not _looks_equal(old, new) else ""
    return _shown(old, column, voice, digits), _shown(new, column, voice, digits)


def values_of(append: RowAppend, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Return the cells of a new row as header and value, blank ones left out."""
    schema = schemas()[append.register]
    return tuple(
        (voice.own(schema[name].title), _shown(value, schema[name], voice))
        for name, value in append.values.items()
        if value is not None
    )


def shown_value(edit: CellEdit, voice: Voice) -> str:
    """Return what should stand in a cell."""
    return old_and_new(edit, voice)[1]


def _looks_equal(one: object, other: object) -> bool:
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    return numbers and round(float(one), 1) == round(float(other), 1)  # type: ignore[arg-type]


def _shown(value: object, column: Column, voice: Voice, digits: str = "") -> str:
    words = column.list or ("yesno" if column.kind == "yesno" else "")
    if value is None or value != value or value == "":
        return voice.own(_EMPTY)
    if isinstance(value, tuple | list):
        return "; ".join(_shown(part, column, voice) for part in value) or voice.own(_EMPTY)
    if isinstance(value, str) and words:
        return voice.value(Word(words, value))
    if isinstance(value, datetime.date):
        return short_day(value, voice.language)
    if isinstance(value, int | float) and digits and not isinstance(value, bool):
        return number(round(float(value), 1) + 0.0, voice.language, digits)
    return " ".join(voice.value(value).split()) or NOTHING

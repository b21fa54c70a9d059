"""How `minutes read` tells a person what was typed into the minutes: cells with old and new, new rows, what is not clear."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Register, Text, Word
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.edits import header_of, old_and_new
from qms_xl.speak.grid import Line, print_grid, print_wrapped
from qms_xl.speak.written import print_paragraphs, told_written
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.minutes import Typed
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import Written

_NOTHING = Text(
    "W protokole nie wpisano niczego, czego nie ma w rejestrach.",
    "Nothing was typed into the minutes that the registers do not hold.",
)
_EDITS = Text("Zmiany w przeglądzie {review}", "Changes of review {review}")
_UNCLEAR = Text("Do wyjaśnienia, wpisz sam(a):", "To be settled by you:")
_NOT_YET = Text(
    "Niczego jeszcze nie zapisano. Przejrzyj zmiany; zapisze je to samo polecenie z opcją --apply.",
    "Nothing has been written yet. Look through it; the same command with --apply writes it.",
)


class MinutesView(NamedTuple):
    """What `minutes read` has to tell. `written`: None where nothing was to be written; `home`: the office folder."""

    found: Typed
    written: Written | None
    voice: Voice
    home: Path
    registers: Mapping[str, Register]


def print_minutes(console: Console, view: MinutesView) -> None:
    """Print the edits, the new rows, what is unclear, and what was written."""
    found, voice = view.found, view.voice
    if not found.edits and not found.rows and not found.unclear:
        print_wrapped(console, voice.own(_NOTHING))
        return
    if found.edits:
        console.print(voice.say(_EDITS, review=found.review), style="bold")
    for edit in found.edits:
        old, new = old_and_new(edit, voice)
        where = f"{edit.cell.workbook} {edit.cell.cell}: {header_of(edit.cell, voice)}"
        print_grid(console, None, [Line((where,), below=(f"{old} → {new}",))])
    for row in found.rows:
        schema = schemas()[row.register]
        console.print(f"{voice.own(schema.title)}: {row.record}", style="bold")
        for name, value in row.values.items():
            column = schema[name]
            shown = voice.value(value) if not column.list else voice.value(Word(column.list, str(value)))
            print_grid(console, None, [Line((voice.own(column.title), shown))])
    if found.unclear:
        console.print(voice.own(_UNCLEAR), style="bold")
        for text in found.unclear:
            print_wrapped(console, voice.own(text), indent=2)
    if view.written is None:
        print_paragraphs(console, [voice.own(_NOT_YET)] if found.edits or found.rows else [])
    else:
        print_paragraphs(console, told_written(view.written, voice))
        if view.written.by_hand:
            print_by_hand(console, view.written.by_hand, voice, view.home)

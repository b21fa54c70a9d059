"""What is left to do by hand: why, where (a link on a terminal), what should stand there, and where rows lie ready to be pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from qms_xl.model import CellEdit, Text
from qms_xl.speak.edits import header_of, shown_value
from qms_xl.speak.grid import print_wrapped
from qms_xl.speak.links import place as reference
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand

Place = tuple[str, str, str | None]
"""Workbook, sheet, cell."""

SHOWN = 6  # cells or rows left for one reason before "and so many more"
_TITLE = Text("Do zrobienia ręcznie: {n}", "Left to do by hand: {n}")
_MORE = Text("i jeszcze {n}", "and {n} more")
_CELL = Text("{record}, {header}: {new}", "{record}, {header}: {new}")
_ROW = Text("{register}, nowy wiersz {record}", "{register}, new row {record}")
_PASTE = Text(
    "Nowe wiersze są gotowe do skopiowania. Wklej je pod ostatnim wierszem rejestru "
    "(Wklej specjalnie → Wartości i formaty liczb):",
    "The new rows are ready to be copied. Paste them under the register's last row "
    "(Paste Special → Values and number formats):",
)


def print_by_hand(
    console: Console,
    left: Sequence[ByHand],
    voice: Voice,
    home: Path,
    *,
    to_paste: Path | None = None,
    all_shown: bool = False,
) -> None:
    """Print what is left to a person: each reason with its remedy, then the cells and rows that it holds up.

    A reason that names its cell is told of the first one of a sheet. `home`: the office folder; `to_paste`: the workbook
    of rows to paste, None where there is none; `all_shown`: no shortening of long lists.
    """
    console.print(voice.say(_TITLE, n=len(left)), style="bold")
    by_reason: dict[tuple[str, str, str], list[ByHand]] = {}
    for one in left:
        by_reason.setdefault((one.reason, *_said(one, voice, without_cell=True)), []).append(one)
    for together in by_reason.values():
        message, remedy = _said(together[0], voice)
        print_wrapped(console, message, indent=2)
        print_wrapped(console, remedy, "dim", indent=2)
        several = len(together) > SHOWN + 1 and not all_shown
        place: Place | None = None
        for one in together[:SHOWN] if several else together:
            here = _place(one)
            if here is not None and here != place:
                _print_place(console, here, home)
            place = here
            print_wrapped(console, _item(one, voice), indent=6)
        if several:
            console.print(f"    {voice.say(_MORE, n=len(together) - SHOWN)}", style="dim")
    if to_paste:
        print_wrapped(console, voice.own(_PASTE), indent=2)
        shown = to_paste.relative_to(home).as_posix() if to_paste.is_relative_to(home) else str(to_paste)
        _print_link(console, shown, to_paste.as_uri())


def _said(one: ByHand, voice: Voice, *, without_cell: bool = False) -> tuple[str, str]:
    """Return reason and remedy; without the cell's address, what other cells of the sheet are told too."""
    said = voice.own(one.message), voice.own(one.remedy) if one.remedy else ""
    cell = one.what.cell.cell if isinstance(one.what, CellEdit) and without_cell else None
    if not cell:
        return said
    message, remedy = (re.sub(rf"\b{cell}\b", "", text) for text in said)
    return message, remedy


def _item(one: ByHand, voice: Voice) -> str:
    """Return what should stand in the cell, or which row is left."""
    if isinstance(one.what, CellEdit):
        cell = one.what.cell
        facts = {"record": cell.record, "header": header_of(cell, voice), "new": shown_value(one.what, voice)}
        return voice.say(_CELL, facts)
    return voice.say(_ROW, register=schemas()[one.what.register].title, record=one.what.record)


def _place(one: ByHand) -> Place | None:
    if isinstance(one.what, CellEdit):
        return one.what.cell.workbook, one.what.cell.sheet, one.what.cell.cell
    return (one.paste.workbook, one.paste.sheet, None) if one.paste else None


def _print_place(console: Console, place: Place, home: Path) -> None:
    """Print where it is, on a terminal as a link that opens the workbook there."""
    workbook, sheet, cell = place
    link = f"{(home / workbook).as_uri()}#{quote(reference(sheet, cell))}"
    _print_link(console, " › ".join(filter(None, place)), link)


def _print_link(console: Console, shown: str, link: str) -> None:
    from rich.style import Style
    from rich.text import Text as Line

    console.print(Line("    ").append(shown, Style(bold=True, link=link)), soft_wrap=True)

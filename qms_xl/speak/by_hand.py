"""What is left to do by hand: why, where (a link on a terminal), what should stand there, and rows ready to be pasted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from qms_xl.model import CellEdit, Text
from qms_xl.speak import number, short_day
from qms_xl.speak.edits import header_of, shown_value
from qms_xl.speak.grid import print_wrapped
from qms_xl.tables import schemas

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Paste

SHOWN = 6  # cells left for one reason before "and so many more"
_TITLE = Text("Do zrobienia ręcznie: {n}", "Left to do by hand: {n}")
_MORE = Text("i jeszcze {n:plural komórka|komórki|komórek}", "and {n:plural more cell|more cells}")
_CELL = Text("{record}, {header}: {new}", "{record}, {header}: {new}")
_ROW = Text("{register}, nowy wiersz {record}", "{register}, new row {record}")
_PASTE = Text(
    "Wiersz do wklejenia od pierwszej kolumny tabeli:", "The row, to be pasted from the table's first column on:"
)


def print_by_hand(
    console: Console, left: Sequence[ByHand], voice: Voice, home: Path, *, all_shown: bool = False
) -> None:
    """Print what is left to a person: each reason with its remedy, then the cells and rows that it holds up.

    A reason that names its cell is told of the first one of a sheet. `home`: the office folder; `all_shown`: no shortening of long lists.
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
        cells = [one for one in together if isinstance(one.what, CellEdit)]
        listed = cells[:SHOWN] if several else cells
        for one in (*listed, *(one for one in together if not isinstance(one.what, CellEdit))):
            _print(console, one, voice, home)
        if len(cells) > len(listed):
            console.print(f"    {voice.say(_MORE, n=len(cells) - len(listed))}", style="dim")


def pasted(paste: Paste, voice: Voice) -> str:
    """Return the row as Excel takes it from the clipboard: cells parted by tabs, in the reader's decimal sign and dates."""
    return "\t".join(_typed(content, voice) for _, content in paste.cells)


def _said(one: ByHand, voice: Voice, *, without_cell: bool = False) -> tuple[str, str]:
    """Return reason and remedy; without the cell's address, what other cells of the sheet are told too."""
    said = voice.own(one.message), voice.own(one.remedy) if one.remedy else ""
    cell = one.what.cell.cell if isinstance(one.what, CellEdit) and without_cell else None
    if not cell:
        return said
    message, remedy = (re.sub(rf"\b{cell}\b", "", text) for text in said)
    return message, remedy


def _typed(content: object, voice: Voice) -> str:
    if content is None:
        return ""
    if isinstance(content, datetime.date):
        return short_day(content, voice.language)
    if isinstance(content, int | float):
        return number(content, voice.language, "" if content % 1 == 0 else ".15g")
    text = str(content)
    text = f"'{text}" if text.startswith(("=", "+", "-", "@")) else text  # or Excel takes it for a formula
    return '"' + text.replace('"', '""') + '"' if any(letter in text for letter in '\t\r\n"') else text


def _print(console: Console, one: ByHand, voice: Voice, home: Path) -> None:
    """Print one cell with what should stand there, or one row as it can be pasted."""
    if isinstance(one.what, CellEdit):
        cell = one.what.cell
        facts = {"record": cell.record, "header": header_of(cell, voice), "new": shown_value(one.what, voice)}
        _print_place(console, (cell.workbook, cell.sheet, cell.cell), home)
        print_wrapped(console, voice.say(_CELL, facts), indent=6)
        return
    if one.paste is not None:
        _print_place(console, (one.paste.workbook, one.paste.sheet, None), home)
    title = schemas()[one.what.register].title
    print_wrapped(console, voice.say(_ROW, register=title, record=one.what.record), indent=6)
    if one.paste is not None:
        print_wrapped(console, voice.own(_PASTE), "dim", indent=6)
        console.file.write(pasted(one.paste, voice) + "\n")  # tabs must stay tabs


def _print_place(console: Console, place: tuple[str, str, str | None], home: Path) -> None:
    """Print where it is, on a terminal as a link that opens the workbook there."""
    from rich.style import Style
    from rich.text import Text as Line

    workbook, sheet, cell = place
    at = quote(f"'{sheet}'!{cell or 'A1'}")
    line = Line("    ")
    line.append(" › ".join(filter(None, place)), Style(bold=True, link=f"{(home / workbook).as_uri()}#{at}"))
    console.print(line, soft_wrap=True)

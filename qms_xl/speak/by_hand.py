"""What is left to do by hand: where (a link on a terminal), what should stand there, why, and rows ready to be pasted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from qms_xl.model import CellEdit, Text
from qms_xl.speak import number, short_day
from qms_xl.speak.edits import header_of, schema_of, shown_value
from qms_xl.speak.grid import print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Paste

_TITLE = Text("Do zrobienia ręcznie: {n}", "Left to do by hand: {n}")
_CELL = Text("{record}, {header}: {new}", "{record}, {header}: {new}")
_ROW = Text("{register}, nowy wiersz {record}", "{register}, new row {record}")
_PASTE = Text(
    "Wiersz do wklejenia od pierwszej kolumny tabeli:", "The row, to be pasted from the table's first column on:"
)


def print_by_hand(console: Console, left: Sequence[ByHand], voice: Voice, home: Path) -> None:
    """Print what is left to a person, each with its reason and remedy."""
    console.print(voice.say(_TITLE, n=len(left)), style="bold")
    for one in left:
        _place(console, one, home)
        if isinstance(one.what, CellEdit):
            cell = one.what.cell
            facts = {"record": cell.record, "header": header_of(cell, voice), "new": shown_value(one.what, voice)}
            print_wrapped(console, voice.say(_CELL, facts), indent=4)
        else:
            title = schema_of(one.what.register).title
            print_wrapped(console, voice.say(_ROW, register=title, record=one.what.record), indent=4)
        print_wrapped(console, voice.own(one.message), indent=4)
        if one.remedy is not None:
            print_wrapped(console, voice.own(one.remedy), "dim", indent=4)
        if one.paste is not None:
            print_wrapped(console, voice.own(_PASTE), "dim", indent=4)
            console.file.write(pasted(one.paste, voice) + "\n")  # tabs must stay tabs


def pasted(paste: Paste, voice: Voice) -> str:
    """Return the row as Excel takes it from the clipboard: cells parted by tabs, in the reader's decimal sign and dates."""
    return "\t".join(_typed(content, voice) for _, content in paste.cells)


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


def _place(console: Console, one: ByHand, home: Path) -> None:
    """Print where it is, on a terminal as a link that opens the workbook there."""
    from rich.style import Style
    from rich.text import Text as Line

    if isinstance(one.what, CellEdit):
        workbook, sheet, cell = one.what.cell[1:4]
    elif one.paste is not None:
        workbook, sheet, cell = one.paste.workbook, one.paste.sheet, None
    else:
        return
    at = quote(f"'{sheet}'!{cell or 'A1'}")
    link = f"{(home / workbook).as_uri()}#{at}"
    line = Line("  ")
    line.append(" › ".join(part for part in (workbook, sheet, cell) if part), Style(bold=True, link=link))
    console.print(line, soft_wrap=True)

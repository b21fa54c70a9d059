"""How `undo` tells a person what was taken back, what could be, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.model import CellEdit, Text
from qms_xl.speak import day
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.edits import print_edits
from qms_xl.speak.grid import print_wrapped
from qms_xl.speak.issues import plain
from qms_xl.speak.plan_json import where
from qms_xl.speak.written import print_paragraphs

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import Undone

_HEAD = Text("Zapis z {day}, godz. {time} ({command}):", "The run of {day}, {time} ({command}):")
_RESTORED = Text("{workbook}: znów jak przed zapisem", "{workbook}: as it was before")
_CELLS = Text(
    "{workbook}: ktoś go od tego czasu zmienił; przywrócono tylko te komórki",
    "{workbook}: somebody has changed it since; only these cells were put back",
)
_OFFERED = Text(
    "{workbook}: ktoś go od tego czasu zmienił; można przywrócić te komórki",
    "{workbook}: somebody has changed it since; these cells can be put back",
)
_WAITING = Text(
    "{workbook}: czeka, bo najpierw trzeba cofnąć zmiany w pliku {first}",
    "{workbook}: waits, because the changes in {first} have to be taken back first",
)
_OVERTAKEN = Text(
    "{n:plural komórka ma|komórki mają|komórek ma} już inną treść niż wtedy zapisana i tak {n:noun zostaje|zostają|zostaje}.",
    "{n:plural cell holds|cells hold} something else by now than was written then, and {n:noun stays|stay} so.",
)
_APPLY = Text("Te komórki przywróci polecenie:\n  {command}", "These cells are put back by:\n  {command}")
_BACKUP = Text(
    "Kopie skoroszytów sprzed cofnięcia:\n  {backup}\nCofnięcie można cofnąć poleceniem:\n  {command}",
    "The workbooks as they were before this:\n  {backup}\nTaking back is itself taken back by:\n  {command}",
)
_NOTHING = Text("Niczego nie zmieniono.", "Nothing was changed.")


def print_undone(
    console: Console,
    undone: Undone,
    voice: Voice,
    home: Path,
    *,
    named: bool,
    all_shown: bool = False,
    quiet: bool = False,
) -> None:
    """Print what became of each workbook; `named`: the run was named with --run; `all_shown`: no shortening of long lists;
    `quiet`: no words around the result.
    """
    time = f"{undone.at:%H:%M}"
    print_wrapped(
        console, voice.say(_HEAD, day=day(undone.at, voice.language), time=time, command=undone.command), "bold"
    )
    for workbook in undone.restored:
        print_wrapped(console, voice.say(_RESTORED, workbook=workbook), indent=2)
    for text, edits in ((_CELLS, undone.edits), (_OFFERED, undone.offered)):
        for workbook, there in groupby(edits, key=lambda edit: edit.cell.workbook):
            print_wrapped(console, voice.say(text, workbook=workbook), indent=2)
            for sheet, cells in groupby(there, key=lambda edit: edit.cell.sheet):
                print_wrapped(console, f"› {sheet}", indent=4)
                print_edits(console, list(cells), voice, all_shown=all_shown)
    for workbook, first in undone.waiting.items():
        print_wrapped(console, voice.say(_WAITING, workbook=workbook, first=first), indent=2)
    if undone.overtaken:
        print_wrapped(console, voice.say(_OVERTAKEN, n=undone.overtaken), indent=2)
    if not quiet:
        print_paragraphs(console, _end(undone, voice, named))
    if undone.by_hand:
        console.print()
        print_by_hand(console, undone.by_hand, voice, home, all_shown=all_shown)


def _end(undone: Undone, voice: Voice, named: bool) -> Iterator[str]:
    """Yield what to do next; commands and paths stand on lines of their own."""
    if undone.run:
        yield voice.say(_BACKUP, backup=undone.backup, command=f"qms-xl undo --run {undone.run}")
    elif not undone.offered:
        yield voice.own(_NOTHING)
    if undone.offered:
        own = f" --run {undone.undoes}" if named else ""
        yield voice.say(_APPLY, command=f"qms-xl undo{own} --apply")


def undone_facts(undone: Undone, voice: Voice) -> dict[str, object]:
    """Return what was taken back as JSON holds it: what cells held, and what they hold now or would."""
    done = [(edit, True) for edit in undone.edits] + [(edit, False) for edit in undone.offered]
    return {
        "undoes": undone.undoes,
        "run": undone.run or None,
        "restored": list(undone.restored),
        "edits": [
            {**where(edit.cell), "old": plain(edit.cell.value), "new": plain(edit.value), "applied": applied}
            for edit, applied in done
        ],
        "overtaken": undone.overtaken,
        "waiting": dict(undone.waiting),
        "by_hand": [
            {
                **(where(one.what.cell) if isinstance(one.what, CellEdit) else {}),
                "register": one.what.cell.register if isinstance(one.what, CellEdit) else one.what.register,
                "record": one.what.cell.record if isinstance(one.what, CellEdit) else one.what.record,
                "message": voice.own(one.message),
            }
            for one in undone.by_hand
        ],
        "backup": undone.backup or None,
    }

"""What a run wrote, in sentences: how many cells and rows, where the copies lie, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.speak.grid import print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import Written

_CELLS = Text("{n:plural komórka|komórki|komórek}", "{n:plural cell|cells}")
_ROWS = Text("{n:plural nowy wiersz|nowe wiersze|nowych wierszy}", "{n:plural new row|new rows}")
_WRITTEN = Text(
    "Zapisano w {books:plural skoroszycie|skoroszytach|skoroszytach}: {counts}.",
    "Written in {books:plural workbook|workbooks}: {counts}.",
)
_NOTHING_WRITTEN = Text("Niczego nie zapisano.", "Nothing was written.")
_BACKUP = Text("Kopie skoroszytów sprzed zmian:\n  {backup}", "The workbooks as they were:\n  {backup}")
_UNDO = Text("Wszystko to cofa polecenie:\n  qms-xl undo", "All of that is taken back by:\n  qms-xl undo")


def told_written(written: Written, voice: Voice) -> Iterator[str]:
    """Yield what was written and how to take it back; commands and paths stand on lines of their own."""
    if not written.edits and not written.rows:
        yield voice.own(_NOTHING_WRITTEN)
        return
    books = {edit.cell.workbook for edit in written.edits} | {row.cell.workbook for row in written.rows}
    yield voice.say(_WRITTEN, books=len(books), counts=counts(written.edits, written.rows, voice))
    if written.backup:
        yield voice.say(_BACKUP, backup=written.backup)
    yield voice.own(_UNDO)


def counts(cells: Sequence[object], rows: Sequence[object], voice: Voice) -> str:
    """Return how many cells and rows there are; what there is none of is left out."""
    return ", ".join(voice.say(text, n=len(of)) for text, of in ((_CELLS, cells), (_ROWS, rows)) if of)


def print_paragraphs(console: Console, paragraphs: Iterable[str]) -> None:
    """Print sentences within the width; lines that begin with a space are indented."""
    for line in (line for paragraph in paragraphs for line in paragraph.splitlines()):
        print_wrapped(console, line.strip(), indent=2 if line.startswith(" ") else 0)

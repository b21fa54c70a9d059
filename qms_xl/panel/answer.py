"""What a button answers: a sentence, rows of a table with the cell that each is about, and the lists to choose from next time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from qms_xl.model import Language


class Row(NamedTuple):
    """One line of the results: texts in the order of their columns; `file` and `place` are where the link leads.

    `place` like `'Cele'!F12`, "" for a file as a whole; `file` None where there is nothing to open.
    """

    kind: str
    register: str
    record: str
    cell: str
    what: str
    remedy: str = ""
    file: Path | None = None
    place: str = ""


class Answer(NamedTuple):
    """`choices`: list of the panel -> the keys to choose from; None leaves the lists as they are."""

    sentence: str
    rows: tuple[Row, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = None


class Panel(Protocol):
    """The panel, open in Excel or as a file."""

    language: Language

    def office(self) -> str:
        """Return the office folder that the panel names."""

    def chosen(self, name: str) -> object:
        """Return what stands in one of its cells."""

    def say(self, sentence: str) -> None:
        """Tell of the progress."""

    def show(self, answer: Answer) -> None:
        """Show the answer."""

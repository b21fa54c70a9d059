"""What the handlers of the buttons work with: the office, its registers as they are just now, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qms_xl.errors import UsageError
from qms_xl.excel import Deadline, open_book, read_open
from qms_xl.model import CellRef, Register, Text
from qms_xl.panel import places, told
from qms_xl.panel.answer import Answer, Panel, Row

if TYPE_CHECKING:
    import xlwings

    from qms_xl.commands._asked_by_button import AskedHere
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.speak import Voice
    from qms_xl.workbook.book import Book

_NO_OFFICE = Text("Panel nie wie, gdzie jest folder biura.", "The panel does not know where the office folder is.")
_TYPE_IT = Text(
    "Wpisz go w polu „Folder biura” (folder z plikiem qms.toml).",
    "Type it into “Office folder” (the folder with qms.toml).",
)
_GONE = Text("Nie ma folderu biura: {}.", "The office folder is not there: {}.")
_MOVED = Text(
    "Jeżeli został przeniesiony, wpisz nowe miejsce w polu „Folder biura”; jeżeli leży na dysku sieciowym, sprawdź, czy dysk jest podłączony.",
    "If it was moved, type its new place into “Office folder”; if it lies on a network drive, check that the drive is connected.",
)
_READING = Text("Czytam rejestry…", "Reading the registers…")
_TOO_MANY = Text(
    "Pokazano {shown} z {all}; wszystkie daje: qms-xl check --format xlsx",
    "Shown are {shown} of {all}; all of them by: qms-xl check --format xlsx",
)
_NOTHING_CHOSEN = Text("Nic nie wybrano w polu „{}”.", "Nothing is chosen in “{}”.")
_NOT_THERE = Text("W rejestrze nie ma pozycji „{}”.", "The register has no “{}”.")
_CHOOSE = Text("Wybierz z listy w panelu.", "Choose from the list in the panel.")


@dataclass
class Desk:
    """`home`: the toolkit's own folder. `opened`: the workbooks that turned out to be open in Excel, by their name."""

    panel: Panel
    as_of: date
    home: Path
    opened: dict[str, xlwings.Book] = field(default_factory=dict)

    @cached_property
    def asked(self) -> AskedHere:
        """Return what a command would have been asked; raises UsageError without an office."""
        from qms_xl.commands._asked_by_button import AskedHere

        named = self.panel.office().strip()
        if not named:
            raise UsageError(_NO_OFFICE, _TYPE_IT)
        folder = Path(named)
        if not folder.is_dir():
            raise UsageError(Text(_GONE.pl.format(named), _GONE.en.format(named)), _MOVED)
        return AskedHere(folder, self.panel.language, self.as_of, "", None, quiet=True, verbose=False)

    @cached_property
    def office(self) -> Office:
        """Return the office; raises UsageError."""
        return self.asked.office()

    @cached_property
    def reading(self) -> Reading:
        """Return the registers with what is not saved yet where they are open in Excel."""
        from qms_xl.read import read_office

        self.panel.say(_READING.in_(self.panel.language))
        return read_office(self.office, as_of=self.as_of, as_it_is=self._as_it_is)

    @cached_property
    def words(self) -> Voice:
        """Return how to speak to whoever sits at the panel."""
        from qms_xl.commands._common import voice

        return voice(self.asked, self.office, self.reading)

    @cached_property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Return the keys to choose from by the list that shows them."""
        return choices(self.reading.registers)

    def chosen(self, name: str) -> str:
        """Return the key that was chosen in the panel; raises UsageError where it is none of the register's."""
        value = self.panel.chosen(name)
        if value in (None, ""):
            field_name = places.LABELS[name]
            raise UsageError(
                Text(_NOTHING_CHOSEN.pl.format(field_name.pl), _NOTHING_CHOSEN.en.format(field_name.en)), _CHOOSE
            )
        if not isinstance(value, str) or value not in self.choices[places.CHOICES[name][0]]:
            raise UsageError(Text(_NOT_THERE.pl.format(value), _NOT_THERE.en.format(value)), _CHOOSE)
        return value

    def file(self, cell: CellRef) -> Path | None:
        """Return the workbook of a cell."""
        return self.office.folder / cell.workbook if cell.workbook else None

    def _as_it_is(self, path: Path, saved: Book) -> Book:
        deadline = Deadline()
        book = open_book(path, deadline)
        if book is None:
            return saved
        self.opened[saved.name] = book
        return read_open(book, saved, deadline)


def choices(registers: Mapping[str, Register]) -> dict[str, tuple[str, ...]]:
    """Return the keys to choose from, the newest first, by the list that shows them; none of a register that is not there."""
    return {name: tuple(_newest_first(registers.get(register))) for name, register in places.CHOICES.values()}


def _newest_first(register: Register | None) -> list[str]:
    keys = [] if register is None else [key for key in register.keys if isinstance(key, str) and key]
    return keys[::-1]


def answered(desk: Desk, sentence: str, rows: Iterable[Row]) -> Answer:
    """Return an answer with the lists renewed, files that could not be read first, and all that was said beside it."""
    found = (*told.failed(desk.reading.failed, desk), *rows)
    sentence = " ".join((sentence, *desk.asked.said))
    if len(found) > places.MOST_ROWS:
        sentence = f"{sentence} {desk.words.say(_TOO_MANY, shown=places.MOST_ROWS, all=len(found))}"
    return Answer(sentence, found[: places.MOST_ROWS], desk.choices)

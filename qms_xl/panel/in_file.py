"""The panel where Excel is not there: read as it was last saved, answered by a new workbook that its macro, or we, open."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from qms_xl.disk.new_file import create, make_folder, renew
from qms_xl.disk.operations import try_to_remove
from qms_xl.disk.refusals import failed
from qms_xl.errors import UsageError
from qms_xl.model import Language, Text
from qms_xl.panel import places
from qms_xl.panel.answer import Answer, Row
from qms_xl.panel.home import ANSWER
from qms_xl.reading.files import file_bytes
from qms_xl.speak.links import file_url
from qms_xl.workbook.book import Sheet
from qms_xl.workbook.cells import read_book
from qms_xl.workbook.make import make
from qms_xl.workbook.plan import Line, Linked, Plan, TableColumn, TableSheet, TextSheet

_NAMED = "qms-xl {}.xlsx"
_KEPT = 20  # answers, so that whoever reads one does not lose it
_NO_PANEL = Text("Ten plik nie jest panelem: {}.", "This file is no panel: {}.")
_SETUP = Text("Panel zrobi polecenie: qms-xl setup", "A panel is made by: qms-xl setup")


class FilePanel:
    """`home`: the toolkit's own folder, which gets the answer; `opens` opens it where no macro waits for it."""

    def __init__(
        self, path: Path, home: Path, now: datetime.datetime, opens: Callable[[Path], None] | None = None
    ) -> None:
        self.home, self.now, self.opens = home, now, opens
        book = read_book(file_bytes(path, path.name), path.name)
        names = [sheet.name for sheet in book.sheets]
        self.language: Language = "pl" if places.LISTS.pl in names else "en"
        pages = [sheet for sheet in book.sheets if sheet.name == places.SHEET]
        if not pages:
            raise UsageError(Text(_NO_PANEL.pl.format(path), _NO_PANEL.en.format(path)), _SETUP)
        self.page = pages[0]

    def office(self) -> str:
        """Return the office folder that the panel names."""
        return str(self.chosen(places.OFFICE) or "")

    def chosen(self, name: str) -> object:
        """Return what stood in a cell when the panel was saved."""
        return _value(self.page, places.ROWS[name])

    def say(self, sentence: str) -> None:
        """Say nothing: nobody could see it."""

    def show(self, answer: Answer) -> None:
        """Write the answer as a workbook, and open it or tell the macro its name. Raises WriteError."""
        path = self.home / _NAMED.format(f"{self.now:%Y-%m-%d %H%M%S-%f}")
        try:
            make_folder(self.home)
            for old in sorted(self.home.glob(_NAMED.format("*")))[:-_KEPT]:
                try_to_remove(old)  # or, where it is still open, next time
            create(self._workbook(answer), path)
            if self.opens is not None:
                self.opens(path)
            else:
                renew(f"{path.name}\n".encode("ascii"), self.home / ANSWER)
        except OSError as trouble:
            raise failed(str(path), trouble) from trouble

    def _workbook(self, answer: Answer) -> bytes:
        titles = [text.in_(self.language) for text, _ in places.COLUMNS]
        columns = [TableColumn(title, "@", width) for title, (_, width) in zip(titles, places.COLUMNS, strict=True)]
        title, rows = places.ANSWER.in_(self.language), [_cells(row, self.home) for row in answer.rows]
        sheet = (
            TableSheet(title, title, answer.sentence, places.RESULTS, tuple(columns), rows)
            if rows
            else TextSheet(title, (Line("title", title), Line("text", answer.sentence)))
        )
        return make(Plan(title, self.language, self.now.replace(tzinfo=None), (sheet,)))


def _cells(row: Row, home: Path) -> list[object]:
    link: object = row.cell
    if row.file is not None and row.cell:
        link = Linked(row.cell, file_url(row.file, home), row.place)
    return [row.kind, row.register, row.record, link, row.what, row.remedy]


def _value(sheet: Sheet, row: int) -> object:
    """Return the value in column B of a row."""
    at, column = row - sheet.first_row, 2 - sheet.first_column
    if not 0 <= at < len(sheet.rows) or not 0 <= column < len(sheet.rows[at]):
        return None
    return sheet.rows[at][column]

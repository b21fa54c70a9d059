"""The panel open in Excel, through xlwings: read by its names, answered in its table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from qms_xl.errors import QmsError, UsageError
from qms_xl.excel import Deadline, ExcelTrouble
from qms_xl.excel.values import as_sent
from qms_xl.model import Language, Text
from qms_xl.panel import places
from qms_xl.panel.answer import Answer, Row
from qms_xl.speak import short_day

if TYPE_CHECKING:
    import xlwings

T = TypeVar("T")
_SPOILT = Text(
    "W panelu brakuje pola albo tabeli wyników; ktoś je usunął lub przeniósł.",
    "A field or the table of results is missing from the panel; somebody has removed or moved it.",
)
_NEW_ONE = Text(
    "Zamknij panel; nowy zrobi polecenie: qms-xl setup", "Close the panel; a new one is made by: qms-xl setup"
)
_LONGEST = 4000  # characters of a cell that anybody reads
_LONGEST_LINK = 255  # characters of a text within a formula, and of what HYPERLINK takes
_NOT_IN_LINKS = re.compile(r"[#\[\]]|%[0-9A-Fa-f]{2}")
_PATIENCE = 120.0  # seconds that an answer waits for whoever is typing in a cell


class ExcelPanel:
    """`now` tells the moment, `deadline` gives a new deadline of so many seconds."""

    def __init__(
        self,
        book: xlwings.Book,
        now: Callable[[], datetime.datetime],
        deadline: Callable[[float], Deadline] = Deadline,
    ) -> None:
        self.book, self.now, self.deadline = book, now, deadline
        names = self._ask(lambda: [sheet.name for sheet in book.sheets])
        self.language: Language = "pl" if places.LISTS.pl in names else "en"

    def office(self) -> str:
        """Return the office folder that the panel names."""
        return str(self.chosen(places.OFFICE) or "")

    def chosen(self, name: str) -> object:
        """Return the value of a named cell; raises UsageError where somebody has taken the panel to pieces."""
        with _whole():
            return self._ask(lambda: self._cell(name).value)

    def say(self, sentence: str) -> None:
        """Show a sentence on the status bar; where Excel is busy it is not worth waiting for."""
        with suppress(ExcelTrouble):
            self.deadline(1.0).ask(lambda: setattr(self.book.app, "status_bar", sentence))

    def show(self, answer: Answer) -> None:
        """Show the answer; it waits two minutes for whoever types in a cell. Raises ExcelTrouble, and UsageError as `chosen`."""
        deadline = self.deadline(_PATIENCE)
        with _whole():
            self._show(answer, deadline)

    def _show(self, answer: Answer, deadline: Deadline) -> None:
        deadline.ask(lambda: self._write(answer.rows))
        if answer.choices is not None:
            for name, keys in answer.choices.items():
                deadline.ask(lambda name=name, keys=keys: self._list(name, keys))  # type: ignore[misc]
        deadline.ask(lambda: setattr(self._cell(places.STATUS), "value", as_sent(answer.sentence)))
        deadline.ask(lambda: setattr(self._cell(places.LAST_RUN), "value", as_sent(self._last_run())))
        deadline.ask(lambda: setattr(self.book.app, "status_bar", False))

    def _last_run(self) -> str:
        now = self.now()
        return f"{short_day(now, self.language)} {now:%H:%M}"

    def _ask(self, question: Callable[[], T]) -> T:
        return self.deadline(20.0).ask(question)

    def _cell(self, name: str) -> xlwings.Range:
        return self.book.names(name).refers_to_range

    def _write(self, rows: Sequence[Row]) -> None:
        """Put rows into the table instead of those that stand there. Asked again as a whole it comes to the same."""
        page = self.book.sheets[places.SHEET]
        table = page.tables[places.RESULTS]
        first, width = places.RESULTS_ROW + 1, len(places.COLUMNS)
        before = table.range.shape[0] - 1
        table.show_autofilter = False  # a filter that somebody set would hide what is new
        page.range((first, 1), (first + before - 1, width)).clear_contents()
        last = first + max(len(rows), 1) - 1
        table.resize(page.range((places.RESULTS_ROW, 1), (last, width)))
        if rows:
            page.range((first, 1), (last, width)).value = [_texts(row) for row in rows]
            page.range((first, places.LINK), (last, places.LINK)).formula = [[_link(row)] for row in rows]
            page.range((first, 1), (last, width)).rows.autofit()
        table.show_autofilter = True

    def _list(self, name: str, keys: Sequence[str]) -> None:
        """Renew a list to choose from; it never becomes shorter than one blank cell."""
        page = self.book.sheets[places.LISTS.in_(self.language)]
        column = list(places.LIST_COLUMNS).index(name) + 1
        page.range((2, column), (places.LONGEST_LIST + 1, column)).clear_contents()
        shown = keys[: places.LONGEST_LIST]
        if shown:
            page.range((2, column), (len(shown) + 1, column)).value = [[as_sent(key)] for key in shown]


@contextmanager
def _whole() -> Iterator[None]:
    """Take whatever Excel says of a table, sheet or name that is not there any more for what it is."""
    try:
        yield
    except QmsError:
        raise
    except Exception as trouble:  # COM's errors have no class of their own outside Windows
        raise UsageError(_SPOILT, _NEW_ONE) from trouble


def _texts(row: Row) -> list[object]:
    """Return the cells of a row, each sent so that Excel has nothing to interpret; the link comes by itself."""
    texts = (row.kind, row.register, row.record, "", row.what, row.remedy)
    return [as_sent(text[:_LONGEST]) for text in texts]


def _link(row: Row) -> str:
    """Return the formula that opens the cell, or shows its address only where no link can be told.

    `[file]place` is the form that Excel's help gives for HYPERLINK; a `#` ends the address in every link of Office,
    `%20` is read as a space, and brackets would end the file's name.
    """
    shown = _quoted(row.cell[:_LONGEST_LINK])
    target = f"[{row.file}]{row.place}" if row.place else str(row.file)
    if row.file is None or len(target) > _LONGEST_LINK or _NOT_IN_LINKS.search(f"{row.file}{row.place}"):
        return f"={shown}"
    return f"=HYPERLINK({_quoted(target)},{shown})"


def _quoted(text: str) -> str:
    """Return a text as a formula holds it: whatever is in it stays within the quotation marks."""
    return '"' + text.replace('"', '""').replace("\n", " ") + '"'

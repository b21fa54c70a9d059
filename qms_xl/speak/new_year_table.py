"""How `new-year` tells a person which rows a new year gets, what is left blank in them, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Text
from qms_xl.speak.by_hand import print_by_hand
from qms_xl.speak.grid import Line, print_grid
from qms_xl.speak.written import counts, print_paragraphs, told_written
from qms_xl.tables import schemas
from qms_xl.titles import lacking

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.new_year import NewYear, Rolled
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Written

_SAYS = {"objectives": ("statement", "owner"), "indicators": ("name", "objective"), "audit_programmes": ("objective",)}
_NOTHING = Text(
    "Na rok {year} wszystko już przeniesiono: nie ma nic do dopisania.",
    "Everything has been rolled over into {year}: there is nothing to add.",
)
_COUNT = Text("Do dopisania na rok {year}: {counts}.", "To be added for {year}: {counts}.")
_THERE = Text("Już przeniesione: {n}.", "Rolled over before: {n}.")
_ABSENT = Text("Biuro nie ma rejestru: {names}.", "The office has no register: {names}.")
_NUMBERLESS = Text(
    "Nie da się nadać nowego numeru: {records}. Przepisz ręcznie albo ustaw wzór numeru w qms.toml ([numbering]).",
    "No new number can be made for: {records}. Copy by hand, or set a number pattern in qms.toml ([numbering]).",
)
_REVIEW = Text(
    "Puste zostały pola, które dotyczą jednego roku: zatwierdzenie, ocena, przyczyny, działania i wyniki. Przejrzyj wartości "
    "docelowe, terminy i zadania, zanim cele zostaną zatwierdzone.",
    "What belongs to one year is left blank: approval, evaluation, reasons, actions and results. Look through targets, "
    "dates and tasks before the objectives are approved.",
)
_PLAN = Text(
    "Audity nowego programu trzeba zaplanować; co jest do zrobienia, mówi:\n  qms-xl status audits",
    "The audits of the new programme are still to be planned; what is due is told by:\n  qms-xl status audits",
)
_NOT_YET = Text(
    "Niczego jeszcze nie zapisano. Zapisze to polecenie:\n  qms-xl new-year {year} --apply",
    "Nothing has been written yet. It is written by:\n  qms-xl new-year {year} --apply",
)


class NewYearView(NamedTuple):
    """What `new-year` has to tell. `written`: None where nothing was to be written; `home`: the office folder."""

    found: NewYear
    written: Written | None
    by_hand: Sequence[ByHand]
    voice: Voice
    home: Path
    all_shown: bool = False
    quiet: bool = False


def print_new_year(console: Console, view: NewYearView) -> None:
    """Print the new rows by register, each with the record that it continues, then what is left to do."""
    for register, rows in groupby(view.found.rows, key=lambda row: row.append.register):
        console.print(view.voice.own(schemas()[register].title), style="bold")
        print_grid(console, None, [Line(_cells(row)) for row in rows], indent=2)
        console.print()
    if not view.quiet:
        print_paragraphs(console, _end(view))
    if view.by_hand:
        console.print()
        print_by_hand(console, view.by_hand, view.voice, view.home, all_shown=view.all_shown)


def _cells(row: Rolled) -> list[str]:
    texts = (str(row.append.values.get(name) or "") for name in _SAYS[row.append.register])
    return [row.old, "→", row.append.record, *(" ".join(text.split()) or "–" for text in texts)]


def _end(view: NewYearView) -> Iterator[str]:
    found, voice = view.found, view.voice
    year = str(found.year)
    if not found.rows:
        yield voice.say(_NOTHING, year=year)
    else:
        yield voice.say(_COUNT, year=year, counts=counts((), found.rows, voice))
    if found.there and found.rows:
        yield voice.say(_THERE, n=found.there)
    if found.absent:
        yield voice.say(_ABSENT, names=lacking(*found.absent))
    if found.numberless:
        yield voice.say(_NUMBERLESS, records=tuple(record for _, record in found.numberless))
    if not found.rows:
        return
    yield voice.own(_REVIEW)
    if any(row.append.register == "audit_programmes" for row in found.rows):
        yield voice.own(_PLAN)
    if view.written is None:
        yield voice.say(_NOT_YET, year=year)
    else:
        yield from told_written(view.written, voice)

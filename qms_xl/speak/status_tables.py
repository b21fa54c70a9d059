"""How `status` tells a person what follows today: one table for each subject, with the office's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.lists import shipped_lists
from qms_xl.model import Text, Word
from qms_xl.speak import NOTHING, number, short_day
from qms_xl.speak.grid import Line, print_grid, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.assess import IndicatorToday, ObjectiveToday, Today
    from qms_xl.speak import Voice

_TITLES = {
    "objectives": Text("Cele jakości, stan na {day}", "Quality objectives as of {day}"),
    "actions": Text("Działania, stan na {day}", "Actions as of {day}"),
    "audits": Text("Procedury objęte auditem w komórkach, stan na {day}", "Audit coverage as of {day}"),
    "documents": Text("Dokumenty obowiązujące, stan na {day}", "Documents in force as of {day}"),
}
_INDICATOR = Text("Miernik", "Indicator")
_PROCESSES = Text("Mierniki procesów w roku {year}", "Indicators of processes, {year}")
_HEADS: dict[str, tuple[Text, ...]] = {
    "objectives": (
        Text("Cel, miernik", "Objective, indicator"),
        Text("Stopień realizacji", "Status"),
        Text("Wykonanie %", "Achieved %"),
        Text("Prognoza %", "Forecast %"),
        Text("Wynik", "Actual"),
        Text("Oczekiwano", "Expected"),
    ),
    "actions": (Text("Działanie", "Action"), Text("Stan", "State"), Text("Dni opóźnienia", "Days late")),
    "audits": (
        *(Text("Komórka", "Unit"), Text("Procedura", "Procedure"), Text("Ostatnio", "Last")),
        *(Text("Zaplanowano", "Planned"), Text("Najpóźniej", "Due by"), Text("Stan", "State")),
    ),
    "documents": (
        *(Text("Dokument", "Document"), Text("Wydanie", "Edition")),
        *(Text("Następny przegląd", "Next review"), Text("Stan", "State")),
    ),
}
_RIGHT = {"objectives": (2, 3, 4, 5), "actions": (2,), "audits": (), "documents": ()}
_LISTS = {
    "objectives": "objective_status",
    "actions": "action_state",
    "audits": "coverage_state",
    "documents": "document_state",
}
_SETTLED = {
    "objectives": (),
    "actions": ("closed", "cancelled"),
    "audits": ("audited",),
    "documents": ("current",),
}
_RED = ("behind", "not_achieved", "overdue", "verification_overdue", "ineffective")
_YELLOW = ("at_risk", "partly_achieved", "not_assessed", "due_soon", "overdue_planned")
_PROGRESS = Text(
    "Od wartości bazowej do docelowej: {percent:.1f}%.", "On the way from baseline to target: {percent:.1f}%."
)
_STALE = Text("Brak pomiarów: {periods}.", "Not measured: {periods}.")
_SUMMARY = {
    "objectives": Text("{n:plural cel|cele|celów}: {counts}.", "{n:plural objective|objectives}: {counts}."),
    "actions": Text("{n:plural działanie|działania|działań}: {counts}.", "{n:plural action|actions}: {counts}."),
    "audits": Text(
        "{n:plural para|pary|par} komórka i procedura: {counts}.",
        "{n:plural pair|pairs} of unit and procedure: {counts}.",
    ),
    "documents": Text(
        "{n:plural dokument|dokumenty|dokumentów}: {counts}.", "{n:plural document|documents}: {counts}."
    ),
}
_NONE = Text("Nie ma żadnych wpisów.", "There are no entries.")
_UNTOLD = Text("Nie da się wyliczyć.", "Cannot be told.")
_LEFT_OUT = {
    "objectives": Text(
        "Cele z innych lat ({n}) wypisze --verbose.", "Those of other years ({n}) are listed with --verbose."
    ),
    "actions": Text(
        "Zamknięte i anulowane ({n}) wypisze --verbose.", "Closed and cancelled ones ({n}) are listed with --verbose."
    ),
    "audits": Text("Objęte auditem ({n}) wypisze --verbose.", "Audited ones ({n}) are listed with --verbose."),
    "documents": Text("Aktualne ({n}) wypisze --verbose.", "Current ones ({n}) are listed with --verbose."),
}


class _Entry(NamedTuple):
    """One record: the code of its state, whether it is listed without being asked for, and its lines."""

    code: str
    is_listed: bool
    lines: Sequence[Line]


def print_status(
    console: Console, today: Today, subject: str, voice: Voice, as_of: date, *, all_listed: bool = False
) -> None:
    """Print one subject: title, table, and a line that sums it up. Records that are settled are only counted."""
    console.print(voice.say(_TITLES[subject], day=as_of), style="bold")
    console.print()
    entries = _entries(today, subject, voice)
    if entries is None:
        console.print(f"  {voice.own(_UNTOLD)}")
    else:
        listed = [entry for entry in entries if all_listed or entry.is_listed]
        _grid(console, subject, [line for entry in listed for line in entry.lines], voice)
        if subject == "objectives" and today.processes:
            console.print(voice.say(_PROCESSES, year=str(as_of.year)), style="bold")
            console.print()
            _grid(console, subject, [_indicator(one, voice) for one in today.processes], voice, _INDICATOR)
        print_wrapped(console, " ".join(_summary(subject, entries, listed, voice)))


def _grid(console: Console, subject: str, lines: Sequence[Line], voice: Voice, first: Text | None = None) -> None:
    if lines:
        head = Line([voice.own(text) for text in (first or _HEADS[subject][0], *_HEADS[subject][1:])], "bold")
        print_grid(console, head, lines, right=_RIGHT[subject])
        console.print()


def _summary(subject: str, entries: Sequence[_Entry], listed: Sequence[_Entry], voice: Voice) -> Iterator[str]:
    """Yield how many records stand how, in the order of the list, and how many were not listed.

    Objectives of other years are not counted unless they are listed: how the year stands is the question.
    """
    counted = listed if subject == "objectives" else entries
    counts = Counter(entry.code for entry in counted)
    codes = shipped_lists()[_LISTS[subject]].codes
    each = "; ".join(f"{voice.value(Word(_LISTS[subject], code))} {counts[code]}" for code in codes if counts[code])
    if not entries:
        yield voice.own(_NONE)
    elif counted:
        yield voice.say(_SUMMARY[subject], n=len(counted), counts=each)
    if len(entries) > len(listed):
        yield voice.say(_LEFT_OUT[subject], n=len(entries) - len(listed))


def _entries(today: Today, subject: str, voice: Voice) -> Sequence[_Entry] | None:
    """Return the records of a subject; None where it cannot be told."""
    match subject:
        case "objectives" if today.objectives is not None:
            return [_Entry(one.status, one.is_current, list(_objective(one, voice))) for one in today.objectives]
        case "actions" if today.actions is not None:
            return [_entry(subject, one.state, (one.action, None, one.days_late), voice) for one in today.actions]
        case "audits" if today.audits is not None:
            return [
                _entry(
                    subject,
                    one.state,
                    (one.unit, one.doc, one.last_audited_on, one.planned_on, one.due_by, None),
                    voice,
                )
                for one in today.audits
            ]
        case "documents" if today.documents is not None:
            return [
                _entry(subject, one.state, (one.doc, one.edition, one.next_review, None), voice)
                for one in today.documents
            ]
    return None


def _entry(subject: str, code: str, values: Sequence[object], voice: Voice) -> _Entry:
    """Return a record of one line; its state stands where a value is left open, at the head named so."""
    at = [head.en for head in _HEADS[subject]].index("State")
    cells = [short_day(value, voice.language) if isinstance(value, date) else voice.value(value) for value in values]
    cells[at] = voice.value(Word(_LISTS[subject], code))
    return _Entry(code, code not in _SETTLED[subject], [Line(cells, _style(code))])


def _objective(one: ObjectiveToday, voice: Voice) -> Iterator[Line]:
    """Yield an objective with what it says, then its indicators."""
    word = voice.value(Word("objective_status", one.status))
    numbers = (_number(one.achievement_pct, voice), _number(one.forecast_pct, voice), "", "")
    yield Line([one.objective, word, *numbers], _style(one.status), [one.statement] if one.statement else [])
    for indicator in one.indicators:
        yield _indicator(indicator, voice, "  ")


def _indicator(one: IndicatorToday, voice: Voice, margin: str = "") -> Line:
    expected = one.expected if isinstance(one.expected, tuple) else (one.expected,)
    cells = [
        margin + one.indicator,
        voice.value(Word("objective_status", one.status)),
        _number(one.achievement_pct, voice),
        _number(one.forecast_pct, voice),
        _number(one.actual, voice),
        "–".join(_number(number, voice) for number in expected),
    ]
    below = [voice.say(_PROGRESS, percent=100 * one.progress)] if one.progress is not None else []
    if one.stale:
        below.append(voice.say(_STALE, periods=one.stale))
    return Line(cells, _style(one.status), [" ".join(below)])


def _number(value: float | None, voice: Voice) -> str:
    """Return the number with one decimal, a dash for none."""
    return NOTHING if value is None else number(round(value, 1) + 0.0, voice.language, ".1f")


def _style(code: str) -> str:
    return "red" if code in _RED else "yellow" if code in _YELLOW else ""

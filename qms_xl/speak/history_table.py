"""How `history` tells a person what changed when: one block for each pair of snapshots, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from qms_xl.model import Column, RegisterSchema, Text, Word
from qms_xl.speak import NOTHING
from qms_xl.speak.grid import Line, print_grid, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from qms_xl.history import Step
    from qms_xl.past.changes import Changed
    from qms_xl.past.state import Value
    from qms_xl.speak import Voice

_SPAN = Text("{first} → {last}", "{first} → {last}")
_NOW = Text("teraz", "now")
_BY = Text("{workbook}: zapisał(a) {by}, {at}", "{workbook}: saved by {by}, {at}")
_NOBODY = Text("nie wiadomo kto", "nobody knows who")
_SOME_TIME = Text("nie wiadomo kiedy", "nobody knows when")
_ACCEPTED = Text("Zaakceptowano „{record}”: {reason}", "Accepted “{record}”: {reason}")
_HEADS = (
    *(Text("Rejestr", "Register"), Text("Wpis", "Record"), Text("Pole", "Field")),
    *(Text("Było", "Was"), Text("Jest", "Is")),
)
_WHAT = {"added": Text("(nowy wiersz)", "(new row)"), "removed": Text("(wiersz zniknął)", "(row gone)")}
_MORE = Text("… i jeszcze {n:plural zmiana|zmiany|zmian} (wszystkie: --verbose)", "… and {n} more (all: --verbose)")
_FEW = 25


def print_history(console: Console, steps: Sequence[Step], voice: Voice, *, all_listed: bool = False) -> None:
    """Print what changed, oldest first."""
    for number, step in enumerate(steps):
        if number:
            console.print()
        last = voice.value(step.link.day) if step.link else voice.own(_NOW)
        first = voice.value(step.since.day) if step.since else NOTHING
        console.print(voice.say(_SPAN, first=first, last=last), style="bold")
        for sentence in _who(step, voice):
            print_wrapped(console, sentence)
        shown = step.changes if all_listed else step.changes[:_FEW]
        lines = [Line(_cells(change, voice)) for change in shown]
        if lines:
            print_grid(console, Line([voice.own(head) for head in _HEADS], "bold"), lines)
        if len(step.changes) > len(shown):
            print_wrapped(console, voice.say(_MORE, n=len(step.changes) - len(shown)))


def _who(step: Step, voice: Voice) -> Iterator[str]:
    for name, facts in step.workbooks.items():
        by = facts.get("by") or voice.own(_NOBODY)
        yield voice.say(_BY, workbook=name, by=by, at=_moment(facts.get("modified", ""), voice))
    for one in step.link.accepted if step.link else ():
        yield voice.say(_ACCEPTED, record=one.record, reason=one.reason)


def _moment(text: str, voice: Voice) -> str:
    """Return when a file says it was saved, in the time of this computer."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return voice.own(_SOME_TIME)
    if at.tzinfo:
        at = at.astimezone()
    return f"{voice.value(at.date())} {at:%H:%M}"


def _cells(change: Changed, voice: Voice) -> list[str]:
    schema = _schema(change.register)
    title = voice.own(schema.title)
    if change.what != "changed":
        return [title, change.record, voice.own(_WHAT[change.what]), "", ""]
    column = schema.by_name.get(change.column)
    header = voice.own(column.title) if column else change.column
    return [title, change.record, header, spoken(change.old, column, voice), spoken(change.new, column, voice)]


def spoken(value: Value, column: Column | None, voice: Voice) -> str:
    """Return a kept value as the reader writes it: codes as words, days as dates."""
    if isinstance(value, dict):
        return value["typed"]
    if column is not None and column.list:
        codes = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        return voice.value(tuple(Word(column.list, code) for code in codes)) if codes else NOTHING
    if column is not None and column.kind == "date" and isinstance(value, str):
        return voice.value(date.fromisoformat(value))
    return voice.value(tuple(value) if isinstance(value, list) else value)


def _schema(register: str) -> RegisterSchema:
    schema = import_module(f"qms_xl.registers.{register}").SCHEMA
    assert isinstance(schema, RegisterSchema)
    return schema

"""Says what follows from the registers today: the states of actions and documents.

Mówi, co wynika z rejestrów na dziś: w jakim stanie są działania i dokumenty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from qms_xl.commands._bilingual import Argument
from qms_xl.commands._common import Asked, command, voice
from qms_xl.model import Text, Word

if TYPE_CHECKING:
    from qms_xl.assess import Today
    from qms_xl.speak import Voice

_SUBJECTS = ("actions", "documents")
_WAIT = Text("Czytam rejestry…", "Reading the registers…")
_LACKING = Text("Brakuje: {names}.", "Lacking: {names}.")
_HEADS = {
    "actions": (Text("Działanie", "Action"), Text("Stan", "State"), Text("Dni opóźnienia", "Days late")),
    "documents": (
        *(Text("Dokument", "Document"), Text("Wydanie", "Edition")),
        *(Text("Następny przegląd", "Next review"), Text("Stan", "State")),
    ),
}
_TITLES = {
    "actions": Text("Działania, stan na {day}", "Actions as of {day}"),
    "documents": Text("Dokumenty obowiązujące, stan na {day}", "Documents in force as of {day}"),
}
_OVER = ("closed", "cancelled")
_REST = Text("Zamknięte i anulowane: {n}.", "Closed and cancelled: {n}.")


def status(asked: Asked, subject: str | None) -> int:
    """Print the states of actions and documents; return 3 where a workbook could not be read, else 0."""
    from qms_xl.assess import assess
    from qms_xl.norms import profile
    from qms_xl.read import read_office

    office = asked.office()
    with asked.waiting(_WAIT):
        reading = read_office(office, as_of=asked.as_of)
        today = assess(reading.registers, reading.facts, asked.as_of, office.settings, profile(office.norm))
    subjects = (subject,) if subject else _SUBJECTS
    with asked.out() as out:
        if asked.format == "json":
            out.write(json.dumps(_facts(today, subjects, asked), ensure_ascii=False, indent=2) + "\n")
        else:
            words = voice(asked, office, reading)
            for name in subjects:
                out.writelines(f"{line}\n" for line in _table(name, today, words, asked))
    if today.lacking and not asked.quiet:
        asked.say(Text(*(text.format(names=", ".join(today.lacking)) for text in _LACKING)))
    for failure in reading.failed:
        asked.say(failure.message)
    return 3 if reading.failed else 0


def _facts(today: Today, subjects: Sequence[str], asked: Asked) -> dict[str, object]:
    facts: dict[str, object] = {"as_of": asked.as_of.isoformat()}
    if "actions" in subjects:
        facts["actions"] = None if today.actions is None else [one._asdict() for one in today.actions]
    if "documents" in subjects:
        facts["documents"] = (
            None
            if today.documents is None
            else [
                {**one._asdict(), "next_review": one.next_review and one.next_review.isoformat()}
                for one in today.documents
            ]
        )
    return facts


def _table(subject: str, today: Today, words: Voice, asked: Asked) -> Iterator[str]:
    """Yield the lines of a table; actions that are over are counted, and listed with `--verbose`."""
    rows: list[tuple[object, ...]]
    over = 0
    if subject == "actions":
        every = today.actions or ()
        shown = [one for one in every if asked.verbose or one.state not in _OVER]
        over = len(every) - len(shown)
        rows = [(one.action, Word("action_state", one.state), one.days_late) for one in shown]
    else:
        rows = [
            (one.doc, one.edition, one.next_review, Word("document_state", one.state)) for one in today.documents or ()
        ]
    yield words.say(_TITLES[subject], day=asked.as_of)
    yield ""
    grid = [[words.own(head) for head in _HEADS[subject]], *([words.value(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in grid) for column in range(len(grid[0]))]
    for line in grid:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    if over:
        yield f"  {words.say(_REST, n=over)}"
    yield ""


COMMAND = command(
    status,
    Text(
        "Wylicza na nowo, na podany dzień, w jakim stanie jest każde działanie i każdy obowiązujący dokument. Niczego nie "
        "zmienia w skoroszytach. Zamknięte działania wypisuje z --verbose.",
        "Works out anew, for the day, the state of every action and of every document in force. Changes nothing in the "
        "workbooks. Closed actions are listed with --verbose.",
    ),
    Argument(
        "subject",
        Text("actions (działania) albo documents (dokumenty).", "actions or documents."),
        Text("TEMAT", "SUBJECT"),
        type=click.Choice(list(_SUBJECTS)),
        required=False,
    ),
    formats=("table", "json"),
)

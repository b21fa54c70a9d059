"""Reads decisions and comments typed into the Word minutes, as proposed rows and edits.

Odczytuje decyzje i uwagi wpisane w Wordzie do protokołu: proponuje wiersze i zmiany.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qms_xl.commands._bilingual import FILE, Argument, Option, PathText
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._writing import WRITING, carried_out, ended
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.speak.dumped import dump
from qms_xl.speak.grid import narrow_console

if TYPE_CHECKING:
    from qms_xl.minutes import Typed
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.writing.outcome import Written

_WAIT = Text("Czytam protokół i rejestry…", "Reading the minutes and the registers…")


def minutes(asked: Asked, action: str, file: Path, apply: bool) -> int:
    """Show what was typed into minutes, write it where asked to; 3 where a file could not be read or written, else 0."""
    from qms_xl.minutes import REGISTERS, typed
    from qms_xl.read import read_office
    from qms_xl.reading.files import file_bytes
    from qms_xl.write import finish_broken_runs

    office = asked.office()
    if not file.is_file():
        raise UsageError(
            Text(f"Nie ma pliku „{file}”.", f"There is no file “{file}”."),
            Text(
                "Podaj protokół, plik .docx z folderu raportów.",
                "Name the minutes, a .docx file of the reports folder.",
            ),
        )
    with asked.waiting(_WAIT):
        settled = finish_broken_runs(office, "minutes") if apply else ()
        reading = read_office(office, as_of=asked.as_of)
        if reading.failed and set(REGISTERS) & reading.unreadable:
            raise reading.failed[0]
        found = typed(file_bytes(file, str(file)), file.name, reading.registers, asked.as_of, office.settings)
    with asked.out() as out:
        written: Written | None = None
        if apply:
            with asked.waiting(WRITING):
                written = carried_out(office, reading, found.edits, found.rows, command="minutes")
        if asked.format == "json":
            facts = _facts(found, written, office, reading, asked)
            dump(facts, out)
        else:
            from qms_xl.speak.minutes_table import MinutesView, print_minutes

            view = MinutesView(found, written, voice(asked, office, reading), office.folder, reading.registers)
            print_minutes(narrow_console(out), view)
    return ended(asked, office, reading, written, settled, why="minutes")


def _facts(found: Typed, written: Written | None, office: Office, reading: Reading, asked: Asked) -> dict[str, object]:
    from qms_xl.reconcile import Plan, Proposed, ProposedRow
    from qms_xl.speak.plan_json import plan_facts

    plan = Plan(edits=tuple(Proposed(edit) for edit in found.edits), rows=tuple(ProposedRow(row) for row in found.rows))
    by_hand = written.by_hand if written else ()
    facts = plan_facts(plan, written, by_hand, reading.registers, voice(asked, office, reading))
    return {"review": found.review, **facts, "unclear": [text.in_(asked.language) for text in found.unclear]}


COMMAND = command(
    minutes,
    Text(
        "Odczytuje, co w Wordzie wpisano do protokołu z przeglądu sporządzonego przez qms-xl report review: omówienia i oceny "
        "danych wejściowych, ocenę systemu, termin następnego przeglądu, decyzje w tabelach (także nowe wiersze). Proponuje "
        "z tego zmiany i nowe wiersze w rejestrach przeglądu; bez --apply niczego nie zapisuje.\n\n"
        "Zapis cofa qms-xl undo. Działania do nowych decyzji zaproponuje potem qms-xl reconcile.",
        "Reads what was typed in Word into review minutes made by qms-xl report review: summaries and assessments of inputs, "
        "the evaluation of the system, the next review, decisions in the tables (new rows too). Proposes edits and new rows of "
        "the review's registers from it; writes nothing without --apply.\n\n"
        "qms-xl undo takes the run back. Actions for new decisions are then proposed by qms-xl reconcile.",
    ),
    Argument("action", Text("read: odczytać.", "read."), Text("CO", "WHAT"), type=click.Choice(["read"])),
    Argument("file", Text("Protokół, plik .docx.", "The minutes, a .docx file."), FILE, type=PathText()),
    Option("--apply", is_flag=True, about=Text("Zapisuje zmiany i wiersze.", "Writes the edits and rows.")),
    formats=("table", "json"),
)

"""Begins a year: objectives, indicators and the audit programme anew, with new numbers.

Otwiera rok: przenosi cele, mierniki i program auditów pod nowymi numerami.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Argument, Option
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._writing import WRITING, carried_out, ended
from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.speak.dumped import dump
from qms_xl.speak.grid import narrow_console

if TYPE_CHECKING:
    from qms_xl.read import Reading
    from qms_xl.speak.new_year_table import NewYearView

_WAIT = Text("Czytam rejestry…", "Reading the registers…")


def new_year(asked: Asked, year: str, apply: bool) -> int:
    """Show the rows of a new year, write them where asked to, and return 3 where a file could not be read or written, else 0."""
    from qms_xl.new_year import REGISTERS
    from qms_xl.new_year import new_year as rolled_over
    from qms_xl.read import read_office
    from qms_xl.speak.new_year_table import NewYearView, print_new_year
    from qms_xl.write import finish_broken_runs
    from qms_xl.writing.outcome import Written

    number = _year(year, asked)
    office = asked.office()
    with asked.waiting(_WAIT):
        settled = finish_broken_runs(office, "new-year") if apply else ()
        reading = read_office(office, as_of=asked.as_of)
        whole = {name: one for name, one in reading.registers.items() if name not in reading.unreadable}
        if reading.failed and not whole.keys() >= set(REGISTERS):
            raise reading.failed[0]  # numbers of the register that cannot be read would be given twice
        found = rolled_over(whole, number, asked.as_of, office.settings, office.language)
    with asked.out() as out:
        written: Written | None = None
        if apply:
            with asked.waiting(WRITING):
                rows = [row.append for row in found.rows]
                written = carried_out(office, reading, (), rows, command="new-year")
        by_hand = written.by_hand if written else ()
        view = NewYearView(
            *(found, written, by_hand, voice(asked, office, reading), office.folder, asked.verbose, asked.quiet)
        )
        if asked.format == "json":
            dump(_facts(view, reading), out)
        else:
            print_new_year(narrow_console(out), view)
    return ended(asked, office, reading, written, settled, why="new-year")


def _year(word: str, asked: Asked) -> int:
    if len(word.strip()) == 4 and word.strip().isdecimal():
        return int(word)
    following = asked.as_of.year + 1
    raise UsageError(
        Text(f"„{word}” nie jest rokiem.", f"“{word}” is not a year."),
        Text(f"Np.: qms-xl new-year {following}", f"Such as: qms-xl new-year {following}"),
    )


def _facts(view: NewYearView, reading: Reading) -> dict[str, object]:
    """Return the result as JSON holds it: rows as `reconcile` tells them, and the record that each continues."""
    from qms_xl.reconcile import Plan, ProposedRow
    from qms_xl.speak.plan_json import plan_facts

    found = view.found
    plan = Plan(rows=tuple(ProposedRow(row.append) for row in found.rows))
    facts = plan_facts(plan, view.written, view.by_hand, reading.registers, view.voice)
    continues = [{"register": row.append.register, "record": row.append.record, "old": row.old} for row in found.rows]
    return {
        "year": found.year,
        **facts,
        "continues": continues,
        "there": found.there,
        "absent": list(found.absent),
        "numberless": [{"register": register, "record": record} for register, record in found.numberless],
    }


COMMAND = command(
    new_year,
    Text(
        "Przenosi na podany rok cele jakości z roku poprzedniego, ich mierniki i program auditów: proponuje nowe wiersze "
        "z nowymi numerami. Pola, które dotyczą jednego roku (zatwierdzenie, ocena, wyniki), zostają puste. Co już "
        "przeniesiono, tego drugi raz nie proponuje. Bez --apply niczego nie zmienia.\n\n"
        "Zapis cofa qms-xl undo.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "Rolls the quality objectives of the year before, their indicators and the audit programme over into the year "
        "given: proposes new rows with new numbers. What belongs to one year (approval, evaluation, results) is left "
        "blank. What has been rolled over is not proposed again. Changes nothing without --apply.\n\n"
        "qms-xl undo takes the run back.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 a file could not be read or written.",
    ),
    Argument("year", Text("Nowy rok, np. 2027.", "The new year, such as 2027."), Text("ROK", "YEAR")),
    Option("--apply", is_flag=True, about=Text("Dopisuje wiersze.", "Adds the rows.")),
    formats=("table", "json"),
)

"""Proposes the edits that bring the workbooks in line, and writes them on request.

Proponuje zmiany, które uzgodnią skoroszyty, i na życzenie je zapisuje.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import Option
from qms_xl.commands._common import Asked, command, voice
from qms_xl.commands._narrowing import all_parts, register_option, select_option
from qms_xl.commands._writing import WRITING, carried_out, ended
from qms_xl.errors import WriteError
from qms_xl.model import Text
from qms_xl.speak.dumped import dump
from qms_xl.speak.grid import narrow_console

if TYPE_CHECKING:
    from pathlib import Path

    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.reconcile import Plan
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Written

_WAIT = Text("Czytam i uzgadniam rejestry…", "Reading and reconciling the registers…")
_LACKING = Text("{column}: nie obliczono, bo brakuje: {names}.", "{column}: not computed for lack of: {names}.")


def reconcile(
    asked: Asked, apply: bool, unsafe: bool, register: Sequence[str], select: Sequence[tuple[str, ...]]
) -> int:
    """Show what should change, write it where asked to, and return 3 where a file could not be read or written, else 0."""
    from qms_xl.commands._picked import of_registers
    from qms_xl.read import read_office, with_documents
    from qms_xl.reconcile import reconcile as reconciled
    from qms_xl.speak.plan_json import plan_facts
    from qms_xl.speak.plan_tables import PlanView, print_plan
    from qms_xl.write import finish_broken_runs

    office = asked.office()
    wanted = of_registers(register, asked.language)
    with asked.waiting(_WAIT):
        settled = finish_broken_runs(office, "reconcile") if apply else ()
        reading = with_documents(office, read_office(office, as_of=asked.as_of))
        plan = reconciled(office, reading, asked.as_of, registers=wanted, select=all_parts(select))
    words = voice(asked, office, reading)
    with asked.out() as out:  # a result that has nowhere to go is no reason to change a workbook
        with asked.waiting(WRITING):
            written = _written(plan, office, reading, unsafe=unsafe) if apply else None
        by_hand = (*plan.by_hand, *(written.by_hand if written else ()))
        to_paste, unmade = _to_paste(by_hand, office, asked, words)
        if asked.format == "json":
            place = to_paste.relative_to(office.folder).as_posix() if to_paste else None
            facts = plan_facts(plan, written, by_hand, reading.registers, words, place)
            dump(facts, out)
        else:
            shown = {"all_shown": asked.verbose, "quiet": asked.quiet}
            view = PlanView(plan, written, by_hand, words, office.folder, to_paste, takes_unsafe=unsafe, **shown)
            print_plan(narrow_console(out), view)
    code = ended(asked, office, reading, written, settled, unmade, why="reconcile")
    for text in _lacking(plan):
        asked.say(text)
    return code


def _written(plan: Plan, office: Office, reading: Reading, *, unsafe: bool) -> Written:
    """Write what is safe, with `unsafe` all of it."""
    edits = [one.edit for one in plan.edits if unsafe or one.edit.safety == "safe"]
    rows = [one.append for one in plan.rows if unsafe or one.append.safety == "safe"]
    return carried_out(office, reading, edits, rows, command="reconcile")


def _to_paste(
    left: Sequence[ByHand], office: Office, asked: Asked, words: Voice
) -> tuple[Path | None, tuple[WriteError, ...]]:
    """Write the workbook of rows to paste beside the reports, and return where it is; why not, where it cannot be written."""
    from qms_xl.speak.rows_to_paste import TITLE, rows_to_paste
    from qms_xl.word.create import create

    data = rows_to_paste(left, words, asked.as_of)
    if data is None:
        return None, ()
    try:
        return create(data, office.reports_folder, f"{words.own(TITLE)}.xlsx", office.folder), ()
    except WriteError as error:
        return None, (error,)


def _lacking(plan: Plan) -> Iterator[Text]:
    """Yield which computed columns were not computed, and what they lack."""
    from qms_xl.titles import lacking

    for column, names in plan.lacking.items():
        yield _LACKING.filled(column=lacking(column), names=lacking(*names))


COMMAND = command(
    reconcile,
    Text(
        "Proponuje zmiany, po których skoroszyty będą uzgodnione: kolumny obliczane, poprawki proponowane przez reguły i to, "
        "co z nich dalej wynika, także brakujące wiersze. Przy każdej podaje komórkę, co w niej jest i co ma być, dlaczego i "
        "czy zmiana jest bezpieczna, czy do potwierdzenia. Bez --apply niczego nie zmienia.\n\n"
        "Z --apply zapisuje zmiany bezpieczne, a z --unsafe także te do potwierdzenia. Zmienia tylko wymienione komórki; "
        "czego zapisać nie może, wypisuje jako listę do zrobienia ręcznie. Całość cofa qms-xl undo.\n\n"
        "Kod wyjścia: 0 gotowe, 2 złe polecenie lub qms.toml, 3 pliku nie udało się odczytać lub zapisać.",
        "Proposes the edits that bring the workbooks in line: computed columns, what rules propose and what follows from "
        "that, missing rows too. Each names the cell, what stands there and what should, why, and whether the edit is safe "
        "or needs confirmation. Changes nothing without --apply.\n\n"
        "With --apply the safe edits are written, with --unsafe also those that need confirmation. Only the cells named are "
        "changed; what cannot be written is listed to be done by hand. qms-xl undo takes the whole run back.\n\n"
        "Exit code: 0 done, 2 wrong command or qms.toml, 3 a file could not be read or written.",
    ),
    Option("--apply", is_flag=True, about=Text("Zapisuje zmiany bezpieczne.", "Writes the safe edits.")),
    Option(
        "--unsafe",
        is_flag=True,
        about=Text(
            "Z --apply: zapisuje także zmiany do potwierdzenia.",
            "With --apply: writes also those that need confirmation.",
        ),
    ),
    register_option(Text("zmiany", "edits")),
    select_option(
        Text(
            "Tylko zmiany z tych reguł, np. ACT010,DOC (cała rodzina).",
            "Only edits of these rules, such as ACT010,DOC (all of a family).",
        )
    ),
    formats=("table", "json"),
)

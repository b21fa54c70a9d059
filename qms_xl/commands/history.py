"""Shows what changed in the registers, when and, as far as the files tell, by whom.

Pokazuje, co i kiedy zmieniono w rejestrach i, o ile pliki to mówią, kto to zrobił.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import DAY, Argument, Day, Option
from qms_xl.commands._common import Asked, command, voice
from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.model import Text
from qms_xl.reader import tell
from qms_xl.speak import sentence
from qms_xl.speak.dumped import dump

if TYPE_CHECKING:
    from qms_xl.history import Step
    from qms_xl.office import Office
    from qms_xl.read import Reading

_WAIT = Text("Porównuję stany rejestrów…", "Comparing the states of the registers…")
_NONE = Text(
    "Nie ma jeszcze zapisanego stanu rejestrów. Zapisz go: qms-xl snapshot",
    "No state of the registers has been kept yet. Keep one: qms-xl snapshot",
)
_SAME = Text("Nic się nie zmieniło.", "Nothing has changed.")
_ACCEPTED = Text(
    "Zaakceptowano dotychczasowe zmiany wpisu „{record}” (nr {number}).",
    "The changes of “{record}” up to now are accepted (no {number}).",
)


def history(
    asked: Asked,
    words: Sequence[str],
    since: date | None,
    until: date | None,
    register: str | None,
    reason: str | None,
) -> int:
    """Print what changed, or accept how a record changed; return 3 where a workbook could not be read, else 0."""
    from qms_xl.read import read_office

    office = asked.office()
    if words and fold(words[0]) == "accept":
        reading = read_office(office, as_of=asked.as_of)
        return _accept(asked, office, reading, words[1:], register, reason)
    if len(words) > 2 or reason is not None or register is not None:
        raise UsageError(
            Text("Podaj rejestr i wpis, nic więcej.", "Give a register and a record, nothing more."),
            Text("Np.: qms-xl history actions D-2026-014", "Such as: qms-xl history actions D-2026-014"),
        )
    with asked.waiting(_WAIT):
        reading = read_office(office, as_of=asked.as_of)
        found = _asked_for(asked, office, reading, words, since, until)
    with asked.out() as out:
        if asked.format == "json":
            dump([_facts(step) for step in found], out)
        elif found:
            from qms_xl.speak.grid import narrow_console
            from qms_xl.speak.history_table import print_history

            print_history(narrow_console(out), found, voice(asked, office, reading), all_listed=asked.verbose)
    if not found and asked.format != "json":
        from qms_xl.past.chain import read_chain

        asked.say(_SAME if read_chain(office.folder).links else _NONE)
    for failure in reading.failed:
        tell(failure.told(asked.language))
    return 3 if reading.failed else 0


def _asked_for(
    asked: Asked, office: Office, reading: Reading, words: Sequence[str], since: date | None, until: date | None
) -> list[Step]:
    """Return the steps in which something changed that was asked for."""
    from qms_xl.commands._picked import of_registers
    from qms_xl.history import steps

    names = of_registers(words[:1], asked.language)
    found = steps(office, reading, registers=names, since=since, until=until)
    if len(words) == 2:
        key = fold(words[1])
        found = (
            step._replace(changes=tuple(change for change in step.changes if fold(change.record) == key))
            for step in found
        )
    return [step for step in found if step.changes or (step.link and step.link.accepted and len(words) < 2)]


def _accept(
    asked: Asked, office: Office, reading: Reading, records: Sequence[str], register: str | None, reason: str | None
) -> int:
    from qms_xl.commands._picked import of_registers
    from qms_xl.history import accept

    if len(records) != 1 or not (reason or "").strip():
        raise UsageError(
            Text("Podaj jeden wpis i powód.", "Give one record and a reason."),
            Text(
                'Np.: qms-xl history accept D-2026-014 --reason "uzgodniono z pełnomocnikiem"',
                'Such as: qms-xl history accept D-2026-014 --reason "agreed with the representative"',
            ),
        )
    names: Iterable[str] = of_registers((register,), asked.language) if register else ("",)
    link = accept(
        office,
        reading,
        records[0],
        str(reason).strip(),
        register=next(iter(names)),
        as_of=asked.as_of,
        now=datetime.now().astimezone(),
    )
    with asked.out() as out:
        out.write(sentence(_ACCEPTED, {"record": records[0], "number": link.number}, asked.language) + "\n")
    return 0


def _facts(step: Step) -> dict[str, object]:
    return {
        "since": step.since.as_of if step.since else None,
        "until": step.link.as_of if step.link else None,
        "workbooks": {name: dict(facts) for name, facts in step.workbooks.items()},
        "accepted": [one._asdict() for one in step.link.accepted] if step.link else [],
        "changes": [{**change._asdict(), "column": change.column or None} for change in step.changes],
    }


COMMAND = command(
    history,
    Text(
        "Pokazuje komórka po komórce, co zmieniło się między zapisanymi stanami rejestrów i od ostatniego z nich do dziś. "
        "Kto zmieniał, wiadomo tylko tyle, ile zapisał sam skoroszyt: kto zapisał go ostatni.\n\n"
        "qms-xl history accept WPIS --reason POWÓD przyjmuje do wiadomości dotychczasowe zmiany wpisu; reguły o nich "
        "więcej nie mówią, a historia je pamięta.",
        "Shows cell by cell what changed between the kept states of the registers, and from the last of them to today. "
        "Who changed it is known only as far as the workbook itself says: who saved it last.\n\n"
        "qms-xl history accept RECORD --reason REASON accepts the changes of a record up to now; rules say no more about "
        "them, and the history remembers them.",
    ),
    Argument(
        "words",
        Text(
            "Rejestr (np. actions) i numer wpisu; bez nich wszystko. Albo: accept WPIS.",
            "A register (such as actions) and the number of a record; without them everything. Or: accept RECORD.",
        ),
        Text("REJESTR WPIS", "REGISTER RECORD"),
        nargs=-1,
        required=False,
    ),
    Option("--since", type=Day(), shown=DAY, about=Text("Od stanu z tego dnia.", "From the state of this day.")),
    Option(
        "--until",
        type=Day(),
        shown=DAY,
        about=Text("Do stanu z tego dnia (domyślnie do dziś).", "To the state of this day (default: until today)."),
    ),
    Option(
        "--register",
        shown=Text("REJESTR", "REGISTER"),
        about=Text("Dla accept: rejestr, w którym jest wpis.", "For accept: the register that holds the record."),
    ),
    Option(
        "--reason",
        shown=Text("POWÓD", "REASON"),
        about=Text("Dla accept: dlaczego zmiany są właściwe.", "For accept: why the changes are right."),
    ),
    formats=("table", "json"),
)

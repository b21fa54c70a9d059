"""What `waive` and `baseline` share: the waivers worked out, the register made where there is none, shown, written and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.commands._bilingual import DAY, Day, Option
from qms_xl.commands._checked import checked
from qms_xl.commands._common import Asked, voice
from qms_xl.commands._writing import WRITING, carried_out, ended
from qms_xl.errors import UsageError
from qms_xl.model import Issue, Text
from qms_xl.speak.dumped import dump
from qms_xl.speak.grid import narrow_console

if TYPE_CHECKING:
    from qms_xl.check import Checked
    from qms_xl.office import Office
    from qms_xl.read import Reading
    from qms_xl.reconcile import Plan
    from qms_xl.speak.waivers_table import WaiversView
    from qms_xl.waive import Grant, Scope
    from qms_xl.writing.outcome import ByHand, Written

PERSON, REASON = Text("OSOBA", "PERSON"), Text("POWÓD", "REASON")
_WAIT = Text("Czytam i sprawdzam rejestry…", "Reading and checking the registers…")

Choice = Callable[["Office", "Checked"], tuple[Mapping["Scope", Issue], Sequence[Issue]]]
"""Which waivers are wanted, each with its issue, and which issues no waiver can silence."""


def granting(
    asked: Asked, command: str, reason: str, approved_by: str, until: date, apply: bool, choose: Choice
) -> int:
    """Show the waivers chosen, write them where asked to, and return 3 where a file could not be read or written, else 0."""
    from qms_xl.read import read_office, with_files
    from qms_xl.speak.waivers_table import WaiversView, print_waivers
    from qms_xl.waive import granted, silenced, waivers
    from qms_xl.write import finish_broken_runs

    office = asked.office()
    with asked.waiting(_WAIT):
        settled = finish_broken_runs(office, command) if apply else ()
        reading = with_files(office, read_office(office, as_of=asked.as_of))
        grant = granted(reason, approved_by, until, reading.registers.get("people"), asked.as_of, office.settings)
        result = checked(office, reading, asked.as_of)
        scopes, left = choose(office, result)
        made = _needed(office, reading, asked.as_of) if scopes else None
    with asked.out() as out:
        written: Written | None = None
        with asked.waiting(WRITING):
            if apply and scopes:
                reading = _with_register(office, reading, made, asked)
            plan = waivers(scopes, reading.registers.get("waivers"), grant)
            if apply:
                edits, rows = [one.edit for one in plan.edits], [one.append for one in plan.rows]
                written = carried_out(office, reading, edits, rows, command=command)
        open_issues = [issue for issue in result.issues if issue.waived is None]
        names = {id(issue) for scope in scopes for issue in silenced(scope, open_issues)}
        by_hand = written.by_hand if written else ()
        view = WaiversView(
            plan=plan,
            scopes=scopes,
            silenced=[issue for issue in open_issues if id(issue) in names],
            grant=grant,
            left=left,
            made=made[0] if made else "",
            skipped=len(result.skipped) if command == "baseline" else 0,
            written=written,
            by_hand=by_hand,
            voice=voice(asked, office, reading),
            home=office.folder,
            all_shown=asked.verbose,
            quiet=asked.quiet,
        )
        if asked.format == "json":
            dump(_facts(view, reading), out)
        else:
            print_waivers(narrow_console(out), view)
    return ended(asked, office, reading, written, settled, why=command)


def options() -> Iterator[Option]:
    """Yield the options of a grant."""
    yield Option(
        "--until",
        type=Day(),
        required=True,
        shown=DAY,
        about=Text("Ostatni dzień, w którym wyjątek obowiązuje.", "The last day on which the waiver counts."),
    )
    yield Option(
        "--approved-by",
        required=True,
        shown=PERSON,
        about=Text("Kto zatwierdza: osoba z rejestru osób.", "Who approves: a person of the register of people."),
    )
    yield Option("--apply", is_flag=True, about=Text("Zapisuje wyjątki.", "Writes the waivers."))


def _needed(office: Office, reading: Reading, as_of: date) -> tuple[str, bytes] | None:
    """Return the workbook that is to be made for the register, seen from the office folder; None where the register is there.

    Raises the error where it may only not have been found: in a workbook that cannot be read, or where qms.toml says.
    """
    from qms_xl.waive import waivers_workbook

    if "waivers" in reading.registers:
        return None
    if reading.failed:
        raise reading.failed[0]
    if "waivers" in office.register_places:
        raise UsageError(
            Text(
                "Rejestru wyjątków nie ma tam, gdzie wskazuje go qms.toml ([registers.waivers] places).",
                "The waivers register is not where qms.toml says it is ([registers.waivers] places).",
            ),
            Text("Popraw ten wpis albo go usuń.", "Correct that entry, or remove it."),
        )
    name, data = waivers_workbook(office, as_of)
    path = office.registers_folder / name
    if path.exists():
        raise UsageError(
            Text(
                f"W pliku „{name}” nie ma rejestru wyjątków, a tak nazywałby się nowy skoroszyt.",
                f"The file “{name}” holds no waivers register, and a new workbook would have that name.",
            ),
            Text("Zmień nazwę tego pliku.", "Rename that file."),
        )
    return (path.relative_to(office.folder).as_posix() if path.is_relative_to(office.folder) else str(path)), data


def _with_register(office: Office, reading: Reading, made: tuple[str, bytes] | None, asked: Asked) -> Reading:
    """Make the workbook that is needed, and return what is read with it; raises WriteError."""
    from qms_xl.disk.new_file import create
    from qms_xl.disk.refusals import failed
    from qms_xl.read import read_office

    if made is None:
        return reading
    name, data = made
    try:
        create(data, office.folder / name)
    except OSError as trouble:
        raise failed(name, trouble) from trouble
    return read_office(office, as_of=asked.as_of)


def _facts(view: WaiversView, reading: Reading) -> dict[str, object]:
    """Return the result as JSON holds it: the rows and edits as `reconcile` tells them, and what they silence or leave."""
    from qms_xl.speak.issues import fingerprint
    from qms_xl.speak.plan_json import plan_facts
    from qms_xl.speak.waivers_table import why_left

    plan: Plan = view.plan
    by_hand: Sequence[ByHand] = view.by_hand
    grant: Grant = view.grant
    return {
        **plan_facts(plan, view.written, by_hand, reading.registers, view.voice),
        "reason": grant.reason,
        "approved_by": grant.approved_by,
        "until": grant.expires_on.isoformat(),
        "silences": [fingerprint(issue) for issue in view.silenced],
        "left": [
            {
                "code": one.code,
                "fingerprint": fingerprint(one),
                "register": one.cell.register or None,
                "cell": one.cell.cell,
                "why": why_left(one),
            }
            for one in view.left
        ],
        "made": view.made or None,
    }

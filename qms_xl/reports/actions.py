"""The tasks of a department: everything that its people still have to do, each person on a page of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.fold import fold
from qms_xl.model import Figure, Register, Report, Text
from qms_xl.reports._review_facts import helped
from qms_xl.reports._review_window import DASH
from qms_xl.reports._sections import COMMON_HELP, name_at, person
from qms_xl.reports._tasks import NO_UNIT, TASK_HELP, WAITING, Task, tasks

if TYPE_CHECKING:
    from qms_xl.settings import Settings

WITHOUT_UNIT = Text("zadania osób bez komórki", "tasks of people without a unit")
NOBODY = Text("Bez osoby odpowiedzialnej", "Nobody responsible")
_KINDS = ("actions", "decisions", "findings")
_REGISTERS = {"actions": "actions", "decisions": "review_decisions", "findings": "findings"}


def subjects(
    as_of: datetime.date,
    settings: Settings,
    actions: Register | None = None,
    review_decisions: Register | None = None,
    findings: Register | None = None,
    people: Register | None = None,
) -> Iterator[str]:
    """Yield the units whose people have something to do, those of nobody's unit last."""
    found = {task.unit for task in tasks(as_of, settings, actions, review_decisions, findings, people)}
    yield from sorted(found, key=lambda unit: (unit == NO_UNIT, fold(unit)))


def fields(
    record: str,
    as_of: datetime.date,
    settings: Settings,
    actions: Register | None = None,
    review_decisions: Register | None = None,
    findings: Register | None = None,
    people: Register | None = None,
    units: Register | None = None,
) -> Mapping[str, object]:
    """Return what the template of the tasks of a unit (`record`) may print."""
    ours = [one for one in tasks(as_of, settings, actions, review_decisions, findings, people) if one.unit == record]
    names = sorted({one.person for one in ours}, key=lambda name: (not name, fold(name.rpartition(" ")[2]), fold(name)))
    people_of = [_person(people, name, [one for one in ours if one.person == name]) for name in names]
    return {
        "unit": {
            "unit": "" if record == NO_UNIT else record,
            "name": WITHOUT_UNIT if record == NO_UNIT else name_at(units, record, "name"),
            "head": name_at(units, record, "head"),
        },
        "numbers": _numbers(ours),
        "people": people_of,
    }


def _person(people: Register | None, name: str, theirs: Sequence[Task]) -> dict[str, object]:
    return {
        "label": name or NOBODY,
        "name": name or None,
        "position": person(people, name)["position"],
        "numbers": _numbers(theirs),
        **{kind: [one.line for one in theirs if one.kind == kind] for kind in _KINDS},
    }


def _numbers(found: Sequence[Task]) -> dict[str, object]:
    """Return how many tasks there are, by kind and by state, and the longest delay."""
    late = max(found, key=lambda one: one.late, default=None)
    return {
        **{kind: _count(kind, [one for one in found if one.kind == kind]) for kind in _KINDS},
        "overdue": _count("actions", [one for one in found if one.kind == "actions" and one.late]),
        "decisions_overdue": _count("decisions", [one for one in found if one.kind == "decisions" and one.late]),
        "soon": _count("actions", [one for one in found if one.state == "due_soon"]),
        "waiting": _count("actions", [one for one in found if one.state in WAITING]),
        "longest": DASH if late is None or not late.late else Figure(late.late, _REGISTERS[late.kind], (late.row,)),
    }


def _count(kind: str, found: Sequence[Task]) -> Figure:
    return Figure(len(found), _REGISTERS[kind], tuple(one.row for one in found))


_NUMBERS = {
    "actions": Text("Działania otwarte", "Open actions"),
    "decisions": Text("Otwarte decyzje z przeglądu", "Open review decisions"),
    "findings": Text("Otwarte ustalenia", "Open findings"),
    "overdue": Text("Działania po terminie", "Overdue actions"),
    "decisions_overdue": Text("Decyzje po terminie", "Overdue decisions"),
    "soon": Text("Działania, których termin się zbliża", "Actions due soon"),
    "waiting": Text("Działania czekające na weryfikację", "Actions awaiting verification"),
    "longest": Text("Najdłuższe opóźnienie, dni", "Longest delay, days"),
}

REPORT = Report(
    kind="actions",
    register="actions",
    title=Text("Zadania", "Tasks"),
    fields=fields,
    template=Text("actions.docx", "actions.docx"),
    file_name=Text("Zadania {id}", "Tasks {id}"),
    subjects=subjects,
    field_help={
        **COMMON_HELP,
        "unit.unit": Text("Symbol komórki", "Unit code"),
        "unit.name": Text("Nazwa komórki", "Unit name"),
        "unit.head": Text("Kierownik komórki", "Head of the unit"),
        **helped("numbers", _NUMBERS),
        "people[].label": Text("Osoba, do nagłówka", "Person, for the heading"),
        "people[].name": Text("Imię i nazwisko", "Name"),
        "people[].position": Text("Stanowisko", "Position"),
        **helped("people[].numbers", _NUMBERS),
        **helped("people[]", TASK_HELP),
    },
)

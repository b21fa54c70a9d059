"""The verb that grants exceptions: the rows of the waivers register that silence issues; which issues none can silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.check import CRASHED
from qms_xl.checking.waivers import Waiver, waiver_of, waivers_in
from qms_xl.errors import UsageError
from qms_xl.fold import fold
from qms_xl.make import make_workbook
from qms_xl.model import CellEdit, Issue, Register, RegisterSchema, RowAppend, Text
from qms_xl.nearest import nearest
from qms_xl.reconcile import Plan, Proposed, ProposedRow
from qms_xl.shelf import collect
from qms_xl.spelling import audyt

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.settings import Settings

_GRANT = ("reason", "approved_by", "approved_on", "expires_on")


class Grant(NamedTuple):
    """Why issues may stay, who says so, on which day, and until when."""

    reason: str
    approved_by: str
    approved_on: date
    expires_on: date


class Scope(NamedTuple):
    """What one waiver names, as its row will say it; "" or `*` is all."""

    rule: str
    register: str
    record: str = ""
    column: str = ""
    about: str = ""

    @property
    def waiver(self) -> Waiver:
        """Return the waiver, without reason and end."""
        return waiver_of(0, self._asdict())

    @property
    def key(self) -> str:
        """Return the key of its row: parts that are blank at the end are left out."""
        return " / ".join(self).rstrip(" /") if not self.about else " / ".join(self)


def granted(
    reason: str, approved_by: str, until: date, people: Register | None, as_of: date, settings: Settings
) -> Grant:
    """Return what a person grants today; raises UsageError for a blank reason, a stranger, or an end that is past or absurd."""
    if not reason.strip():
        raise UsageError(
            Text("Powód jest pusty.", "The reason is blank."),
            Text("Napisz, dlaczego usterka może zostać.", "Say why the issue may stay."),
        )
    if until < as_of:
        raise UsageError(
            Text(
                f"Wyjątek nie może kończyć się w przeszłości ({until.isoformat()}).",
                f"A waiver cannot end in the past ({until.isoformat()}).",
            ),
            Text("Podaj dzień, do którego ma obowiązywać.", "Give the day until which it is to count."),
        )
    if until.year > settings.date.last_year:
        raise UsageError(
            Text(f"Rok {until.year} jest za daleko.", f"The year {until.year} is too far away."),
            Text(
                "Wyjątek ma koniec, żeby ktoś do niego wrócił.", "A waiver has an end so that somebody returns to it."
            ),
        )
    return Grant(" ".join(reason.split()), _approver(approved_by, people, as_of), as_of, until)


def _approver(typed: str, people: Register | None, as_of: date) -> str:
    """Return the person as the register of people writes the name."""
    import pandas as pd

    if people is None or not people.has("person") or not len(people):
        raise UsageError(
            Text(
                "Nie ma rejestru osób, więc nie wiadomo, kto zatwierdza.", "There is no register of people to approve."
            ),
            Text("Wpisz najpierw osoby do rejestru „Osoby”.", "Enter the people into the register “People” first."),
        )
    names = people["person"].dropna()
    found = names[[fold(str(name)) == fold(typed) for name in names]]
    if not len(found):
        like = nearest(typed, [str(name) for name in names])
        raise UsageError(
            Text(f"W rejestrze osób nie ma „{typed}”.", f"The register of people has no “{typed}”."),
            Text(f"Czy chodziło o „{like}”?", f"Did you mean “{like}”?") if like else None,
        )
    if people.has("active_to") and (people["active_to"].loc[found.index] < pd.Timestamp(as_of)).all():
        raise UsageError(
            Text(f"„{typed}” już w biurze nie pracuje.", f"“{typed}” does not work in the office any more."),
            Text(
                "Wyjątek zatwierdza ktoś, kto za niego dziś odpowiada.",
                "A waiver is approved by somebody who answers for it today.",
            ),
        )
    return str(found.iloc[0])


def can_be_waived(issue: Issue) -> bool:
    """Return whether a waiver can silence an issue: not one about waivers, about no register, or about a bug of the toolkit."""
    return not issue.code.startswith("WVR") and issue.cell.register in _schemas() and issue.variant != CRASHED


def scope_of(issue: Issue, office: Office, *, record: str | None = None) -> Scope:
    """Return the waiver of this issue alone; with `record` of all issues of its rule in that record, or `*` in any."""
    register = _titled(_schemas()[issue.cell.register].title, office)
    if record is not None:
        return Scope(issue.code, register, record)
    column = _schemas()[issue.cell.register].by_name.get(issue.cell.column or "")
    header = issue.cell.header or (_titled(column.title, office) if column else "")
    return Scope(
        issue.code, register, *(" ".join(part.split()) for part in (issue.cell.record or "", header, issue.about))
    )


def silenced(scope: Scope, issues: Iterable[Issue]) -> list[Issue]:
    """Return those of the issues that the waiver silences."""
    waiver = scope.waiver
    return [
        one
        for one in issues
        if waiver.silences(one.code, one.cell.register, one.cell.record, one.cell.column, one.cell.header, one.about)
    ]


def waivers(scopes: Mapping[Scope, Issue], register: Register | None, grant: Grant) -> Plan:
    """Return the rows that grant these waivers; one that the register holds already is renewed in its row."""
    known = {waiver.names: waiver.row for waiver in waivers_in(register)}
    edits: list[Proposed] = []
    rows: dict[str, ProposedRow] = {}
    for scope, issue in scopes.items():
        row = known.get(scope.waiver.names)
        if register is not None and row is not None:
            edits += (Proposed(edit, issue) for edit in _renewed(register, row, grant))
            continue
        cells = {name: value for name, value in {**scope._asdict(), **grant._asdict()}.items() if value}
        rows.setdefault(scope.key, ProposedRow(RowAppend("waivers", scope.key, cells, "safe"), issue))
    return Plan(edits=tuple(edits), rows=tuple(rows.values()))


def _renewed(register: Register, row: int, grant: Grant) -> Iterator[CellEdit]:
    """Yield the cells of a waiver's row that the grant changes."""
    import pandas as pd

    for column in _GRANT:
        value = getattr(grant, column)
        stands = register[column].loc[row] if register.has(column) else None
        if stands != (pd.Timestamp(value) if isinstance(value, date) else value):
            yield CellEdit(register.cell(row, column), value)


def waivers_workbook(office: Office, created: date) -> tuple[str, bytes]:
    """Return file name and content of a workbook that holds an empty waivers register, for an office that has none."""
    schema = _schemas()["waivers"]
    title = _titled(schema.title, office)
    data = make_workbook(
        title,
        office.language,
        [schema],
        {},
        created=datetime(created.year, created.month, created.day),
        office_name=office.name,
        settings=office.settings,
        audit_spelling=office.audit_spelling,
    )
    return f"{title}.xlsx", data


def _titled(title: Text, office: Office) -> str:
    word = title.in_(office.language)
    return audyt(word) if office.language == "pl" and office.audit_spelling == "audyt" else word


@cache
def _schemas() -> Mapping[str, RegisterSchema]:
    return collect("qms_xl.registers", "SCHEMA")

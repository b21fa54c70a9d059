"""Reconciling: the edits that would bring the workbooks in line, from what was read; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.check import check
from qms_xl.model import CellEdit, Issue, Register, RowAppend
from qms_xl.norms import profile
from qms_xl.reconciling.ahead import ahead
from qms_xl.reconciling.computed import Computed, as_value, computed, differing
from qms_xl.reconciling.inputs import drawn_from
from qms_xl.reconciling.proposals import Address, Group, address, agreed, groups, silent
from qms_xl.rulebook import rule_book
from qms_xl.shelf import collect
from qms_xl.writing import reasons
from qms_xl.writing.outcome import ByHand

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading


@dataclass(frozen=True)
class Proposed:
    """An edit and what it is for: the issue that it mends; None where a computed column follows from its inputs."""

    edit: CellEdit
    because: Issue | None = None


@dataclass(frozen=True)
class ProposedRow:
    """A row to be added, and the issue that it is about; None where no issue asks for it."""

    append: RowAppend
    because: Issue | None = None


@dataclass(frozen=True)
class Plan:
    """What would bring the workbooks in line: at most one edit for a cell, in the order of workbooks, sheets and rows.

    What hangs on an edit to be confirmed is to be confirmed itself. `by_hand`: what only a person can decide.
    `lacking`: computed columns that cannot be worked out, as in `objectives.status`, and what they lack.
    """

    edits: tuple[Proposed, ...] = ()
    rows: tuple[ProposedRow, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Course:
    """How the registers stand after so many proposals were followed, and what is proposed then.

    `contested`: what was not followed, because it contradicts itself.
    """

    registers: Mapping[str, Register]
    followed: tuple[Group, ...]
    proposed: tuple[Group, ...]
    contested: tuple[Group, ...] = ()


def reconcile(
    office: Office,
    reading: Reading,
    as_of: date,
    *,
    registers: Collection[str] = (),
    select: Collection[str] = (),
) -> Plan:
    """Return the edits of computed columns, those that rules propose, and those that follow once these are made.

    `registers`: only edits of these; `select`: only those of these rules or families, and no computed columns.
    Waived issues are not followed, nor is anything drawn from a register of which a part could not be read.
    """
    norm, unreadable = profile(office.norm), _unreadable(reading)

    def is_wanted(group: Group) -> bool:
        entry = rule_book()[group.issue.code]
        if (registers and not group.registers <= set(registers)) or (select and not entry.is_among(select)):
            return False
        return not any(unreadable & set(drawn_from(half)) for half in entry.halves)

    def here(now: Mapping[str, Register], followed: tuple[Group, ...] = ()) -> _Course:
        issues = check(
            now,
            facts=reading.facts,
            as_of=as_of,
            settings=office.settings,
            norm=office.norm,
            ignore=(*office.ignore, *silent()),
            on=office.on,
        ).issues
        known = {group.identity for group in followed}
        proposed = (group for group in groups(issues, now) if group.identity not in known and is_wanted(group))
        return _Course(now, followed, tuple(proposed))

    def onward(course: _Course, taken: list[Group]) -> _Course:
        edits = (edit for group in taken for edit in group.edits)
        return here(ahead(course.registers, edits, office, reading, as_of), (*course.followed, *taken))

    def follows(course: _Course) -> Computed:
        return computed(
            course.registers,
            reading.facts,
            as_of=as_of,
            settings=office.settings,
            norm=norm,
            unreadable=unreadable,
        )

    safe = _settled(here(reading.registers), onward, lambda group: group.safety == "safe")
    whole = _settled(safe, onward, lambda group: True)
    at_end = follows(whole)
    edits = list(_of_rules(whole, safe, reading.registers))
    if not select:
        surely = at_end if whole.followed == safe.followed else follows(safe)
        shown = {name: reading.registers[name] for name in reading.registers if not registers or name in registers}
        edits += _of_computed(at_end, surely, shown)
    return Plan(
        edits=tuple(sorted(edits, key=_order)),
        rows=tuple(_rows(whole, at_end)),
        by_hand=tuple(_left(whole.contested)),
        lacking=at_end.lacking,
    )


def _unreadable(reading: Reading) -> frozenset[str]:
    """Return the registers that are not all there; where a workbook failed, every absent one may have stood in it."""
    if not reading.failed:
        return reading.unreadable
    return reading.unreadable | (frozenset(collect("qms_xl.registers", "SCHEMA")) - frozenset(reading.registers))


def _settled(
    course: _Course, onward: Callable[[_Course, list[Group]], _Course], is_followed: Callable[[Group], bool]
) -> _Course:
    """Return the course once nothing new is proposed; no proposal is followed twice."""
    while True:
        taken, contested = agreed([group for group in course.proposed if is_followed(group)])
        if not taken:
            return replace(course, contested=tuple(contested))
        course = onward(course, taken)


def _of_rules(whole: _Course, safe: _Course, registers: Mapping[str, Register]) -> Iterable[Proposed]:
    """Return what the rules want of each cell in the end."""
    wanted: dict[Address, Proposed] = {}
    for number, group in enumerate(whole.followed):
        for edit in group.cells():
            register = registers[edit.cell.register]
            row_id = register.row_id(edit.cell)
            if row_id is None:  # of a row that is not there yet
                continue
            cell = register.cell(row_id, edit.cell.column)
            known = wanted.get(address(cell))
            if known is None or known.edit.value != edit.value:
                own = replace(edit, cell=cell, safety="safe" if number < len(safe.followed) else "unsafe")
                wanted[address(cell)] = Proposed(own, group.issue)
    return wanted.values()


def _of_computed(at_end: Computed, surely: Computed, registers: Mapping[str, Register]) -> Iterator[Proposed]:
    """Yield the cells of computed columns that hold something else than follows in the end."""
    for (name, column_name), follows in at_end.values.items():
        register = registers.get(name)
        if register is None or not len(register):
            continue
        column = register.schema[column_name]
        wrong = differing(register, column, follows)
        before = surely.values[name, column_name].loc[wrong.index]
        cells = register.cells(wrong.index.tolist(), column_name)
        for cell, then, sure in zip(cells, wrong.tolist(), before.tolist(), strict=True):
            value = as_value(then, column)
            yield Proposed(CellEdit(cell, value, "safe" if as_value(sure, column) == value else "unsafe"))


def _rows(course: _Course, at_end: Computed) -> Iterator[ProposedRow]:
    """Yield the rows to be added, their computed columns filled in."""
    for group in course.followed:
        for row in group.edits:
            if isinstance(row, RowAppend):
                register = course.registers[row.register]
                at = int(register.keys.index[register.keys == row.record][-1])
                own = {
                    column: as_value(follows.loc[at], register.schema[column])
                    for (name, column), follows in at_end.values.items()
                    if name == row.register
                }
                yield ProposedRow(replace(row, values={**row.values, **own}), group.issue)


def _left(contested: Iterable[Group]) -> Iterator[ByHand]:
    """Yield what rules want in vain, because they want different values in one cell."""
    cells = [edit for group in contested for edit in group.cells()]
    for edit in cells:
        others = [other for other in cells if address(other.cell) == address(edit.cell)]
        if len({repr(other.value) for other in others}) > 1:
            yield reasons.two_values(edit, others)


def _order(one: Proposed) -> tuple[object, ...]:
    cell = one.edit.cell
    letters = (cell.cell or "").rstrip("0123456789")
    return (cell.workbook, cell.sheet, cell.row or 0, len(letters), letters)

"""What rules propose: edits that belong together, what several rules want of one cell, and which of them are followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from qms_xl.model import CellEdit, CellRef, Issue, Register, RowAppend, Safety
from qms_xl.rulebook import Entry, rule_book

_ONLY_TYPING = ("GEN013", "GEN004", "GEN003")
"""Rules that mend how a cell is typed: they give way to what changes what it says, the first also to the next."""

Address = tuple[str, str, str | None]


@dataclass(frozen=True)
class Group:
    """Edits of one issue that are followed all or none, such as a new row and its number in another register."""

    issue: Issue
    edits: tuple[CellEdit | RowAppend, ...]

    @property
    def safety(self) -> Safety:
        """Return the safety of the least safe edit."""
        return "unsafe" if any(edit.safety == "unsafe" for edit in self.edits) else "safe"

    @property
    def registers(self) -> set[str]:
        """Return the registers that are changed."""
        return {edit.register if isinstance(edit, RowAppend) else edit.cell.register for edit in self.edits}

    @cached_property
    def identity(self) -> tuple[object, ...]:
        """Return what makes it the same proposal the next time; a new row is the same whatever number it then gets."""
        issue = self.issue
        values = [(address(edit.cell), repr(edit.value)) for edit in self.edits if isinstance(edit, CellEdit)]
        adds_rows = len(values) < len(self.edits)
        return (issue.code, address(issue.cell), issue.about, *(() if adds_rows else values))

    def cells(self) -> Iterator[CellEdit]:
        """Yield the edits of cells."""
        return (edit for edit in self.edits if isinstance(edit, CellEdit))


@cache
def silent() -> tuple[str, ...]:
    """Return the codes of the rules that have no say here: they propose nothing and silence no rule that does."""
    book = rule_book().values()
    speaking = [entry for entry in book if entry.rule.fix is not None and not entry.rule.computed]

    def silences(entry: Entry, other: Entry) -> bool:
        return other.is_among(entry.rule.instead_of) or entry.is_among(other.rule.yields_to)

    return tuple(
        entry.code for entry in book if entry not in speaking and not any(silences(entry, other) for other in speaking)
    )


def address(cell: CellRef) -> Address:
    """Return where a cell stands."""
    return (cell.workbook, cell.sheet, cell.cell)


def groups(issues: Iterable[Issue], registers: Mapping[str, Register]) -> Iterator[Group]:
    """Yield what the issues propose, waived ones aside; never an edit of a computed column.

    The edits of an issue about a whole column (at its header) have nothing to do with each other.
    """
    for issue in issues:
        if issue.edit is None or issue.waived is not None:
            continue
        edits = (issue.edit, *issue.more)
        for together in [edits] if issue.cell.row is not None else [(edit,) for edit in edits]:
            if not any(isinstance(edit, CellEdit) and _is_computed(edit.cell, registers) for edit in together):
                yield Group(issue, together)


def _is_computed(cell: CellRef, registers: Mapping[str, Register]) -> bool:
    return cell.column is not None and registers[cell.register].schema[cell.column].computed


def agreed(proposed: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Return the groups that can be followed, and those that want different values in one cell.

    A group that another one goes before is in neither: if it still has something to propose after that, it will.
    """
    wanted: dict[Address, list[tuple[int, object]]] = {}
    for group in proposed:
        for edit in group.cells():
            wanted.setdefault(address(edit.cell), []).append((_rank(group), edit.value))
    first = {where: max(rank for rank, _ in wishes) for where, wishes in wanted.items()}
    torn = {
        where
        for where, wishes in wanted.items()
        if len({repr(value) for rank, value in wishes if rank == first[where]}) > 1
    }
    leading = [group for group in proposed if all(_rank(group) == first[address(e.cell)] for e in group.cells())]
    contested = [group for group in leading if any(address(edit.cell) in torn for edit in group.cells())]
    return [group for group in leading if group not in contested], contested


def _rank(group: Group) -> int:
    code = group.issue.code
    return _ONLY_TYPING.index(code) if code in _ONLY_TYPING else len(_ONLY_TYPING)

"""Writing edits and rows wherever their workbooks are: open ones through Excel, closed ones safely on disk.

What others name comes first, across both; where it fails, what depends on it is left to a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.errors import WriteError
from qms_xl.excel import Deadline, ExcelTrouble, Outcome, aims_of, apply, row_aims_of
from qms_xl.model import CellEdit, RowAppend
from qms_xl.write import contents
from qms_xl.writing import reasons
from qms_xl.writing.items import CellItem, Item, RowItem
from qms_xl.writing.order import Master, masters
from qms_xl.writing.outcome import ByHand, Written

if TYPE_CHECKING:
    import xlwings

    from qms_xl.office import Office
    from qms_xl.read import Reading


class Saved(NamedTuple):
    """What stands now: `written` on disk, `outcomes` in open workbooks (not saved yet), by their name; `by_hand`: what is left.

    `edits`, `rows`: all that stand, wherever that is.
    """

    written: Written
    outcomes: Mapping[str, Outcome]
    edits: tuple[CellEdit, ...]
    rows: tuple[RowAppend, ...]
    by_hand: tuple[ByHand, ...]


def write_changes(
    office: Office,
    reading: Reading,
    opened: Mapping[str, xlwings.Book],
    edits: Sequence[CellEdit],
    rows: Sequence[RowAppend],
    deadline: Callable[[], Deadline] = Deadline,
) -> Saved:
    """Write edits and rows. `opened`: the workbooks that were read from Excel, by their name.

    Raises ExcelTrouble where Excel is busy before anything was written into it.
    """
    asked = contents(office, reading).asked(edits, rows)
    items: list[Item] = [*asked.cells, *asked.rows]
    needs = masters(items, [one.what for one in asked.by_hand if isinstance(one.what, RowAppend)], reading.registers)
    here = [item for item in items if item.workbook in opened]
    there = [item for item in items if item.workbook not in opened]
    run = _Run(office, reading, opened, needs, deadline)
    first_here = _depend(there, here, needs) and not _depend(here, there, needs)
    for group in (here, there) if first_here else (there, here):
        (run.through_excel if group is here else run.on_disk)(group)
    standing = [item for item in items if _identity(item) in run.standing]
    return Saved(
        run.written,
        run.outcomes,
        tuple(edit for item in standing if isinstance(item, CellItem) for edit in item.edits),
        tuple(item.row for item in standing if isinstance(item, RowItem)),
        (*asked.by_hand, *run.by_hand),
    )


def _identity(item: Item) -> int:
    """Return what `masters` tells an item by."""
    return id(item.row) if isinstance(item, RowItem) else id(item)


def _depend(items: Sequence[Item], others: Sequence[Item], needs: Mapping[int, Sequence[Master]]) -> bool:
    """Return whether any of the items depends on one of the others."""
    there = {_identity(item) for item in others}
    return any(id(master) in there for item in items for master in needs[id(item)])


class _Run:
    """One saving as it goes on. `standing`: the identities of what stands already."""

    def __init__(
        self,
        office: Office,
        reading: Reading,
        opened: Mapping[str, xlwings.Book],
        needs: Mapping[int, Sequence[Master]],
        deadline: Callable[[], Deadline],
    ) -> None:
        self.office, self.reading, self.opened, self.needs, self.deadline = office, reading, opened, needs, deadline
        self.standing: set[int] = set()
        self.written = Written()
        self.outcomes: dict[str, Outcome] = {}
        self.by_hand: list[ByHand] = []

    def on_disk(self, items: Sequence[Item]) -> None:
        """Write into closed workbooks, as one run."""
        from qms_xl.commands._writing import carried_out

        ready = self._ready(items)
        edits = [edit for item in ready if isinstance(item, CellItem) for edit in item.edits]
        rows = [item.row for item in ready if isinstance(item, RowItem)]
        self.written = carried_out(self.office, self.reading, edits, rows, command="button")
        self.by_hand += self.written.by_hand
        done = {id(edit) for edit in self.written.edits} | {id(row.row) for row in self.written.rows}
        for item in ready:
            parts = {id(item.row)} if isinstance(item, RowItem) else {id(edit) for edit in item.edits}
            if parts <= done:
                self.standing.add(_identity(item))

    def through_excel(self, items: Sequence[Item]) -> None:
        """Write into open workbooks, what others name before those that name it."""
        todo = list(items)
        while todo:
            waiting = {_identity(item) for item in todo}
            free = [
                item
                for item in todo
                if not {id(master) for master in self.needs[id(item)]} & waiting - {_identity(item)}
            ]
            layer = free or todo  # two new rows that name each other go together
            ready = self._ready(layer)
            for name in dict.fromkeys(item.workbook for item in ready):
                self._apply(name, [item for item in ready if item.workbook == name])
            done = {id(item) for item in layer}
            todo = [item for item in todo if id(item) not in done]

    def _ready(self, items: Sequence[Item]) -> list[Item]:
        """Return the items whose masters stand or come with them; the others are left to a person."""
        ready = list(items)
        while True:
            there = self.standing | {_identity(item) for item in ready}
            lost = {id(item): one for item in ready for one in self.needs[id(item)] if id(one) not in there}
            if not lost:
                return ready
            for item in ready:
                if id(item) in lost:
                    self.by_hand += reasons.held_back(item, lost[id(item)])
            ready = [item for item in ready if id(item) not in lost]

    def _apply(self, name: str, items: Sequence[Item]) -> None:
        """Write into one open workbook. What Excel refuses is left to a person."""
        cells = [item for item in items if isinstance(item, CellItem)]
        rows = [item for item in items if isinstance(item, RowItem)]
        aims = aims_of(cells, self.reading.registers)
        row_aims = row_aims_of(rows, self.reading.registers)
        try:
            outcome = apply(self.opened[name], aims, row_aims, self.deadline())
        except ExcelTrouble as trouble:
            if not self.standing:
                raise  # nothing was written anywhere: that is all there is to tell
            for item in items:
                self.by_hand += reasons.of_workbook(
                    item, WriteError(name, trouble.message, trouble.remedy, reason=trouble.reason)
                )
            return
        before = self.outcomes.get(name, Outcome())
        self.outcomes[name] = Outcome(before.applied + outcome.applied, before.added + outcome.added)
        by_change = {id(aim.change): item for aim, item in zip(aims, cells, strict=True)}
        by_rows = {id(aim.new): item for aim, item in zip(row_aims, rows, strict=True)}
        by_what: dict[int, Item] = {**by_change, **by_rows}
        for refusal in outcome.refused:
            self.by_hand += reasons.by_patcher(by_what[id(refusal.what)], refusal)
        self.standing |= {_identity(by_change[id(each.aim.change)]) for each in outcome.applied}
        self.standing |= {_identity(by_rows[id(each.aim.new)]) for each in outcome.added}

"""The workbooks of a run: opened as they were read, their changes planned, and what cannot be done taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from qms_xl.errors import FileError
from qms_xl.workbook import patch as patching
from qms_xl.workbook.changes import NewRows, Patch
from qms_xl.writing import reasons
from qms_xl.writing.changes_of import Asked
from qms_xl.writing.items import CellItem, Item, RowItem
from qms_xl.writing.opening import opened
from qms_xl.writing.order import Master
from qms_xl.writing.outcome import ByHand

if TYPE_CHECKING:
    from qms_xl.disk.original import Original
    from qms_xl.office import Office


@dataclass(frozen=True)
class Job:
    """One workbook of a run. `items`: what is to be done in it; `blocks`: its new rows, those of one block together."""

    original: Original
    items: tuple[Item, ...]
    patch: Patch = field(default_factory=Patch)
    blocks: tuple[tuple[RowItem, ...], ...] = ()

    @property
    def workbook(self) -> str:
        """Return the workbook, relative to the office folder."""
        return self.original.name

    def without(self, items: Iterable[Item]) -> Job:
        """Return the job with some items left out."""
        gone = {id(item) for item in items}
        return replace(self, items=tuple(item for item in self.items if id(item) not in gone))

    def row_of(self, item: RowItem) -> int:
        """Return the Excel row in which a new row is put."""
        number = next(number for number, block in enumerate(self.blocks) if item in block)
        return self.patch.placed[number][self.blocks[number].index(item)]

    def write(self, out: BinaryIO) -> None:
        """Write the new workbook."""
        patching.write(self.original.data, self.patch, out)

    def verify(self, written: BinaryIO) -> None:
        """Raise WriteError unless what was written differs from the original in the planned bytes only."""
        patching.verify(self.original.data, self.patch, written)


class Jobs(NamedTuple):
    """The workbooks that can be written, by name; what is left to a person; those that cannot be written at all."""

    jobs: dict[str, Job]
    by_hand: tuple[ByHand, ...]
    failed: tuple[FileError, ...]


def planned(
    office: Office, sha256: Mapping[str, str], asked: Asked, depends_on: Mapping[int, Sequence[Master]]
) -> Jobs:
    """Return the jobs with their patches. `sha256`: of the workbooks as read; `depends_on`: item, by `id` -> what it needs."""
    jobs: dict[str, Job] = {}
    by_hand: list[ByHand] = []
    failed: list[FileError] = []
    gone: set[int] = {id(hand.what) for hand in asked.by_hand}

    def leave(workbook: str, own: Iterable[Item], trouble: FileError) -> None:
        jobs.pop(workbook, None)
        failed.append(trouble)
        for item in own:
            by_hand.extend(reasons.of_workbook(item, trouble))
            gone.add(_identity(item))

    for workbook, own in by_workbook((*asked.cells, *asked.rows)).items():
        try:
            jobs[workbook] = Job(opened(office, workbook, sha256.get(workbook, "")), own)
        except FileError as trouble:
            leave(workbook, own, trouble)
    unplanned = set(jobs)
    while unplanned:
        for workbook, job in [(name, jobs[name]) for name in sorted(unplanned)]:
            try:
                jobs[workbook], hands = _planned(job)
            except FileError as trouble:
                leave(workbook, job.items, trouble)
            else:
                by_hand += hands
                gone |= {_identity(item) for item in job.items} - {_identity(item) for item in jobs[workbook].items}
        unplanned = set()
        while waiting := [
            (workbook, item, master)
            for workbook, job in jobs.items()
            for item in job.items
            for master in depends_on.get(id(item), ())
            if id(master) in gone
        ]:
            for workbook, item, master in waiting:
                if _identity(item) not in gone:
                    by_hand += reasons.held_back(item, master)
                    gone.add(_identity(item))
                    jobs[workbook] = jobs[workbook].without((item,))
                    unplanned.add(workbook)
    return Jobs(jobs, tuple(by_hand), tuple(failed))


def _identity(item: Item) -> int:
    """Return by what others know an item that they depend on."""
    return id(item.row if isinstance(item, RowItem) else item)


def by_workbook(items: Iterable[Item]) -> dict[str, tuple[Item, ...]]:
    """Return the items of each workbook, workbooks by name."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.workbook, []).append(item)
    return {workbook: tuple(found[workbook]) for workbook in sorted(found)}


def _planned(job: Job) -> tuple[Job, list[ByHand]]:
    """Return the job with its patch, without what the patcher refuses."""
    cells = {item.change[:3]: item for item in job.items if isinstance(item, CellItem)}
    blocks: dict[tuple[str, int, int], list[RowItem]] = {}
    for item in job.items:
        if isinstance(item, RowItem):
            blocks.setdefault((item.place.sheet, item.place.header_row, item.columns[0]), []).append(item)
    new = [_new_rows(block) for block in blocks.values()]
    patch = patching.plan(job.original.data, job.workbook, [item.change for item in cells.values()], new)
    taken_out: list[Item] = []
    hands = []
    for refusal in patch.refused:
        what = refusal.what
        left = list(blocks.values())[new.index(what)] if isinstance(what, NewRows) else [cells[what[:3]]]
        taken_out += left
        hands += [hand for item in left for hand in reasons.by_patcher(item, refusal)]
    placed = replace(job.without(taken_out), patch=patch, blocks=tuple(map(tuple, blocks.values())))
    return placed, hands


def _new_rows(block: Sequence[RowItem]) -> NewRows:
    """Return the rows of one block, to be added in one go."""
    place = block[0].place
    return NewRows(
        sheet=place.sheet,
        table=place.table,
        header_row=place.header_row,
        last_row=block[0].last_row,
        columns=block[0].columns,
        rows=tuple(item.cells for item in block),
        percent_columns=frozenset(column for item in block for column in item.percent),
    )

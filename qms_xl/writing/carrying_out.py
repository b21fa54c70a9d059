"""One run carried out: its workbooks opened and planned, put in place in order, and what became of each edit and row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qms_xl.model import RowAppend
from qms_xl.writing import reasons, runs
from qms_xl.writing.changes_of import Asked
from qms_xl.writing.items import Item, RowItem
from qms_xl.writing.jobs import Job, planned
from qms_xl.writing.journal import Entry, Run, keepable
from qms_xl.writing.order import Master, in_order, masters
from qms_xl.writing.outcome import PlacedRow, Written
from qms_xl.writing.placing import Rewrite, place

if TYPE_CHECKING:
    from qms_xl.office import Office
    from qms_xl.read import Reading


def carry_out(office: Office, reading: Reading, asked: Asked, run: Run) -> Written:
    """Write what is asked as one run, and return what became of it. Needs the lock."""
    items: list[Item] = [*asked.cells, *asked.rows]
    lost = [hand.what for hand in asked.by_hand if isinstance(hand.what, RowAppend)]
    depends_on = masters(items, lost, reading.registers)
    found = planned(office, reading.sha256, asked, depends_on)
    needs = _needs(found.jobs, depends_on)
    rewrites = [
        Rewrite(job.original, job.write, job.verify, entries_of(job), needs[name])
        for name in in_order(needs)
        if (job := found.jobs[name]).patch
    ]
    placed = place(office.folder, rewrites, run)
    by_hand = [*asked.by_hand, *found.by_hand]
    standing: list[tuple[Job, Item]] = []
    for name, job in found.jobs.items():
        for item in job.items:
            if not job.patch or name in placed.written:
                standing.append((job, item))
            elif name in placed.held_back:
                by_hand += reasons.held_back_for(item, placed.held_back[name])
            else:
                by_hand += reasons.of_workbook(item, placed.failed[name])
    if placed.run:
        runs.forget_old(office.folder, office.backups_keep)
    return Written(
        run=placed.run.id if placed.run else "",
        edits=tuple(edit for _, item in standing if not isinstance(item, RowItem) for edit in item.edits),
        rows=tuple(
            PlacedRow(item.row, item.cell(job.row_of(item))) for job, item in standing if isinstance(item, RowItem)
        ),
        by_hand=tuple(by_hand),
        backup=f".qms/backups/{placed.run.id}" if placed.run else "",
        failed=(*found.failed, *placed.failed.values()),
    )


def _needs(jobs: Mapping[str, Job], depends_on: Mapping[int, tuple[Master, ...]]) -> dict[str, frozenset[str]]:
    """Return for each workbook with changes the others whose success they depend on."""
    homes = {
        id(item.row if isinstance(item, RowItem) else item): name
        for name, job in jobs.items()
        for item in job.items
        if job.patch
    }
    return {
        name: frozenset(
            homes[id(master)] for item in job.items for master in depends_on[id(item)] if id(master) in homes
        )
        - {name}
        for name, job in jobs.items()
        if job.patch
    }


def entries_of(job: Job) -> tuple[Entry, ...]:
    """Return what the journal keeps of a workbook's changes."""
    found = []
    for item in job.items:
        if isinstance(item, RowItem):
            cell = item.cell(job.row_of(item))
            row = item.row
            entry = Entry(
                row.register, row.record, str(cell.column), cell.sheet, str(cell.cell), rule=row.rule, added=True
            )
        else:
            edit, change = item.edits[0], item.change
            entry = Entry(
                register=item.register,
                record=item.record,
                column=str(edit.cell.column),
                sheet=edit.cell.sheet,
                cell=str(edit.cell.cell),
                old=keepable(edit.cell.value),
                new=change.content,
                rule=edit.rule,
                in_percent=change.in_percent,
            )
        found.append(entry)
    return tuple(found)

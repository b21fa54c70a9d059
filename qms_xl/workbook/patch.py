"""A closed workbook changed in some cells and in nothing else: planned, written, proven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qms_xl.workbook.changes import Change, NewRows, Patch, Splice
from qms_xl.workbook.container.inflating import inflating
from qms_xl.workbook.container.members import Entry, entries
from qms_xl.workbook.container.outline import Outline, outline
from qms_xl.workbook.container.rezip import rezip
from qms_xl.workbook.container.zip_map import OddZip, zip_map
from qms_xl.workbook.inspect import MAX_ENTRIES
from qms_xl.workbook.patching.proof import prove
from qms_xl.workbook.patching.recalculation import has_chain, holds_formula, recalculated
from qms_xl.workbook.patching.splicing import in_order, spliced
from qms_xl.workbook.patching.unpatchable import refused
from qms_xl.workbook.patching.whole_workbook import closed_because
from qms_xl.workbook.sheet_patch import Outcome, SheetChanges, SheetPatch
from qms_xl.workbook.sheets.cell_styles import CellStyles
from qms_xl.workbook.sheets.contents import Contents, contents

if TYPE_CHECKING:
    from typing import BinaryIO


def plan(
    data: bytes,
    name: str,
    changes: Sequence[Change],
    new_rows: Sequence[NewRows] = (),
    *,
    has_formulas: bool | None = None,
) -> Patch:
    """Return what the changes come to in bytes, and which of them are left to a person. Nothing is written.

    `name`: of the workbook, for messages; `has_formulas`: whether any sheet holds a formula, None = find out.
    Raises ReadError for a package that inspection would refuse.
    """
    asked = _by_sheet(changes, new_rows)
    opened = outline(data, name)
    found = contents(opened.package)
    reason = _closed_because(opened, found)
    if reason:
        return Patch(refused=tuple(refused(each, reason) for sheet in asked.values() for each in sheet.all))
    styles, outcome = CellStyles(opened.package, found.styles), Outcome()
    parts = {sheet.name: sheet for sheet in found.sheets}
    for title, wanted in asked.items():
        if title in parts:
            SheetPatch(opened, found, styles, parts[title], outcome).add(wanted)
        else:
            outcome.refused += [refused(each, "no_sheet") for each in wanted.all]
    if outcome.splices and (has_formulas or _has_formulas(opened, found, outcome, is_known=has_formulas is not None)):
        outcome.splices.setdefault(opened.package.main, []).extend(recalculated(opened.package))
    splices = {part: in_order(each) for part, each in outcome.splices.items() if each}
    return Patch(splices, tuple(outcome.refused), outcome.placed)


def _closed_because(opened: Outline, found: Contents) -> str:
    """Return why nothing may be changed, "" where something may."""
    try:
        zip_map(opened.data)
    except OddZip:
        return "odd_zip"
    parts = [sheet.part for sheet in found.sheets]
    if len(set(parts)) < len(parts):
        return "odd_workbook"
    return closed_because(opened.package)


def _by_sheet(changes: Sequence[Change], new_rows: Sequence[NewRows]) -> dict[str, SheetChanges]:
    """Return what is asked by sheet title."""
    found: dict[str, SheetChanges] = {}
    for change in changes:
        found.setdefault(change.sheet, SheetChanges([], {})).changes.append(change)
    for position, new in enumerate(new_rows):
        found.setdefault(new.sheet, SheetChanges([], {})).new_rows[position] = new
    return found


def _has_formulas(opened: Outline, found: Contents, outcome: Outcome, is_known: bool) -> bool:
    """Return whether the workbook holds formulas. `is_known`: it held none; what is to be written may be the first."""
    if any(outcome.formulas.values()):
        return True
    if is_known:
        return False
    others = (sheet.part for sheet in found.sheets if sheet.part not in outcome.formulas)
    return has_chain(opened.package) or any(holds_formula(opened.part(part)) for part in others)


def write(data: bytes, patch: Patch, out: BinaryIO, level: int = 6) -> None:
    """Write the workbook `data` with the patch carried out to `out`, which can seek; all else is kept byte for byte.

    `level`: of compression, for the touched parts. Large parts are streamed.
    """
    found = entries("", data, MAX_ENTRIES)
    changed = {
        found[part].header: partial(_content, data, found[part], splices) for part, splices in patch.splices.items()
    }
    rezip(data, zip_map(data), changed, out, level)


def _content(data: bytes, entry: Entry, splices: Sequence[Splice]) -> Iterable[bytes]:
    return spliced(inflating("", data, entry), splices)


def verify(data: bytes, patch: Patch, written: BinaryIO) -> None:
    """Prove that `written`, read again, is `data` with the patch carried out and nothing else. Raises WriteError (`unproven`)."""
    prove(data, patch, written)

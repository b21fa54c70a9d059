"""`reconcile --format json`: the contract other tools rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.model import CellEdit, CellRef, Register, RowAppend
from qms_xl.speak.issues import plain
from qms_xl.writing.places import place_of_new

if TYPE_CHECKING:
    from qms_xl.reconcile import Plan
    from qms_xl.speak import Voice
    from qms_xl.writing.outcome import ByHand, Written


def plan_facts(
    plan: Plan,
    written: Written | None,
    by_hand: Sequence[ByHand],
    registers: Mapping[str, Register],
    voice: Voice,
    to_paste: str | None = None,
) -> dict[str, object]:
    """Return edits, rows, backup and what is left to a person; codes, ISO dates, numbers as they are written.

    `to_paste`: the workbook of rows to paste, seen from the office folder.
    """
    in_cells = {edit.cell[1:4] for edit in written.edits} if written else set()
    in_rows = {(placed.row.register, placed.row.record) for placed in written.rows} if written else set()
    return {
        "edits": [
            {
                **where(one.edit.cell),
                "old": plain(one.edit.cell.value),
                "new": _value(one.edit.value),
                "rule": one.edit.rule,
                "safety": one.edit.safety,
                "applied": one.edit.cell[1:4] in in_cells,
            }
            for one in plan.edits
        ],
        "rows": [
            {
                "workbook": _workbook(one.append, registers),
                "register": one.append.register,
                "record": one.append.record,
                "values": {name: _value(value) for name, value in one.append.values.items()},
                "rule": one.append.rule,
                "safety": one.append.safety,
                "applied": (one.append.register, one.append.record) in in_rows,
            }
            for one in plan.rows
        ],
        "backup": (written.backup or None) if written else None,
        "by_hand": list(_left(by_hand, registers, voice)),
        "to_paste": to_paste,
    }


def _left(by_hand: Iterable[ByHand], registers: Mapping[str, Register], voice: Voice) -> Iterable[dict[str, object]]:
    for one in by_hand:
        if isinstance(one.what, CellEdit):
            stands, new = where(one.what.cell), _value(one.what.value)
        else:
            row = one.what
            stands = {
                "workbook": _workbook(row, registers),
                "sheet": one.paste.sheet if one.paste else None,
                "cell": None,
                "register": row.register,
                "record": row.record,
                "column": None,
            }
            new = {name: _value(value) for name, value in row.values.items()}
        yield {
            **stands,
            "new": new,
            "reason": one.reason,
            "message": voice.own(one.message),
            "remedy": voice.own(one.remedy) if one.remedy else None,
        }


def where(cell: CellRef) -> dict[str, Any]:
    """Return what tells a program which cell is meant."""
    return {name: getattr(cell, name) for name in ("workbook", "sheet", "cell", "register", "record", "column")}


def _workbook(row: RowAppend, registers: Mapping[str, Register]) -> str | None:
    """Return the workbook that the row belongs into."""
    register = registers.get(row.register)
    return register.places[place_of_new(register, row.record)].workbook if register and register.places else None


def _value(value: object) -> Any:
    """Return a value to be written, fit for JSON; several values in one text, as they stand in a cell."""
    if isinstance(value, tuple | list):
        return "; ".join(str(plain(part)) for part in value) or None
    return plain(value)

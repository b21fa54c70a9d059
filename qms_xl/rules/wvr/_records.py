"""Records that a waiver may name: those of its register, now or at any snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.fold import fold
from qms_xl.model import Register


def is_known(
    record: str,
    register: str,
    registers: Mapping[str, Register],
    past: Mapping[date, Mapping[str, Register]] | None,
) -> bool:
    """Return whether the register, which the office has, or any snapshot of it knows the record, in folded spelling.

    Raises AbsentColumn where the workbook lacks a part of the key.
    """
    now = registers[register]
    for column in now.schema.key:
        now[column]
    tables = [now, *(day[register] for day in (past or {}).values() if register in day)]
    return any(record == fold(str(key)) for table in tables for key in table.keys)

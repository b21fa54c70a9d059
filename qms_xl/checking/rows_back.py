"""The registers with the rows put back that have vanished since a snapshot.

A row that is gone is one issue. What others would say for lack of it (an objective without the action it had, an overdue audit
that was held) is not told besides: it is left out where it would not be said with the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from qms_xl.errors import AbsentColumn
from qms_xl.model import NOWHERE, PLACE_STEP, Register
from qms_xl.past.records import Moment, vanished

if TYPE_CHECKING:
    import pandas as pd


def with_rows_back(
    registers: Mapping[str, Register], past: Mapping[date, Mapping[str, Register]]
) -> dict[str, Register]:
    """Return the registers with each record as it last was, in a place of its own; empty where nothing has vanished."""
    gone = {name: rows for name, register in registers.items() if (rows := _gone(register, past))}
    return {**registers, **{name: _with(registers[name], rows) for name, rows in gone.items()}} if gone else {}


def _gone(register: Register, past: Mapping[date, Mapping[str, Register]]) -> list[Moment]:
    """Return the last moments of its vanished records; none where its workbook lacks the key, which is told elsewhere."""
    try:
        return list(vanished(past, register))
    except AbsentColumn:
        return []


def _with(register: Register, rows: list[Moment]) -> Register:
    """Return the register with these records below; a column that was none then is blank there."""
    import pandas as pd

    first = len(register.places) * PLACE_STEP + 2
    index = range(first, first + len(rows))
    then = [moment.register.only([moment.row]) for moment in rows]
    columns = register.frame.columns
    raw = pd.concat([one.raw.reindex(columns=columns) for one in then]).astype(object)
    raw = raw.where(raw.notna(), None).set_axis(index)
    frame = pd.DataFrame(
        {
            name: _values(then, name, many=register.schema[name].many)
            .set_axis(index)
            .astype(register.frame[name].dtype)
            for name in columns
        }
    )
    return replace(
        register,
        frame=pd.concat([register.frame, frame]),
        raw=pd.concat([register.raw, raw]),
        places=(*register.places, NOWHERE),
        known={},
    )


def _values(then: list[Register], name: str, *, many: bool) -> pd.Series[Any]:
    import pandas as pd

    blank: object = () if many else None
    return pd.Series([one.frame[name].iloc[0] if one.has(name) else blank for one in then], dtype=object)

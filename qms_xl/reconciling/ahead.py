"""The registers as they will stand: what was proposed written into them in memory, and every cell read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import PLACE_STEP, CellEdit, Register, RowAppend
from qms_xl.typed import RawRegister, typed_registers
from qms_xl.writing.changes_of import Contents
from qms_xl.writing.places import place_of_new
from qms_xl.writing.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.office import Office
    from qms_xl.read import Reading


def ahead(
    registers: Mapping[str, Register],
    edits: Iterable[CellEdit | RowAppend],
    office: Office,
    reading: Reading,
    as_of: date,
) -> dict[str, Register]:
    """Return the registers as the next run would read them, had the edits been written into the workbooks."""
    wording = Wording(registers.get("lists"), office.language, office.audit_spelling)
    contents = Contents(registers, wording, office.settings)
    cells: dict[str, list[CellEdit]] = {}
    rows: dict[str, list[RowAppend]] = {}
    for edit in edits:
        if isinstance(edit, CellEdit):
            cells.setdefault(edit.cell.register, []).append(edit)
        else:
            rows.setdefault(edit.register, []).append(edit)
    raws = {
        name: _written(register, cells.get(name, ()), rows.get(name, ()), contents)
        for name, register in registers.items()
    }
    return typed_registers(
        raws,
        settings=office.settings,
        audit_spelling=office.audit_spelling,
        unreadable=reading.unreadable,
        as_of=as_of,
        language=office.language,
    )


def _written(
    register: Register, edits: Iterable[CellEdit], rows: Iterable[RowAppend], contents: Contents
) -> RawRegister:
    raw, formats = register.raw, dict(register.formats)
    if edits or rows:
        raw = raw.copy()
    for edit in edits:
        row_id, column = register.row_id(edit.cell), edit.cell.column
        if row_id is not None and column is not None:
            place, _ = register.place(row_id)
            raw.at[row_id, column] = contents.content(edit.value, register, register.schema[column], place)
            formats.pop((row_id, column), None)  # the format of what stood there says nothing of the new value
    for row in rows:
        raw = _with_row(raw, register, row, contents)
    own = (register.adopted, register.borrowed)
    return RawRegister(register.schema, raw, register.places, register.hidden, formats, register.formulas, *own)


def _with_row(raw: pd.DataFrame, register: Register, row: RowAppend, contents: Contents) -> pd.DataFrame:
    """Return the rows with the new one under the last row of its place."""
    import pandas as pd

    number = place_of_new(register, row.record)
    place = register.places[number]
    last = max((row_id for row_id in raw.index if row_id // PLACE_STEP == number), default=number * PLACE_STEP)
    cells = {
        name: contents.content(value, register, register.schema[name], place)
        for name, value in row.values.items()
        if name in raw.columns
    }
    new = pd.DataFrame([cells], index=[max(last, number * PLACE_STEP + place.last_row) + 1], columns=raw.columns)
    return pd.concat([raw, new.astype(object).where(new.notna(), None)]).astype(object)

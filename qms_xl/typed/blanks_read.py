"""What an empty cell is read as, where the domain says so. The cell stays blank (`Register.blank`); only the value is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qms_xl.model import Register

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.settings import Settings

_ALWAYS: Mapping[str, Mapping[str, object]] = {
    "documents": {"edition": "1"},
    "audit_questions": {"result": "not_checked"},
    "units": {"in_scope": "yes"},
    "measurements": {"approved": "yes"},
    "review_decisions": {"needs_action": "yes"},
    "surveys": {f"count_{step}": 0.0 for step in range(1, 6)},
}


def fill(registers: Mapping[str, Register], settings: Settings) -> dict[str, Register]:
    """Return the registers with the values that blank cells are read as.

    Besides the constants above: `risks.accepted_level` (the setting), `objectives.due_on` (31 December of its year),
    `audits.planned_to` (planned_from, or the end of the month or quarter typed there), `actions.unit` (the owner's),
    `review_inputs.data_as_of` (the review's period_to).
    """
    done = {name: _constants(register, settings) for name, register in registers.items()}
    if objectives := done.get("objectives"):
        done["objectives"] = _filled(objectives, "due_on", _year_ends(objectives))
    if audits := done.get("audits"):
        done["audits"] = _filled(audits, "planned_to", _planned_ends(audits))
    if actions := done.get("actions"):
        done["actions"] = _filled(actions, "unit", _looked_up(actions, "owner", done.get("people"), "unit"))
    if inputs := done.get("review_inputs"):
        done["review_inputs"] = _filled(
            inputs, "data_as_of", _looked_up(inputs, "review", done.get("reviews"), "period_to")
        )
    return done


def _constants(register: Register, settings: Settings) -> Register:
    constants = dict(_ALWAYS.get(register.name, {}))
    if register.name == "risks":
        constants["accepted_level"] = float(settings.risks.accepted_level)
    for column, value in constants.items():
        if register.has(column):
            register = _filled(register, column, _constant(register, column, value))
    return register


def _constant(register: Register, column: str, value: object) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series([value] * len(register), index=register.frame.index)


def _filled(register: Register, column: str, values: pd.Series[Any] | None) -> Register:
    """Return the register with the blank cells of a column read as these values; missing ones stay missing."""
    if values is None or not register.has(column) or not len(register):
        return register
    blank = register.blank(column) & values.notna()
    if not blank.any():
        return register
    cells = register[column].copy()
    cells[blank] = values[blank].astype(cells.dtype)
    return replace(register, frame=register.frame.assign(**{column: cells}))


def _year_ends(objectives: Register) -> pd.Series[Any] | None:
    import pandas as pd

    if not objectives.has("year"):
        return None
    years = objectives["year"].where(objectives["year"].between(1900, 2999))
    ends = [None if year != year else f"{int(year)}-12-31" for year in years]
    return pd.Series(pd.to_datetime(pd.Series(ends, dtype=object)).to_numpy(), index=years.index)


def _planned_ends(audits: Register) -> pd.Series[Any] | None:
    import pandas as pd

    from qms_xl.kinds import period
    from qms_xl.kinds.reading import as_text

    if not audits.has("planned_from"):
        return None
    ends: list[Any] = []
    typed = zip(audits.frame.index, audits["planned_from"], audits.raw["planned_from"], strict=True)
    for row, start, cell in typed:
        month_or_quarter = period.canonical(as_text(cell)) if isinstance(cell, str | float) else None
        if _month_only(audits.formats.get((row, "planned_from"), "")):
            month_or_quarter = period.holding(start, "month")
        known = month_or_quarter is not None and not pd.isna(start)
        ends.append(pd.Timestamp(period.last_day(str(month_or_quarter))) if known else start)
    return pd.Series(pd.to_datetime(ends), index=audits.frame.index)


def _month_only(number_format: str) -> bool:
    """Return whether a date format shows month and year but no day: what Excel gives a typed "październik 2026"."""
    letters = number_format.lower()
    return "m" in letters and ("y" in letters or "r" in letters) and "d" not in letters and "h" not in letters


def _looked_up(register: Register, through: str, other: Register | None, column: str) -> pd.Series[Any] | None:
    """Return, for each row, the column of the row that its reference leads to; missing where that is not one row."""
    import pandas as pd

    if other is None or not (register.has(through) and other.has(column) and other.has(other.schema.key[0])):
        return None
    keys = other[other.schema.key[0]]
    single = keys.notna() & ~keys.duplicated(keep=False)
    values = dict(zip(keys[single], other[column][single], strict=True))
    found = [values.get(key) for key in register[through]]
    return pd.Series(found, index=register.frame.index, dtype=object)

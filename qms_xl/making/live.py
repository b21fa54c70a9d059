"""The values that live formulas have on the day a workbook is written, worked out by the statuses."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from qms_xl.making.columns import Desk
from qms_xl.model import CellError, Register, RegisterSchema
from qms_xl.workbook.patching.cell_xml import EPOCH
from qms_xl.workbook.plan import Broken, Formatted

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd


def live_values(
    schema: RegisterSchema, written: Sequence[Sequence[object]], order: Sequence[str], today: datetime.date, desk: Desk
) -> dict[str, list[str | float | None]]:
    """Return live column -> its value in every row: words for codes, Excel's numbers for dates, None for "".

    `written`: the cells as they go into the workbook, by row, columns in `order`.
    """
    live = [column for column in schema.columns if column.formula]
    typed = [number for number, name in enumerate(order) if not schema[name].computed]
    empty = [all(row[number] is None for number in typed) for row in written]
    if not live or all(empty):
        return {}
    register = _read_back(schema, written, order, desk)
    found = {}
    for column in live:
        results = _STATUSES[schema.name, column.name](register, today, desk)
        words = desk.lists[column.list] if column.list else None
        values = [None if skip else _excel(result) for skip, result in zip(empty, results, strict=True)]
        found[column.name] = [
            words.word(value, desk.language) if words and isinstance(value, str) else value for value in values
        ]
    return found


def _excel(value: Any) -> str | float | None:
    if value is None or value != value:
        return None
    if isinstance(value, datetime.date):
        return float((value.date() if isinstance(value, datetime.datetime) else value).toordinal() - EPOCH.toordinal())
    if isinstance(value, str):
        return value
    return int(value) if float(value).is_integer() else float(value)


def _read_back(
    schema: RegisterSchema, written: Sequence[Sequence[object]], order: Sequence[str], desk: Desk
) -> Register:
    """Return the register as it would be read from the workbook, without the registers it refers to."""
    import pandas as pd

    from qms_xl.typed import RawRegister, typed_registers

    def as_read(value: object) -> object:
        value = value.value if isinstance(value, Formatted) else value
        return CellError(value.text) if isinstance(value, Broken) else value

    cells = {
        name: [as_read(row[number]) for row in written] for number, name in enumerate(order) if not schema[name].formula
    }
    raws = {schema.name: RawRegister(schema, pd.DataFrame(cells, dtype=object))}
    own = [(name, word, code) for name, words in desk.lists.items() for word, code in words.office]
    if own:
        lists = desk.schemas["lists"]
        raws["lists"] = RawRegister(lists, pd.DataFrame(own, columns=["list", "value", "means"], dtype=object))
    return typed_registers(raws, settings=desk.settings)[schema.name]


def _action_state(actions: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.action_state import action_state

    return action_state(actions, today, desk.settings)


def _days_late(actions: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.days_late import days_late

    return days_late(actions, today)


def _next_review(documents: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.document_review import document_review

    return document_review(documents)


def _level(risks: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.risk_level import risk_level

    return risk_level(risks)


def _mean(surveys: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.survey_scores import survey_scores

    return survey_scores(surveys)["mean"]


def _positive_pct(surveys: Register, today: datetime.date, desk: Desk) -> pd.Series[Any]:
    from qms_xl.statuses.survey_scores import survey_scores

    return survey_scores(surveys)["positive_pct"]


_STATUSES: Mapping[tuple[str, str], Callable[[Register, datetime.date, Desk], pd.Series[Any]]] = {
    ("actions", "state"): _action_state,
    ("actions", "days_late"): _days_late,
    ("documents", "next_review"): _next_review,
    ("risks", "level"): _level,
    ("surveys", "mean"): _mean,
    ("surveys", "positive_pct"): _positive_pct,
}

"""Audit coverage: for each unit and each procedure it works by, when that was audited and when it is due again."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.statuses._audited import HELD, TO_COME, Audit, covered, days, questions
from qms_xl.typed.follow import is_active

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register
    from qms_xl.settings import Settings

_INTERNAL = ("internal", "unplanned", "follow_up")
_EXTERNAL = ("pre_certification", "certification", "surveillance", "recertification")

_TYPES: Mapping[str, Any] = {
    "unit": object,
    "doc": object,
    "row": "int64",
    "last_audited_on": "datetime64[s]",
    "audit": "Int64",
    "planned_on": "datetime64[s]",
    "planned_audit": "Int64",
    "due_by": "datetime64[s]",
    "state": object,
}

_Pair = tuple[str, str]
"""A unit and a procedure that it works by."""


class _Covered(NamedTuple):
    """By pair: the audit that looked at it last, and the first one that is going to."""

    last: Mapping[_Pair, Audit]
    planned: Mapping[_Pair, Audit]


def coverage(
    documents: Register,
    units: Register,
    audits: Register,
    as_of: datetime.date,
    settings: Settings,
    registers_begin: datetime.date | None,
    audit_questions: Register | None = None,
) -> pd.DataFrame:
    """Return one line for each pair of unit and procedure, in the order of the document register.

    Columns: `unit`, `doc`; `row`: row id in documents of the edition in force that names the unit; `last_audited_on`,
    `planned_on`, `due_by`: datetime64[s]; `audit`, `planned_audit`: row ids of the audits of these days, Int64; `state`,
    a code of list(coverage_state). Missing where there is no such audit; `due_by` where no date at all is known.
    An audit held after `as_of` has not been held yet. Source: domain, section 4a.
    """
    import pandas as pd

    pairs = _pairs(documents, units, as_of)
    done = _covered(pairs, documents, audits, audit_questions, as_of, settings)
    starts = _starts(documents, units, registers_begin)
    lines = []
    for (unit, doc), row in pairs.items():
        last, planned = done.last.get((unit, doc)), done.planned.get((unit, doc))
        start = last.day if last else starts(unit, doc)
        due_by = None if start is None else _months_later(start, settings.audits.cycle_months)
        lines.append(
            {
                "unit": unit,
                "doc": doc,
                "row": row,
                "last_audited_on": last and last.day,
                "audit": last and last.row,
                "planned_on": planned and planned.day,
                "planned_audit": planned and planned.row,
                "due_by": due_by,
                "state": _state(due_by, planned is not None, as_of, settings.audits.due_soon_days),
            }
        )
    return pd.DataFrame({name: pd.Series([line[name] for line in lines], dtype=kind) for name, kind in _TYPES.items()})


def _pairs(documents: Register, units: Register, as_of: datetime.date) -> dict[_Pair, int]:
    """Return the pairs that apply, each with the row id of the procedure's edition in force."""
    import pandas as pd

    today = pd.Timestamp(as_of)
    in_force = (documents["doc_type"] == "procedure") & (documents["status"] == "effective")
    if documents.has("effective_from"):
        in_force &= ~(documents["effective_from"] > today)
    if documents.has("effective_to"):
        in_force &= ~(documents["effective_to"] < today)
    in_scope = is_active(units, as_of)
    if units.has("in_scope"):
        in_scope &= units["in_scope"] == "yes"
    audited = set(units["unit"][in_scope].dropna())
    found: dict[_Pair, int] = {}
    rows = zip(documents.frame.index[in_force], documents["doc"][in_force], documents["units"][in_force], strict=True)
    for row, doc, names in rows:
        for unit in names:
            if unit in audited and isinstance(doc, str):
                found.setdefault((unit, doc), int(row))
    return found


def _covered(
    pairs: Mapping[_Pair, int],
    documents: Register,
    audits: Register,
    audit_questions: Register | None,
    as_of: datetime.date,
    settings: Settings,
) -> _Covered:
    """Return the latest audit held and the first one to come, of each pair that has one."""
    types = (*_INTERNAL, *_EXTERNAL) if settings.audits.count_external else _INTERNAL
    by_process = _docs_by_process(pairs, documents)
    last: dict[_Pair, Audit] = {}
    asked, held_to, numbers = questions(audit_questions), days(audits["held_to"]), audits["audit"]
    for row, unit, doc in covered(audits, types, HELD, by_process):
        day, pair = held_to[row], (unit, doc)
        if pair not in pairs or day is None or day > as_of or asked.leave_out(numbers[row], doc, unit):
            continue
        before = last.get(pair)
        if before is None or before.day is None or day > before.day:
            last[pair] = Audit(row, day)
    planned: dict[_Pair, Audit] = {}
    planned_from = days(audits["planned_from"])
    for row, unit, doc in covered(audits, types, TO_COME, by_process):
        audit, pair = Audit(row, planned_from[row]), (unit, doc)
        if pair in pairs:
            planned[pair] = min(planned.get(pair, audit), audit, key=lambda one: one.day or datetime.date.max)
    return _Covered(last, planned)


def _docs_by_process(pairs: Mapping[_Pair, int], documents: Register) -> dict[str, list[str]]:
    """Return the procedures of each process."""
    found: dict[str, list[str]] = {}
    if documents.has("process"):
        for doc, row in {doc: row for (_, doc), row in pairs.items()}.items():
            process = documents["process"][row]
            if isinstance(process, str):
                found.setdefault(process, []).append(doc)
    return found


def _starts(
    documents: Register, units: Register, registers_begin: datetime.date | None
) -> Callable[[str, str], datetime.date | None]:
    """Return from which day on a pair that was never audited counts: the latest of the three there are."""
    from_days: dict[str, datetime.date] = {}
    if documents.has("effective_from"):
        for doc, day in zip(documents["doc"], days(documents["effective_from"]).values(), strict=True):
            if isinstance(doc, str) and day is not None:
                from_days[doc] = min(day, from_days.get(doc, day))
    scope_days: dict[str, datetime.date | None] = {}
    if units.has("in_scope_from"):
        scope_days = dict(zip(units["unit"], days(units["in_scope_from"]).values(), strict=True))

    def start(unit: str, doc: str) -> datetime.date | None:
        known = [day for day in (from_days.get(doc), scope_days.get(unit), registers_begin) if day is not None]
        return max(known, default=None)

    return start


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the day so many months later, the last one of a shorter month, as Excel's EDATE."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _state(due_by: datetime.date | None, is_planned: bool, as_of: datetime.date, due_soon_days: int) -> str:
    """Return the first state that fits. Without any date to count from nothing is overdue, and nothing audited."""
    if due_by is not None and due_by < as_of:
        return "overdue_planned" if is_planned else "overdue"
    if due_by is not None and due_by > as_of + datetime.timedelta(days=due_soon_days):
        return "audited"
    return "planned" if is_planned else "due_soon"

"""Which audits cover which pairs of unit and procedure, and on which day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

    from qms_xl.model import Register

HELD = ("held", "reported", "closed")
TO_COME = ("planned", "prepared", "running")


class Audit(NamedTuple):
    """An audit by its row id, and the day that counts: the last day held, or the first one planned."""

    row: int
    day: datetime.date | None


class Questions(NamedTuple):
    """The checklists: by audit and procedure the units with an answer, None for an answer that is every unit's."""

    answered: Mapping[tuple[str, str], Collection[str | None]]

    def leave_out(self, audit: str, doc: str, unit: str) -> bool:
        """Return whether the audit has questions on the procedure, and none of them was answered for the unit."""
        units = self.answered.get((audit, doc))
        return units is not None and None not in units and unit not in units


def covered(
    audits: Register, types: Collection[str], states: Collection[str], docs_by_process: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, str, str]]:
    """Yield (row id, unit, doc) for each unit and document that audits of these types and states are about.

    An audit that names no document is about the procedures of its processes; one whose documents cannot be read is not.
    """
    chosen = audits["audit_type"].isin(tuple(types)) & audits["status"].isin(tuple(states))
    by_process = audits.blank("documents") & chosen
    processes = audits["processes"] if by_process.any() else None
    units, documents = audits["units"], audits["documents"]
    for row in audits.frame.index[chosen]:
        docs = documents[row]
        if processes is not None and by_process[row]:
            docs = dict.fromkeys(doc for process in processes[row] for doc in docs_by_process.get(process, ()))
        for doc in docs:
            for unit in units[row]:
                yield int(row), unit, doc


def questions(audit_questions: Register | None) -> Questions:
    """Return which units' questions were answered. A result that cannot be read is an answer all the same."""
    if audit_questions is None:
        return Questions({})
    asked = audit_questions
    answered = ~asked.blank("result") & (asked["result"] != "not_checked")
    units = asked["unit"].mask(asked.blank("unit"), "") if asked.has("unit") else [""] * len(asked)
    found: dict[tuple[str, str], set[str | None]] = {}
    for audit, doc, unit, has_answer in zip(asked["audit"], asked["doc"], units, answered, strict=True):
        if isinstance(audit, str) and isinstance(doc, str):
            of_pair = found.setdefault((audit, doc), set())
            if has_answer and isinstance(unit, str):
                of_pair.add(unit or None)
    return Questions(found)


def days(column: pd.Series[pd.Timestamp]) -> dict[int, datetime.date | None]:
    """Return a column of dates by row id, None where missing."""
    import pandas as pd

    return {int(str(row)): None if pd.isna(day) else day.date() for row, day in column.items()}

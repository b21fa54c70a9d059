"""The clauses that audits name, in their own row or in a question."""

from __future__ import annotations

from collections.abc import Container

from qms_xl.model import Register
from qms_xl.rules._clauses import second_level


def clauses_named(audits: Register, audit_questions: Register | None, rows: Container[int]) -> frozenset[str]:
    """Return the clauses, to the second level, that the audits of these rows name; a chapter alone stands as "9"."""
    found: set[str] = set()
    numbers = set()
    for row, number, clauses in zip(audits.frame.index, audits["audit"], audits["clauses"], strict=True):
        if row in rows:
            numbers.add(number)
            found.update(*map(second_level, clauses))
    if audit_questions is not None:
        asked = audit_questions["clause"][audit_questions["audit"].isin(numbers)].dropna()
        found.update(*map(second_level, asked.unique()))
    return frozenset(found)


def is_named(clause: str, named: frozenset[str]) -> bool:
    """Return whether a clause of the second level is among those named, itself or with its whole chapter."""
    return clause in named or clause.split(".")[0] in named

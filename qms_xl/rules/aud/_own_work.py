"""Auditors and what is their own: their unit, and the system procedures of the quality representative."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Register
from qms_xl.norms import Norm
from qms_xl.rules._clauses import serves
from qms_xl.rules.aud._team import Seat, seats
from qms_xl.settings import Settings

_SYSTEM = "7.5, 9.2, 10.2 [4.2.3, 4.2.4, 8.2.2, 8.5.2, 8.5.3]"
"""Clauses of the system's own procedures: those of the representative are AUD019's."""


def in_own_units(
    audits: Register, people: Register | None, audit_questions: Register | None, as_of: date, settings: Settings
) -> dict[Seat, str]:
    """Return the auditors who belong to a unit of their audit, with that unit."""
    if people is None:
        return {}
    unit_of = dict(zip(people["person"], people["unit"], strict=True))
    found = {}
    for seat in seats(audits, as_of, settings):
        unit = unit_of.get(seat.person)
        if not isinstance(unit, str) or unit not in audits["units"].loc[seat.row]:
            continue
        if not _others_ask(audit_questions, audits["audit"].loc[seat.row], unit, seat.person):
            found[seat] = unit
    return found


def _others_ask(audit_questions: Register | None, audit: str, unit: str, person: str) -> bool:
    """Return whether there are questions for that unit, and all of them name another auditor."""
    if audit_questions is None:
        return False
    asked = (audit_questions["audit"] == audit) & ((audit_questions["unit"] == unit) | audit_questions.blank("unit"))
    by_others = ~audit_questions.blank("auditor") & (audit_questions["auditor"] != person)
    return bool(asked.any() and by_others[asked].all())


def representatives(people: Register) -> frozenset[str]:
    having = people["roles"].map(lambda roles: "quality_representative" in roles)
    return frozenset(people["person"][having].dropna())


def system_documents(documents: Register, norm: Norm) -> frozenset[str]:
    of_system = norm.clause(_SYSTEM).split(", ")
    serving = documents["clauses"].map(lambda clauses: any(serves(c, asked) for c in clauses for asked in of_system))
    return frozenset(documents["doc"][serving].dropna())

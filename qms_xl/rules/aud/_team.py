"""Who audits: lead auditors and teams of the office's own audits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import Register
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import INTERNAL
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


class Seat(NamedTuple):
    """A person in an audit: its row, and the column that names them, `lead_auditor` or `auditors`."""

    row: int
    column: str
    person: str


def seats(audits: Register, as_of: date, settings: Settings) -> Iterator[Seat]:
    """Yield the auditors of each internal audit that is not cancelled and not long past; who leads stands there only."""
    alive: pd.Series[bool] = audits["audit_type"].isin(INTERNAL) & (audits["status"] != "cancelled")
    alive &= looked_back_on(audit_days(audits), as_of, settings)
    leads = audits["lead_auditor"]
    for row in alive.index[alive]:
        lead = leads.loc[row]
        if isinstance(lead, str):
            yield Seat(int(row), "lead_auditor", lead)
        yield from (Seat(int(row), "auditors", person) for person in audits["auditors"].loc[row] if person != lead)

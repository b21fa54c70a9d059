"""WVR002: a waiver that will end soon."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings


def find(waivers: Register, as_of: date, settings: Settings) -> Found:
    """Give the last day of each waiver that is near."""
    import pandas as pd

    today = pd.Timestamp(as_of)
    near = waivers["expires_on"].between(today, today + pd.Timedelta(days=settings.waivers.warn_days))
    for row in near.index[near]:
        day = waivers["expires_on"].loc[row].date()
        facts = {"rule": waivers["rule"].loc[row], "day": day, "days": (day - as_of).days}
        yield Hit(waivers.cell(row, "expires_on"), facts, variant="" if day > as_of else "today")


RULE = Rule(
    find=find,
    severity="note",
    settings=("waivers.warn_days",),
    title=Text("Wyjątek wkrótce wygaśnie", "Waiver ends soon"),
    message=Text(
        "Wyjątek od reguły {rule} jest ważny do {day} (jeszcze {days:plural dzień|dni|dni}).",
        "The waiver from rule {rule} is valid until {day} ({days:plural day|days} left).",
    ),
    variants={
        "today": Text(
            "Wyjątek od reguły {rule} jest ważny jeszcze tylko dziś ({day}).",
            "The waiver from rule {rule} is valid only until today ({day}).",
        )
    },
    why=Text(
        "Po tym dniu usterka wróci na listę. Jest jeszcze czas, żeby ją usunąć albo uzgodnić przedłużenie.",
        "After that day the issue will be back on the list. There is still time to mend it or to agree on an extension.",
    ),
    remedy=Text(
        "Usuń usterkę, zanim wyjątek wygaśnie, albo uzgodnij przedłużenie i wpisz nową datę w komórce {cell}.",
        "Mend the issue before the waiver ends, or agree on an extension and write the new date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
waivers
| rule   | register | reason       | approved_by | approved_on | expires_on |
| ACT003 | actions  | Dowód w EZD  | Anna Nowak  | 2026-01-10  | 2026-12-21 |
| ACT004 | actions  | Mały urząd   | Anna Nowak  | 2026-01-10  | 2026-11-19 |
""",
    bad="""
as_of 2026-11-20
waivers
| rule   | register | reason       | approved_by | approved_on | expires_on   |
| ACT003 | actions  | Dowód w EZD  | Anna Nowak  | 2026-01-10  | 2026-12-20 ! |
| ACT004 | actions  | Mały urząd   | Anna Nowak  | 2026-01-10  | 2026-11-20 ! |
""",
)

"""WVR001: a waiver whose last day has passed."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(waivers: Register, as_of: date) -> Found:
    """Give the last day of each waiver that has passed."""
    import pandas as pd

    expired = waivers["expires_on"] < pd.Timestamp(as_of)
    for row in expired.index[expired]:
        facts = {"rule": waivers["rule"].loc[row], "day": waivers["expires_on"].loc[row].date()}
        yield Hit(waivers.cell(row, "expires_on"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    title=Text("Wyjątek wygasł", "Waiver expired"),
    message=Text(
        "Wyjątek od reguły {rule} był ważny do {day}. Usterka, której dotyczył, wraca na listę.",
        "The waiver from rule {rule} was valid until {day}. The issue it was for is back on the list.",
    ),
    why=Text(
        "Wyjątek ma koniec, żeby ktoś sprawdził, czy nadal jest potrzebny.",
        "A waiver has an end so that somebody sees whether it is still needed.",
    ),
    remedy=Text(
        "Usuń usterkę albo uzgodnij przedłużenie i wpisz nową datę w komórce {cell}. Niepotrzebny wiersz możesz skasować.",
        "Mend the issue, or agree on an extension and write the new date in cell {cell}. A row that is not needed any more "
        "may be deleted.",
    ),
    good="""
as_of 2026-11-20
waivers
| rule   | register | reason       | approved_by | approved_on | expires_on |
| ACT003 | actions  | Dowód w EZD  | Anna Nowak  | 2026-01-10  | 2026-11-20 |
""",
    bad="""
as_of 2026-11-20
waivers
| rule   | register | reason       | approved_by | approved_on | expires_on   |
| ACT003 | actions  | Dowód w EZD  | Anna Nowak  | 2026-01-10  | 2026-11-19 ! |
""",
)

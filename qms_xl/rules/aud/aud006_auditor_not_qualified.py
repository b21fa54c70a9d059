"""AUD006: an auditor who was not qualified on the day of the audit."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._team import seats
from qms_xl.settings import Settings


def find(audits: Register, people: Register, as_of: date, settings: Settings) -> Found:
    """Give each auditor of an internal audit who was not qualified yet, or no longer; and, milder, of whom nothing is known.

    Guests who do not stand in the register of people are not judged, nor is an audit without a day.
    """
    rows = {person: row for row, person in reversed(list(people["person"].dropna().items()))}
    from_days, to_days = people["auditor_qualified_on"], people["auditor_valid_to"]
    unknown, days = people.blank("auditor_qualified_on"), audit_days(audits)
    for seat in seats(audits, as_of, settings):
        day, person_row = days.loc[seat.row], rows.get(seat.person)
        if person_row is None or day != day:
            continue
        cell, facts = audits.cell(seat.row, seat.column), {"person": seat.person, "audit_day": day.date()}
        if from_days.loc[person_row] > day:
            day_from = from_days.loc[person_row].date()
            yield Hit(cell, {**facts, "qualified_on": day_from}, about=seat.person)
        elif to_days.loc[person_row] < day:
            yield Hit(cell, {**facts, "valid_to": to_days.loc[person_row].date()}, about=seat.person, variant="ended")
        elif unknown.loc[person_row]:
            yield Hit(cell, facts, about=seat.person, severity="warning", variant="unknown")


RULE = Rule(
    find=find,
    severity="error",
    clause="7.2 [6.2.2, 8.2.2]",
    settings=("look_back_months",),
    title=Text("Auditor bez kwalifikacji w dniu auditu", "Auditor not qualified on the day of the audit"),
    message=Text(
        "{person} ma kwalifikacje auditora dopiero od {qualified_on}, a audit „{record}” jest z dnia {audit_day}.",
        "{person} is a qualified auditor only from {qualified_on}, and audit “{record}” is of {audit_day}.",
    ),
    variants={
        "ended": Text(
            "{person} ma kwalifikacje auditora tylko do {valid_to}, a audit „{record}” jest z dnia {audit_day}.",
            "The qualification of auditor {person} ended on {valid_to}, and audit “{record}” is of {audit_day}.",
        ),
        "unknown": Text(
            "{person} nie ma w rejestrze osób daty kwalifikacji auditora, a jest auditorem w audicie „{record}” ({audit_day}).",
            "{person} has no auditor qualification in the register of people, and is an auditor of “{record}” ({audit_day}).",
        ),
    },
    why=Text(
        "Audity przeprowadzają osoby kompetentne, a urząd ma to udokumentować. Pytanie o kwalifikacje auditorów pada na "
        "każdym audicie certyfikującym.",
        "Audits are carried out by competent people, and the office has to keep evidence of it. Every certification audit asks "
        "for the qualification of auditors.",
    ),
    remedy=Text(
        "Sprawdź w rejestrze osób pola „Kwalifikacje auditora od” i „Kwalifikacje auditora do”. Jeżeli są prawdziwe, wyznacz "
        "w komórce {cell} kogoś innego.",
        "Check “Auditor qualified on” and “Auditor valid to” in the register of people. If they are right, appoint somebody else "
        "in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
people
| person     | auditor_qualified_on | auditor_valid_to |
| Anna Nowak | 2026-02-01           |                  |
| Jan Lis    | 2020-01-01           | 2026-02-01       |
| Ewa Kot    |                      |                  |

audits
| audit      | audit_type   | status    | planned_from | held_from  | lead_auditor | auditors            |
| AW-2026-01 | internal     | closed    | 2026-01-15   | 2026-02-01 | Anna Nowak   | Jan Lis; Adam Gość  |
| AW-2026-02 | internal     | cancelled | 2026-12-01   |            | Ewa Kot      |                     |
| AW-2024-01 | internal     | closed    | 2024-11-19   | 2024-11-19 | Anna Nowak   |                     |
| AZ-2026-01 | surveillance | planned   | 2026-12-01   |            | Ewa Kot      |                     |
""",
    bad="""
as_of 2026-11-20
people
| person     | auditor_qualified_on | auditor_valid_to |
| Anna Nowak | 2026-02-02           |                  |
| Jan Lis    | 2020-01-01           | 2026-01-31       |
| Ewa Kot    |                      |                  |

audits
| audit      | audit_type | status  | planned_from | held_from  | lead_auditor | auditors  |
| AW-2026-01 | internal   | closed  | 2026-02-15   | 2026-02-01 | Anna Nowak ! | Jan Lis ! |
| AW-2026-02 | follow_up  | planned | 2026-12-01   |            | Ewa Kot !    | Jan Lis ! |
| AW-2024-01 | internal   | closed  | 2024-11-20   | 2024-11-20 | Anna Nowak ! |           |
""",
)

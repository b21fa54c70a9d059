"""CRT002: a surveillance audit that is due, and none was held or is planned."""

from __future__ import annotations

from datetime import date, timedelta

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._clauses import valid_certificates
from qms_xl.rules._time import months_after
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD, TO_COME
from qms_xl.settings import Settings

_DUE = {"1": "surveillance_1_due", "2": "surveillance_2_due"}
_MONTHS = 12  # a surveillance audit belongs to the year before its day


def first(certificates: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the day of the first surveillance audit of each valid certificate, where it is near or gone by without one."""
    yield from _due(certificates, audits, as_of, settings.audits.due_soon_days, "1")


def second(certificates: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the same for the second one."""
    yield from _due(certificates, audits, as_of, settings.audits.due_soon_days, "2")


def _due(certificates: Register, audits: Register, as_of: date, soon_days: int, which: str) -> Found:
    import pandas as pd

    days = certificates[_DUE[which]]
    counted = (audits["audit_type"] == "surveillance") & audits["status"].isin((*HELD, *TO_COME))
    held_or_planned = audit_days(audits)
    for row in valid_certificates(certificates, as_of):
        if pd.isna(days.loc[row]):
            continue
        due = days.loc[row].date()
        if due > as_of + timedelta(days=soon_days):
            continue
        of_it = counted & (
            audits.blank("certificate") | (audits["certificate"] == certificates["certificate"].loc[row])
        )
        of_it &= held_or_planned.between(pd.Timestamp(months_after(due, -_MONTHS)), pd.Timestamp(due))
        if not of_it.any():
            facts = {"which": which, "due": due, "days": abs((due - as_of).days)}
            yield Hit(certificates.cell(row, _DUE[which]), facts, about=which, variant="passed" if due < as_of else "")


RULE = Rule(
    find=(first, second),
    severity="warning",
    settings=("audits.due_soon_days",),
    title=Text("Zbliża się audit nadzoru, którego nie ma w planie", "Surveillance audit due and not planned"),
    message=Text(
        "Audit nadzoru nr {which} certyfikatu „{record}” ma się odbyć do {due} (jeszcze {days:plural dzień|dni|dni}), "
        "a w rejestrze auditów nie ma takiego auditu.",
        "Surveillance audit {which} of certificate “{record}” is due by {due} ({days:plural day|days} left), and the "
        "register of audits has no such audit.",
    ),
    variants={
        "passed": Text(
            "Audit nadzoru nr {which} certyfikatu „{record}” miał się odbyć do {due} ({days:plural dzień|dni|dni} temu), "
            "a w rejestrze auditów nie ma takiego auditu.",
            "Surveillance audit {which} of certificate “{record}” was due by {due} ({days:plural day|days} ago), and the "
            "register of audits has no such audit.",
        )
    },
    why=Text(
        "Bez auditu nadzoru w terminie jednostka może certyfikat zawiesić lub cofnąć.",
        "Without its surveillance audit in time the body may suspend or withdraw the certificate.",
    ),
    remedy=Text(
        "Uzgodnij termin z jednostką certyfikującą i dopisz audit rodzaju „nadzoru” z numerem certyfikatu „{record}”. Jeżeli "
        "jednostka wyznaczyła inny termin, popraw komórkę {cell}.",
        "Agree on a date with the certification body and add an audit of type “surveillance” with certificate “{record}”. If "
        "the body has set another date, correct cell {cell}.",
    ),
    good="""
as_of 2026-11-20
certificates
| certificate | status  | issued_on  | valid_to   | surveillance_1_due | surveillance_2_due |
| 1/2025      | valid   | 2025-12-01 | 2028-11-30 | 2026-11-30         |                    |
| 2/2025      |         | 2025-12-01 | 2028-11-30 | 2027-02-19         |                    |
| 3/2024      | valid   | 2024-10-01 | 2027-09-30 | 2025-10-01         | 2026-10-01         |
| 4/2024      | expired | 2024-10-01 | 2027-09-30 | 2025-10-01         | 2026-10-01         |

audits
| audit      | audit_type   | status  | certificate | planned_from | held_from  |
| AZ-2026-01 | surveillance | planned | 1/2025      | 2026-11-30   |            |
| AZ-2026-02 | surveillance | closed  | 3/2024      | 2026-09-01   | 2026-10-01 |
| AZ-2025-01 | surveillance | closed  | 3/2024      | 2025-09-01   | 2025-09-01 |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate | status | issued_on  | valid_to   | surveillance_1_due | surveillance_2_due |
| 1/2025      | valid  | 2025-12-01 | 2028-11-30 | 2027-02-18 !       |                    |
| 3/2024      |        | 2024-10-01 | 2027-09-30 | 2025-10-01         | 2026-10-01 !       |

audits
| audit      | audit_type   | status    | certificate | planned_from | held_from  |
| AZ-2026-01 | surveillance | cancelled | 1/2025      | 2026-11-30   |            |
| AZ-2025-01 | surveillance | closed    | 3/2024      | 2025-09-01   | 2025-09-30 |
""",
)

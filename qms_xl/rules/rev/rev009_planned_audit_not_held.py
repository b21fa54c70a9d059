"""REV009: a review of a period in which an internal audit was planned and had not been held."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._computed import unreadable
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._kinds import INTERNAL
from qms_xl.rules.aud.aud004_planned_day_gone_by import gone_by
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings


def find(reviews: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give each review from prepared on, once for each internal audit planned in its period and not held by its day.

    Before the meeting an audit that is still to come, and will be held by then, is no fault. One that is merely
    forgotten is AUD004's, until it is held or put off.
    """
    import pandas as pd

    meeting = reviews["held_on"].where(~reviews.blank("held_on"), reviews["planned_on"])
    asked = from_on(reviews, "prepared") & meeting.notna() & looked_back_on(meeting, as_of, settings)
    internal = audits["audit_type"].isin(INTERNAL) & ~audits["status"].isin(("cancelled", "postponed"))
    internal &= ~unreadable(audits, ("held_from", "status")) & ~gone_by(audits, as_of)
    for row in asked.index[asked]:
        begin, end = reviews["period_from"].loc[row], reviews["period_to"].loc[row]
        planned = internal & audits["planned_from"].between(begin, end)
        missing = planned & ~(audits["held_from"] <= meeting.loc[row])
        missing &= ~audits["planned_from"].between(pd.Timestamp(as_of), meeting.loc[row])
        for audit_row in missing.index[missing]:
            number = str(audits.keys.loc[audit_row])
            facts = {"audit": number, "planned": audits["planned_from"].loc[audit_row].date()}
            yield Hit(reviews.cell(row), facts, about=number)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.2 c [5.6.2 a]",
    settings=("look_back_months",),
    title=Text("Przegląd bez wyników zaplanowanego auditu", "Review without a planned audit"),
    message=Text(
        "Audit {audit} planowano w okresie przeglądu „{record}” ({planned}), a do dnia przeglądu się nie odbył.",
        "Audit {audit} was planned in the period of review “{record}” ({planned}), and had not been held by its day.",
    ),
    why=Text(
        "Wyniki auditów są obowiązkową daną wejściową. Gdy auditu z planu nie było, przegląd o czymś nie wie i powinien to "
        "powiedzieć.",
        "Audit results are a mandatory input. Where a planned audit was not held the review is in the dark about something, and "
        "should say so.",
    ),
    remedy=Text(
        "Przeprowadź audit {audit} przed przeglądem albo przełóż go lub odwołaj z podaniem powodu i omów to na przeglądzie. "
        "Jeżeli przegląd już się odbył, omów to na następnym.",
        "Hold audit {audit} before the review, or postpone or cancel it with a reason, and speak of it at the review. If the "
        "review has been held, speak of it at the next one.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status | period_from | period_to  | planned_on | held_on    |
| PZ-2026 | held   | 2025-10-01  | 2026-09-30 | 2026-11-01 | 2026-11-03 |

audits
| audit      | audit_type   | status    | planned_from | planned_to | held_from  |
| AW-2026-01 | internal     | closed    | 2026-09-30   | 2026-09-30 | 2026-11-03 |
| AW-2026-02 | internal     | cancelled | 2026-09-30   | 2026-09-30 |            |
| AW-2026-03 | internal     | planned   | 2026-10-01   | 2026-12-10 |            |
| AW-2026-04 | internal     | planned   | 2026-09-30   | 2026-11-19 |            |
| AZ-2026-01 | surveillance | planned   | 2026-09-01   | 2026-12-10 |            |
""",
    bad="""
as_of 2026-11-20
reviews
| review    | status   | period_from | period_to  | planned_on | held_on    |
| PZ-2026 ! | held     | 2025-10-01  | 2026-09-30 | 2026-11-01 | 2026-11-03 |

audits
| audit      | audit_type | status  | planned_from | planned_to | held_from  |
| AW-2026-01 | internal   | closed  | 2026-09-30   | 2026-09-30 | 2026-11-04 |
| AW-2026-02 | follow_up  | planned | 2025-10-01   | 2026-11-20 |            |
""",
)

"""AUD021: an audit planned for a day when the office is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._workdays import is_working_day
from qms_xl.rules.aud._kinds import TO_COME
from qms_xl.settings import Settings


def find(audits: Register, settings: Settings) -> Found:
    """Give the planned day of each audit to come, of a few days typed as days, on which a day is off."""
    coming = audits["status"].isin(TO_COME) & audits["planned_from"].notna()
    for row in coming.index[coming]:
        if not isinstance(audits.typed("planned_from").loc[row], date | datetime):
            continue
        begin, end = audits["planned_from"].loc[row], audits["planned_to"].loc[row]
        length = (end - begin).days + 1 if end == end else 1
        if not 0 < length <= settings.audits.weekend_span_days:
            continue
        days = (begin.date() + timedelta(days=number) for number in range(length))
        off = next((day for day in days if not is_working_day(day, settings)), None)
        if off is not None:
            yield Hit(audits.cell(row, "planned_from"), {"day": off})


RULE = Rule(
    find=find,
    severity="note",
    off=True,
    settings=("audits.weekend_span_days",),
    title=Text("Audit zaplanowany w dniu wolnym", "Audit planned on a day off"),
    message=Text(
        "Audit „{record}” zaplanowano na {day}, dzień wolny od pracy.",
        "Audit “{record}” is planned for {day}, which is a day off.",
    ),
    why=Text(
        "W dniu wolnym nie będzie kogo auditować.",
        "On a day off there will be nobody to audit.",
    ),
    remedy=Text("Wybierz w komórce {cell} dzień roboczy.", "Choose a working day in cell {cell}."),
    good="""
as_of 2026-11-20
audits
| audit      | status  | planned_from | planned_to |
| AW-2026-01 | planned | 2026-12-01   | 2026-12-04 |
| AW-2026-02 | planned | 12.2026      |            |
| AW-2026-03 | held    | 2026-11-14   |            |
| AW-2026-04 | planned | 2026-12-01   | 2026-12-31 |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | status   | planned_from | planned_to |
| AW-2026-01 | planned  | 2026-12-05 ! |            |
| AW-2026-02 | prepared | 2026-12-23 ! | 2026-12-24 |
""",
)

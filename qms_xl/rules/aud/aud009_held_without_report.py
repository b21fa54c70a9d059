"""AUD009: an audit that was held, and no report for too long."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.aud._kinds import EXTERNAL, INTERNAL
from qms_xl.settings import Settings


def find(audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty report date of each audit held longer ago than its report may take."""
    import pandas as pd

    waiting = (audits["status"] == "held") & audits.blank("reported_on")
    for kinds, days in (
        (INTERNAL, settings.audits.report_days),
        (EXTERNAL, settings.audits.report_days_external),
    ):
        late = (
            waiting
            & audits["audit_type"].isin(kinds)
            & (audits["held_to"] < pd.Timestamp(as_of) - pd.Timedelta(days=days))
        )
        for row in late.index[late]:
            held_to = audits["held_to"].loc[row].date()
            yield Hit(
                audits.cell(row, "reported_on"), {"held_to": held_to, "days": (as_of - held_to).days, "allowed": days}
            )


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 d [8.2.2]",
    settings=("audits.report_days", "audits.report_days_external"),
    title=Text("Przeprowadzony audit bez raportu", "Audit held without a report"),
    message=Text(
        "Audit „{record}” zakończono {held_to}, {days:plural dzień|dni|dni} temu, a nadal nie ma daty raportu "
        "(zwykle do {allowed:plural dnia|dni|dni}).",
        "Audit “{record}” ended on {held_to}, {days:plural day|days} ago, and there is still no report date (usually within "
        "{allowed:plural day|days}).",
    ),
    why=Text(
        "Wyniki auditu mają trafić do kierownictwa bez zwłoki. Bez raportu auditowani nie mogą zacząć działań.",
        "The results of an audit are to reach the management without delay. Without a report nobody can act on them.",
    ),
    remedy=Text(
        "Po wydaniu raportu wpisz jego datę w komórce {cell}, a w polu „Status” ustaw „raport wydany”.",
        "When the report is issued, write its date in cell {cell} and set “Status” to “report issued”.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type   | status   | held_to    | reported_on |
| AW-2026-01 | internal     | held     | 2026-11-06 |             |
| AW-2026-02 | internal     | held     |            |             |
| AW-2026-03 | unplanned    | reported | 2026-10-01 | 2026-10-20  |
| AZ-2026-01 | surveillance | held     | 2026-10-06 |             |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | audit_type   | status | held_to    | reported_on |
| AW-2026-01 | internal     | held   | 2026-11-05 | !           |
| AZ-2026-01 | surveillance | held   | 2026-10-05 | !           |
""",
)

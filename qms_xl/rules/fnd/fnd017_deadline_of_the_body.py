"""FND017: an open finding whose deadline, set by the certification body, is near or gone by."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings
from qms_xl.statuses.open_rows import open_rows


def find(findings: Register, as_of: date, settings: Settings) -> Found:
    """Give the external deadline of each open finding that has passed or is near."""
    import pandas as pd

    last = pd.Timestamp(as_of) + pd.Timedelta(days=settings.findings.external_warn_days)
    near = open_rows(findings, as_of) & (findings["external_due"] <= last)
    for row in near.index[near]:
        due = findings["external_due"].loc[row].date()
        facts = {"due": due, "days": abs((due - as_of).days)}
        yield Hit(findings.cell(row, "external_due"), facts, variant="passed" if due < as_of else "")


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 [8.5.2]",
    settings=("findings.external_warn_days",),
    title=Text(
        "Termin jednostki certyfikującej blisko lub po nim", "Deadline of the certification body near or passed"
    ),
    message=Text(
        "Jednostka certyfikująca czeka na załatwienie ustalenia „{record}” do {due} (jeszcze "
        "{days:plural dzień|dni|dni}), a ustalenie jest nadal otwarte.",
        "The certification body expects finding “{record}” to be settled by {due} ({days:plural day|days} left), and "
        "it is still open.",
    ),
    variants={
        "passed": Text(
            "Termin, który jednostka certyfikująca wyznaczyła na załatwienie ustalenia „{record}”, minął {due} "
            "({days:plural dzień|dni|dni} temu), a ustalenie jest nadal otwarte.",
            "The certification body's deadline for finding “{record}” passed on {due} ({days:plural day|days} ago), "
            "and it is still open.",
        )
    },
    why=Text(
        "Po terminie jednostka może nie wydać certyfikatu albo go zawiesić.",
        "After the deadline the body may withhold or suspend the certificate.",
    ),
    remedy=Text(
        "Wyślij jednostce dowody i zamknij ustalenie albo uzgodnij z nią nowy termin i wpisz go w komórce {cell}.",
        "Send the body the evidence and close the finding, or agree on a new day with it and write that in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
findings
| finding | status   | external_due |
| N-1     | running  | 2026-12-05   |
| N-2     | closed   | 2026-11-01   |
| N-3     | running  |              |
""",
    bad="""
as_of 2026-11-20
findings
| finding | status   | external_due |
| N-1     | running  | 2026-12-04 ! |
| N-2     | reported | 2026-11-19 ! |
""",
)

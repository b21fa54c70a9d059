"""FND018: a nonconformity of an internal audit that the audited unit has not acknowledged."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity
from qms_xl.settings import Settings
from qms_xl.statuses.open_rows import open_rows


def find(findings: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty acknowledgement of each open nonconformity of an internal audit that is some weeks old."""
    import pandas as pd

    days = settings.findings.acknowledge_days
    old = findings["detected_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days)
    missing = is_nonconformity(findings) & open_rows(findings, as_of) & (findings["source"] == "internal_audit")
    missing &= old & findings.blank("accepted_by")
    for row in missing.index[missing]:
        yield Hit(findings.cell(row, "accepted_by"), {"days": days})


RULE = Rule(
    find=find,
    severity="note",
    clause="9.2.2 d [8.2.2]",
    settings=("findings.acknowledge_days",),
    title=Text("Niezgodność nieprzyjęta do wiadomości", "Nonconformity not acknowledged"),
    message=Text(
        "Niezgodności „{record}” nikt nie przyjął do wiadomości przez {days:plural dzień|dni|dni}: pole „{header}” jest puste.",
        "Nobody acknowledged nonconformity “{record}” within {days:plural day|days}: “{header}” is empty.",
    ),
    why=Text(
        "Wyniki auditu przedstawia się właściwemu kierownictwu. Podpis kierownika pokazuje, że niezgodność zna i przyjmuje.",
        "Results of audits are reported to the relevant managers. The head's name shows that the nonconformity is known.",
    ),
    remedy=Text(
        "Przekaż niezgodność kierownikowi komórki i wpisz w komórce {cell}, kto ją przyjął.",
        "Hand the nonconformity to the head of the unit, and write in cell {cell} who acknowledged it.",
    ),
    good="""
as_of 2026-11-20
findings
| finding | source         | grade       | status   | detected_on | accepted_by |
| N-1     | internal_audit | minor       | reported | 2026-11-06  |             |
| N-2     | internal_audit | minor       | running  | 2026-01-06  | Jan Lis     |
| N-3     | internal_audit | observation | running  | 2026-01-06  |             |
| N-4     | external_audit | minor       | running  | 2026-01-06  |             |
| N-5     | internal_audit | minor       | closed   | 2026-01-06  |             |
""",
    bad="""
as_of 2026-11-20
findings
| finding | source         | grade | status   | detected_on | accepted_by |
| N-1     | internal_audit | minor | reported | 2026-11-05  | !           |
| N-2     | internal_audit | major | running  | 2026-01-06  | !           |
""",
)

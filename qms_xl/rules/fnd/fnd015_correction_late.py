"""FND015: a correction whose day has passed and that is not done."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.statuses.open_rows import open_rows


def find(findings: Register, as_of: date) -> Found:
    """Give the empty day of correction of each open finding whose correction is overdue."""
    import pandas as pd

    late = open_rows(findings, as_of) & (findings["correction_due"] < pd.Timestamp(as_of))
    late &= findings.blank("correction_done")
    for row in late.index[late]:
        yield Hit(findings.cell(row, "correction_done"), {"due": findings["correction_due"].loc[row].date()})


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 a [8.3]",
    title=Text("Korekcja po terminie", "Correction overdue"),
    message=Text(
        "Korekcja ustalenia „{record}” miała być wykonana do {due}, a pole „{header}” jest puste.",
        "The correction of finding “{record}” was due by {due}, and “{header}” is empty.",
    ),
    why=Text(
        "Korekcja usuwa skutki niezgodności, więc nie czeka. Dopóki jej nie ma, szkoda trwa.",
        "A correction removes the consequences of a nonconformity, so it does not wait. Until it is done the harm goes on.",
    ),
    remedy=Text(
        "Wykonaj korekcję i wpisz datę w komórce {cell}.", "Make the correction and write the date in cell {cell}."
    ),
    good="""
as_of 2026-11-20
findings
| finding | status   | correction_due | correction_done |
| N-1     | analysis | 2026-11-20     |                 |
| N-2     | analysis | 2026-10-20     | 2026-11-10      |
| N-3     | closed   | 2026-10-20     |                 |
| N-4     | analysis |                |                 |
""",
    bad="""
as_of 2026-11-20
findings
| finding | status   | correction_due | correction_done |
| N-1     | analysis | 2026-11-19     | !               |
""",
)

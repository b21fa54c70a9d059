"""FND003: a nonconformity that nobody has put right, days after it was found."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import NONCONFORMITY, is_nonconformity
from qms_xl.settings import Settings


def find(findings: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty correction of each nonconformity that was detected longer ago than a correction may take."""
    import pandas as pd

    days = settings.findings.correction_within_days
    late = findings["detected_on"] < pd.Timestamp(as_of) - pd.Timedelta(days=days)
    missing = is_nonconformity(findings) & findings.blank("correction") & late
    for row in missing.index[missing]:
        detected_on = findings["detected_on"].loc[row].date()
        yield Hit(findings.cell(row, "correction"), {"detected_on": detected_on, "days": (as_of - detected_on).days})


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 a [8.3]",
    claims={"findings.correction": NONCONFORMITY},
    settings=("findings.correction_within_days",),
    title=Text("Niezgodność bez korekcji", "Nonconformity without a correction"),
    message=Text(
        "Niezgodność „{record}” stwierdzono {detected_on}, {days:plural dzień|dni|dni} temu, a pole „{header}” jest puste.",
        "Nonconformity “{record}” was detected on {detected_on}, {days:plural day|days} ago, and “{header}” is empty.",
    ),
    why=Text(
        "Na niezgodność trzeba zareagować: naprawić to, co jest źle, i opanować skutki. Korekcja nie czeka na analizę "
        "przyczyn.",
        "A nonconformity calls for a reaction: put right what is wrong and deal with the consequences. A correction does not "
        "wait for the analysis of causes.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, jak naprawiono ten przypadek. Jeżeli niczego nie da się naprawić, wpisz „nie dotyczy” "
        "i powód.",
        "Write in cell {cell} how this case was put right. If nothing can be put right, write “not applicable” and the reason.",
    ),
    good="""
as_of 2026-11-20
findings
| finding    | status    | grade       | detected_on | correction  |
| U-2026-001 | analysis  | minor       | 2026-11-13  |             |
| U-2026-002 | closed    | major       | 2026-02-01  | nie dotyczy |
| U-2026-003 | cancelled | minor       | 2026-02-01  |             |
| U-2026-004 | analysis  | observation | 2026-02-01  |             |
| U-2026-005 | analysis  | minor       |             |             |
""",
    bad="""
as_of 2026-11-20
findings
| finding    | status   | grade | detected_on | correction |
| U-2026-001 | analysis | minor | 2026-11-12  | !          |
| U-2026-002 | closed   | major | 2026-02-01  | !          |
""",
)

"""AUD015: an audit programme that no audit belongs to."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings

_IN_FORCE = ("approved", "running", "changed", "completed")


def find(
    audit_programmes: Register, audits: Register, as_of: date, settings: Settings, registers_begin: date | None
) -> Found:
    """Give each programme of a judged year, from approved on, that no audit names."""
    years = judged_years(as_of, settings.programmes.by, registers_begin)
    bare = audit_programmes["status"].isin(_IN_FORCE) & audit_programmes["year"].isin(years)
    bare &= ~audit_programmes["programme"].isin(audits["programme"].dropna())
    for row in bare.index[bare]:
        yield Hit(audit_programmes.cell(row))


RULE = Rule(
    find=find,
    severity="error",
    clause="9.2.2 a [8.2.2]",
    settings=("programmes.by",),
    title=Text("Program auditów bez auditów", "Programme without audits"),
    message=Text(
        "Do programu „{record}” nie należy żaden audit.",
        "No audit belongs to programme “{record}”.",
    ),
    why=Text(
        "Program to zaplanowany zbiór auditów. Pusty nie jest programem, a audity spoza programu wyglądają na przypadkowe.",
        "A programme is a planned set of audits. An empty one is none, and audits outside of it look accidental.",
    ),
    remedy=Text(
        "Dopisz audity albo podaj w tych, które już są, program „{record}”.",
        "Add the audits, or name programme “{record}” in those that are there.",
    ),
    good="""
as_of 2026-11-20
audit_programmes
| programme | year | status    |
| PA-2026   | 2026 | running   |
| PA-2027   | 2027 | approved  |
| PA-2025   | 2025 | cancelled |
| PA-2024   | 2024 | completed |

audits
| audit      | programme |
| AW-2026-01 | PA-2026   |
""",
    bad="""
as_of 2026-11-20
audit_programmes
| programme | year | status    |
| PA-2026 ! | 2026 | approved  |
| PA-2025 ! | 2025 | completed |

audits
| audit      | programme | held_from  |
| AW-2026-01 |           | 2024-11-01 |
""",
)

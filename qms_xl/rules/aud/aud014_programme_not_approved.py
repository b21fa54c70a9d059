"""AUD014: an audit programme that nobody approved, or only when its audits were under way."""

from __future__ import annotations

from datetime import date

from qms_xl.conditions import From
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings


def unapproved(audit_programmes: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty approval of each programme from approved on with neither day nor reference."""
    states = audit_programmes.schema.states
    assert states
    missing = audit_programmes["status"].isin(states.from_on("approved"))
    missing &= audit_programmes.blank("approved_on") & audit_programmes.blank("approval_ref")
    missing &= ~(audit_programmes["year"] < as_of.year - settings.look_back_months // 12)
    for row in missing.index[missing]:
        yield Hit(audit_programmes.cell(row, "approved_on"))


def approved_late(audit_programmes: Register, audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the day of approval of each programme that lies after the first of its audits was held."""
    first = audits["held_from"].groupby(audits["programme"]).min()
    begun = audit_programmes["programme"].map(first)
    late = audit_programmes["approved_on"] > begun
    late &= looked_back_on(audit_programmes["approved_on"], as_of, settings)
    for row in late.index[late]:
        facts = {"approved": audit_programmes["approved_on"].loc[row].date(), "first": begun.loc[row].date()}
        yield Hit(audit_programmes.cell(row, "approved_on"), facts, variant="late")


def unnamed(audit_programmes: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty approver of each programme from approved on that has a day but no reference to an order."""
    states = audit_programmes.schema.states
    assert states
    missing = audit_programmes["status"].isin(states.from_on("approved")) & audit_programmes.blank("approved_by")
    missing &= ~audit_programmes.blank("approved_on") & audit_programmes.blank("approval_ref")
    missing &= looked_back_on(audit_programmes["approved_on"], as_of, settings)
    for row in missing.index[missing]:
        yield Hit(audit_programmes.cell(row, "approved_by"))


RULE = Rule(
    find=(unapproved, approved_late, unnamed),
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    claims={
        "audit_programmes.approved_by": From("approved"),
        "audit_programmes.approved_on": From("approved"),
    },
    settings=("look_back_months",),
    title=Text("Program auditów niezatwierdzony", "Audit programme not approved"),
    message=Text(
        "Program „{record}” jest zatwierdzony, a pole „{header}” jest puste i nie ma też podstawy zatwierdzenia.",
        "Programme “{record}” is approved, and “{header}” is empty; there is no approval reference either.",
    ),
    variants={
        "late": Text(
            "Program „{record}” zatwierdzono {approved}, a pierwszy jego audit odbył się już {first}.",
            "Programme “{record}” was approved on {approved}, and the first of its audits was held on {first} already.",
        )
    },
    why=Text(
        "Audity odbywają się według programu, który ktoś ustanowił. Program zatwierdzony po fakcie niczego nie planuje.",
        "Audits follow a programme that somebody established. One approved after the event plans nothing.",
    ),
    remedy=Text(
        "Uzupełnij komórkę {cell} albo wpisz podstawę zatwierdzenia, np. numer zarządzenia.",
        "Fill cell {cell}, or give the approval reference, such as the number of an order.",
    ),
    remedies={
        "late": Text(
            "Sprawdź datę w komórce {cell}. Jeżeli jest prawdziwa, wyjaśnij to w uwagach, a następny program zatwierdź wcześniej.",
            "Check the day in cell {cell}. If it is right, explain it in the notes, and approve the next programme earlier.",
        )
    },
    good="""
as_of 2026-11-20
audit_programmes
| programme | year | status   | approved_by | approved_on | approval_ref |
| PA-2026   | 2026 | running  | Anna Nowak  | 2026-01-10  |              |
| PA-2025   | 2025 | running  |             |             | Z-1/2025     |
| PA-2027   | 2027 | draft    |             |             |              |
| PA-2021   | 2021 | running  |             |             |              |

audits
| audit      | programme | held_from  |
| AW-2026-01 | PA-2026   | 2026-01-10 |
| AW-2026-02 | PA-2026   |            |

people
| person     |
| Anna Nowak |
""",
    bad="""
as_of 2026-11-20
audit_programmes
| programme | year | status   | approved_by | approved_on  | approval_ref |
| PA-2026   | 2026 | running  | Anna Nowak  | 2026-01-11 ! |              |
| PA-2025   | 2025 | approved |             | !            |              |
| PA-2027   | 2027 | approved | !           | 2026-11-10   |              |

audits
| audit      | programme | held_from  |
| AW-2026-01 | PA-2026   | 2026-01-10 |
| AW-2026-02 | PA-2026   | 2026-05-10 |

people
| person     |
| Anna Nowak |
""",
)

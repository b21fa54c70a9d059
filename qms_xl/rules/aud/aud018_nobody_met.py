"""AUD018: an audit of which nobody knows whom the auditors met."""

from __future__ import annotations

from datetime import date

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD, INTERNAL
from qms_xl.settings import Settings


def auditees(audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty auditees of each internal audit that was held."""
    held = audits["audit_type"].isin(INTERNAL) & audits["status"].isin(HELD)
    held &= looked_back_on(audit_days(audits), as_of, settings) & audits.blank("auditees")
    for row in held.index[held]:
        yield Hit(audits.cell(row, "auditees"))


def meetings(audits: Register, as_of: date, settings: Settings) -> Found:
    """Give the empty opening meeting of each internal audit that was held with neither meeting written down."""
    held = audits["audit_type"].isin(INTERNAL) & audits["status"].isin(HELD)
    held &= looked_back_on(audit_days(audits), as_of, settings)
    held &= audits.blank("opened_at") & audits.blank("closed_at")
    for row in held.index[held]:
        yield Hit(audits.cell(row, "opened_at"), variant="meetings")


RULE = Rule(
    find=(auditees, meetings),
    severity="note",
    clause="9.2.2 [8.2.2]",
    claims={"audits.auditees": all_of(From("held"), Is("audit_type", INTERNAL))},
    settings=("look_back_months",),
    title=Text("Audit bez rozmówców lub spotkań", "Audit without auditees or meetings"),
    message=Text(
        "Audit „{record}” odbył się, a pole „{header}” jest puste.",
        "Audit “{record}” was held, and “{header}” is empty.",
    ),
    variants={
        "meetings": Text(
            "Audit „{record}” odbył się, a nie zapisano ani spotkania otwierającego, ani zamykającego.",
            "Audit “{record}” was held, and neither its opening nor its closing meeting is written down.",
        )
    },
    why=Text(
        "Raport wymienia osoby, z którymi rozmawiano, i spotkania. Są dowodem, że audit naprawdę się odbył.",
        "The report names those who were met, and the meetings. They are the evidence that the audit truly took place.",
    ),
    remedy=Text("Uzupełnij komórkę {cell} z notatek auditora.", "Fill cell {cell} from the auditor's notes."),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type   | status  | planned_from | held_from  | auditees | opened_at  | closed_at  |
| AW-2026-01 | internal     | held    | 2026-03-01   | 2026-03-01 | Jan Lis  |            | 2026-03-02 |
| AW-2026-02 | internal     | planned | 2026-12-01   |            |          |            |            |
| AZ-2026-01 | surveillance | closed  | 2026-03-01   | 2026-03-01 |          |            |            |
| AW-2022-01 | internal     | closed  | 2022-03-01   | 2022-03-01 |          |            |            |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | audit_type | status | planned_from | held_from  | auditees | opened_at  | closed_at |
| AW-2026-01 | internal   | held   | 2026-03-01   | 2026-03-01 | !        | 2026-03-01 |           |
| AW-2026-02 | internal   | closed | 2026-03-01   | 2026-03-01 | Jan Lis  | !          |           |
""",
)

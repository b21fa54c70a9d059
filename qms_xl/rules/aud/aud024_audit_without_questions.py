"""AUD024: an internal audit that nobody prepared questions for."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import INTERNAL
from qms_xl.settings import Settings


def find(audits: Register, audit_questions: Register, as_of: date, settings: Settings) -> Found:
    """Give each internal audit from prepared on without a row in the list of questions."""
    states = audits.schema.states
    assert states
    bare = audits["audit_type"].isin(INTERNAL) & audits["status"].isin(states.from_on("prepared"))
    bare &= looked_back_on(audit_days(audits), as_of, settings)
    bare &= ~audits["audit"].isin(audit_questions["audit"].dropna())
    for row in bare.index[bare]:
        yield Hit(audits.cell(row))


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 [8.2.2]",
    settings=("look_back_months",),
    title=Text("Audit bez listy pytań", "Audit without questions"),
    message=Text(
        "Audit „{record}” nie ma ani jednego pytania w rejestrze pytań auditowych.",
        "Audit “{record}” has not a single row in the register of audit questions.",
    ),
    why=Text(
        "Lista pytań pokazuje, o co pytano i co zobaczono. Bez niej z auditu zostaje tylko raport.",
        "The list of questions shows what was asked and seen. Without it nothing but the report remains of the audit.",
    ),
    remedy=Text(
        "Dopisz pytania auditu „{record}” z wynikami i dowodami.",
        "Add the questions of audit “{record}” with their results and evidence.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type   | status   | planned_from | held_from  |
| AW-2026-01 | internal     | prepared | 2026-12-01   |            |
| AW-2026-02 | internal     | planned  | 2026-12-01   |            |
| AZ-2026-01 | surveillance | closed   | 2026-03-01   | 2026-03-01 |
| AW-2022-01 | internal     | closed   | 2022-03-01   | 2022-03-01 |

audit_questions
| audit      | no |
| AW-2026-01 | 1  |
""",
    bad="""
as_of 2026-11-20
audits
| audit        | audit_type | status   | planned_from | held_from  |
| AW-2026-01 ! | internal   | prepared | 2026-12-01   |            |
| AW-2026-02 ! | follow_up  | closed   | 2026-03-01   | 2026-03-01 |
| AW-2026-03   | internal   | closed   | 2026-03-01   | 2026-03-01 |

audit_questions
| audit      | no |
| AW-2026-03 | 1  |
""",
)

"""AUD010: an audit whose report is out although some of its questions have no result."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import INTERNAL
from qms_xl.settings import Settings


def find(audits: Register, audit_questions: Register, as_of: date, settings: Settings) -> Found:
    """Give each internal audit, reported or closed, with questions that were not checked; one issue per audit."""
    done = audits["audit_type"].isin(INTERNAL) & audits["status"].isin(("reported", "closed"))
    done &= looked_back_on(audit_days(audits), as_of, settings)
    open_ = audit_questions.blank("result") | (audit_questions["result"] == "not_checked")
    counts = audit_questions["audit"][open_].value_counts()
    for row in done.index[done & audits["audit"].isin(counts.index)]:
        yield Hit(audits.cell(row), {"count": int(counts[audits["audit"].loc[row]])})


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 f [8.2.2]",
    settings=("look_back_months",),
    title=Text("Pytania auditowe bez wyniku", "Audit questions without result"),
    message=Text(
        "Audit „{record}” ma raport, a {count:plural pytanie nie ma|pytania nie mają|pytań nie ma} wyniku.",
        "Audit “{record}” has been reported, and {count:plural question has|questions have} no result.",
    ),
    why=Text(
        "Lista pytań jest zapisem z auditu. Pytanie bez wyniku wygląda na pominięte, a raport i tak mówi o całym zakresie.",
        "The list of questions is the record of the audit. One without result looks skipped, while the report speaks of the "
        "whole scope.",
    ),
    remedy=Text(
        "Uzupełnij wyniki pytań auditu „{record}” albo wpisz przy nich „nie dotyczy” i powód.",
        "Complete the results of the questions of audit “{record}”, or write “not applicable” and why.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type | status   | planned_from | held_from  |
| AW-2026-01 | internal   | reported | 2026-03-01   | 2026-03-01 |
| AW-2026-02 | internal   | held     | 2026-03-01   | 2026-03-01 |
| AW-2022-01 | internal   | closed   | 2022-03-01   | 2022-03-01 |

audit_questions
| audit      | no | result         |
| AW-2026-01 | 1  | conforming     |
| AW-2026-01 | 2  | not_applicable |
| AW-2026-02 | 1  |                |
| AW-2022-01 | 1  |                |
""",
    bad="""
as_of 2026-11-20
audits
| audit        | audit_type | status   | planned_from | held_from  |
| AW-2026-01 ! | internal   | reported | 2026-03-01   | 2026-03-01 |
| AW-2026-02 ! | internal   | closed   | 2026-03-01   | 2026-03-01 |

audit_questions
| audit      | no | result      |
| AW-2026-01 | 1  |             |
| AW-2026-01 | 2  | conforming  |
| AW-2026-02 | 1  | not_checked |
""",
)

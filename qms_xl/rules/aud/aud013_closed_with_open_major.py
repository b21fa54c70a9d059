"""AUD013: an audit that was closed while nothing is done yet about a major nonconformity of it."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import actions_of
from qms_xl.rules._nonconformities import is_nonconformity, lacking_corrective_action
from qms_xl.rules.aud._kinds import INTERNAL, TO_COME
from qms_xl.settings import Settings
from qms_xl.statuses.open_rows import open_rows


def find(audits: Register, findings: Register, actions: Register, as_of: date, settings: Settings) -> Found:
    """Give the status of each closed internal audit, once for each open major of it without action and without follow-up.

    A major that should have a corrective action by now is FND005's.
    """
    followed = {
        unit
        for several in audits["units"][(audits["audit_type"] == "follow_up") & audits["status"].isin(TO_COME)]
        for unit in several
    }
    idle = is_nonconformity(findings, "major") & open_rows(findings, as_of) & (findings["source"] == "internal_audit")
    idle &= ~findings["finding"].isin(actions_of(actions, "finding")) & ~findings["unit"].isin(followed)
    idle &= ~lacking_corrective_action(findings, actions, as_of, settings)
    closed = audits["audit_type"].isin(INTERNAL) & (audits["status"] == "closed") & audits["audit"].notna()
    rows = dict(zip(audits["audit"][closed], audits.frame.index[closed], strict=True))
    for row in idle.index[idle]:
        audit_row = rows.get(findings["source_ref"].loc[row])
        if audit_row is not None:
            finding = str(findings.keys.loc[row])
            yield Hit(audits.cell(audit_row, "status"), {"finding": finding}, about=finding)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 e [8.2.2]",
    settings=("findings.action_within_days",),
    title=Text("Audit zamknięty z dużą niezgodnością bez działań", "Audit closed with a major left alone"),
    message=Text(
        "Audit „{record}” zamknięto, a duża niezgodność „{finding}” nie ma żadnego działania ani zaplanowanego auditu "
        "sprawdzającego.",
        "Audit “{record}” was closed, and its major nonconformity “{finding}” has neither an action nor a follow-up audit to come.",
    ),
    why=Text(
        "Po audicie trzeba bez zwłoki podjąć korekcję i działania korygujące. Zamknięcie auditu, gdy nic się nie dzieje, oddaje "
        "sprawę zapomnieniu.",
        "After an audit correction and corrective action follow without delay. To close it while nothing happens is to forget the "
        "matter.",
    ),
    remedy=Text(
        "Dopisz działanie do niezgodności „{finding}” albo zaplanuj audit sprawdzający. Do tego czasu ustaw w komórce {cell} "
        "status „raport wydany”.",
        "Add an action for nonconformity “{finding}”, or plan a follow-up audit. Until then set the status in cell {cell} to “report "
        "issued”.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | audit_type | status   | units |
| AW-2026-01 | internal   | closed   | KM    |
| AW-2026-02 | internal   | reported | GK    |
| AW-2026-03 | follow_up  | planned  | OR    |

findings
| finding    | source         | source_ref | grade | status   | unit | detected_on |
| U-2026-001 | internal_audit | AW-2026-01 | major | analysis | KM   | 2026-11-02  |
| U-2026-002 | internal_audit | AW-2026-01 | major | analysis | OR   | 2026-11-02  |
| U-2026-003 | internal_audit | AW-2026-01 | minor | analysis | KM   | 2026-11-02  |
| U-2026-004 | internal_audit | AW-2026-02 | major | analysis | GK   | 2026-11-02  |
| U-2026-005 | internal_audit | AW-2026-01 | major | analysis | KM   | 2026-10-20  |

actions
| action     | action_type | origin  | origin_ref | status  |
| D-2026-001 | correction  | finding | U-2026-001 | planned |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | audit_type | status    | units |
| AW-2026-01 | internal   | closed !  | KM    |
| AW-2026-03 | follow_up  | cancelled | KM    |

findings
| finding    | source         | source_ref | grade | status   | unit | detected_on |
| U-2026-001 | internal_audit | AW-2026-01 | major | analysis | KM   | 2026-10-21  |

actions
| action     | action_type | origin  | origin_ref | status    |
| D-2026-001 | corrective  | finding | U-2026-001 | cancelled |
""",
)

"""AUD012: a finding of an internal audit that none of its questions leads to."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings


def find(findings: Register, audit_questions: Register, as_of: date, settings: Settings) -> Found:
    """Give each finding of an internal audit with questions, none of which names it."""
    recent = (findings["source"] == "internal_audit") & looked_back_on(findings["detected_on"], as_of, settings)
    recent &= findings["status"] != "cancelled"
    asked = findings["source_ref"].isin(audit_questions["audit"].dropna())
    named = findings["finding"].isin(audit_questions["finding"].dropna())
    for row in recent.index[recent & asked & ~named]:
        yield Hit(findings.cell(row), {"audit": findings["source_ref"].loc[row]})


RULE = Rule(
    find=find,
    severity="note",
    clause="9.2.2 f [8.2.2]",
    settings=("look_back_months",),
    title=Text("Ustalenie, którego nie ma na liście pytań", "Finding that no question names"),
    message=Text(
        "Ustalenie „{record}” pochodzi z auditu „{audit}”, a nie wskazuje go żadne pytanie tego auditu.",
        "Finding “{record}” comes from audit “{audit}”, and none of its questions names it.",
    ),
    why=Text(
        "Od ustalenia powinna prowadzić droga do tego, o co pytano i co zobaczono. Bez niej dowód auditowy jest trudny do "
        "odtworzenia.",
        "From a finding a way should lead back to what was asked and seen. Without it the audit evidence is hard to retrace.",
    ),
    remedy=Text(
        "Wpisz numer „{record}” przy pytaniu, przy którym ustalenie powstało, albo dopisz takie pytanie.",
        "Write the number “{record}” with the question it came from, or add that question.",
    ),
    good="""
as_of 2026-11-20
findings
| finding | source         | source_ref | status  | detected_on |
| N-1     | internal_audit | AW-2026-01 | running | 2026-03-01  |
| N-2     | internal_audit | AW-2026-02 | running | 2026-03-01  |
| N-3     | external_audit | AW-2026-01 | running | 2026-03-01  |
| N-4     | internal_audit | AW-2026-01 | closed  | 2022-03-01  |

audits
| audit      | audit_type |
| AW-2026-01 | internal   |
| AW-2026-02 | internal   |

audit_questions
| audit      | no | finding |
| AW-2026-01 | 1  | N-1     |
""",
    bad="""
as_of 2026-11-20
findings
| finding | source         | source_ref | status  | detected_on |
| N-1     | internal_audit | AW-2026-01 | running | 2026-03-01  |
| N-2 !   | internal_audit | AW-2026-01 | running | 2026-03-01  |

audits
| audit      | audit_type |
| AW-2026-01 | internal   |

audit_questions
| audit      | no | finding |
| AW-2026-01 | 1  | N-1     |
""",
)

"""FND019: a finding that does not name the audit whose checklist names it."""

from __future__ import annotations

from qms_xl.fold import fold
from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text

_AUDITS = ("internal_audit", "external_audit")  # sources whose number is that of an audit


def find(findings: Register, audit_questions: Register) -> Found:
    """Give the source number of each finding that questions of one audit name, where it is not that audit's.

    What is proposed for an empty one is the audit, where the source says that it was one. Silent where questions of
    several audits name the finding.
    """
    by_finding = audit_questions["audit"].groupby(audit_questions["finding"])
    audits = {finding: set(own) for finding, own in by_finding}
    named, ref = findings["finding"].isin(audits), findings["source_ref"]
    findings["source"]
    for row in named.index[named & (ref.notna() | findings.blank("source_ref"))]:
        own = audits[findings["finding"].loc[row]]
        audit = next(iter(own))
        if len(own) > 1 or not isinstance(audit, str):
            continue
        cell = findings.cell(row, "source_ref")
        if isinstance(ref.loc[row], str):
            if fold(ref.loc[row]) != fold(audit):
                yield Hit(cell, {"audit": audit}, variant="other")
        else:
            is_audit = findings["source"].loc[row] in _AUDITS
            yield Hit(cell, {"audit": audit}, edit=CellEdit(cell, audit) if is_audit else None)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 f [8.2.2]",
    fix="safe",
    instead_of=("GEN001", "FND014"),
    title=Text("Ustalenie nie wskazuje swojego auditu", "Finding does not name its audit"),
    message=Text(
        "Ustalenie „{record}” wskazuje lista pytań auditu „{audit}”, a pole „{header}” jest puste.",
        "The checklist of audit “{audit}” names finding “{record}”, and “{header}” is empty.",
    ),
    variants={
        "other": Text(
            "Ustalenie „{record}” wskazuje lista pytań auditu „{audit}”, a w polu „{header}” stoi „{value}”.",
            "The checklist of audit “{audit}” names finding “{record}”, but “{header}” says “{value}”.",
        )
    },
    why=Text(
        "Raport z auditu i statystyki zbierają ustalenia po numerze źródła. Ustalenie bez niego, albo z numerem innego auditu, "
        "wypada z raportu.",
        "The audit report and the statistics gather findings by the number of their source. Without it, or with that of "
        "another audit, a finding drops out of the report.",
    ),
    remedy=Text(
        "Jeżeli ustalenie pochodzi z tego auditu, wpisz w komórce {cell} numer „{audit}”. Jeżeli nie, popraw numer ustalenia na "
        "liście pytań.",
        "If the finding comes from that audit, write “{audit}” in cell {cell}. If not, correct the number of the finding in the "
        "checklist.",
    ),
    good="""
findings
| finding    | source         | source_ref |
| U-2026-001 | internal_audit | AW-2026-01 |
| U-2026-002 | internal_audit | AW-2026-01 |
| U-2026-003 | employee       |            |

audits
| audit      |
| AW-2026-01 |
| AW-2026-02 |

audit_questions
| audit      | no | finding    |
| AW-2026-01 | 1  | U-2026-001 |
| AW-2026-01 | 2  | U-2026-001 |
| AW-2026-01 | 3  | U-2026-002 |
| AW-2026-02 | 1  | U-2026-002 |
| AW-2026-02 | 2  |            |
""",
    bad="""
findings
| finding    | source         | source_ref   |
| U-2026-001 | internal_audit | !            |
| U-2026-002 | internal_audit | AW-2026-01 ! |
| U-2026-003 | employee       | !            |

audits
| audit      |
| AW-2026-01 |
| AW-2026-02 |

audit_questions
| audit      | no | finding    |
| AW-2026-01 | 1  | U-2026-001 |
| AW-2026-01 | 2  | U-2026-001 |
| AW-2026-02 | 1  | U-2026-002 |
| AW-2026-02 | 2  | U-2026-003 |
""",
)

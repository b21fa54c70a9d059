"""AUD022: an audit programme that is completed, and an audit of it is neither held nor cancelled."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.aud._kinds import HELD


def find(audit_programmes: Register, audits: Register) -> Found:
    """Give the status of each completed programme once for each of its audits that is neither held nor cancelled."""
    open_ = audits["status"].notna() & ~audits["status"].isin((*HELD, "cancelled"))
    completed = audit_programmes["status"] == "completed"
    for row in completed.index[completed]:
        own = open_ & (audits["programme"] == audit_programmes["programme"].loc[row])
        for audit_row in own.index[own]:
            number = str(audits.keys.loc[audit_row])
            facts = {"audit": number, "status": Word("audit_status", audits["status"].loc[audit_row])}
            yield Hit(audit_programmes.cell(row, "status"), facts, about=number)


RULE = Rule(
    find=find,
    severity="error",
    clause="9.2.2 a [8.2.2]",
    title=Text("Program zrealizowany, a audit nie", "Programme completed, an audit is not"),
    message=Text(
        "Program „{record}” jest zrealizowany, a należący do niego audit „{audit}” ma status „{status}”.",
        "Programme “{record}” is completed, and its audit “{audit}” has the status “{status}”.",
    ),
    why=Text(
        "Program jest zrealizowany, gdy każdy jego audit się odbył albo został odwołany z podaniem powodu.",
        "A programme is completed when every audit of it was held, or cancelled with a reason.",
    ),
    remedy=Text(
        "Uzupełnij audit „{audit}” albo odwołaj go z powodem; inaczej cofnij status programu w komórce {cell}.",
        "Complete audit “{audit}” or cancel it with a reason; otherwise set the status back in cell {cell}.",
    ),
    good="""
audit_programmes
| programme | status    |
| PA-2025   | completed |
| PA-2026   | running   |

audits
| audit      | programme | status    |
| AW-2025-01 | PA-2025   | closed    |
| AW-2025-02 | PA-2025   | cancelled |
| AW-2026-01 | PA-2026   | planned   |
""",
    bad="""
audit_programmes
| programme | status      |
| PA-2025   | completed ! |

audits
| audit      | programme | status    |
| AW-2025-01 | PA-2025   | planned   |
| AW-2025-02 | PA-2025   | postponed |
""",
)

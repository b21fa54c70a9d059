"""FBK002: a justified complaint that led to no finding."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.fbk._justified import justified_without_finding


def find(feedback: Register, findings: Register | None = None) -> Found:
    """Give the empty finding of each complaint that was justified, fully or partly, and that no finding names."""
    missing = justified_without_finding(feedback, findings, "complaint")
    for row in missing.index[missing]:
        yield Hit(feedback.cell(row, "finding"), {"justified": Word("justified", str(feedback["justified"].loc[row]))})


RULE = Rule(
    find=find,
    severity="warning",
    clause="8.7, 10.2.1 [8.3, 8.5.2]",
    title=Text("Zasadna skarga bez ustalenia", "Justified complaint without a finding"),
    message=Text(
        "Skargę „{record}” rozpatrzono jako „{justified}”, a pole „{header}” nie wskazuje ustalenia.",
        "Complaint “{record}” was found “{justified}”, and “{header}” names no finding.",
    ),
    why=Text(
        "Zasadna skarga znaczy, że wymaganie nie zostało spełnione, czyli że jest niezgodność. Bez wpisu w rejestrze ustaleń "
        "nikt nie szuka jej przyczyny.",
        "A justified complaint means that a requirement was not met, which is a nonconformity. Unless it stands in the "
        "register of findings nobody looks for its cause.",
    ),
    remedy=Text(
        "Dopisz niezgodność do rejestru ustaleń ze źródłem „skarga”, a jej numer wpisz w komórce {cell}.",
        "Add the nonconformity to the register of findings with the source “complaint”, and write its number in cell {cell}.",
    ),
    good="""
feedback
| feedback   | channel   | justified | finding    |
| S-2026-001 | complaint | yes       | U-2026-001 |
| S-2026-002 | complaint | no        |            |
| S-2026-003 | complaint |           |            |
| S-2026-004 | request   | yes       |            |
| S-2026-005 | complaint | partly    |            |

findings
| finding    | source    | source_ref |
| U-2026-001 | complaint | S-2026-001 |
| U-2026-002 | complaint | S-2026-005 |
""",
    bad="""
feedback
| feedback   | channel   | justified | finding |
| S-2026-001 | complaint | yes       | !       |
| S-2026-002 | complaint | partly    | !       |

findings
| finding    | source     | source_ref |
| U-2026-001 | monitoring | S-2026-001 |
""",
)

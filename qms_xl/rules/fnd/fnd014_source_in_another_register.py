"""FND014: the number of a finding's source is there, but means something else, or an audit of other days."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Found, Hit, Register, Rule, Text, Word

_AUDITS = ("internal_audit", "external_audit")


def elsewhere(findings: Register, registers: Mapping[str, Register]) -> Found:
    """Give each number of a source that stands in a register which the source does not mean."""
    for found in findings.misreadings:
        if found.kind == "elsewhere" and found.column == "source_ref":
            facts = {
                "part": found.part,
                "source": Word("source", str(findings["source"].loc[found.row])),
                "other": registers[found.suggestion].schema.title,
            }
            yield Hit(findings.cell(found.row, "source_ref"), facts, about=found.part)


def of_other_days(findings: Register, audits: Register) -> Found:
    """Give the source of each finding that was detected before its audit began, or after it was reported."""
    own = findings["source_ref"].where(findings["source"].isin(_AUDITS))
    known = audits["audit"].notna() & ~audits["audit"].duplicated(keep=False)
    keys = audits["audit"][known]
    for column, variant in (("held_from", "before"), ("reported_on", "after")):
        days = own.map(audits[column][known].set_axis(keys))
        wrong = days > findings["detected_on"] if variant == "before" else days < findings["detected_on"]
        for row in wrong.index[wrong]:
            facts = {"detected": findings["detected_on"].loc[row].date(), "day": days.loc[row].date()}
            yield Hit(findings.cell(row, "source_ref"), facts, about=variant, variant=variant)


RULE = Rule(
    find=(elsewhere, of_other_days),
    severity="error",
    clause="10.2.2 [8.5.2]",
    title=Text("Źródło ustalenia nie zgadza się", "Source of a finding does not fit"),
    message=Text(
        "Ustalenie „{record}” ma źródło „{source}”, a numer „{part}” stoi w innym rejestrze: {other}.",
        "Finding “{record}” has the source “{source}”, and the number “{part}” stands in another register: {other}.",
    ),
    variants={
        "before": Text(
            "Ustalenie „{record}” stwierdzono {detected}, zanim zaczął się audit „{value}” ({day}).",
            "Finding “{record}” was detected on {detected}, before audit “{value}” began ({day}).",
        ),
        "after": Text(
            "Ustalenie „{record}” stwierdzono {detected}, po dacie raportu z auditu „{value}” ({day}).",
            "Finding “{record}” was detected on {detected}, after the report of audit “{value}” ({day}).",
        ),
    },
    why=Text(
        "Raport z auditu wymienia ustalenia po ich źródle. Z błędnym numerem ustalenie trafia do raportu innego auditu albo do "
        "żadnego.",
        "An audit report lists findings by their source. With a wrong number a finding lands in the report of another audit, or "
        "in none.",
    ),
    remedy=Text(
        "Popraw źródło, numer w komórce {cell} albo datę stwierdzenia.",
        "Correct the source, the number in cell {cell}, or the day of detection.",
    ),
    good="""
findings
| finding | source         | source_ref | detected_on |
| N-1     | internal_audit | AW-2026-01 | 2026-03-10  |
| N-2     | internal_audit | AW-2026-01 | 2026-03-12  |
| N-3     | complaint      | S-1        | 2026-01-12  |
| N-4     | internal_audit | AW-2026-02 | 2026-01-12  |

audits
| audit      | held_from  | reported_on |
| AW-2026-01 | 2026-03-10 | 2026-03-12  |
| AW-2026-02 |            |             |

feedback
| feedback |
| S-1      |
""",
    bad="""
findings
| finding | source         | source_ref   | detected_on |
| N-1     | internal_audit | AW-2026-01 ! | 2026-03-09  |
| N-2     | internal_audit | AW-2026-01 ! | 2026-03-13  |
| N-3     | complaint      | AW-2026-01 ! | 2026-03-11  |
| N-4     | internal_audit | S-1 !        | 2026-03-11  |

audits
| audit      | held_from  | reported_on |
| AW-2026-01 | 2026-03-10 | 2026-03-12  |

feedback
| feedback |
| S-1      |
""",
)

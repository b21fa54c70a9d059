"""FND001: a nonconformity that does not say what requirement is not met."""

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import NONCONFORMITY, is_nonconformity


def find(findings: Register) -> Found:
    """Give the empty requirement of each nonconformity that names no clause either."""
    missing = is_nonconformity(findings) & findings.blank("requirement") & findings.blank("clause")
    for row in missing.index[missing]:
        yield Hit(findings.cell(row, "requirement"))


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.2 a [8.5.2]",
    claims={"findings.requirement": NONCONFORMITY, "findings.clause": NONCONFORMITY},
    title=Text("Niezgodność bez wymagania", "Nonconformity without a requirement"),
    message=Text(
        "Niezgodność „{record}” nie podaje ani wymagania, ani punktu normy.",
        "Nonconformity “{record}” names neither a requirement nor a clause of the standard.",
    ),
    why=Text(
        "Niezgodność to niespełnienie wymagania. Bez wskazania wymagania nie wiadomo, czego nie spełniono, i nie da się "
        "uznać jej za usuniętą.",
        "A nonconformity is a requirement that is not met. Without the requirement nobody can tell what was not met, or "
        "when it is met again.",
    ),
    remedy=Text(
        "Wpisz wymaganie w komórce {cell} (przepis, procedura, zapis umowy) albo punkt normy w polu „Punkt normy”.",
        "Write the requirement in cell {cell} (a law, a procedure, a contract), or the clause of the standard in “Clause”.",
    ),
    good="""
findings
| finding    | status    | grade       | requirement | clause |
| U-2026-001 | analysis  | minor       |             | 9.2.2  |
| U-2026-002 | analysis  | major       | P-07, 4     |        |
| U-2026-003 | analysis  | observation |             |        |
| U-2026-004 | cancelled | minor       | P-07, 4     |        |
| U-2026-005 | reported  |             |             |        |
""",
    bad="""
findings
| finding    | status   | grade | requirement | clause |
| U-2026-001 | analysis | minor | !           |        |
| U-2026-002 | closed   | major | !           |        |
""",
)

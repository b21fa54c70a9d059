"""FND002: a nonconformity with nothing to show that it is one."""

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import NONCONFORMITY, is_nonconformity


def find(findings: Register) -> Found:
    """Give the empty evidence of each nonconformity."""
    missing = is_nonconformity(findings) & findings.blank("evidence")
    for row in missing.index[missing]:
        yield Hit(findings.cell(row, "evidence"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.2 [8.5.2]",
    claims={"findings.evidence": NONCONFORMITY},
    title=Text("Niezgodność bez dowodu", "Nonconformity without evidence"),
    message=Text(
        "Niezgodność „{record}” nie ma dowodu: pole „{header}” jest puste.",
        "Nonconformity “{record}” has no evidence: “{header}” is empty.",
    ),
    why=Text(
        "Niezgodność opiera się na dowodzie z auditu lub kontroli. Bez niego można ją podważyć, a przy usuwaniu przyczyny "
        "nie wiadomo, do czego wrócić.",
        "A nonconformity rests on evidence. Without it anybody may dispute it, and whoever looks for the cause has nothing "
        "to go back to.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, co widziano: numer pisma lub sprawy, datę, liczbę sprawdzonych przypadków.",
        "Write in cell {cell} what was seen: the number of a letter or case, a date, how many cases were looked at.",
    ),
    good="""
findings
| finding    | status    | grade       | evidence      |
| U-2026-001 | analysis  | minor       | OR.142.7.2026 |
| U-2026-002 | closed    | major       | brak          |
| U-2026-003 | analysis  | observation |               |
| U-2026-004 | cancelled | minor       |               |
| U-2026-005 | reported  |             |               |
""",
    bad="""
findings
| finding    | status   | grade | evidence      |
| U-2026-001 | analysis | minor | !             |
| U-2026-002 | closed   | major | !             |
| U-2026-003 | closed   | minor | OR.142.7.2026 |
""",
)

"""FND006: a nonconformity that was there before, for the same cause and in the same place."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.fnd._repeats import repeats
from qms_xl.settings import Settings


def find(findings: Register, settings: Settings) -> Found:
    """Give each nonconformity that repeats an earlier one, with the nearest earlier one."""
    for row, earlier in repeats(findings, settings).items():
        number = str(findings.keys.loc[earlier])
        facts = {
            "earlier": number,
            "earlier_on": findings["detected_on"].loc[earlier].date(),
            "clause": findings["clause"].loc[row],
            "cause": Word("cause", str(findings["cause_category"].loc[row])),
        }
        yield Hit(findings.cell(row), facts, about=number)


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 b [8.5.2]",
    settings=("findings.repeat_months",),
    title=Text("Niezgodność się powtarza", "Nonconformity repeated"),
    message=Text(
        "Niezgodność „{record}” powtarza niezgodność „{earlier}” z {earlier_on}: ten sam punkt normy ({clause}), ta sama "
        "kategoria przyczyny ({cause}), ta sama komórka lub ten sam proces.",
        "Nonconformity “{record}” repeats “{earlier}” of {earlier_on}: the same clause ({clause}), the same category of cause "
        "({cause}), the same unit or process.",
    ),
    why=Text(
        "Działanie korygujące ma sprawić, że niezgodność się nie powtórzy. Jeżeli się powtarza, poprzednie działanie nie "
        "usunęło przyczyny.",
        "Corrective action is to keep a nonconformity from happening again. If it does, the earlier action did not remove the "
        "cause.",
    ),
    remedy=Text(
        "Porównaj obie niezgodności i poszukaj przyczyny głębiej. W opisie przyczyny „{record}” odwołaj się do „{earlier}” "
        "i zaplanuj inne działanie niż poprzednio.",
        "Compare the two and look deeper for the cause. Refer to “{earlier}” in the cause of “{record}”, and plan another "
        "action than before.",
    ),
    good="""
findings
| finding    | status    | grade       | detected_on | clause | cause_category | unit | process |
| U-2024-001 | closed    | minor       | 2024-03-01  | 7.5    | not_followed   | KM   | PR-1    |
| U-2026-001 | analysis  | minor       | 2026-03-02  | 7.5.3  | not_followed   | KM   | PR-1    |
| U-2026-002 | analysis  | minor       | 2026-03-02  | 7.5.3  | not_followed   | KM   | PR-1    |
| U-2026-003 | analysis  | minor       | 2026-05-01  | 7.5.3  | competence     | KM   | PR-1    |
| U-2026-004 | analysis  | minor       | 2026-05-01  | 7.5.3  | not_followed   | OR   | PR-2    |
| U-2026-005 | analysis  | minor       | 2026-05-01  |        | not_followed   | KM   | PR-1    |
| U-2026-006 | analysis  | minor       | 2026-05-01  | 7.5.3  |                | KM   | PR-1    |
| U-2026-007 | cancelled | minor       | 2026-05-01  | 7.5.3  | not_followed   | KM   | PR-1    |
| U-2026-008 | analysis  | observation | 2026-05-01  | 7.5.3  | not_followed   | KM   | PR-1    |
""",
    bad="""
findings
| finding      | status   | grade | detected_on | clause | cause_category | unit | process |
| U-2024-001   | closed   | minor | 2024-03-02  | 7.5    | not_followed   | KM   |         |
| U-2026-001 ! | analysis | minor | 2026-03-02  | 7.5.3  | not_followed   | KM   | PR-1    |
| U-2026-002 ! | analysis | major | 2026-05-01  | 7.5.3  | not_followed   | OR   | PR-1    |
""",
)

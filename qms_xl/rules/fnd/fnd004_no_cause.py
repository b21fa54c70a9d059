"""FND004: a nonconformity whose cause was to be found and is not written down."""

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity, past_analysis

_MAJOR_PAST_ANALYSIS = all_of(From("planned"), Is("grade", ("major",)))


def find(findings: Register) -> Found:
    """Give the empty cause and cause category of each major nonconformity past analysis."""
    analysed = is_nonconformity(findings, "major") & past_analysis(findings)
    for column in ("cause", "cause_category"):
        missing = analysed & findings.blank(column)
        for row in missing.index[missing]:
            yield Hit(findings.cell(row, column))


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 b [8.5.2 b]",
    claims={"findings.cause": _MAJOR_PAST_ANALYSIS, "findings.cause_category": _MAJOR_PAST_ANALYSIS},
    title=Text("Niezgodność bez przyczyny", "Nonconformity without a cause"),
    message=Text(
        "Niezgodność „{record}” ma za sobą analizę przyczyn, a pole „{header}” jest puste.",
        "Nonconformity “{record}” is past the analysis of causes, and “{header}” is empty.",
    ),
    why=Text(
        "Działanie korygujące usuwa przyczynę. Dopóki przyczyna nie jest znana, nie wiadomo, czy działanie w nią trafia.",
        "Corrective action removes the cause. As long as the cause is not known, nobody can tell whether the action fits it.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Jeżeli analiza jeszcze trwa, ustaw status „analiza przyczyn”.",
        "Fill in “{header}” in cell {cell}. If the analysis is still going on, set the status to “cause analysis”.",
    ),
    good="""
findings
| finding    | status   | grade | cause       | cause_category |
| U-2026-001 | planned  | major | P-07, 3     | no_procedure   |
| U-2026-002 | analysis | major |             |                |
| U-2026-003 | running  | minor |             |                |
""",
    bad="""
findings
| finding    | status  | grade | cause   | cause_category |
| U-2026-001 | planned | major | !       | no_procedure   |
| U-2026-002 | closed  | major | P-07, 3 | !              |
""",
)

"""FND004: a nonconformity whose cause was to be found and is not written down."""

from qms_xl.conditions import From, Is, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity, past_analysis
from qms_xl.rules.fnd._repeats import repeats
from qms_xl.settings import Settings

_MAJOR_PAST_ANALYSIS = all_of(From("planned"), Is("grade", ("major",)))


def find(findings: Register) -> Found:
    """Give the empty cause and cause category of each major nonconformity past analysis."""
    analysed = is_nonconformity(findings, "major") & past_analysis(findings)
    for column in ("cause", "cause_category"):
        missing = analysed & findings.blank(column)
        for row in missing.index[missing]:
            yield Hit(findings.cell(row, column))


def repeated(findings: Register, settings: Settings) -> Found:
    """Give the empty cause of each nonconformity that repeats an earlier one; FND006 knows it by its filled category."""
    analysed = is_nonconformity(findings, "major") & past_analysis(findings)
    missing = findings.blank("cause") & ~analysed & findings.frame.index.isin(list(repeats(findings, settings)))
    for row in missing.index[missing]:
        yield Hit(findings.cell(row, "cause"), variant="repeated")


RULE = Rule(
    find=(find, repeated),
    severity="error",
    clause="10.2.1 b [8.5.2 b]",
    settings=("findings.repeat_months",),
    claims={"findings.cause": _MAJOR_PAST_ANALYSIS, "findings.cause_category": _MAJOR_PAST_ANALYSIS},
    title=Text("Niezgodność bez przyczyny", "Nonconformity without a cause"),
    message=Text(
        "Niezgodność „{record}” ma za sobą analizę przyczyn, a pole „{header}” jest puste.",
        "Nonconformity “{record}” is past the analysis of causes, and “{header}” is empty.",
    ),
    variants={
        "repeated": Text(
            "Niezgodność „{record}” powtarza wcześniejszą, a pole „{header}” jest puste.",
            "Nonconformity “{record}” repeats an earlier one, and “{header}” is empty.",
        )
    },
    remedies={
        "repeated": Text(
            "Wpisz w komórce {cell}, dlaczego niezgodność się powtórzyła i czego poprzednie działanie nie usunęło.",
            "Write in cell {cell} why the nonconformity came back, and what the earlier action did not remove.",
        )
    },
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
| finding    | status   | grade | detected_on | clause | unit | process | cause   | cause_category |
| U-2026-001 | planned  | major | 2026-09-01  | 7.5    | KM   |         | P-07, 3 | no_procedure   |
| U-2026-002 | analysis | major | 2026-09-01  | 8.5    | KM   |         |         |                |
| U-2026-003 | running  | minor | 2026-09-01  | 8.5    | KM   |         |         | not_followed   |
| U-2026-004 | running  | minor | 2026-10-01  | 8.5    | OR   |         |         | not_followed   |
""",
    bad="""
findings
| finding    | status   | grade | detected_on | clause | unit | process | cause   | cause_category |
| U-2026-001 | planned  | major | 2026-09-01  | 7.5    | KM   |         | !       | no_procedure   |
| U-2026-002 | closed   | major | 2026-09-01  | 7.2    | KM   |         | P-07, 3 | !              |
| U-2026-003 | closed   | minor | 2026-09-01  | 8.5    | KM   |         |         | not_followed   |
| U-2026-004 | analysis | minor | 2026-10-01  | 8.5.1  | KM   |         | !       | not_followed   |
""",
)

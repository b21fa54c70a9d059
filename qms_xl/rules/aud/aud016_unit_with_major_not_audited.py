"""AUD016: a unit that had a major nonconformity last year, and that no audit goes to this year."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._nonconformities import is_nonconformity
from qms_xl.rules._units import in_scope
from qms_xl.rules._years import judged_years
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD, INTERNAL, TO_COME
from qms_xl.settings import Settings


def find(
    units: Register,
    audits: Register,
    findings: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
) -> Found:
    """Give each unit in scope once for each year without an internal audit, where it had a major in the year before."""
    majors = is_nonconformity(findings, "major")
    counted = audits["audit_type"].isin(INTERNAL) & audits["status"].isin((*HELD, *TO_COME))
    days = audit_days(audits)
    asked = in_scope(units, as_of)
    for year in judged_years(as_of, settings.programmes.by, registers_begin):
        before = majors & (findings["detected_on"].dt.year == year - 1)
        of_year = counted & ((days.dt.year == year) | days.isna())
        reached = {unit for several in audits["units"][of_year] for unit in several}
        left = asked & units["unit"].isin(findings["unit"][before].dropna()) & ~units["unit"].isin(reached)
        for row in left.index[left]:
            numbers = findings["finding"][before & (findings["unit"] == units["unit"].loc[row])].dropna()
            facts = {"year": str(year), "before": str(year - 1), "findings": tuple(numbers)}
            yield Hit(units.cell(row), facts, about=str(year), variant="past" if year < as_of.year else "")


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    settings=("programmes.by",),
    title=Text("Komórka z dużą niezgodnością bez auditu", "Unit with a major not audited"),
    message=Text(
        "W komórce „{record}” była w roku {before} duża niezgodność ({findings}), a w roku {year} nie ma tam auditu.",
        "Unit “{record}” had a major nonconformity in {before} ({findings}), and there is no audit there in {year}.",
    ),
    variants={
        "past": Text(
            "W komórce „{record}” była w roku {before} duża niezgodność ({findings}), a w roku {year} nie było tam auditu.",
            "Unit “{record}” had a major nonconformity in {before} ({findings}), and there was no audit there in {year}.",
        )
    },
    why=Text(
        "Program auditów uwzględnia ważność procesów i wyniki poprzednich auditów. Tam, gdzie było najgorzej, wraca się "
        "najpierw.",
        "An audit programme takes into account the importance of processes and the results of previous audits. One goes back "
        "first to where it was worst.",
    ),
    remedy=Text(
        "Zaplanuj w roku {year} audit, który obejmie komórkę „{record}”.",
        "Plan an audit in {year} that covers unit “{record}”.",
    ),
    remedies={
        "past": Text(
            "Zaplanuj jak najszybciej audit, który obejmie komórkę „{record}”. Roku {year} to już nie zmieni, dlatego dopisz też "
            "wiersz w rejestrze „Wyjątki od reguł”: reguła AUD016, nr rekordu „{record}”, powód, kto zatwierdził, do kiedy jest ważny.",
            "Plan as soon as you can an audit that covers unit “{record}”. That no longer changes {year}, so add a row to the register “Waivers” as well: "
            "rule AUD016, record “{record}”, the reason, who approved it and until when it holds.",
        )
    },
    good="""
as_of 2026-11-20
units
| unit | in_scope | active_to |
| OR   | yes      |           |
| KM   | yes      |           |
| FN   | no       |           |

findings
| finding | grade | status  | detected_on | unit | clause |
| N-1     | major | closed  | 2025-03-01  | OR   |        |
| N-2     | minor | closed  | 2025-03-01  | KM   |        |
| N-3     | major | running | 2026-03-01  | KM   |        |
| N-4     | major | running | 2025-03-01  | FN   |        |

audits
| audit      | audit_type | status  | planned_from | held_from | units |
| AW-2026-01 | internal   | planned | 2026-12-01   |           | OR    |
""",
    bad="""
as_of 2026-11-20
units
| unit | in_scope | active_to |
| OR ! | yes      |           |
| KM ! |          |           |

findings
| finding | grade | status  | detected_on | unit | clause |
| N-1     | major | closed  | 2025-03-01  | OR   |        |
| N-2     | major | closed  | 2025-12-31  | KM   |        |

audits
| audit      | audit_type   | status    | planned_from | held_from  | units |
| AW-2026-01 | internal     | cancelled | 2026-12-01   |            | OR    |
| AZ-2026-01 | surveillance | closed    | 2026-05-01   | 2026-05-01 | OR    |
| AW-2025-01 | internal     | closed    | 2025-05-01   | 2025-05-01 | KM    |
""",
)

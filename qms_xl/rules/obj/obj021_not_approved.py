"""OBJ021: an objective of the year that nobody has approved."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings


def find(objectives: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the empty approval of each objective of a judged year that has neither name nor day."""
    years = judged_years(as_of, settings.objectives.by, registers_begin)
    missing = objectives["year"].isin(years) & objectives.blank("approved_by") & objectives.blank("approved_on")
    for row in missing.index[missing]:
        yield Hit(objectives.cell(row, "approved_by"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="5.1.1 b [5.4.1]",
    settings=("objectives.by",),
    title=Text("Cel niezatwierdzony", "Objective not approved"),
    message=Text(
        "Celu „{record}” nikt nie zatwierdził: nie ma ani osoby, ani daty zatwierdzenia.",
        "Nobody has approved objective “{record}”: there is neither a name nor a day.",
    ),
    why=Text(
        "Najwyższe kierownictwo zapewnia, że ustanowiono cele jakości. Zatwierdzenie jest tego śladem.",
        "Top management ensures that quality objectives are established. The approval is the trace of it.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, kto zatwierdził cel, i datę obok.",
        "Write in cell {cell} who approved the objective, and the day beside it.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | approved_by | approved_on |
| CJ-2026-01 | 2026 | Anna Nowak  |             |
| CJ-2026-02 | 2026 |             | 2026-01-15  |
| CJ-2024-01 | 2024 |             |             |
| CJ-2027-01 | 2027 |             |             |

people
| person     |
| Anna Nowak |
""",
    bad="""
as_of 2026-11-20
objectives
| objective  | year | approved_by | approved_on |
| CJ-2026-01 | 2026 | !           |             |
| CJ-2025-01 | 2025 | !           |             |
| CJ-2024-01 | 2024 | Anna Nowak  | 2024-01-15  |

people
| person     |
| Anna Nowak |
""",
)

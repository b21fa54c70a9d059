"""OBJ005: an objective that is due in another year than its own."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.settings import Settings


def find(objectives: Register, settings: Settings) -> Found:
    """Give the due date of each objective, strategic ones aside, that lies neither in its year nor in the first weeks after."""
    known = objectives["due_on"].notna() & objectives["year"].notna() & (objectives["level"] != "strategic")
    for row in known.index[known]:
        year, due = int(objectives["year"].loc[row]), objectives["due_on"].loc[row].date()
        if not date(year, 1, 1) <= due <= settings.objectives.carry_over.in_year(year + 1):
            yield Hit(objectives.cell(row, "due_on"), {"due": due, "year": str(year)})


RULE = Rule(
    find=find,
    severity="warning",
    clause="6.2.2 d [5.4.1]",
    settings=("objectives.carry_over",),
    title=Text("Termin celu poza jego rokiem", "Objective due outside its year"),
    message=Text(
        "Cel „{record}” jest na rok {year}, a jego termin to {due}.",
        "Objective “{record}” is for {year}, and it is due on {due}.",
    ),
    why=Text(
        "Stopień realizacji liczy się do terminu. Zwykle to pomyłka w roku, często po skopiowaniu wiersza z roku poprzedniego.",
        "The status is worked out up to the due date. Mostly this is a slip in the year, often after copying last year's row.",
    ),
    remedy=Text(
        "Popraw termin w komórce {cell} albo rok celu. Celowi wieloletniemu nadaj poziom „strategiczny”.",
        "Correct the due date in cell {cell}, or the year. Give an objective of several years the level “strategic”.",
    ),
    good="""
objectives
| objective  | year | level     | due_on     |
| CJ-2026-01 | 2026 |           | 2026-12-31 |
| CJ-2026-02 | 2026 |           | 2027-01-31 |
| CJ-2026-03 | 2026 | strategic | 2028-12-31 |
| CJ-2026-04 | 2026 |           |            |
""",
    bad="""
objectives
| objective  | year | level | due_on       |
| CJ-2026-01 | 2026 |       | 2027-02-01 ! |
| CJ-2026-02 | 2026 |       | 2025-12-31 ! |
""",
)

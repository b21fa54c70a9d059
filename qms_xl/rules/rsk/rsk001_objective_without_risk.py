"""RSK001: an objective of the year for which nobody has thought of risks."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._computed import unreadable


def find(objectives: Register, risks: Register, as_of: date) -> Found:
    """Give each objective of the year, not abandoned, that no risk names, neither itself nor its process.

    Silent where that process cannot be read.
    """
    of_year = (objectives["year"] == as_of.year) & (objectives["declared_status"] != "abandoned")
    of_year &= ~unreadable(objectives, ("process", "declared_status"))
    named = objectives["objective"].isin(risks["objective"].dropna())
    named |= objectives["process"].notna() & objectives["process"].isin(risks["process"].dropna())
    for row in of_year.index[of_year & ~named]:
        yield Hit(objectives.cell(row))


RULE = Rule(
    find=find,
    severity="note",
    clause="6.1.1",
    since="iso9001-2015",
    title=Text("Cel, o którego ryzykach nikt nie pomyślał", "Objective without a risk"),
    message=Text(
        "Żadne ryzyko ani żadna szansa nie wskazuje celu „{record}” ani jego procesu.",
        "No risk or opportunity names objective “{record}” or its process.",
    ),
    why=Text(
        "Planując system, rozważa się ryzyka i szanse, które mogą wpłynąć na jego wyniki. Najprościej zapytać przy "
        "każdym celu, co może przeszkodzić.",
        "Planning the system means to consider the risks and opportunities that bear on its results. The simplest way "
        "is to ask of every objective what may get in its way.",
    ),
    remedy=Text(
        "Dopisz ryzyko lub szansę i podaj tam cel „{record}” albo jego proces.",
        "Add a risk or an opportunity that names objective “{record}” or its process.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | declared_status | process |
| CJ-2026-01 | 2026 |                 |         |
| CJ-2026-02 | 2026 |                 | P-01    |
| CJ-2026-03 | 2026 | abandoned       |         |
| CJ-2025-01 | 2025 |                 |         |

risks
| risk | objective  | process |
| R-01 | CJ-2026-01 |         |
| R-02 |            | P-01    |
""",
    bad="""
as_of 2026-11-20
objectives
| objective    | year | declared_status | process |
| CJ-2026-01 ! | 2026 |                 |         |
| CJ-2026-02 ! | 2026 |                 | P-02    |

risks
| risk | objective  | process |
| R-01 |            |         |
| R-02 |            | P-01    |
""",
)

"""OBJ001: an objective of the year that nothing measures and nobody works on."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import have_actions


def find(objectives: Register, indicators: Register, actions: Register, as_of: date) -> Found:
    """Give each objective of the year, not abandoned, without indicator and without action."""
    bare = (objectives["year"] == as_of.year) & (objectives["declared_status"] != "abandoned")
    bare &= ~objectives["objective"].isin(indicators["objective"].dropna())
    bare &= ~have_actions(objectives, actions, "objective")
    for row in bare.index[bare]:
        yield Hit(objectives.cell(row))


RULE = Rule(
    find=find,
    severity="error",
    clause="6.2.1 b [5.4.1]",
    title=Text("Cel bez miernika i bez działania", "Objective with neither indicator nor action"),
    message=Text(
        "Cel „{record}” nie ma ani miernika, ani działania.",
        "Objective “{record}” has neither an indicator nor an action.",
    ),
    why=Text(
        "Cele mają być mierzalne. Celu, którego nic nie mierzy i nad którym nikt nie pracuje, nie da się ocenić na koniec roku.",
        "Objectives are to be measurable. One that nothing measures and nobody works on cannot be judged at the end of the year.",
    ),
    remedy=Text(
        "Dopisz miernik w rejestrze mierników i podaj w nim cel „{record}” albo dopisz działanie (źródło „cel jakości”, numer "
        "„{record}”).",
        "Add an indicator that names objective “{record}”, or an action (origin “quality objective”, number “{record}”).",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year | declared_status | action     |
| CJ-2026-01 | 2026 |                 |            |
| CJ-2026-02 | 2026 |                 |            |
| CJ-2026-03 | 2026 |                 | D-2026-002 |
| CJ-2026-04 | 2026 | abandoned       |            |
| CJ-2025-01 | 2025 |                 |            |

indicators
| indicator | objective  |
| M-01      | CJ-2026-01 |

actions
| action     | origin    | origin_ref | status  |
| D-2026-001 | objective | CJ-2026-02 | planned |
| D-2026-002 | other     |            | done    |
""",
    bad="""
as_of 2026-11-20
objectives
| objective    | year | declared_status | action     |
| CJ-2026-01 ! | 2026 |                 |            |
| CJ-2026-02 ! | 2026 | in_progress     | D-2026-002 |

indicators
| indicator | objective |
| M-01      |           |

actions
| action     | origin    | origin_ref | status    |
| D-2026-001 | finding   | CJ-2026-01 | planned   |
| D-2026-002 | objective | CJ-2026-02 | cancelled |
""",
)

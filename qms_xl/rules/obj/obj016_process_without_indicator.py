"""OBJ016: a process that nothing measures."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active


def find(processes: Register, indicators: Register, as_of: date, objectives: Register | None = None) -> Found:
    """Give each process, not withdrawn, with no indicator of its own or of one of its objectives."""
    measured = set(indicators["process"].dropna())
    if objectives is not None:
        served = objectives["objective"].isin(indicators["objective"].dropna())
        measured |= set(objectives["process"][served].dropna())
    missing = is_active(processes, as_of) & ~processes["process"].isin(measured)
    for row in missing.index[missing]:
        is_support = processes["process_type"].loc[row] == "support"
        yield Hit(processes.cell(row), severity="note" if is_support else "warning")


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.1.1 [8.2.3]",
    title=Text("Proces bez miernika", "Process without indicator"),
    message=Text(
        "Procesu „{record}” nie mierzy żaden miernik, ani własny, ani przez cel.",
        "Process “{record}” is measured by no indicator, neither its own nor one of its objectives.",
    ),
    why=Text(
        "Organizacja ustala, co mierzyć, żeby wiedzieć, czy procesy osiągają zaplanowane wyniki.",
        "The organisation determines what to measure to know whether its processes achieve the planned results.",
    ),
    remedy=Text(
        "Dopisz miernik i podaj w nim proces „{record}”.",
        "Add an indicator that names process “{record}”.",
    ),
    good="""
as_of 2026-11-20
processes
| process | process_type | active_to  |
| P-01    | core         |            |
| P-02    | core         |            |
| P-03    | core         | 2026-11-19 |

indicators
| indicator | process | objective  |
| M-01      | P-01    |            |
| M-02      |         | CJ-2026-01 |

objectives
| objective  | process |
| CJ-2026-01 | P-02    |
""",
    bad="""
as_of 2026-11-20
processes
| process | process_type | active_to |
| P-01 !  | core         |           |
| P-02 !  | support      |           |

indicators
| indicator | process | objective  |
| M-01      | P-03    |            |

objectives
| objective  | process |
| CJ-2026-01 | P-02    |
""",
)

"""PRC002: a process that nothing measures, no objective betters and no audit looks at."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active
from qms_xl.rules._time import months_after
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD, TO_COME
from qms_xl.settings import Settings


def find(
    processes: Register,
    audits: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
    indicators: Register | None = None,
    objectives: Register | None = None,
    documents: Register | None = None,
) -> Found:
    """Give each process, not withdrawn, without indicator and objective, and without audit in the cycle or to come.

    An audit looks at a process that it names, or one of whose documents it names. Silent while the registers are
    younger than the cycle.
    """
    import pandas as pd

    start = months_after(as_of, -settings.audits.cycle_months)
    if registers_begin is None or registers_begin > start:
        return
    watched = {*_values(indicators, "process"), *_values(objectives, "process")}
    counted = audits["status"].isin(HELD) & (audit_days(audits) >= pd.Timestamp(start))
    counted |= audits["status"].isin(TO_COME)
    of_cycle = audits.only(audits.frame.index[counted])
    by_name, by_document = set(of_cycle.each("processes")), set(of_cycle.each("documents"))
    if documents is not None:
        watched.update(documents["process"][documents["doc"].isin(by_document)].dropna())
    seen = processes["process"].isin(watched | by_name) | processes["doc"].isin(by_document)
    for row in seen.index[~seen & is_active(processes, as_of)]:
        yield Hit(processes.cell(row), {"months": settings.audits.cycle_months})


def _values(register: Register | None, column: str) -> set[object]:
    return set() if register is None else set(register[column].dropna())


RULE = Rule(
    find=find,
    severity="warning",
    clause="4.4.1, 9.1.1 [8.2.3]",
    instead_of=("OBJ016", "OBJ022"),
    settings=("audits.cycle_months",),
    title=Text("Proces, którego nikt nie ocenia", "Process that nobody watches"),
    message=Text(
        "Procesu „{record}” nie mierzy żaden miernik, nie dotyczy go żaden cel i przez {months:plural miesiąc|miesiące|miesięcy} "
        "nie objął go żaden audit.",
        "Process “{record}” has no indicator and no objective, and no audit looked at it within {months:plural month|months}.",
    ),
    why=Text(
        "Procesy się monitoruje, mierzy i ocenia. O procesie, na który nikt nie patrzy, nie wiadomo, czy działa.",
        "Processes are monitored, measured and evaluated. Of one that nobody watches nobody knows whether it works.",
    ),
    remedy=Text(
        "Dopisz miernik procesu „{record}”, ustal cel albo zaplanuj audit, który go wymienia.",
        "Add an indicator for process “{record}”, set an objective, or plan an audit that names it.",
    ),
    good="""
as_of 2026-11-20
processes
| process | owner      | doc       | active_to  |
| P-01    | Anna Nowak |           |            |
| P-02    | Anna Nowak |           |            |
| P-03    | Anna Nowak | PS-03     |            |
| P-04    | Anna Nowak |           |            |
| P-05    | Anna Nowak |           | 2026-11-19 |
| P-06    | Anna Nowak |           |            |

indicators
| indicator | process |
| M-01      | P-01    |

objectives
| objective  | year | process |
| CJ-2026-01 | 2020 | P-02    |

documents
| doc   | process |
| PS-06 | P-06    |
| PS-03 |         |

audits
| audit      | status  | planned_from | held_from  | processes | documents |
| AW-2023-01 | closed  | 2023-11-20   | 2023-11-20 |           | PS-03     |
| AW-2027-01 | planned | 2027-03-20   |            | P-04      | PS-06     |

people
| person     |
| Anna Nowak |
""",
    bad="""
as_of 2026-11-20
processes
| process | owner      | doc       | active_to  |
| P-01 !  | Anna Nowak |           |            |
| P-02 !  | Anna Nowak | PS-02     | 2026-11-20 |

indicators
| indicator | process |
| M-01      | P-03    |

objectives
| objective  | year | process |
| CJ-2026-01 | 2020 | P-03    |

audits
| audit      | status    | planned_from | held_from  | processes | documents |
| AW-2023-01 | closed    | 2023-11-19   | 2023-11-19 |           | PS-02     |
| AW-2025-01 | cancelled | 2025-03-20   |            | P-01      |           |

people
| person     |
| Anna Nowak |
""",
)

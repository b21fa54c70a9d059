"""AUD025: audits that never reach the management of the office."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active
from qms_xl.rules._time import months_after
from qms_xl.rules.aud._clauses_audited import clauses_named
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD
from qms_xl.settings import Settings


def chapter(
    audits: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
    audit_questions: Register | None = None,
) -> Found:
    """Give the register's header where no held audit of the cycle named a clause of chapter 5."""
    rows = _held(audits, as_of, settings, registers_begin)
    if rows is None:
        return
    named = clauses_named(audits, audit_questions, rows)
    if not any(clause.split(".")[0] == "5" for clause in named):
        yield Hit(audits.header(), {"months": settings.audits.cycle_months}, about="5")


def processes_of_management(
    audits: Register, processes: Register, as_of: date, settings: Settings, registers_begin: date | None
) -> Found:
    """Give the register's header once for each process of management that no held audit of the cycle named."""
    rows = _held(audits, as_of, settings, registers_begin)
    if rows is None:
        return
    named = set(audits.only(rows).each("processes"))
    asked = (processes["process_type"] == "management") & is_active(processes, as_of) & processes["process"].notna()
    for process in processes["process"][asked & ~processes["process"].isin(named)]:
        facts = {"months": settings.audits.cycle_months, "process": process}
        yield Hit(audits.header(), facts, about=process, variant="process")


def _held(audits: Register, as_of: date, settings: Settings, registers_begin: date | None) -> set[int] | None:
    """Return the audits held within the cycle; None while the registers are younger than it."""
    import pandas as pd

    start = months_after(as_of, -settings.audits.cycle_months)
    if registers_begin is None or registers_begin > start:
        return None
    held = audits["status"].isin(HELD) & (audit_days(audits) >= pd.Timestamp(start))
    return {int(row) for row in held.index[held]}


RULE = Rule(
    find=(chapter, processes_of_management),
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    settings=("audits.cycle_months",),
    title=Text("Audity omijają kierownictwo", "Audits leave management out"),
    message=Text(
        "Przez {months:plural miesiąc|miesiące|miesięcy} żaden audit nie objął punktów rozdziału 5 (przywództwo).",
        "Within {months:plural month|months} no audit covered a clause of chapter 5 (leadership).",
    ),
    variants={
        "process": Text(
            "Przez {months:plural miesiąc|miesiące|miesięcy} żaden audit nie objął procesu zarządzania „{process}”.",
            "Within {months:plural month|months} no audit covered the process of management “{process}”.",
        )
    },
    why=Text(
        "Wymagania wobec najwyższego kierownictwa też podlegają auditom. Auditor zewnętrzny zaczyna od nich.",
        "The requirements on top management are audited too. An external auditor begins with them.",
    ),
    remedy=Text(
        "Zaplanuj audit kierownictwa urzędu i wpisz w nim punkty 5.1–5.3.",
        "Plan an audit of the office's management, and name clauses 5.1 to 5.3 in it.",
    ),
    remedies={
        "process": Text(
            "Zaplanuj audit, który wymienia proces „{process}”.", "Plan an audit that names process “{process}”."
        )
    },
    good="""
as_of 2026-11-20
audits
| audit      | status | planned_from | held_from  | clauses  | processes |
| AW-2023-01 | closed | 2023-11-20   | 2023-11-20 | 5.2; 7.5 | PZ-1      |

processes
| process | process_type | active_to  |
| PZ-1    | management   |            |
| PZ-2    | management   | 2026-11-19 |
| PG-1    | core         |            |
""",
    bad="""
as_of 2026-11-20
audits
| audit !    | status  | planned_from | held_from  | clauses | processes |
| AW-2023-01 | closed  | 2023-11-19   | 2023-11-19 | 5.2     | PZ-1      |
| AW-2026-01 | planned | 2026-12-19   |            | 5       | PZ-1      |

processes
| process | process_type | active_to |
| PZ-1    | management   |           |
""",
)

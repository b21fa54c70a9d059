"""AUD003: a clause of the standard that no audit looked at before the certificate ends."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules._clauses import excluded, second_level, valid_certificates
from qms_xl.rules._time import months_after
from qms_xl.rules.aud._clauses_audited import clauses_named, is_named
from qms_xl.rules.aud._days import audit_days
from qms_xl.rules.aud._kinds import HELD, TO_COME
from qms_xl.settings import Settings


def find(
    audits: Register,
    certificates: Register,
    norm: Norm,
    as_of: date,
    settings: Settings,
    book: tuple[str, ...],
    registers_begin: date | None,
    audit_questions: Register | None = None,
) -> Found:
    """Give the register's header for each clause that no audit in the time of a certificate names, once it is to end.

    Chapter 5 is AUD025's where that speaks of it.
    """
    exempt = second_level(" ".join(excluded(certificates, as_of)))
    counted, days = audits["status"].isin((*HELD, *TO_COME)), audit_days(audits)
    for certificate in valid_certificates(certificates, as_of):
        issued_on, valid_to = (certificates[column].loc[certificate] for column in ("issued_on", "valid_to"))
        if as_of < months_after(valid_to.date(), -settings.audits.clause_warn_months):
            continue
        within = counted & days.between(issued_on, valid_to)
        named = clauses_named(audits, audit_questions, set(within.index[within]))
        for clause in norm.second_level:
            if is_named(clause, named) or is_named(clause, exempt):
                continue
            if (
                clause.startswith("5.")
                and "AUD025" in book
                and _chapter_forgotten(audits, audit_questions, as_of, settings, registers_begin)
            ):
                continue
            facts = {
                "number": clause,
                "heading": norm.clauses[clause],
                "certificate": certificates["certificate"].loc[certificate],
                "issued_on": issued_on.date(),
                "valid_to": valid_to.date(),
            }
            yield Hit(audits.header(), facts, about=clause)


def _chapter_forgotten(
    audits: Register,
    audit_questions: Register | None,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
) -> bool:
    """Return whether no held audit of the last cycle named a clause of chapter 5, and the registers go back that far."""
    import pandas as pd

    start = months_after(as_of, -settings.audits.cycle_months)
    if registers_begin is None or registers_begin > start:
        return False
    held = audits["status"].isin(HELD) & (audit_days(audits) >= pd.Timestamp(start))
    named = clauses_named(audits, audit_questions, set(held.index[held]))
    return not any(clause.split(".")[0] == "5" for clause in named)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    settings=("audits.clause_warn_months", "audits.cycle_months"),
    title=Text("Punkt normy nieobjęty auditem", "Clause not audited"),
    message=Text(
        "W okresie ważności certyfikatu „{certificate}” ({issued_on}–{valid_to}) żaden audit nie obejmuje punktu {number} "
        "({heading}).",
        "Within the time of certificate “{certificate}” ({issued_on} to {valid_to}) no audit covers clause {number} ({heading}).",
    ),
    why=Text(
        "W cyklu certyfikatu audity wewnętrzne mają objąć całą normę. Auditor ponownej certyfikacji sprawdzi to w planach "
        "i raportach.",
        "Within the cycle of a certificate internal audits are to cover the whole standard. The recertification auditor will "
        "look for that in plans and reports.",
    ),
    remedy=Text(
        "Zaplanuj przed {valid_to} audit, który obejmie punkt {number}. Jeżeli już się odbył, dopisz ten punkt w polu „Punkty "
        "normy” auditu lub pytania.",
        "Plan an audit that covers clause {number} before {valid_to}. If it has been held, write the clause in “Clauses” of the "
        "audit, or of a question.",
    ),
    good="""
as_of 2026-11-20
certificates
| certificate | status | issued_on  | valid_to   | exclusions |
| 1/2024      | valid  | 2024-11-20 | 2027-11-20 | 8.3        |
| 2/2024      | valid  | 2024-11-21 | 2027-11-21 |            |

audits
| audit      | status  | planned_from | held_from  | clauses             |
| AW-2026-01 | closed  | 2026-02-01   | 2026-02-01 | 4.1; 4.2; 4.3; 4.4  |
| AW-2025-01 | closed  | 2024-11-20   | 2024-11-20 | 5; 6; 7; 9.1; 9.2.2 |
| AW-2027-01 | planned | 2027-10-02   |            | 8.1; 8.2; 8.4; 8.5  |

audit_questions
| audit      | no | clause |
| AW-2026-01 | 1  | 9.3.2  |
| AW-2026-01 | 2  | 8.6    |
| AW-2027-01 | 1  | 8.7    |
| AW-2027-01 | 2  | 10     |
""",
    bad="""
as_of 2026-11-20
certificates
| certificate | status | issued_on  | valid_to   | exclusions |
| 1/2023      |        | 2023-11-21 | 2026-11-20 | 8.3        |

audits
| audit !    | status    | planned_from | held_from  | clauses          |
| AW-2024-01 | closed    | 2024-02-01   | 2024-02-01 | 4; 5; 6; 7; 9    |
| AW-2026-01 | cancelled | 2026-02-01   |            | 8; 10.1          |
| AW-2026-02 | planned   | 2026-11-20   |            | 8; 10.2          |
| AW-2026-03 | planned   | 2026-11-21   |            | 10.3             |
""",
)

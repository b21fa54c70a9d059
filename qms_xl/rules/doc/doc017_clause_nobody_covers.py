"""DOC017: a clause of the standard that neither a document in force nor a process names."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.rules._clauses import excluded, second_level
from qms_xl.rules._roles import is_active
from qms_xl.rules.aud._clauses_audited import is_named


def find(
    documents: Register,
    norm: Norm,
    as_of: date,
    processes: Register | None = None,
    certificates: Register | None = None,
) -> Found:
    """Give the register's header for each clause of the second level that nothing names and no certificate excludes."""
    named = set(second_level(" ".join(excluded(certificates, as_of))))
    effective = documents["status"] == "effective"
    several = [*documents["clauses"][effective]]
    if processes is not None:
        several += [*processes["clauses"][is_active(processes, as_of)]]
    for clauses in several:
        named.update(*map(second_level, clauses))
    for clause in norm.second_level:
        if not is_named(clause, frozenset(named)):
            yield Hit(documents.header(), {"number": clause, "heading": norm.clauses[clause]}, about=clause)


RULE = Rule(
    find=find,
    severity="note",
    clause="4.4.1 [4.1]",
    title=Text("Punkt normy bez dokumentu i procesu", "Clause with neither document nor process"),
    message=Text(
        "Punktu {number} ({heading}) nie wymienia żaden obowiązujący dokument ani proces w polu „Punkty normy”.",
        "Clause {number} ({heading}) is named in “Clauses” of no document in force and no process.",
    ),
    why=Text(
        "Po punktach normy auditor szuka, gdzie urząd spełnia dane wymaganie. Punkt, którego nic nie wymienia, mógł zostać pominięty.",
        "An auditor goes by the clauses to see where the office meets a requirement. One that nothing names may have been "
        "forgotten.",
    ),
    remedy=Text(
        "Ustal, który dokument albo proces odpowiada za punkt {number}, i dopisz ten numer w jego polu „Punkty normy”. Jeżeli punkt "
        "jest wyłączony z systemu, wpisz go w polu „Wyłączenia (punkty normy)” certyfikatu.",
        "Settle which document or process answers for clause {number}, and add the number to its “Clauses”. If the clause is "
        "excluded from the system, write it in “Exclusions (clauses)” of the certificate.",
    ),
    good="""
norm iso9001-2008
as_of 2026-11-20
documents
| doc  | edition | status    | clauses            |
| KJ   | 1       | effective | 4; 5; 6.1; 6.2.2   |
| P-01 | 1       | effective | 7.1; 7.2.3; 7.4; 7.5.1 |
| P-02 | 1       | effective |                    |

processes
| process | clauses            | active_to  |
| PR-1    | 6.3; 6.4           |            |
| PR-2    | 8                  | 2026-11-20 |

certificates
| certificate | status | issued_on  | valid_to   | exclusions |
| 1/2025      | valid  | 2025-01-01 | 2027-12-31 | 7.3; 7.6   |
""",
    bad="""
norm iso9001-2008
as_of 2026-11-20
documents
| doc ! | edition | status    | clauses           |
| KJ    | 1       | effective | 4; 5; 6; 7        |
| P-01  | 1       | draft     | 8.1               |
| P-02  | 1       | effective | 8.2.2; 8.3; 8.4   |

processes
| process | clauses | active_to  |
| PR-1    | 8.5     | 2026-11-19 |
""",
)

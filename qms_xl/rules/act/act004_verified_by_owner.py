"""ACT004: an action whose effect was judged by the person who carried it out."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._actions import verification_needed
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings


def find(actions: Register, as_of: date, settings: Settings) -> Found:
    """Give the verifier of each action that was verified by its own owner, where verification is needed."""
    own = actions["verified_by"].notna() & (actions["verified_by"] == actions["owner"])
    own &= verification_needed(actions) & (actions["status"] != "cancelled")
    own &= looked_back_on(actions["verified_on"], as_of, settings)
    for row in own.index[own]:
        yield Hit(actions.cell(row, "verified_by"), {"person": actions["owner"].loc[row]})


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.1 d [8.5.2 f]",
    settings=("look_back_months",),
    title=Text("Skuteczność ocenił ten, kto działanie wykonał", "Action verified by its own owner"),
    message=Text(
        "Skuteczność działania „{record}” sprawdziła ta sama osoba, która za nie odpowiada: {person}.",
        "Whether action “{record}” worked was checked by the person responsible for it: {person}.",
    ),
    why=Text(
        "Przegląd skuteczności ma pokazać, czy przyczyna zniknęła. Kto ocenia własne działanie, rzadko widzi, czego "
        "w nim brakuje.",
        "The review of effectiveness is to show whether the cause is gone. Who judges one's own action seldom sees what it "
        "lacks.",
    ),
    remedy=Text(
        "Poproś o sprawdzenie inną osobę, na przykład auditora lub pełnomocnika, i wpisz ją w komórce {cell}, a nową datę w "
        "polu „Data weryfikacji”.",
        "Ask somebody else to check, an auditor or the quality representative for instance, and write the name in cell {cell} "
        "and the new date in “Verified on”.",
    ),
    good="""
as_of 2026-11-20
actions
| action     | action_type | status    | owner      | verify_due | verified_on | verified_by |
| D-2026-001 | corrective  | verified  | Anna Nowak |            | 2026-11-20  | Jan Lis     |
| D-2026-002 | improvement | closed    | Anna Nowak |            | 2026-11-20  | Anna Nowak  |
| D-2026-003 | corrective  | done      | Anna Nowak |            |             |             |
| D-2024-001 | corrective  | closed    | Anna Nowak |            | 2024-11-19  | Anna Nowak  |
| D-2026-004 | corrective  | cancelled | Anna Nowak |            | 2026-11-02  | Anna Nowak  |
""",
    bad="""
as_of 2026-11-20
actions
| action     | action_type | status   | owner      | verify_due | verified_on | verified_by  |
| D-2026-001 | corrective  | verified | Anna Nowak |            | 2026-11-20  | Anna Nowak ! |
| D-2026-002 | improvement | closed   | Jan Lis    | 2026-11-30 | 2026-11-20  | Jan Lis !    |
| D-2024-001 | preventive  | closed   | Anna Nowak |            | 2024-11-20  | Anna Nowak ! |
""",
)

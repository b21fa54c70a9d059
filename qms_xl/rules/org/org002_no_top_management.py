"""ORG002: nobody in the register is top management."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import nobody_has


def find(people: Register, as_of: date) -> Found:
    """Give the register's header where no active person has the role of top management."""
    if nobody_has(people, "top_management", as_of):
        yield Hit(people.header())


RULE = Rule(
    find=find,
    severity="error",
    clause="5.1.1, 9.3.1 [5.1, 5.6.1]",
    title=Text("Nikt nie ma roli najwyższego kierownictwa", "Nobody is top management"),
    message=Text(
        "Żadna zatrudniona osoba nie ma roli „najwyższe kierownictwo”.",
        "No active person has the role “top management”.",
    ),
    why=Text(
        "Politykę, przeglądy i zasoby zapewnia najwyższe kierownictwo. Dopóki nie wiadomo, kto nim jest, nie da się sprawdzić, "
        "kto prowadził przegląd i zatwierdził politykę.",
        "Policy, reviews and resources are the business of top management. As long as nobody knows who that is, nobody can "
        "check who chaired the review and approved the policy.",
    ),
    remedy=Text(
        "Wpisz „najwyższe kierownictwo” w polu „Role w SZJ” przy kierowniku urzędu (wójt, burmistrz, prezydent, "
        "starosta, marszałek) i osobach, które kierują urzędem razem z nim.",
        "Write “top management” in “QMS roles” of the head of the office and of those who run it with them.",
    ),
    good="""
as_of 2026-11-20
people
| person     | roles                   | active_to  |
| Anna Nowak | top_management; auditor | 2026-11-20 |
| Ewa Kot    |                         |            |
""",
    bad="""
as_of 2026-11-20
people
| person ! | roles          | active_to  |
| Jan Lis  | top_management | 2026-11-19 |
| Ewa Kot  |                |            |
""",
)

"""WVR003: a waiver in force that no issue needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.checking.waivers import known_register, waivers_in
from qms_xl.facts import fact
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.wvr._records import is_known


def find(
    waivers: Register,
    results: Register,
    registers: Mapping[str, Register],
    book: tuple[str, ...],
    skipped: frozenset[str],
    as_of: date,
    past: Mapping[date, Mapping[str, Register]] | None = None,
) -> Found:
    """Give the rule of each waiver in force for which no issue is left.

    What WVR004 names is left out, and a rule that was skipped: what it would say is not known.
    """
    found = [_identity(results, row) for row in results.frame.index]
    for waiver in waivers_in(waivers):
        if not waiver.is_in_force(as_of) or waiver.rule.upper() not in book or waiver.rule.upper() in skipped:
            continue
        register = known_register(waiver.register)
        if waiver.register and not register:
            continue
        if waiver.record and register in registers and not is_known(waiver.record, register, registers, past):
            continue
        if not any(waiver.silences(*of_issue) for of_issue in found):
            yield Hit(waivers.cell(waiver.row, "rule"), {"rule": waiver.rule.upper()})


def _identity(results: Register, row: int) -> tuple[str, str, str | None, str | None, str | None, str]:
    code, register, about = (fact(results, row, column) or "" for column in ("code", "register", "about"))
    record, column, header = (fact(results, row, column) for column in ("record", "column", "header"))
    return code, register, record, column, header, about


RULE = Rule(
    find=find,
    severity="note",
    title=Text("Wyjątek, który niczego nie dotyczy", "Waiver that silences nothing"),
    message=Text(
        "Wyjątek od reguły {rule} niczego już nie wycisza: takiej usterki nie ma.",
        "The waiver from rule {rule} silences nothing: there is no such issue.",
    ),
    why=Text(
        "Usterkę usunięto albo w wierszu wyjątku jest pomyłka (rejestr, numer, kolumna) i naprawdę niczego nie wycisza.",
        "The issue has been mended, or the waiver holds a slip (register, number, column) and does not silence what it should.",
    ),
    remedy=Text(
        "Jeżeli usterka jest usunięta, skasuj wiersz. Jeżeli nie, popraw w nim regułę, rejestr lub nr rekordu według listy usterek.",
        "If the issue is mended, delete the row. If not, correct its rule, register or record by the list of issues.",
    ),
    good="""
as_of 2026-11-20
waivers
| rule   | register  | reason      | approved_by | approved_on | expires_on |
| ACT001 | Działania | Uzgodniono  | Anna Nowak  | 2026-01-10  | 2026-12-31 |
| ACT001 | actions   | Dawno       | Anna Nowak  | 2026-01-10  | 2026-10-31 |

actions
| action     | status  | owner | due_on     |
| D-2026-001 | planned |       | 2026-12-01 |
""",
    bad="""
as_of 2026-11-20
waivers
| rule     | register | reason      | approved_by | approved_on | expires_on | record     |
| ACT001 ! | actions  | Uzgodniono  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-002 |
| ACT001   | actions  | Uzgodniono  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-001 |

actions
| action     | status  | owner      | due_on     |
| D-2026-001 | planned |            | 2026-12-01 |
| D-2026-002 | planned | Anna Nowak | 2026-12-01 |
""",
)

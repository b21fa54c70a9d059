"""WVR005: a waiver without reason, approval or end."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def reason(waivers: Register) -> Found:
    """Give the empty reason of each waiver."""
    yield from _empty(waivers, "reason")


def approval(waivers: Register) -> Found:
    """Give the empty approval of each waiver."""
    yield from _empty(waivers, "approved_by")


def end(waivers: Register) -> Found:
    """Give the empty end of each waiver."""
    yield from _empty(waivers, "expires_on")


def _empty(waivers: Register, column: str) -> Found:
    missing = waivers.blank(column)
    for row in missing.index[missing]:
        yield Hit(waivers.cell(row, column), {"rule": waivers["rule"].loc[row]})


RULE = Rule(
    find=(reason, approval, end),
    severity="error",
    claims={"waivers.reason": True, "waivers.approved_by": True, "waivers.expires_on": True},
    title=Text("Wyjątek bez powodu, zgody albo końca", "Waiver without reason, approval or end"),
    message=Text(
        "Wyjątek od reguły {rule} nie ma nic w polu „{header}”.",
        "The waiver from rule {rule} has nothing in “{header}”.",
    ),
    why=Text(
        "Wyjątek bez powodu i terminu to po prostu ukryta usterka. Bez powodu albo końca nie jest uwzględniany.",
        "A waiver without a reason and an end is no more than a hidden issue. Without reason or end it is not honoured.",
    ),
    remedy=Text(
        "Uzupełnij komórkę {cell} albo skasuj wiersz wyjątku.", "Fill cell {cell}, or delete the row of the waiver."
    ),
    good="""
waivers
| rule   | register | reason | approved_by | approved_on | expires_on |
| ACT001 | actions  | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 |

people
| person     |
| Anna Nowak |
""",
    bad="""
waivers
| rule   | register | reason | approved_by | approved_on | expires_on |
| ACT001 | actions  | !      | Anna Nowak  | 2026-01-10  | 2026-12-31 |
| ACT002 | actions  | Zgoda  | !           | 2026-01-10  | 2026-12-31 |
| ACT003 | actions  | Zgoda  | Anna Nowak  | 2026-01-10  | !          |

people
| person     |
| Anna Nowak |
""",
)

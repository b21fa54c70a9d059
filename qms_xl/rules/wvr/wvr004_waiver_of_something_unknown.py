"""WVR004: a waiver of a rule, register or record that there is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.checking.waivers import known_register, waivers_in
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.nearest import nearest
from qms_xl.rules.wvr._records import is_known


def find(
    waivers: Register,
    registers: Mapping[str, Register],
    book: tuple[str, ...],
    past: Mapping[date, Mapping[str, Register]] | None = None,
) -> Found:
    """Give the rule, register or record of each waiver that nothing answers to; a record that a snapshot knows is known."""
    for waiver in waivers_in(waivers):
        rule, register = waiver.rule.upper(), known_register(waiver.register)
        if rule and rule not in book:
            yield _hit(waivers, waiver.row, "rule", nearest(rule, book))
        if waiver.register and not register:
            titles = [title for one in registers.values() for title in one.schema.title]
            typed = str(waivers["register"].loc[waiver.row])
            yield _hit(waivers, waiver.row, "register", nearest(typed, titles))
        if waiver.record and register in registers and not is_known(waiver.record, register, registers, past):
            keys = [str(key) for key in registers[register].keys]
            yield _hit(waivers, waiver.row, "record", nearest(str(waivers["record"].loc[waiver.row]), keys))


def _hit(waivers: Register, row: int, column: str, like: str | None) -> Hit:
    return Hit(waivers.cell(row, column), {"like": like}, about=column, variant="suggested" if like else "")


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Wyjątek od czegoś nieznanego", "Waiver of something unknown"),
    message=Text(
        "W polu „{header}” wyjątku jest „{value}”, a czegoś takiego nie ma.",
        "The waiver says “{value}” in “{header}”, and there is no such thing.",
    ),
    variants={
        "suggested": Text(
            "W polu „{header}” wyjątku jest „{value}”, a czegoś takiego nie ma. Być może chodzi o „{like}”.",
            "The waiver says “{value}” in “{header}”, and there is no such thing. Perhaps “{like}” is meant.",
        )
    },
    why=Text(
        "Wyjątek z pomyłką niczego nie wycisza, a ktoś myśli, że sprawa jest załatwiona.",
        "A waiver with a slip silences nothing, while somebody thinks that the matter is settled.",
    ),
    remedy=Text(
        "Popraw komórkę {cell}. Kody reguł wypisze `qms-xl rules`; rejestr nazywa się tak jak jego arkusz.",
        "Correct cell {cell}. `qms-xl rules` lists the codes of the rules; a register is called like its sheet.",
    ),
    good="""
as_of 2026-11-20
past 2026-10-31 actions
| action     |
| D-2026-009 |

waivers
| rule   | register  | reason | approved_by | approved_on | expires_on | record     |
| ACT001 | Działania | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-001 |
| act001 | Actions   | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-009 |
| ACT002 | actions   | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | *          |
| GEN001 | audits    | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | AW-2026-01 |

actions
| action     |
| D-2026-001 |
""",
    bad="""
as_of 2026-11-20
waivers
| rule     | register   | reason | approved_by | approved_on | expires_on | record       |
| ACT999 ! | actions    | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-001   |
| ACT001   | Działki !  | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-001   |
| ACT001   | Działania  | Zgoda  | Anna Nowak  | 2026-01-10  | 2026-12-31 | D-2026-010 ! |

actions
| action     |
| D-2026-001 |
""",
)

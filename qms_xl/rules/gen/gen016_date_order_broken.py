"""GEN016: a date before the one that has to come first."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, RegisterSchema, Rule, Text


def find(register: Register) -> Found:
    """Give the later-named date of each pair that stands the wrong way round."""
    named = set()
    for earlier, later in register.schema.order:
        if not (register.has(earlier) and register.has(later)):
            continue
        broken = register[later] < register[earlier]
        for between in _between(register.schema, earlier, later):
            if register.has(between):  # the pairs with the day between speak where it is known
                broken &= register[between].isna()
        for row in broken.index[broken]:
            if (row, later) in named:  # a date before two others is one wrong date
                continue
            named.add((row, later))
            facts = {
                "later": register[later].loc[row].date(),
                "earlier": register[earlier].loc[row].date(),
                "earlier_header": register.cell(row, earlier).header,
            }
            yield Hit(register.cell(row, later), facts)


def absent(register: Register) -> Found:
    """Read the date columns of every pair, so that an absent one is reported."""
    for earlier, later in register.schema.order:
        if register.has(earlier) != register.has(later):
            register[earlier], register[later]
    return ()


def _between(schema: RegisterSchema, earlier: str, later: str) -> list[str]:
    return [middle for first, middle in schema.order if first == earlier and (middle, later) in schema.order]


RULE = Rule(
    find=(find, absent),
    severity="error",
    masks=True,
    title=Text("Zła kolejność dat", "Date order broken"),
    message=Text(
        "Data w polu „{header}” ({later}) jest wcześniejsza niż data w polu „{earlier_header}” ({earlier}).",
        "The date in “{header}” ({later}) is before the one in “{earlier_header}” ({earlier}).",
    ),
    why=Text(
        "Coś nie mogło się skończyć, zanim się zaczęło. Jedna z dat jest błędna, a z obu liczone są terminy i opóźnienia.",
        "Nothing can end before it began. One of the dates is wrong, and terms and delays are worked out from both.",
    ),
    remedy=Text(
        "Sprawdź obie daty i popraw tę, która jest błędna (komórka {cell} lub pole „{earlier_header}” w tym samym wierszu).",
        "Check both dates and correct the wrong one (cell {cell}, or “{earlier_header}” in the same row).",
    ),
    good="""
actions
| action     | opened_on  | done_on    | verified_on |
| D-2026-001 | 2026-11-20 | 2026-11-20 | 2026-11-20  |
| D-2026-002 | 2026-11-20 |            |             |

certificates
| certificate | issued_on  | valid_to   |
| 1/2026      | 2026-01-01 | 2028-12-31 |
""",
    bad="""
actions
| action     | opened_on  | done_on      | verified_on  |
| D-2026-001 | 2026-11-20 | 2026-11-19 ! |              |
| D-2026-002 | 2026-09-01 | 2026-11-10   | 2026-11-09 ! |
| D-2026-003 | 2026-09-01 |              | 2026-08-31 ! |

certificates
| certificate | issued_on  | valid_to     |
| 1/2026      | 2026-01-01 | 2025-12-31 ! |
""",
)

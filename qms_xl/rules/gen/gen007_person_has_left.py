"""GEN007: somebody who has left stands as owner or auditor of a row that is still open."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.statuses.open_rows import open_rows

_COLUMNS = ("owner", "lead_auditor", "auditors")
_TO_COME = ("planned", "prepared", "running")


def find(register: Register, people: Register, as_of: date, objectives: Register | None = None) -> Found:
    """Give each cell of an open row that names a person whose last day has passed."""
    import pandas as pd

    columns = [column for column in _COLUMNS if column in register.schema.by_name and register.has(column)]
    if not columns:
        return
    left = people["active_to"] < pd.Timestamp(as_of)
    still_here = set(people["person"][~left])  # of two people with one name, the one who stayed may be meant
    pairs = zip(people["person"][left], people["active_to"][left], strict=True)
    last_days = {person: day for person, day in pairs if person not in still_here}
    if not last_days:
        return
    is_open = register["status"].isin(_TO_COME) if register.name == "audits" else open_rows(register, as_of, objectives)
    for column in columns:
        names = register.each(column) if register.schema[column].many else register[column]
        named = names[names.isin(last_days) & is_open.loc[names.index]]
        for row, person in named.items():
            facts = {"person": person, "last_day": last_days[person].date()}
            yield Hit(register.cell(int(str(row)), column), facts, about=str(person))


RULE = Rule(
    find=find,
    severity="warning",
    clause="5.3 [5.5.1]",
    title=Text("Osoba, która już nie pracuje, w otwartym wierszu", "Person who has left in an open row"),
    message=Text(
        "„{person}” (pole „{header}”) już nie pracuje, ostatni dzień to {last_day}, a wiersz „{record}” jest otwarty.",
        "“{person}” in “{header}” has left (last day {last_day}), and “{record}” is still open.",
    ),
    why=Text(
        "Odpowiedzialność musi być przypisana komuś, kto może działać. Sprawa osoby, która odeszła, nie ma gospodarza.",
        "Responsibility has to lie with somebody who can act. What belonged to a person who has left belongs to nobody.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} następcę. Jeżeli data w polu „Zatrudniony do” jest błędna, popraw ją w rejestrze osób.",
        "Write the successor in cell {cell}. If the date in “Employed until” is wrong, correct it in the register of people.",
    ),
    good="""
as_of 2026-11-20
people
| person     | active_to  |
| Anna Nowak | 2026-11-20 |
| Jan Lis    | 2026-06-30 |
| Ewa Kot    |            |

actions
| action     | owner      | status  |
| D-2026-001 | Anna Nowak | running |
| D-2026-002 | Jan Lis    | closed  |
| D-2026-003 | Ewa Kot    | planned |

audits
| audit      | audit_type | status | lead_auditor | auditors |
| AW-2026-01 | internal   | held   | Jan Lis      |          |
""",
    bad="""
as_of 2026-11-20
people
| person     | active_to  |
| Anna Nowak | 2026-11-19 |
| Ewa Kot    |            |

actions
| action     | owner        | status  |
| D-2026-001 | Anna Nowak ! | running |

audits
| audit      | audit_type | status  | lead_auditor | auditors              |
| AW-2026-01 | internal   | planned | Ewa Kot      | Ewa Kot; Anna Nowak ! |
""",
)

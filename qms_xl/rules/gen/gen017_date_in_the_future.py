"""GEN017: a date of something that happened, and has not happened yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm
from qms_xl.required import holds


def find(register: Register, registers: Mapping[str, Register], norm: Norm, as_of: date) -> Found:
    """Give each date after today where only the past makes sense."""
    import pandas as pd

    for column in register.schema.columns:
        if not column.past or not register.has(column.name):
            continue
        future = register[column.name] > pd.Timestamp(as_of)
        if future.any():
            future &= holds(column.past, register, registers, norm.name)
        for row in future.index[future]:
            yield Hit(register.cell(row, column.name), {"day": register[column.name].loc[row].date(), "today": as_of})


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    title=Text("Data z przyszłości", "Date in the future"),
    message=Text(
        "„{header}”: {day} to data z przyszłości (dziś jest {today}), a w tym polu może stać tylko to, co już się wydarzyło.",
        "“{header}”: {day} is in the future (today is {today}), and only what has already happened can stand here.",
    ),
    why=Text(
        "Data wykonania, wpływu lub zamknięcia mówi, że coś się stało. Data z przyszłości to pomyłka albo wpis na zapas, "
        "a zapisów na zapas auditor nie uzna.",
        "A date of completion, receipt or closing says that something has happened. One in the future is a slip or an entry "
        "made in advance, and an auditor does not accept those.",
    ),
    remedy=Text(
        "Popraw datę w komórce {cell}. Jeżeli to dopiero plan, wpisz ją w polu terminu, a tę komórkę zostaw pustą.",
        "Correct the date in cell {cell}. If it is only planned, write it as the due date and leave this cell empty.",
    ),
    good="""
as_of 2026-11-20
actions
| action     | due_on     | done_on    | verified_on |
| D-2026-001 | 2026-12-31 | 2026-11-20 |             |

reviews
| review  | status  | planned_on | held_on    |
| PZ-2026 | planned | 2026-12-10 | 2026-12-10 |
""",
    bad="""
as_of 2026-11-20
actions
| action     | due_on     | done_on      | verified_on |
| D-2026-001 | 2026-12-31 | 2026-11-21 ! |             |

reviews
| review  | status | planned_on | held_on      |
| PZ-2026 | held   | 2026-12-10 | 2026-12-10 ! |
""",
)

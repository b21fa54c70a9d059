"""GEN008: a unit that is abolished, or outside the system, is used in a row that is still open."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.statuses.open_rows import open_rows


def find(register: Register, units: Register, as_of: date, objectives: Register | None = None) -> Found:
    """Give each cell of an open row in another register that names a unit abolished or out of scope."""
    columns = [
        column
        for column in register.schema.columns
        if column.reference and column.reference.register == "units" and register.has(column.name)
    ]
    if register.name == "units" or not columns:
        return
    reasons = _reasons(units, as_of)
    if not reasons:
        return
    is_open = open_rows(register, as_of, objectives)
    for column in columns:
        names = register.each(column.name) if column.many else register[column.name]
        named = names[names.isin(reasons) & is_open.loc[names.index]]
        for row, unit in named.items():
            day = reasons[str(unit)]
            facts = {"unit": unit, "last_day": day}
            variant = "" if day else "out_of_scope"
            yield Hit(register.cell(int(str(row)), column.name), facts, about=str(unit), variant=variant)


def _reasons(units: Register, as_of: date) -> dict[str, date | None]:
    """Return each unit that should not be used any more: its last day, None where it is only out of scope."""
    import pandas as pd

    abolished = units["active_to"] < pd.Timestamp(as_of)
    outside = (units["in_scope"] == "no") & ~abolished
    reasons: dict[str, date | None] = {str(unit): None for unit in units["unit"][outside].dropna()}
    for unit, day in zip(units["unit"][abolished], units["active_to"][abolished], strict=True):
        reasons[str(unit)] = day.date()
    return reasons


RULE = Rule(
    find=find,
    severity="warning",
    clause="4.3 [4.2.2 a]",
    yields_to=("AUD",),
    title=Text(
        "Komórka zlikwidowana lub spoza zakresu SZJ w otwartym wierszu",
        "Unit abolished or out of scope in an open row",
    ),
    message=Text(
        "Komórka „{unit}” w polu „{header}” jest zlikwidowana z dniem {last_day}, a wiersz „{record}” jest otwarty.",
        "Unit “{unit}” in “{header}” was abolished on {last_day}, and “{record}” is still open.",
    ),
    variants={
        "out_of_scope": Text(
            "Komórka „{unit}” w polu „{header}” jest poza zakresem SZJ, a wiersz „{record}” jest otwarty.",
            "Unit “{unit}” in “{header}” is outside the scope of the QMS, and “{record}” is still open.",
        )
    },
    why=Text(
        "Zakres systemu ma się zgadzać z tym, co jest w rejestrach. Otwarta sprawa komórki, której nie ma, "
        "nie zostanie załatwiona.",
        "The scope of the system has to agree with the registers. What is open in a unit that no longer exists will not be "
        "done.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} komórkę organizacyjną, która przejęła sprawę, albo zamknij wiersz. Jeżeli to rejestr komórek "
        "jest nieaktualny, popraw w nim pole „W zakresie SZJ” lub „Zlikwidowana z dniem”.",
        "Write in cell {cell} the unit that took over, or close the row. If the register of units is out of date, correct "
        "“In QMS scope” or “Abolished on” there.",
    ),
    good="""
as_of 2026-11-20
units
| unit | name | unit_type  | parent | in_scope | active_to  |
| KM   | KM   | department |        | yes      | 2026-11-20 |
| OR   | OR   | department |        |          |            |
| WS   | WS   | section    | XX     | no       | 2026-06-30 |
| XX   | XX   | department |        | no       |            |

actions
| action     | unit | status  |
| D-2026-001 | KM   | running |
| D-2026-002 | WS   | closed  |
| D-2026-003 |      | planned |
""",
    bad="""
as_of 2026-11-20
units
| unit | name | unit_type  | in_scope | active_to  |
| KM   | KM   | department | yes      | 2026-11-19 |
| OR   | OR   | department | no       |            |
| WS   | WS   | department |          |            |

actions
| action     | unit | status  |
| D-2026-001 | KM ! | running |

audits
| audit      | units    | status  |
| AW-2026-01 | WS; OR ! | planned |
""",
)

"""GEN020: a name that fits two people."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread


def find(register: Register) -> Found:
    """Give each part of a cell that names two active people at once."""
    for found in misread(register, ("namesake",)):
        yield Hit(register.cell(found.row, found.column), {"part": found.part}, about=found.part)


RULE = Rule(
    find=find,
    severity="warning",
    masks=True,
    instead_of=("GEN004",),
    title=Text("Nazwisko pasuje do dwóch osób", "Name that fits two people"),
    message=Text(
        "„{part}” w polu „{header}” pasuje do więcej niż jednej pracującej osoby.",
        "“{part}” in “{header}” fits more than one person who works here.",
    ),
    why=Text(
        "Nie wiadomo, która z tych osób odpowiada, więc wpis nie liczy się do żadnej z nich.",
        "Nobody can tell which of them is responsible, so the entry counts for neither.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} pełne imię i nazwisko. Osobom o tym samym nazwisku dopisz w rejestrze osób symbol komórki "
        "w nawiasie, na przykład „Anna Nowak (KM)”.",
        "Write the full name in cell {cell}. Where two people have the same name, add the unit in brackets in the register of "
        "people, for example “Anna Nowak (KM)”.",
    ),
    good="""
people
| person          | unit | active_to  |
| Anna Nowak (KM) | KM   |            |
| Anna Nowak (OR) | OR   |            |
| Adam Lis        | KM   |            |
| Anna Lis        | KM   | 2020-12-31 |

actions
| action     | owner           |
| D-2026-001 | Anna Nowak (KM) |
| D-2026-002 | A. Lis          |
| D-2026-003 |                 |
""",
    bad="""
people
| person     | unit | active_to |
| Anna Nowak | KM   |           |
| Adam Nowak | OR   |           |
| Jan Lis    | KM   |           |

actions
| action     | owner      |
| D-2026-001 | A. Nowak ! |
| D-2026-002 | J. Lis     |
""",
)

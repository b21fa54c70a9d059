"""GEN014: a task that belongs to everybody, and so to nobody."""

from __future__ import annotations

from qms_xl.kinds.person import names
from qms_xl.model import Column, Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread
from qms_xl.settings import Settings


def find(register: Register, settings: Settings, people: Register | None = None) -> Found:
    """Give each part of a person cell that holds a word for nobody in particular."""
    if people is not None:
        for found in misread(register, ("collective",)):
            yield Hit(register.cell(found.row, found.column), {"part": found.part}, about=found.part)
        return
    nobody = names((), settings.text.collective)  # without a register of people nobody has such a position
    for column in register.schema.columns:
        if not _names_people(column) or not register.has(column.name):
            continue
        parts = register.each(column.name) if column.many else register[column.name].dropna()
        collective = [part for part in parts.unique() if nobody.read(str(part)) is not None]
        for row, part in parts[parts.isin(collective)].items() if collective else ():
            yield Hit(register.cell(int(str(row)), column.name), {"part": part}, about=str(part))


def _names_people(column: Column) -> bool:
    return column.reference is not None and column.reference.register == "people"


RULE = Rule(
    find=find,
    severity="warning",
    clause="5.3 [5.5.1]",
    instead_of=("GEN004",),
    settings=("text.collective",),
    title=Text("Odpowiedzialność zbiorowa", "Collective owner"),
    message=Text(
        "„{part}” w polu „{header}” nie wskazuje konkretnej osoby.",
        "“{part}” in “{header}” names nobody in particular.",
    ),
    why=Text(
        "Za co odpowiadają wszyscy, za to nie odpowiada nikt. Odpowiedzialność i uprawnienia mają być przypisane.",
        "What everybody answers for, nobody answers for. Responsibilities and authorities have to be assigned.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} imię i nazwisko jednej osoby. Może to być kierownik komórki, który podzieli pracę.",
        "Write the full name of one person in cell {cell}. It can be the head of the unit, who shares out the work.",
    ),
    good="""
people
| person     | position            |
| Anna Nowak | Kierownik zespołu   |
| Jan Lis    | Wydział Komunikacji |

actions
| action     | owner               |
| D-2026-001 | Anna Nowak          |
| D-2026-002 | Wydział Komunikacji |
| D-2026-003 |                     |
""",
    bad="""
people
| person     | position          |
| Anna Nowak | Kierownik zespołu |

actions
| action     | owner                 |
| D-2026-001 | wszyscy !             |
| D-2026-002 | Wydział Komunikacji ! |
| D-2026-003 | jw. !                 |
""",
)

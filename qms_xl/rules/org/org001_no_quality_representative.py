"""ORG001: nobody is the quality representative, or two people are."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Severity, Text
from qms_xl.norms import Norm
from qms_xl.rules._roles import holders, nobody_has

_ROLE = "quality_representative"


def find(people: Register, norm: Norm, as_of: date) -> Found:
    """Give the register's header where nobody has the role; else the roles of the second person who has it."""
    severity: Severity = "note" if norm.at_least("iso9001-2015") else "error"
    rows = holders(people, _ROLE, as_of)
    if nobody_has(people, _ROLE, as_of):
        yield Hit(people.header(), severity=severity)
    elif len(set(people["person"].loc[rows])) > 1:
        yield Hit(
            people.cell(rows[1], "roles"),
            {"people": tuple(people["person"].loc[rows])},
            severity=severity,
            variant="two",
        )


RULE = Rule(
    find=find,
    severity="note",
    clause="5.3 [5.5.2]",
    title=Text("Brak pełnomocnika ds. SZJ albo jest ich dwóch", "No quality representative, or two"),
    message=Text(
        "Żadna zatrudniona osoba nie ma roli „pełnomocnik ds. SZJ”.",
        "No active person has the role “quality representative”.",
    ),
    variants={
        "two": Text(
            "Rolę „pełnomocnik ds. SZJ” mają naraz: {people}.",
            "Several people have the role “quality representative” at once: {people}.",
        )
    },
    why=Text(
        "Wydanie 2008 wymaga jednego przedstawiciela kierownictwa. Nowsze tylko przypisania odpowiedzialności, ale raporty "
        "i protokoły podpisuje jedna osoba.",
        "The 2008 edition asks for one management representative. Later ones only ask that responsibilities are assigned, yet "
        "reports and minutes are signed by one person.",
    ),
    remedy=Text(
        "W polu „Role w SZJ” jednej osoby wpisz „pełnomocnik ds. SZJ”.",
        "Write “quality representative” in “QMS roles” of one person.",
    ),
    remedies={
        "two": Text(
            "Zostaw rolę przy jednej osobie (tu komórka {cell}). Zastępcy możesz dać rolę „koordynator SZJ w komórce”.",
            "Leave the role with one person (here cell {cell}). A deputy can have the role “unit QMS coordinator”.",
        )
    },
    good="""
as_of 2026-11-20
people
| person     | roles                           | active_to  |
| Anna Nowak | quality_representative; auditor | 2026-11-20 |
| Jan Lis    | quality_representative          | 2026-11-19 |
| Ewa Kot    |                                 |            |
""",
    bad="""
as_of 2026-11-20
people
| person     | roles                    | active_to |
| Anna Nowak | quality_representative   |           |
| Jan Lis    | quality_representative ! |           |
""",
)

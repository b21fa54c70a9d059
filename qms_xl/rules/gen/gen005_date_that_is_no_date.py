"""GEN005: a date that cannot be one, or could be two."""

from __future__ import annotations

from datetime import date

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.gen._misread import misread
from qms_xl.settings import Settings

_VARIANTS = {
    "date": "",
    "ambiguous_date": "ambiguous",
    "impossible_date": "impossible",
    "year_out_of_range": "year",
    "period": "period",
}


def find(register: Register, settings: Settings) -> Found:
    """Give each cell that was to hold a date or a period and could not be read as one."""
    for found in misread(register, _VARIANTS):
        cell = register.cell(found.row, found.column)
        if found.kind == "date" and found.suggestion:
            day = date.fromisoformat(found.suggestion)
            yield Hit(cell, {"suggestion": day}, variant="suggested", edit=CellEdit(cell, day))
        elif found.kind == "year_out_of_range":
            years = {"first_year": settings.date.first_year, "last_year": settings.date.last_year}
            yield Hit(cell, years, variant="year")
        else:
            yield Hit(cell, variant=_VARIANTS[found.kind])


RULE = Rule(
    find=find,
    severity="error",
    masks=True,
    fix="safe",
    settings=("date.first_year", "date.last_year"),
    yields_to=("OBJ009",),
    title=Text("Data, która nie jest datą", "Date that is no date"),
    message=Text(
        "„{value}” w polu „{header}” nie jest datą.",
        "“{value}” in “{header}” is no date.",
    ),
    variants={
        "suggested": Text(
            "„{value}” w polu „{header}” to tekst, a nie data. Może oznaczać tylko {suggestion}.",
            "“{value}” in “{header}” is text, not a date. It can only mean {suggestion}.",
        ),
        "ambiguous": Text(
            "Data „{value}” w polu „{header}” może oznaczać dwa różne dni.",
            "The date “{value}” in “{header}” can mean two different days.",
        ),
        "impossible": Text(
            "Nie ma takiego dnia jak „{value}” (pole „{header}”).",
            "There is no such day as “{value}” (“{header}”).",
        ),
        "year": Text(
            "Rok daty „{value}” w polu „{header}” nie mieści się między {first_year} a {last_year}.",
            "The year of “{value}” in “{header}” is not between {first_year} and {last_year}.",
        ),
        "period": Text(
            "„{value}” w polu „{header}” nie jest okresem.",
            "“{value}” in “{header}” is no period.",
        ),
    },
    why=Text(
        "Terminy, opóźnienia i okresy liczy się z dat. Tekst, który tylko wygląda jak data, nie liczy się wcale "
        "i źle się sortuje.",
        "Due dates, delays and periods are worked out from dates. Text that only looks like a date is not counted at all, and "
        "sorts wrongly.",
    ),
    remedy=Text(
        "Wpisz komórkę {cell} jeszcze raz: datę jako dzień.miesiąc.rok, na przykład 20.11.2026, okres jako 2026, 2026-Q2 "
        "lub 2026-05. Jeżeli pole ma format tekstowy, zmień go najpierw na datę.",
        "Type cell {cell} again: a date as day.month.year, for example 20.11.2026, a period as 2026, 2026-Q2 or 2026-05. If "
        "the cell is formatted as text, change that to date first.",
    ),
    good="""
actions
| action     | opened_on  | due_on        |
| D-2026-001 | 2026-11-20 | 2100-12-31    |
| D-2026-002 | 1990-01-01 |               |
| D-2026-003 | 2026-11-20 | nie dotyczy   |
""",
    bad="""
actions
| action     | opened_on       | due_on        |
| D-2026-001 | 31.02.2026 !    | 20.11.2026 !  |
| D-2026-002 | 03/04/2026 !    | jutro !       |
| D-2026-003 | 20.11.26 !      | 2101-01-01 !  |

surveys
| survey | period   |
| B-1    | wiosna ! |
""",
)

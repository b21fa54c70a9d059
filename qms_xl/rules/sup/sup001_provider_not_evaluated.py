"""SUP001: an external provider that was never evaluated, or too long ago."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.settings import Settings


def find(suppliers: Register, as_of: date, settings: Settings) -> Found:
    """Give the evaluation date of each provider that is blank or too old; a note where there are no criteria either."""
    import pandas as pd

    months = settings.suppliers.review_months
    never = suppliers.blank("evaluated_on")
    late = never | (suppliers["evaluated_on"] < pd.Timestamp(months_after(as_of, -months)))
    with_criteria = ~suppliers.blank("criteria")
    for row in late.index[late]:
        day = suppliers["evaluated_on"].loc[row]
        yield Hit(
            suppliers.cell(row, "evaluated_on"),
            {} if never.loc[row] else {"day": day.date(), "months": months},
            severity="warning" if with_criteria.loc[row] else "note",
            variant="never" if never.loc[row] else "",
        )


RULE = Rule(
    find=find,
    severity="warning",
    clause="8.4.1 [7.4.1]",
    settings=("suppliers.review_months",),
    title=Text("Dostawca dawno nieoceniany", "Provider not evaluated for long"),
    message=Text(
        "Dostawcę „{record}” oceniono ostatnio {day}, dawniej niż {months:plural miesiąc|miesiące|miesięcy} temu.",
        "Provider “{record}” was last evaluated on {day}, more than {months:plural month|months} ago.",
    ),
    variants={
        "never": Text(
            "Dostawcy „{record}” jeszcze nie oceniono: pole „{header}” jest puste.",
            "Provider “{record}” has not been evaluated yet: “{header}” is empty.",
        )
    },
    why=Text(
        "Organizacja ustala kryteria oceny dostawców, ocenia ich i ponownie ocenia. Zapis oceny jest tego dowodem.",
        "The organisation sets criteria for its external providers, evaluates and re-evaluates them. The record is the evidence.",
    ),
    remedy=Text(
        "Oceń dostawcę według ustalonych kryteriów i wpisz datę w komórce {cell}.",
        "Evaluate the provider by the criteria that were set, and write the date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
suppliers
| supplier | criteria      | evaluated_on |
| ABC      | cena, termin  | 2025-11-20   |
| DEF      |               | 2026-11-20   |
""",
    bad="""
as_of 2026-11-20
suppliers
| supplier | criteria      | evaluated_on |
| ABC      | cena, termin  | 2025-11-19 ! |
| DEF      |               | !            |
| GHI      | cena          | !            |
""",
)

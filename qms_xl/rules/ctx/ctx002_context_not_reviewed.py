"""CTX002: the context and the interested parties have not been looked at for too long."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.settings import Settings


def find(context: Register, as_of: date, settings: Settings) -> Found:
    """Give the header of the review date where the newest one is too long ago, or none is filled."""
    reviewed = context["reviewed_on"]
    if context.blank("reviewed_on").all():
        yield Hit(context.header("reviewed_on"), variant="never")
    elif reviewed.notna().any():
        newest = reviewed.max().date()
        if months_after(newest, settings.context.review_months) < as_of:
            facts = {"newest": newest, "months": settings.context.review_months}
            yield Hit(context.header("reviewed_on"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="4.1, 4.2",
    since="iso9001-2015",
    settings=("context.review_months",),
    title=Text("Dawno nie przeglądano kontekstu", "Context not reviewed for long"),
    message=Text(
        "Kontekst organizacji przeglądano ostatnio {newest}, dawniej niż {months:plural miesiąc|miesiące|miesięcy} temu.",
        "The context of the organisation was last reviewed on {newest}, more than {months:plural month|months} ago.",
    ),
    variants={
        "never": Text(
            "W żadnym wierszu rejestru pole „{header}” nie jest wypełnione: nie wiadomo, kiedy przeglądano kontekst organizacji.",
            "No row of the register fills “{header}”: it is not known when the context was reviewed.",
        )
    },
    why=Text(
        "Otoczenie i strony zainteresowane się zmieniają, a norma każe tę wiedzę monitorować i przeglądać. Zwykle robi się to "
        "przed przeglądem zarządzania.",
        "Surroundings and interested parties change, and the standard asks to monitor and review what is known of them. It is "
        "usually done before the management review.",
    ),
    remedy=Text(
        "Przejrzyj czynniki i strony zainteresowane i wpisz datę przeglądu w kolumnie „{header}”.",
        "Go through the issues and the interested parties, and write the date of the review in the column “{header}”.",
    ),
    good="""
as_of 2026-11-20
context
| entry | kind           | subject      | reviewed_on |
| K-1   | external       | Finansowanie | 2024-01-10  |
| K-2   | external       | Kadry        | 2025-11-20  |
| K-3   | external       | Prawo        |             |
""",
    bad="""
as_of 2026-11-20
context
| entry | kind           | subject      | reviewed_on ! |
| K-1   | external       | Finansowanie | 2025-11-19    |
| K-2   | external       | Kadry        |               |
""",
)

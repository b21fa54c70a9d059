"""REV002: the last management review was held too long ago."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Severity, Text
from qms_xl.rules._time import months_after
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings


def find(reviews: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the register's header where no review was held for too long; before the first one, since the registers begin.

    A day that is missing or cannot be read is taken from the plan: it is not for this rule to speak of it.
    """
    held = from_on(reviews, "held")
    days = reviews["held_on"][held].fillna(reviews["planned_on"][held]).dropna()
    last = days.max().date() if len(days) else registers_begin
    if last is None or (held.any() and not len(days)):
        return
    allowed = settings.reviews.interval_months + settings.reviews.grace_months
    if as_of <= months_after(last, allowed):
        return
    severity: Severity = "error" if as_of > months_after(last, settings.reviews.error_months) else "warning"
    facts = {"last": last, "months": settings.reviews.interval_months}
    yield Hit(reviews.header(), facts, severity=severity, variant="" if held.any() else "never")


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.3.1 [5.6.1]",
    settings=("reviews.interval_months", "reviews.grace_months", "reviews.error_months"),
    title=Text("Przegląd zarządzania po terminie", "Management review overdue"),
    message=Text(
        "Ostatni przegląd zarządzania odbył się {last}; powinien się odbywać co {months:plural miesiąc|miesiące|miesięcy}.",
        "The last management review was held on {last}; there should be one every {months:plural month|months}.",
    ),
    variants={
        "never": Text(
            "W rejestrze nie ma żadnego przeprowadzonego przeglądu, a rejestry sięgają {last}; przegląd powinien się odbywać co "
            "{months:plural miesiąc|miesiące|miesięcy}.",
            "The register has no review that was held, and the registers go back to {last}; there should be one every "
            "{months:plural month|months}.",
        )
    },
    why=Text(
        "Najwyższe kierownictwo ma przeglądać system w zaplanowanych odstępach czasu. Bez przeglądu certyfikat jest "
        "zagrożony.",
        "Top management is to review the system at planned intervals. Without a review the certificate is at risk.",
    ),
    remedy=Text(
        "Zaplanuj i przeprowadź przegląd. Jeżeli już się odbył, wpisz go z datą w polu „Data przeglądu” i statusem "
        "„przeprowadzony”.",
        "Plan and hold a review. If it has been held, enter it with its date in “Held on” and the status “held”.",
    ),
    good="""
as_of 2026-11-20
reviews
| review  | status  | planned_on | held_on    |
| PZ-2025 | closed  | 2025-10-20 | 2025-10-20 |
| PZ-2026 | planned | 2026-12-10 |            |
""",
    bad="""
as_of 2026-11-20
reviews
| review ! | status    | planned_on | held_on    |
| PZ-2025  | closed    | 2025-10-19 | 2025-10-19 |
| PZ-2026  | postponed | 2026-10-10 | 2026-10-10 |
""",
)

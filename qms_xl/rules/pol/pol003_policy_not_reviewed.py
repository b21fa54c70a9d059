"""POL003: a quality policy that nobody has looked at for too long, or that the review passed over."""

from __future__ import annotations

from datetime import date

from qms_xl.conditions import NamedBy
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.rules.doc._in_force import REVIEW_DAYS, review_days_read
from qms_xl.rules.rev._reviews import from_on
from qms_xl.settings import Settings


def too_old(documents: Register, as_of: date, settings: Settings) -> Found:
    """Give the review date of each policy in force without a review period of its own, whose latest day is too long ago."""
    import pandas as pd

    policy = (documents["doc_type"] == "policy") & (documents["status"] == "effective") & review_days_read(documents)
    latest = pd.concat([documents[column] for column in REVIEW_DAYS], axis=1).max(axis=1)
    months = settings.policy.review_months
    old = policy & documents.blank("review_months") & (latest < pd.Timestamp(months_after(as_of, -months)))
    for row in old.index[old]:
        yield Hit(documents.cell(row, "reviewed_on"), {"day": latest.loc[row].date(), "months": months})


def passed_over(reviews: Register, review_inputs: Register | None = None) -> Found:
    """Give the empty policy review of the latest review held that has no input on the policy either."""
    held = reviews["held_on"][from_on(reviews, "held")].dropna()
    if held.empty:
        return
    row = int(str(held.idxmax()))
    if not reviews.blank("policy_review").loc[row]:
        return
    number = reviews["review"].loc[row]
    if review_inputs is not None:
        own = review_inputs["input"][review_inputs["review"] == number]
        if (own == "policy").any():
            return
    yield Hit(reviews.cell(row, "policy_review"), variant="review")


RULE = Rule(
    find=(too_old, passed_over),
    severity="warning",
    clause="5.2.1, 9.3.1 [5.3 e, 5.6.1]",
    claims={"reviews.policy_review": NamedBy("review_inputs", "review", "input", ("policy",))},
    settings=("policy.review_months",),
    title=Text("Polityka jakości nieprzeglądana", "Quality policy not reviewed"),
    message=Text(
        "Polityki jakości „{record}” nie przeglądano od {day}, dłużej niż {months:plural miesiąc|miesiące|miesięcy}.",
        "The quality policy “{record}” has not been reviewed since {day}, for more than {months:plural month|months}.",
    ),
    variants={
        "review": Text(
            "Przegląd „{record}” nie mówi nic o polityce jakości: pole „{header}” jest puste, a wśród danych wejściowych też jej nie ma.",
            "Review “{record}” says nothing of the quality policy: “{header}” is empty, and there is no such input.",
        )
    },
    why=Text(
        "Najwyższe kierownictwo sprawdza, czy polityka jest nadal odpowiednia. Dokument sprzed lat, o którym nikt nie mówi, "
        "przestaje kierować pracą urzędu.",
        "Top management sees whether the policy is still suitable. A paper years old that nobody speaks of guides nobody.",
    ),
    remedy=Text(
        "Przejrzyj politykę, najlepiej na przeglądzie zarządzania, i wpisz datę w komórce {cell}.",
        "Review the policy, best at the management review, and write the date in cell {cell}.",
    ),
    remedies={
        "review": Text(
            "Wpisz w komórce {cell}, co ustalono w sprawie polityki, np. „polityka pozostaje aktualna”.",
            "Write in cell {cell} what was settled about the policy, such as “the policy remains suitable”.",
        )
    },
    good="""
as_of 2026-11-20
documents
| doc   | edition | doc_type  | status    | issued_on  | effective_from | reviewed_on | review_months |
| PJ    | 2       | policy    | effective | 2020-01-10 | 2020-02-01     | 2024-11-20  |               |
| PJ-2  | 1       | policy    | effective | 2020-01-10 | 2020-02-01     |             | 60            |
| PJ    | 1       | policy    | withdrawn | 2010-01-10 | 2010-02-01     |             |               |
| PS-01 | 1       | procedure | effective | 2010-01-10 | 2010-02-01     |             |               |

reviews
| review  | status | held_on    | policy_review |
| PZ-2026 | held   | 2026-11-03 |               |
| PZ-2025 | closed | 2025-11-03 |               |

review_inputs
| review  | input  |
| PZ-2026 | policy |
""",
    bad="""
as_of 2026-11-20
documents
| doc   | edition | doc_type  | status    | issued_on  | effective_from | reviewed_on  | review_months |
| PJ    | 2       | policy    | effective | 2020-01-10 | 2020-02-01     | 2024-11-19 ! |               |

reviews
| review  | status | held_on    | policy_review |
| PZ-2026 | held   | 2026-11-03 | !             |
| PZ-2025 | closed | 2025-11-03 |               |
""",
)

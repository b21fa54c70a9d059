"""REV001: a management review that leaves out an input which the standard asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm, ReviewInput
from qms_xl.rules.rev._reviews import from_on, norm_of
from qms_xl.rules.rev._sources import has_data


def without_row(reviews: Register, review_inputs: Register, norm: Norm) -> Found:
    """Give each review from prepared on, once for each mandatory input of its edition without a row.

    A row whose input cannot be read may be any of them: such a review is left alone.
    """
    for row, mandatory in _prepared(reviews, norm):
        own = review_inputs["input"][review_inputs["review"] == reviews["review"].loc[row]]
        if own.isna().any() and not review_inputs.blank("input").loc[own.index[own.isna()]].all():
            continue
        for needed in mandatory:
            if needed.code not in set(own):
                yield Hit(reviews.cell(row), {"heading": needed.heading}, about=needed.code)


def without_summary(reviews: Register, review_inputs: Register, norm: Norm, registers: Mapping[str, Register]) -> Found:
    """Give the empty summary of each mandatory input whose source registers hold nothing of the review's period."""
    known: dict[tuple[str, date, date], bool] = {}
    for row, mandatory in _prepared(reviews, norm):
        headings = {needed.code: needed.heading for needed in mandatory}
        empty = (review_inputs["review"] == reviews["review"].loc[row]) & review_inputs.blank("summary")
        empty &= review_inputs["input"].isin(headings)
        period = reviews["period_from"].loc[row], reviews["period_to"].loc[row]
        if not empty.any() or any(day != day for day in period):
            continue
        first, last = (day.date() for day in period)
        for input_row in empty.index[empty]:
            code = str(review_inputs["input"].loc[input_row])
            if (code, first, last) not in known:
                known[code, first, last] = has_data(registers, code, first, last)
            if not known[code, first, last]:
                facts = {"heading": headings[code], "review": reviews["review"].loc[row]}
                yield Hit(review_inputs.cell(input_row, "summary"), facts, about=code, variant="empty")


def _prepared(reviews: Register, norm: Norm) -> Iterator[tuple[int, tuple[ReviewInput, ...]]]:
    """Yield the reviews from prepared on, by row, with what their edition asks for."""
    prepared = from_on(reviews, "prepared") & reviews["review"].notna()
    for row in prepared.index[prepared]:
        edition = norm_of(reviews, row, norm)
        if edition is not None:
            yield row, edition.mandatory_inputs


RULE = Rule(
    find=(without_row, without_summary),
    severity="error",
    clause="9.3.2 [5.6.2]",
    title=Text("Przegląd bez wymaganej danej wejściowej", "Review without a required input"),
    message=Text(
        "Wśród danych wejściowych przeglądu „{record}” nie ma wymaganej pozycji „{heading}”.",
        "The inputs of review “{record}” lack a required one: “{heading}”.",
    ),
    variants={
        "empty": Text(
            "Dana wejściowa „{heading}” przeglądu „{review}” nie ma omówienia, a w rejestrach nie ma niczego z okresu przeglądu.",
            "The input “{heading}” of review “{review}” has no summary, and the registers hold nothing of the review's period.",
        )
    },
    why=Text(
        "Norma wylicza, co przegląd zarządzania ma rozważyć. Pominięta pozycja to niespełnione wymaganie, nawet gdy nic się "
        "nie działo.",
        "The standard lists what a management review has to consider. A missing item is a requirement not met, even where "
        "nothing happened.",
    ),
    remedy=Text(
        "Dopisz wiersz „{heading}” do danych wejściowych przeglądu „{record}”. Jeżeli nie ma o czym mówić, napisz to w "
        "omówieniu.",
        "Add a row “{heading}” to the inputs of review “{record}”. If there is nothing to tell, say so in the summary.",
    ),
    remedies={
        "empty": Text(
            "Napisz omówienie w komórce {cell}. Jeżeli w tym okresie nic się nie wydarzyło, napisz to jednym zdaniem.",
            "Write the summary in cell {cell}. If nothing happened in that period, say so in one sentence.",
        )
    },
    good="""
norm iso9001-2008
as_of 2026-11-20
reviews
| review  | status   | norm | period_from | period_to  |
| PZ-2026 | prepared |      | 2026-01-01  | 2026-10-31 |
| PZ-2027 | planned  |      | 2026-11-01  | 2027-10-31 |

review_inputs
| review  | input              | summary    |
| PZ-2026 | previous_actions   | 3/2026     |
| PZ-2026 | changes            | 3/2026     |
| PZ-2026 | customer_feedback  |            |
| PZ-2026 | processes          | 3/2026     |
| PZ-2026 | corrective_actions | brak       |
| PZ-2026 | audits             |            |
| PZ-2026 | improvement        | 3/2026     |
| PZ-2026 | other              |            |

audits
| audit      | planned_from |
| AW-2026-01 | 2026-10-31   |

feedback
| feedback   | received_on |
| S-2026-001 | 2026-01-01  |
""",
    bad="""
norm iso9001-2008
as_of 2026-11-20
reviews
| review    | status | norm | period_from | period_to  |
| PZ-2026 ! | held   |      | 2026-01-01  | 2026-10-31 |

review_inputs
| review  | input              | summary |
| PZ-2026 | previous_actions   | 3/2026  |
| PZ-2026 | changes            | 3/2026  |
| PZ-2026 | customer_feedback  | 3/2026  |
| PZ-2026 | processes          | 3/2026  |
| PZ-2026 | corrective_actions | 3/2026  |
| PZ-2026 | audits             | !       |

audits
| audit      | planned_from |
| AW-2025-01 | 2025-12-31   |
""",
)

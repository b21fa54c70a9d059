"""REV011: a management review that was held and does not say what it thinks of the system."""

from __future__ import annotations

from qms_xl.conditions import From, NormFrom, all_of
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm, named

_HELD = From("held")


def find(reviews: Register) -> Found:
    """Give each empty cell among suitability, adequacy and effectiveness of reviews from held on."""
    for column in ("suitability", "adequacy", "effectiveness"):
        for row in _empty(reviews, column):
            yield Hit(reviews.cell(row, column))


def alignment(reviews: Register, norm: Norm) -> Found:
    """Give the empty strategic alignment of reviews held under the edition of 2015 or a later one."""
    for row in _empty(reviews, "strategic_alignment"):
        of_review = norm if reviews.blank("norm").loc[row] else named(str(reviews.typed("norm").loc[row]))
        if of_review is not None and of_review.at_least("iso9001-2015"):
            yield Hit(reviews.cell(row, "strategic_alignment"))


def _empty(reviews: Register, column: str) -> list[int]:
    assert reviews.schema.states
    held = reviews["status"].isin(reviews.schema.states.from_on("held"))
    missing = held & reviews.blank(column)
    return list(missing.index[missing])


RULE = Rule(
    find=(find, alignment),
    severity="error",
    clause="9.3.1 [5.6.1]",
    claims={
        "reviews.suitability": _HELD,
        "reviews.adequacy": _HELD,
        "reviews.effectiveness": _HELD,
        "reviews.strategic_alignment": all_of(_HELD, NormFrom("iso9001-2015")),
    },
    title=Text("Przegląd bez oceny systemu", "Review without an evaluation of the system"),
    message=Text(
        "Przegląd „{record}” się odbył, a pole „{header}” jest puste.",
        "Review “{record}” was held, and “{header}” is empty.",
    ),
    why=Text(
        "Przegląd zarządzania ma ocenić, czy system jest przydatny, adekwatny i skuteczny, a od wydania 2015 także zgodny "
        "z kierunkiem strategicznym. Bez tej oceny przegląd nie spełnia swojego celu.",
        "A management review has to judge whether the system is suitable, adequate and effective and, from the 2015 edition "
        "on, in line with the strategic direction. Without that it misses its purpose.",
    ),
    remedy=Text(
        "Wpisz ocenę w komórce {cell}, jednym zdaniem i z powodem. Musi być taka sama jak w protokole.",
        "Write the evaluation in cell {cell}, in one sentence and with the reason. It must agree with the minutes.",
    ),
    good="""
norm iso9001-2015
reviews
| review  | status  | suitability | adequacy | effectiveness | strategic_alignment | norm          |
| PZ-2026 | held    | +           | +        | +             | +                   |               |
| PZ-2010 | closed  | +           | +        | +             |                     | ISO 9001:2008 |
| PZ-2027 | planned |             |          |               |                     |               |
""",
    bad="""
norm iso9001-2015
reviews
| review  | status   | suitability | adequacy | effectiveness | strategic_alignment | norm          |
| PZ-2026 | held     | !           | !        | +             | !                   |               |
| PZ-2010 | approved | +           | +        | !             |                     | ISO 9001:2008 |
| PZ-2025 | closed   | +           | +        | +             | !                   | ISO 9001:2015 |
""",
)

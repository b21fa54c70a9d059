"""REV007: a management review without top management."""

from __future__ import annotations

from datetime import date

from qms_xl.conditions import From
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import having, nobody_has
from qms_xl.rules.rev._reviews import from_on


def find(reviews: Register, people: Register, as_of: date) -> Found:
    """Give the participants of each review held without top management, and those that nobody wrote down.

    Who took part may have left since. Where nobody has the role now, ORG002 speaks.
    """
    held, empty = from_on(reviews, "held"), reviews.blank("participants")
    top = having(people, "top_management")
    unread_chair = reviews["chair"].isna() & ~reviews.blank("chair")
    present = reviews["chair"].isin(top) | reviews["participants"].map(lambda names: not top.isdisjoint(names))
    absent = held & ~present & ~unread_chair & (not nobody_has(people, "top_management", as_of))
    for row in reviews.frame.index[absent | (held & empty)]:
        yield Hit(reviews.cell(row, "participants"), variant="nobody" if empty.loc[row] else "")


RULE = Rule(
    find=find,
    severity="error",
    clause="9.3.1 [5.6.1]",
    claims={"reviews.participants": From("held")},
    title=Text("Przegląd bez najwyższego kierownictwa", "Review without top management"),
    message=Text(
        "W przeglądzie „{record}” nie uczestniczył nikt z rolą „najwyższe kierownictwo”.",
        "Nobody with the role “top management” took part in review “{record}”.",
    ),
    variants={
        "nobody": Text(
            "Przegląd „{record}” się odbył, a pole „{header}” jest puste.",
            "Review “{record}” was held, and “{header}” is empty.",
        )
    },
    why=Text(
        "Przegląd zarządzania przeprowadza najwyższe kierownictwo. Spotkanie bez niego nie jest przeglądem w rozumieniu normy.",
        "It is top management that reviews the system. A meeting without it is no review in the sense of the standard.",
    ),
    remedy=Text(
        "Jeżeli kierownictwo było obecne, uzupełnij komórkę {cell} albo role w rejestrze osób. Jeżeli nie, powtórz przegląd.",
        "If top management was there, complete cell {cell} or the roles in the register of people. If not, hold the review "
        "again.",
    ),
    good="""
people
| person     | roles          | active_to  |
| Anna Nowak | top_management |            |
| Jan Lis    | top_management | 2026-06-30 |
| Ewa Kot    |                |            |

reviews
| review  | status  | chair      | participants        |
| PZ-2026 | held    | Anna Nowak | Ewa Kot             |
| PZ-2025 | closed  | Ewa Kot    | Ewa Kot; Jan Lis    |
| PZ-2027 | planned |            |                     |
""",
    bad="""
people
| person     | roles          | active_to |
| Anna Nowak | top_management |           |
| Ewa Kot    |                |           |

reviews
| review  | status   | chair      | participants       |
| PZ-2026 | held     | Ewa Kot    | Ewa Kot; Jan Lis ! |
| PZ-2025 | approved | Anna Nowak | !                  |
| PZ-2024 | closed   |            | !                  |
""",
)

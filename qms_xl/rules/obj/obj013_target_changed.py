"""OBJ013: a target that was changed in the course of its year, with nothing to say who decided so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import Moment, moments, shown
from qms_xl.rules._named import names

if TYPE_CHECKING:
    import pandas as pd

_TARGETS = ("target", "target_low", "target_high")
_HELD = ("held", "approved", "closed")


def find(
    indicators: Register,
    objectives: Register,
    past: Mapping[date, Mapping[str, Register]],
    as_of: date,
    reviews: Register | None = None,
    review_decisions: Register | None = None,
) -> Found:
    """Give each target of the running year that a snapshot of that year shows otherwise.

    Silent where the objective has a reference to the change, or a review held since has a decision that names the
    objective or the indicator.
    """
    keys = objectives["objective"]
    running = (objectives["year"] == as_of.year) & objectives.blank("change_ref")
    undecided = set(keys[running].dropna())
    for row, was in moments(past, indicators).items():
        objective = indicators["objective"].loc[row]
        if objective not in undecided:
            continue
        of_year = [moment for moment in was if moment.day.year == as_of.year]
        for column in _TARGETS:
            then = _before(indicators, row, column, of_year) if indicators.has(column) else None
            if then is None:
                continue
            subjects = (objective, indicators["indicator"].loc[row])
            if not _decided(subjects, then.day, reviews, review_decisions):
                before = shown(then.register, then.row, column)
                yield Hit(indicators.cell(row, column), {"before": before, "day": then.day})


def _before(indicators: Register, row: int, column: str, was: list[Moment]) -> Moment | None:
    """Return the last snapshot with another target than now, None where there is none; a target set only now is no change."""
    now = indicators[column].loc[row]
    for moment in reversed(was):
        value = moment.value(column)
        if value is not None and value != now:
            return moment
    return None


def _decided(subjects: tuple[object, ...], since: date, reviews: Register | None, decisions: Register | None) -> bool:
    """Return whether a decision of a review held on or after the day names one of them."""
    if reviews is None or decisions is None:
        return False
    import pandas as pd

    held: pd.Series[str] = reviews["review"][
        reviews["status"].isin(_HELD) & (reviews["held_on"] >= pd.Timestamp(since))
    ]
    texts = decisions["decision_text"][decisions["review"].isin(held.dropna())].dropna()
    return any(names(text, str(subject)) for text in texts for subject in subjects if isinstance(subject, str))


RULE = Rule(
    find=find,
    severity="warning",
    clause="6.2.1 g, 6.2.2 [5.4.1]",
    title=Text("Wartość docelowa zmieniona w ciągu roku", "Target changed during its year"),
    message=Text(
        "Miernik „{record}”: pole „{header}” zmieniono w ciągu roku; {day} było w nim {before}, a cel nie wskazuje podstawy "
        "zmiany.",
        "Indicator “{record}”: “{header}” was changed during the year; on {day} it was {before}, and its objective does not "
        "say what the change rests on.",
    ),
    why=Text(
        "Cel poprawiony po cichu zawsze zostanie osiągnięty. Zmiana jest dozwolona, gdy wiadomo, kto i kiedy ją postanowił.",
        "A target that is changed quietly is always reached. A change is allowed where it is known who decided it and when.",
    ),
    remedy=Text(
        "Wpisz przy celu podstawę zmiany (np. numer decyzji z przeglądu) albo przywróć poprzednią wartość w komórce {cell}.",
        "Give the objective a reference to the change (such as the number of a review decision), or put the former value "
        "back into cell {cell}.",
    ),
    good="""
as_of 2026-11-20
past 2025-12-31 indicators
| indicator | target |
| M-01      | 90     |

past 2026-06-30 indicators
| indicator | target |
| M-01      | 95     |
| M-02      | 90     |
| M-03      | 90     |
| M-04      |        |

indicators
| indicator | objective | target |
| M-01      | C-2026-01 | 95     |
| M-02      | C-2026-02 | 95     |
| M-03      | C-2026-03 | 95     |
| M-04      | C-2026-01 | 95     |

objectives
| objective | year | change_ref |
| C-2026-01 | 2026 |            |
| C-2026-02 | 2026 | PZ-2026/3  |
| C-2026-03 | 2026 |            |

reviews
| review  | status | held_on    |
| PZ-2026 | held   | 2026-09-15 |

review_decisions
| decision  | review  | decision_text                  |
| PZ-2026/4 | PZ-2026 | Podnieść cel miernika M-03 do 95 |
""",
    bad="""
as_of 2026-11-20
past 2026-06-30 indicators
| indicator | target | target_low | target_high |
| M-01      | 95     |            |             |
| M-02      |        | 40         | 60          |
| M-03      | 80     |            |             |

indicators
| indicator | objective | target | target_low | target_high |
| M-01      | C-2026-01 | 90 !   |            |             |
| M-02      | C-2026-01 |        | 30 !       | 60          |
| M-03      | C-2026-01 | 70 !   |            |             |

objectives
| objective | year | change_ref |
| C-2026-01 | 2026 |            |

reviews
| review  | status | held_on    |
| PZ-2025 | held   | 2026-03-15 |

review_decisions
| decision  | review  | decision_text               |
| PZ-2025/4 | PZ-2025 | Obniżyć cel miernika M-03 do 70 |
""",
)

"""REV004: a decision of a review that no action carries out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from qms_xl.model import CellEdit, Found, Hit, Register, RowAppend, Rule, Text
from qms_xl.numbers import free_numbers
from qms_xl.rules._actions import actions_of
from qms_xl.settings import Settings


def find(
    review_decisions: Register,
    actions: Register,
    as_of: date,
    settings: Settings,
    reviews: Register | None = None,
    people: Register | None = None,
) -> Found:
    """Give the empty action number of each decision that needs one; what is proposed is the number, or the action itself.

    An action is the decision's by its origin. None is proposed where a cell that it requires is not known.
    """
    decisions = review_decisions
    undone = (decisions["status"] == "open") | ((decisions["status"] == "done") & decisions.blank("outcome"))
    missing = (
        undone & decisions.blank("action") & ((decisions["needs_action"] == "yes") | decisions.blank("needs_action"))
    )
    missing &= decisions["decision"].notna()
    served = actions_of(actions, "decision")
    numbers = _free_numbers(actions, as_of, settings)
    for row in missing.index[missing]:
        cell = decisions.cell(row, "action")
        own = actions["action"].loc[served.index[served == decisions["decision"].loc[row]]].dropna()
        if len(own):
            edit = CellEdit(cell, own.iloc[0], "unsafe") if len(own) == 1 else None
            yield Hit(cell, {"actions": tuple(own)}, severity="note", edit=edit, variant="number")
            continue
        planned = _planned(decisions, row, reviews, people)
        number = next(numbers, None) if not planned.unknown else None
        if number is None:
            unknown = planned.unknown or (actions.header().header,)
            yield Hit(cell, {"missing": unknown}, variant="unknown")
            continue
        append = RowAppend("actions", number, {"action": number, **planned.values})
        yield Hit(cell, {"number": number}, edit=append, more=(CellEdit(cell, number, "unsafe"),))


class _Planned(NamedTuple):
    """The action that a decision calls for, without its number; `unknown`: headers of the cells that are missing for it."""

    values: dict[str, object]
    unknown: tuple[str | None, ...]


def _planned(decisions: Register, row: int, reviews: Register | None, people: Register | None) -> _Planned:
    held_on = _value_at(reviews, "held_on", "review", decisions["review"].loc[row])
    needed = [column for column in ("decision_text", "owner", "due_on") if decisions[column].isna().loc[row]]
    unknown = [decisions.cell(row, column).header for column in needed]
    if held_on is None:
        unknown.append(reviews.header("held_on").header if reviews else decisions.cell(row, "review").header)
    if unknown:
        return _Planned({}, tuple(unknown))
    owner = decisions["owner"].loc[row]
    values = {
        "action_type": "improvement",
        "origin": "decision",
        "origin_ref": decisions["decision"].loc[row],
        "description": decisions["decision_text"].loc[row],
        "owner": owner,
        "unit": _value_at(people, "unit", "person", owner),
        "opened_on": held_on.date(),
        "due_on": decisions["due_on"].loc[row].date(),
        "status": "planned",
    }
    return _Planned(values, ())


def _value_at(register: Register | None, column: str, key: str, value: object) -> Any:
    """Return the cell of the first row with that key which has a value, None where there is none."""
    if register is None:
        return None
    found = register[column][register[key] == value].dropna()
    return found.iloc[0] if len(found) else None


def _free_numbers(actions: Register, as_of: date, settings: Settings) -> Iterator[str]:
    pattern = settings.numbering_patterns.get("actions", "")
    return free_numbers(list(actions["action"].dropna()), pattern if isinstance(pattern, str) else "", as_of.year)


RULE = Rule(
    find=find,
    severity="error",
    clause="9.3.3 [5.6.3]",
    fix="unsafe",
    title=Text("Decyzja bez działania", "Decision without an action"),
    message=Text(
        "Decyzji „{record}” nie realizuje żadne działanie: pole „{header}” jest puste i żadne działanie jej nie wskazuje.",
        "No action carries out decision “{record}”: “{header}” is empty, and no action names the decision.",
    ),
    variants={
        "number": Text(
            "Decyzja „{record}” jest realizowana ({actions}), a pole „{header}” jest puste.",
            "Decision “{record}” is being carried out ({actions}), and “{header}” is empty.",
        ),
        "unknown": Text(
            "Decyzji „{record}” nie realizuje żadne działanie. Nie da się go zaproponować, bo brakuje: {missing}.",
            "No action carries out decision “{record}”. None can be proposed, because this is missing: {missing}.",
        ),
    },
    why=Text(
        "Decyzje z przeglądu mają być wykonane. Decyzja, której nikt nie przeniósł do rejestru działań, ginie w protokole.",
        "The decisions of a review are to be carried out. One that nobody put into the register of actions is lost in the "
        "minutes.",
    ),
    remedy=Text(
        "Dopisz działanie do rejestru działań (źródło „decyzja z przeglądu”, numer „{record}”), a jego numer wpisz w komórce "
        "{cell}. Jeżeli działanie nie jest potrzebne, wpisz „nie” w polu „Wymaga działania”.",
        "Add an action to the register of actions (origin “review decision”, number “{record}”) and write its number in cell "
        "{cell}. If no action is needed, write “no” in “Needs an action”.",
    ),
    remedies={
        "number": Text("Wpisz numer działania w komórce {cell}.", "Write the number of the action in cell {cell}."),
    },
    good="""
as_of 2026-11-20
review_decisions
| decision  | review  | decision_text | status  | owner      | due_on     | needs_action | action     | outcome |
| PZ-2026/1 | PZ-2026 | 9.3           | open    | Anna Nowak | 2026-12-31 |              | D-2026-001 |         |
| PZ-2026/2 | PZ-2026 | 9.3           | open    | Anna Nowak | 2026-12-31 | no           |            |         |
| PZ-2026/3 | PZ-2026 | 9.3           | done    | Anna Nowak | 2026-12-31 |              |            | 3/2026  |
| PZ-2026/4 | PZ-2026 | 9.3           | dropped | Anna Nowak | 2026-12-31 |              |            |         |

reviews
| review  | held_on    |
| PZ-2026 | 2026-11-03 |

people
| person     | unit |
| Anna Nowak | OR   |

actions
| action     | origin   | origin_ref | status  |
| D-2026-001 | decision | PZ-2026/1  | planned |
""",
    bad="""
as_of 2026-11-20
review_decisions
| decision  | review  | decision_text | status | owner      | due_on     | needs_action | action | outcome |
| PZ-2026/1 | PZ-2026 | 9.3           | open   | Anna Nowak | 2026-12-31 |              | !      |         |
| PZ-2026/2 | PZ-2026 | 9.3           | open   | Anna Nowak |            | yes          | !      |         |
| PZ-2026/3 | PZ-2026 | 9.3           | done   | Anna Nowak | 2026-12-31 |              | !      |         |
| PZ-2026/4 | PZ-2026 | 9.3           | open   | Anna Nowak | 2026-12-31 |              | !      |         |

reviews
| review  | held_on    |
| PZ-2026 | 2026-11-03 |

people
| person     | unit |
| Anna Nowak | OR   |

actions
| action     | origin   | origin_ref | status    |
| D-2026-001 | decision | PZ-2026/4  | planned   |
| D-2026-002 | decision | PZ-2026/1  | cancelled |
""",
)

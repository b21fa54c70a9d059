"""GEN011: a record that was changed after it had been closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import Moment, moments, shown, typed_value

_CLOSED = ("closed", "completed", "archived")


def find(register: Register, past: Mapping[date, Mapping[str, Register]]) -> Found:
    """Give each cell of a closed record that differs from the first snapshot since its last closing.

    Status, notes and computed columns are left out; what the toolkit wrote is in the past as if it had always been there.
    """
    states = register.schema.states
    if states is None or not register.has(states.column):
        return
    closed = register[states.column].isin(_CLOSED)
    columns = [
        column.name
        for column in register.schema.columns
        if register.has(column.name) and not column.computed and column.name not in (states.column, "notes")
    ]
    still_closed = set(closed.index[closed])
    for row, was in moments(past, register).items():
        then = _at_closing(was, states.column) if row in still_closed else None
        if then is None:
            continue
        for column in columns:
            if then.register.has(column) and _differs(register, row, then, column):
                facts = {"before": shown(then.register, then.row, column), "day": then.day}
                blank = then.register.blank(column).loc[then.row]
                yield Hit(register.cell(row, column), facts, variant="filled" if blank else "")


def _at_closing(was: list[Moment], status: str) -> Moment | None:
    """Return the first snapshot of the last stretch in which the record was closed, None where the last one was open."""
    first = None
    for moment in reversed(was):
        if moment.value(status) not in _CLOSED:
            break
        first = moment
    return first


def _differs(register: Register, row: int, then: Moment, column: str) -> bool:
    now, before = typed_value(register, row, column), then.value(column)
    if now is None and before is None:  # blank, or unreadable both times
        both = (register.value_typed(row, column), then.register.value_typed(then.row, column))
        one, other = (" ".join(str(value or "").split()) for value in both)
        return one != other
    return bool(now != before)


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.3.2 [4.2.4]",
    title=Text("Zamknięty wpis zmieniony", "Closed record changed"),
    message=Text(
        "Wpis „{record}” jest zamknięty, a pole „{header}” zmieniono po zamknięciu: {day} było w nim „{before}”.",
        "Record “{record}” is closed, and “{header}” was changed afterwards: on {day} it held “{before}”.",
    ),
    variants={
        "filled": Text(
            "Wpis „{record}” jest zamknięty, a pole „{header}” wypełniono po zamknięciu: {day} było puste.",
            "Record “{record}” is closed, and “{header}” was filled afterwards: on {day} it was empty.",
        )
    },
    why=Text(
        "Zamknięty wpis jest zapisem: pokazuje, co wtedy ustalono. Zmieniony po czasie przestaje być dowodem.",
        "A closed record shows what was established at the time. Changed afterwards it is no evidence any more.",
    ),
    remedy=Text(
        "Przywróć w komórce {cell} poprzednią treść, a dopowiedzenia zapisz w uwagach. Jeżeli zmiana jest właściwa: "
        '`qms-xl history accept "{record}" --reason "…"`.',
        "Put the former content back into cell {cell}, and add what is to be said in the notes. If the change is right: "
        '`qms-xl history accept "{record}" --reason "…"`.',
    ),
    good="""
as_of 2026-11-20
past 2026-09-30 findings
| finding | status  | description    | cause        | notes |
| N-1     | running | Brak przeglądu |              |       |
| N-2     | closed  | Brak rejestru  | Brak wzoru   |       |
| N-3     | closed  | Brak podpisu   | Pośpiech     |       |

past 2026-10-31 findings
| finding | status  | description    | cause        | notes |
| N-1     | closed  | Brak przeglądu | Brak terminu |       |
| N-2     | closed  | Brak rejestru  | Brak wzoru   |       |
| N-3     | running | Brak podpisu   | Pośpiech     |       |

findings
| finding | status  | description    | cause        | notes      |
| N-1     | closed  | Brak przeglądu | Brak terminu | Archiwum 3 |
| N-2     | closed  | Brak rejestru  | Brak wzoru   |            |
| N-3     | closed  | Brak podpisu   | Brak wzoru   |            |
""",
    bad="""
as_of 2026-11-20
past 2026-09-30 findings
| finding | status  | description    | cause        | closed_on  |
| N-1     | closed  | Brak przeglądu | Brak terminu | 2026-09-20 |
| N-2     | closed  | Brak rejestru  | Brak wzoru   | 2026-09-20 |

findings
| finding | status  | description    | cause         | closed_on    |
| N-1     | closed  | Brak przeglądu | Brak osoby !  | 2026-09-20   |
| N-2     | closed  | Brak rejestru  | Brak wzoru    | 2026-10-20 ! |
""",
)

"""GEN009: a status that moved, since a snapshot, where none of its steps leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from qms_xl.model import Found, Hit, Register, Rule, States, Text, Word
from qms_xl.past.records import moments


def find(register: Register, past: Mapping[date, Mapping[str, Register]]) -> Found:
    """Give the status of each record that moved by neither forward steps nor one step back, and of each reopened one.

    A move is over once the status is again where it was, or where forward steps from there lead.
    """
    states = register.schema.states
    if states is None:
        return
    words = register.schema[states.column].list
    for row, was in moments(past, register).items():
        now = register[states.column].loc[row]
        seen = [(moment.day, moment.value(states.column)) for moment in was]
        move = _unexplained([*seen, (None, now if isinstance(now, str) else None)], states)
        if move is None:
            continue
        reopened = move.after in states.back.get(move.before, ())
        severity = "note" if reopened else "error" if register.name == "documents" else "warning"
        yield Hit(
            register.cell(row, states.column),
            {"before": Word(words, move.before), "after": Word(words, move.after), "day": move.day},
            about=f"{move.before}-{move.after}",
            severity=severity,  # type: ignore[arg-type]
            variant="reopened" if reopened else "",
        )


class _Move(NamedTuple):
    """A step from one status to another; `day` of the last snapshot that still had the first."""

    before: str
    after: str
    day: date


def _unexplained(seen: Sequence[tuple[date | None, str | None]], states: States) -> _Move | None:
    """Return the move that forward steps do not explain and that nothing has mended since."""
    settled: tuple[date, str] | None = None
    open_: _Move | None = None
    for day, status in seen:
        if status is None:
            continue
        if settled is not None and status != settled[1] and status not in _ahead(states, settled[1]):
            if open_ is None or open_.after != status:
                open_ = _Move(settled[1], status, settled[0])
            continue
        open_ = None
        if day is not None:
            settled = (day, status)
    return open_


def _ahead(states: States, status: str) -> frozenset[str]:
    """Return where any chain of forward steps leads."""
    found: set[str] = set()
    todo = list(states.forward.get(status, ()))
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo.extend(states.forward.get(here, ()))
    return frozenset(found)


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.3.2 [4.2.4]",
    title=Text("Status zmieniony wbrew kolejności", "Status moved out of order"),
    message=Text(
        "„{record}”: pole „{header}” zmieniło się z „{before}” (jeszcze {day}) na „{after}”, a takiego przejścia nie ma.",
        "“{record}”: “{header}” moved from “{before}” (still so on {day}) to “{after}”, and there is no such step.",
    ),
    variants={
        "reopened": Text(
            "„{record}” otwarto ponownie: pole „{header}” cofnięto z „{before}” (jeszcze {day}) na „{after}”.",
            "“{record}” was reopened: “{header}” was set back from “{before}” (still so on {day}) to “{after}”.",
        )
    },
    why=Text(
        "Status mówi, co już zrobiono. Gdy wpis przeskakuje etap albo wraca po zakończeniu, nie wiadomo, czy tego etapu "
        "dokonano, czy tylko zmieniono słowo w komórce.",
        "The status says what has been done. Where a record skips a stage, or comes back after its end, nobody knows whether "
        "the stage was gone through or only a word in a cell was changed.",
    ),
    remedy=Text(
        "Popraw status w komórce {cell}. Jeżeli zmiana jest właściwa, potwierdź ją: "
        '`qms-xl history accept "{record}" --reason "…"`.',
        "Correct the status in cell {cell}. If the change is right, accept it: "
        '`qms-xl history accept "{record}" --reason "…"`.',
    ),
    good="""
as_of 2026-11-20
past 2026-09-30 actions
| action     | status    |
| D-2026-001 | planned   |
| D-2026-002 | running   |
| D-2026-003 | closed    |
| D-2026-004 | cancelled |

past 2026-10-31 actions
| action     | status    |
| D-2026-001 | running   |
| D-2026-002 | running   |
| D-2026-003 | planned   |
| D-2026-004 | cancelled |

actions
| action     | status    |
| D-2026-001 | closed    |
| D-2026-002 | cancelled |
| D-2026-003 | closed    |
| D-2026-004 | cancelled |
| D-2026-005 | verified  |
""",
    bad="""
as_of 2026-11-20
past 2026-09-30 actions
| action     | status    |
| D-2026-001 | verified  |
| D-2026-002 | closed    |
| D-2026-003 | cancelled |

past 2026-10-31 actions
| action     | status    |
| D-2026-001 | verified  |
| D-2026-002 | planned   |
| D-2026-003 | cancelled |

actions
| action     | status    |
| D-2026-001 | planned ! |
| D-2026-002 | planned ! |
| D-2026-003 | closed !  |

past 2026-10-31 documents
| doc   | edition | status    |
| PS-01 | 1       | withdrawn |
| PS-02 | 1       | approved  |

documents
| doc   | edition | status      |
| PS-01 | 1       | effective ! |
| PS-02 | 1       | draft !     |
""",
)

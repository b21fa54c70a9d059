"""REV013: a decision of a review whose status says another thing than its action."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import OPEN_STATES, actions_of

if TYPE_CHECKING:
    import pandas as pd


class _Carried(NamedTuple):
    """A decision by its row, with the rows of its actions, and whether the one in its own cell was cancelled."""

    row: int
    status: str
    actions: tuple[int, ...]
    is_cancelled: bool


def finished(review_decisions: Register, actions: Register) -> Found:
    """Give the status of each open decision whose actions are all closed or verified effective."""
    over = (actions["status"] == "closed") | (
        actions["verified_on"].notna() & (actions["effectiveness"] == "effective")
    )
    for one in _carried(review_decisions, actions):
        if one.status == "open" and one.actions and over.loc[list(one.actions)].all():
            cell = review_decisions.cell(one.row, "status")
            yield _hit(review_decisions, one, actions, "", CellEdit(cell, "done"))


def unfinished(review_decisions: Register, actions: Register, action_state: pd.Series[str]) -> Found:
    """Give the status of each decision said to be done while an action of it is open."""
    for one in _carried(review_decisions, actions):
        still = tuple(row for row in one.actions if action_state.loc[row] in OPEN_STATES)
        if one.status == "done" and still:
            yield _hit(review_decisions, one._replace(actions=still), actions, "unfinished")


def cancelled(review_decisions: Register, actions: Register) -> Found:
    """Give the status of each open decision whose only action was cancelled."""
    for one in _carried(review_decisions, actions):
        if one.status == "open" and one.is_cancelled and not one.actions:
            yield _hit(review_decisions, one, actions, "cancelled")


def _carried(decisions: Register, actions: Register) -> Iterator[_Carried]:
    """Yield the decisions with their actions: those whose origin names them and the one in their own cell; cancelled ones left out.

    A decision whose cell cannot be read is left out.
    """
    served = actions_of(actions, "decision")
    by_origin = served.groupby(served).groups
    numbers, status = actions["action"], actions["status"]
    row_of = dict(zip(numbers, numbers.index, strict=True))
    own, unreadable = decisions["action"], decisions["action"].isna() & ~decisions.blank("action")
    lines = zip(decisions.frame.index, decisions["decision"], own, decisions["status"], unreadable, strict=True)
    for row, decision, number, state, unread in lines:
        if unread or not isinstance(decision, str):
            continue
        found = {int(action) for action in by_origin.get(decision, ())}
        in_cell = row_of.get(number) if isinstance(number, str) else None
        is_cancelled = in_cell is not None and status.loc[in_cell] == "cancelled"
        if in_cell is not None and not is_cancelled:
            found.add(int(in_cell))
        yield _Carried(int(row), str(state), tuple(sorted(found)), is_cancelled)


def _hit(decisions: Register, one: _Carried, actions: Register, variant: str, edit: CellEdit | None = None) -> Hit:
    names = tuple(actions.keys.loc[list(one.actions)]) or (decisions["action"].loc[one.row],)
    facts = {"actions": names, "status": Word("decision_status", one.status)}
    return Hit(decisions.cell(one.row, "status"), facts, variant=variant, edit=edit)


RULE = Rule(
    find=(finished, unfinished, cancelled),
    severity="warning",
    clause="9.3.3 [5.6.3]",
    fix="safe",
    title=Text("Status decyzji nie zgadza się z jej działaniem", "Status of the decision contradicts its action"),
    message=Text(
        "Decyzja „{record}” ma status „{status}”, a jej realizację zakończono ({actions}).",
        "Decision “{record}” has the status “{status}”, but it has been carried out ({actions}).",
    ),
    variants={
        "unfinished": Text(
            "Decyzja „{record}” ma status „{status}”, a jej realizacja jeszcze trwa ({actions}).",
            "Decision “{record}” has the status “{status}”, but it is still being carried out ({actions}).",
        ),
        "cancelled": Text(
            "Decyzja „{record}” ma status „{status}”, a jej działanie {actions} anulowano.",
            "Decision “{record}” has the status “{status}”, but its action {actions} was cancelled.",
        ),
    },
    why=Text(
        "Następny przegląd zaczyna od statusu decyzji z poprzedniego. Jeżeli nie zgadza się on z działaniem, kierownictwo "
        "dostaje nieprawdziwy obraz.",
        "The next review begins with the status of the decisions of the last one. Where it contradicts the action, top "
        "management is told what is not so.",
    ),
    remedy=Text(
        "Ustaw w komórce {cell} status „wykonana” i napisz w polu „Sposób realizacji, omówienie”, co z niej wyszło.",
        "Set the status in cell {cell} to “done”, and write in “Outcome” what came of it.",
    ),
    remedies={
        "unfinished": Text(
            "Jeżeli naprawdę ją zakończono, uzupełnij w rejestrze działań daty ({actions}). Jeżeli nie, ustaw w komórce {cell} "
            "status „otwarta”.",
            "If it has truly been carried out, fill in the dates in the register of actions ({actions}). If not, set the "
            "status in cell {cell} to “open”.",
        ),
        "cancelled": Text(
            "Zaplanuj nowe działanie i wpisz jego numer przy decyzji. Jeżeli z decyzji zrezygnowano, ustaw w komórce {cell} "
            "status „odstąpiono”.",
            "Plan another action and write its number beside the decision. If the decision was given up, set the status in "
            "cell {cell} to “dropped”.",
        ),
    },
    good="""
as_of 2026-11-20
review_decisions
| decision  | status  | action     |
| PZ-2026/1 | open    | D-2026-001 |
| PZ-2026/2 | done    | D-2026-002 |
| PZ-2026/3 | open    | D-2026-003 |
| PZ-2026/4 | open    |            |
| PZ-2026/5 | dropped | D-2026-005 |
| PZ-2026/6 | open    | D-2026-005 |

actions
| action     | action_type | origin   | origin_ref | status    | due_on     | done_on    | verify_due | verified_on | effectiveness    | follow_up |
| D-2026-001 | improvement | decision | PZ-2026/1  | running   | 2026-12-31 |            |            |             |                  |           |
| D-2026-002 | improvement | decision | PZ-2026/2  | closed    | 2026-10-31 | 2026-10-31 |            |             |                  |           |
| D-2026-003 | corrective  | decision | PZ-2026/3  | verified  | 2026-10-31 | 2026-10-31 |            | 2026-11-20  | partly_effective |           |
| D-2026-005 | improvement | decision | PZ-2026/5  | cancelled | 2026-10-31 |            |            |             |                  |           |
| D-2026-006 | improvement | decision | PZ-2026/6  | planned   | 2026-12-31 |            |            |             |                  |           |
""",
    bad="""
as_of 2026-11-20
review_decisions
| decision  | status | action     |
| PZ-2026/1 | open ! | D-2026-001 |
| PZ-2026/2 | open ! |            |
| PZ-2026/3 | done ! | D-2026-003 |
| PZ-2026/4 | open ! | D-2026-004 |

actions
| action     | action_type | origin   | origin_ref | status    | due_on     | done_on    | verify_due | verified_on | effectiveness | follow_up |
| D-2026-001 | improvement | decision | PZ-2026/1  | closed    | 2026-10-31 | 2026-10-31 |            |             |               |           |
| D-2026-002 | corrective  | decision | PZ-2026/2  | verified  | 2026-10-31 | 2026-10-31 |            | 2026-11-20  | effective     |           |
| D-2026-003 | improvement | decision | PZ-2026/3  | planned   | 2026-12-31 |            |            |             |               |           |
| D-2026-004 | improvement | decision | PZ-2026/4  | cancelled | 2026-10-31 |            |            |             |               |           |
""",
)

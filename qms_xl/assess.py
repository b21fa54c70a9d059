"""Assessing: what follows from the registers on a day, as values; codes, not words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model import Register
from qms_xl.norms import Norm
from qms_xl.settings import Settings
from qms_xl.supply import Absent, Supply


class ActionToday(NamedTuple):
    """One action: its state, a code of list(action_state), and calendar days late, None where not known."""

    action: str
    state: str
    days_late: int | None


class DocumentToday(NamedTuple):
    """One effective edition: its state, a code of list(document_state), and the day of its next review."""

    doc: str
    edition: str | None
    next_review: date | None
    state: str


class Today(NamedTuple):
    """What follows on the day; None for a subject whose register or columns are absent, which `lacking` names."""

    actions: tuple[ActionToday, ...] | None
    documents: tuple[DocumentToday, ...] | None
    lacking: tuple[str, ...]


def assess(
    registers: Mapping[str, Register], facts: Mapping[str, Register], as_of: date, settings: Settings, norm: Norm
) -> Today:
    """Return the states of actions and documents on the day, in the order of the registers."""
    supply = Supply(registers, facts, as_of=as_of, settings=settings, norm=norm)
    lacking: list[str] = []
    found = {}
    for subject, states in (("actions", _actions), ("documents", _documents)):
        try:
            found[subject] = tuple(states(supply))
        except Absent as absent:
            lacking += absent.names
        except AbsentColumn as absent:
            lacking.append(f"{absent.register}.{absent.column}")
    return Today(found.get("actions"), found.get("documents"), tuple(lacking))  # type: ignore[arg-type]


def _actions(supply: Supply) -> Iterator[ActionToday]:
    actions, state, late = supply.get("actions"), supply.get("action_state"), supply.get("days_late")
    for row, key in actions.keys.items():
        days = late.loc[row]
        yield ActionToday(key, state.loc[row], None if days != days else int(days))


def _documents(supply: Supply) -> Iterator[DocumentToday]:
    documents, state, review = supply.get("documents"), supply.get("document_state"), supply.get("document_review")
    for row in state.index[state.notna()]:
        day = review.loc[row]
        edition = documents["edition"].loc[row] if documents.has("edition") else None
        yield DocumentToday(documents["doc"].loc[row], edition, day.date() if day == day else None, state.loc[row])

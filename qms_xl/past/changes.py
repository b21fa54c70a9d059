"""What changed in a register between two of its states, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from qms_xl.past.state import State, Value

What = Literal["added", "removed", "changed"]


class Changed(NamedTuple):
    """One difference. `record` as its key was written; `column`, `old` and `new` only where a cell changed."""

    what: What
    register: str
    record: str
    column: str = ""
    old: Value = None
    new: Value = None


def changes(old: State | None, new: State | None) -> Iterator[Changed]:
    """Yield what changed from one state to the next; no state is one without rows.

    Columns that only one of the states has are left out: a column that is not there is not an empty one.
    """
    state = new or old
    if state is None:
        return
    was, is_ = (old.rows if old else {}), (new.rows if new else {})
    for key, row in is_.items():
        if key not in was and new:
            yield Changed("added", state.register, new.keys[row])
    for key, row in was.items():
        if key not in is_ and old:
            yield Changed("removed", state.register, old.keys[row])
    if old is None or new is None:
        return
    both = [key for key in is_ if key in was]
    for column in new.cells:
        if column not in old.cells:
            continue
        before, after = old.cells[column], new.cells[column]
        for key in both:
            if before[was[key]] != after[is_[key]]:
                yield Changed("changed", state.register, new.keys[is_[key]], column, before[was[key]], after[is_[key]])

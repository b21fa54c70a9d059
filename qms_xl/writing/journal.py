"""The journal of a run, `.qms/runs/<id>.json`: what it does to which workbook, told before the first one is replaced.

It is written and synced before anything is put in place, and again after each workbook, so that the next run can finish
what broke off, and `undo` can take it back. Hashes tell what has really happened; the states only say what we know.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from qms_xl.model import CellError
from qms_xl.paths import unsafe

_FORMAT = 1
_OUTSIDE = ("network", "drive", "absolute", "scheme", "parent")
_TEMPORARY = re.compile(r"~qms-[0-9a-z]+\.tmp")


@dataclass(frozen=True)
class Lost:
    """What stood in a cell and cannot be written into one: an error value, a formula's missing result, a time of day."""

    lost: str


State = Literal["prepared", "written", "failed", "held_back", "waiting", "changed", "discarded"]


@dataclass(frozen=True)
class Entry:
    """One cell that was written, or with `added` one row, whose key cell it then is.

    `old`: as it was read; `new`: as it was written, a number in per cent where `in_percent`; the columns by the schema's names.
    """

    register: str
    record: str
    column: str
    sheet: str
    cell: str
    old: object = None
    new: object = None
    rule: str | None = None
    in_percent: bool = False
    added: bool = False


@dataclass(frozen=True)
class Step:
    """One workbook of a run. `before`, `after`: sha256; `temporary`: the name of the finished file beside the workbook;
    `backup`, `result`: paths seen from the office folder.

    `needs`: workbooks without whose success this one must not be written. States: `prepared` · `written` · `failed` (not
    put in place, and gone) · `held_back` (for one it needs) · `waiting` (not put in place, the finished file is `result`) ·
    `changed` (somebody changed the workbook first) · `discarded`.
    """

    workbook: str
    before: str
    after: str
    temporary: str
    backup: str
    entries: tuple[Entry, ...]
    needs: tuple[str, ...] = ()
    state: State = "prepared"
    result: str = ""

    @property
    def is_finished(self) -> bool:
        """Return whether nothing more is to come of it."""
        return self.state not in ("prepared", "waiting")


@dataclass(frozen=True)
class Run:
    """One run. `undoes`: the run that it takes back, as far as the workbooks that it `covers`."""

    id: str
    at: datetime.datetime
    command: str
    steps: tuple[Step, ...]
    undoes: str = ""
    covers: tuple[str, ...] = ()

    def with_step(self, number: int, **changed: Any) -> Run:
        """Return the run with one step changed."""
        steps = list(self.steps)
        steps[number] = replace(steps[number], **changed)
        return replace(self, steps=tuple(steps))

    @property
    def closed(self) -> bool:
        """Return whether nothing is left to finish."""
        return all(step.is_finished for step in self.steps)

    @property
    def written(self) -> tuple[Step, ...]:
        """Return the steps that were put in place."""
        return tuple(step for step in self.steps if step.state == "written")


def to_json(run: Run) -> str:
    """Return the journal's text."""
    facts = {"format": _FORMAT, **asdict(run)}
    return json.dumps(facts, ensure_ascii=False, indent=1, default=_kept) + "\n"


def from_json(text: str) -> Run:
    """Return the run that a journal tells of; raises ValueError for what is no journal of ours.

    Whoever may write in the office could have written one: its paths never lead out of there.
    """
    try:
        facts: dict[str, Any] = json.loads(text)
        if facts.pop("format") != _FORMAT:
            raise ValueError("a journal of another version")
        steps = tuple(_step(step) for step in facts.pop("steps"))
        at = _value(facts.pop("at"))
        if not isinstance(at, datetime.datetime):
            raise ValueError("no moment")
        return Run(**{**facts, "steps": steps, "at": at, "covers": tuple(facts["covers"])})
    except (AttributeError, KeyError, TypeError) as trouble:
        raise ValueError(str(trouble)) from trouble


def _step(facts: dict[str, Any]) -> Step:
    entries = tuple(
        Entry(**{**entry, "old": _value(entry["old"]), "new": _value(entry["new"])}) for entry in facts.pop("entries")
    )
    step = Step(**{**facts, "entries": entries, "needs": tuple(facts["needs"])})
    for path in filter(None, (step.workbook, step.backup, step.result)):
        if unsafe(path) in _OUTSIDE:
            raise ValueError("a path that leaves the office")
    if not _TEMPORARY.fullmatch(step.temporary):
        raise ValueError("no temporary file of ours")
    return step


def keepable(value: object) -> object:
    """Return what stood in a cell as the journal keeps it."""
    if value is None or isinstance(value, str | bool | int | float | datetime.date):
        return value
    return Lost(value.text if isinstance(value, CellError) else str(value))


def _kept(value: object) -> dict[str, str]:
    """Return a day or moment, for which JSON has no word."""
    if isinstance(value, datetime.datetime):
        return {"moment": value.isoformat()}
    assert isinstance(value, datetime.date), value
    return {"day": value.isoformat()}


def _value(kept: object) -> Any:
    match kept:
        case {"moment": str(text)}:
            return datetime.datetime.fromisoformat(text)
        case {"day": str(text)}:
            return datetime.date.fromisoformat(text)
        case {"lost": str(text)}:
            return Lost(text)
    return kept

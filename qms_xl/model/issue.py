"""What checking gives: rules, what they hit, issues, and the edits they propose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qms_xl.conditions import Condition
from qms_xl.model.register import CellRef
from qms_xl.model.text import Safety, Severity, Text


@dataclass(frozen=True)
class CellEdit:
    """A change of one cell: what was read and what should stand there. `value` is a typed value, never a formula."""

    cell: CellRef
    value: object
    safety: Safety = "safe"
    rule: str | None = None


@dataclass(frozen=True)
class RowAppend:
    """A row to be added to a register: schema column -> typed value."""

    register: str
    record: str
    values: Mapping[str, object]
    safety: Safety = "unsafe"
    rule: str | None = None


class Hit(NamedTuple):
    """What a rule found at one cell. `facts` fill the message's placeholders; `about` tells several issues of one cell apart.

    `severity` and `message` replace the rule's own where its bullet names several: `message` is a key of `Rule.variants`.
    `edit`: the value the rule proposes for the cell, with its safety; `more`: the edits that go with it, in other cells.
    """

    cell: CellRef
    facts: Mapping[str, object] = {}
    about: str = ""
    severity: Severity | None = None
    variant: str = ""
    edit: CellEdit | RowAppend | None = None
    more: tuple[CellEdit | RowAppend, ...] = ()


@dataclass(frozen=True)
class Issue:
    """What `check` found in a register: values only; sentences are made in `speak`."""

    code: str
    severity: Severity
    cell: CellRef
    facts: Mapping[str, object]
    about: str = ""
    variant: str = ""
    edit: CellEdit | RowAppend | None = None
    more: tuple[CellEdit | RowAppend, ...] = ()
    waived: str | None = None


Found = Iterable[Hit] | Iterator[Hit]


@dataclass(frozen=True)
class Rule:
    """One rule of the book, declared in one file `<code>_<name>.py` under the name `RULE`.

    `find`: one function, or several halves that are skipped one by one; each asks by argument name for what it needs.
    `message`, `remedy`: whole sentences with {placeholders} from the hit's facts and from the cell ({value}, {header},
    {record}, {cell}, {workbook}, {sheet}); `variants`: further messages by key, `remedies`: theirs, where it is another. `clause`: "10.2.1 [8.5.2]", 2015 and, in
    brackets, 2008; "" where no clause applies. `claims`: "register.column" -> the rows it speaks for (a condition, or True).
    `instead_of`: codes of rules that are silent at a cell where this one speaks; `yields_to`: codes or families at whose
    cells this one is silent. `masks`: what it names is no value for later rules. `settings`: what it reads, `actions.due_soon_days`.
    `fix`: safety of what it proposes; `computed`: it has no edit of its own, because `reconcile` writes computed columns.
    `since`: first norm profile it runs under. `good`, `bad`: text tables (see qms_xl.tables), `!` marks the cells it must name.
    """

    find: Callable[..., Found] | tuple[Callable[..., Found], ...]
    severity: Severity
    title: Text
    message: Text
    why: Text
    remedy: Text
    good: Text | str
    bad: Text | str
    clause: str = ""
    variants: Mapping[str, Text] = field(default_factory=dict)
    remedies: Mapping[str, Text] = field(default_factory=dict)
    claims: Mapping[str, bool | Condition] = field(default_factory=dict)
    instead_of: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    fix: Safety | None = None
    computed: bool = False
    since: str = ""
    off: bool = False
    masks: bool = False
    needs: tuple[str, ...] = ()

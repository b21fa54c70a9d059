"""What a register is: columns, references, states, and the flags that the generic rules read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from qms_xl.conditions import Condition
from qms_xl.model.text import Kind, Text

Tone = Literal["late", "soon", "over"]


@dataclass(frozen=True)
class Reference:
    """Where the words of a column lead: the key of `register`, or its column `column`.

    `soft`: free text is allowed. `by`: the target follows the code in that column of the same row,
    `targets` maps code -> "register.column"; a code that is not listed has no target.
    """

    register: str = ""
    column: str = ""
    soft: bool = False
    by: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """One column of a register.

    `required`: True for `*`, a condition for `c (...)`, False otherwise; `instead`: columns that will do
    instead where the condition holds. `past`: only dates up to `as_of` make sense (True, or where the
    condition holds). `follows`: the status that a computed column holds, `action_state`, or one column of it,
    `objective_status.forecast_pct`; "" where it holds none. `formula`: the live Excel formula of a computed column
    (notation: qms_xl.making.formulas), "" where only `reconcile` fills it. `about` is the help text a clerk sees on the
    header. `width`: characters in the shipped sheet, 0 = by kind.
    """

    name: str
    kind: Kind
    title: Text
    required: bool | Condition = False
    instead: tuple[str, ...] = ()
    list: str = ""
    many: bool = False
    reference: Reference | None = None
    computed: bool = False
    follows: str = ""
    formula: str = ""
    past: bool | Condition = False
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    about: Text | None = None
    width: int = 0


@dataclass(frozen=True)
class Mark:
    """Rows that the shipped sheet colours: late, due soon, or over and done with.

    `when`: an Excel condition in the notation of qms_xl.making.formulas; `column` shows `word` behind its value, so that
    the colour is never the only sign (none where a computed column says it already).
    """

    tone: Tone
    when: str
    column: str = ""
    word: Text | None = None


@dataclass(frozen=True)
class States:
    """A state machine over one list column; staying is always legal (domain 1a)."""

    column: str
    forward: Mapping[str, tuple[str, ...]]
    back: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    DEAD_ENDS = ("cancelled", "dropped", "postponed", "abandoned")

    def from_on(self, state: str) -> frozenset[str]:
        """Return the state and all that forward steps reach from it without passing through a dead end."""
        reached: set[str] = set()
        todo = [state]
        while todo:
            here = todo.pop()
            if here in reached or (here in self.DEAD_ENDS and here != state):
                continue
            reached.add(here)
            todo.extend(self.forward.get(here, ()))
        return frozenset(reached)


@dataclass(frozen=True)
class RegisterSchema:
    """A register as the domain defines it: names, key, columns, and flags that the generic rules read.

    `one_of`: groups of columns of which at least one is filled. `order`: pairs (earlier, later) of date
    columns. `numbering`: default number pattern per language; where the pattern follows a code, one per
    group of codes (`internal`, `external`). `workbook`: the shipped workbook that holds it. `about`: what the
    register is for, one sentence on the help sheet. `marks`: rows that the shipped sheet colours, the first that fits.
    """

    name: str
    title: Text
    workbook: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    states: States | None = None
    numbering: Mapping[str, Text] = field(default_factory=dict)
    about: Text | None = None
    marks: tuple[Mark, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Return the columns by their English name."""
        return {column.name: column for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

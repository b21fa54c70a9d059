"""When a cell is required: a small language of conditions, written as data in the schemas, evaluated in qms_xl.required."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """Base of all conditions."""


@dataclass(frozen=True)
class From(Condition):
    """The row's status is this state or one after it in its machine (not cancelled, dropped, postponed, abandoned).

    `through`: the column of this row that leads to another register whose status is meant ("" = this row's own).
    """

    state: str
    through: str = ""


@dataclass(frozen=True)
class Is(Condition):
    """The column holds one of these codes."""

    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class IsNot(Condition):
    """The column is filled and holds another code than these."""

    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Filled(Condition):
    """The cell of that column is filled."""

    column: str


@dataclass(frozen=True)
class NamedBy(Condition):
    """A row of another register names this one in its column `through`, and holds one of these codes in `column`."""

    register: str
    through: str
    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Moved(Condition):
    """Column `first` is filled and differs from column `second`."""

    first: str
    second: str


@dataclass(frozen=True)
class NormFrom(Condition):
    """The row's norm (column `norm`, else that of the office) is this profile or a later one."""

    profile: str


@dataclass(frozen=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition


def all_of(*parts: Condition) -> All:
    """Return the condition that every part holds."""
    return All(parts)


def any_of(*parts: Condition) -> Any:
    """Return the condition that at least one part holds."""
    return Any(parts)

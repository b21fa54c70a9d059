"""Computed columns: what they should hold on a day, and in which cells something else stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from qms_xl.errors import AbsentColumn
from qms_xl.model import PLACE_STEP, Column, Register
from qms_xl.norms import Norm
from qms_xl.reconciling.inputs import drawn_from
from qms_xl.settings import Settings
from qms_xl.supply import Absent, Supply, status_functions

if TYPE_CHECKING:
    import pandas as pd

_DECIMALS = 1  # workbooks show one decimal (domain, section 4); a value typed so is no other value
_MACHINE = 1e-9


class Computed(NamedTuple):
    """What follows, by (register, column): a value for each row id, missing where there is none.

    `lacking`: columns that nothing can be said of, as in `objectives.status`, and the registers or columns they lack.
    """

    values: Mapping[tuple[str, str], pd.Series[Any]]
    lacking: Mapping[str, tuple[str, ...]]


def computed(
    registers: Mapping[str, Register],
    facts: Mapping[str, Register],
    *,
    as_of: date,
    settings: Settings,
    norm: Norm,
    unreadable: Collection[str] = (),
) -> Computed:
    """Return what every computed column of the workbooks should hold that follows from a status.

    None follows from an `unreadable` register: what could not be read there might change it.
    """
    supply = Supply(registers, facts, as_of=as_of, settings=settings, norm=norm)
    values: dict[tuple[str, str], pd.Series[Any]] = {}
    lacking: dict[str, tuple[str, ...]] = {}
    for register in registers.values():
        for column in register.schema.columns:
            if column.follows and register.has(column.name) and len(register):
                try:
                    values[register.name, column.name] = _follows(column, supply, unreadable)
                except Absent as absent:
                    lacking[f"{register.name}.{column.name}"] = tuple(dict.fromkeys(absent.names))
                except AbsentColumn as absent:
                    lacking[f"{register.name}.{column.name}"] = (f"{absent.register}.{absent.column}",)
    return Computed(values, lacking)


def _follows(column: Column, supply: Supply, unreadable: Collection[str]) -> pd.Series[Any]:
    status, _, part = column.follows.partition(".")
    partly = [name for name in drawn_from(status_functions()[status]) if name in unreadable]
    if partly:
        raise Absent(*partly)
    found: Any = supply.get(status)
    series: pd.Series[Any] = found[part] if part else found
    return series


def differing(register: Register, column: Column, follows: pd.Series[Any]) -> pd.Series[Any]:
    """Return what follows in the rows, by row id, whose cells hold something else.

    Cells with a formula, which Excel keeps up to date itself, are left out, and so are places without the column.
    """
    typed, follows = register[column.name], follows.loc[register.frame.index]
    right = _same(typed, follows, column) | (follows.isna() & register.blank(column.name))
    right &= ~typed.index.isin([found.row for found in register.misreadings if found.column == column.name])
    right |= typed.index.isin(list(register.formulas.get(column.name, ())))
    if register.adopted:  # what an office typed itself is not wiped out for lack of what it would follow from
        right |= follows.isna()
    for number, place in enumerate(register.places):
        if column.name not in place.letters:
            right |= typed.index // PLACE_STEP == number
    return follows[~right]


def as_value(value: Any, column: Column) -> object:
    """Return one value of a status as the column holds it: code, whole number, number, day; None where there is none."""
    if value is None or value != value:  # NaN and NaT differ from themselves
        return None
    if column.kind == "int":
        return int(value)
    if column.kind == "date":
        return value.date()
    return value


def _same(typed: pd.Series[Any], follows: pd.Series[Any], column: Column) -> pd.Series[bool]:
    """Return where both are the same; of numbers with decimals also where the typed one is the other, rounded as it is shown."""
    if column.kind != "number":
        return typed == follows
    close = (typed - follows).abs() <= _MACHINE * follows.abs().clip(lower=1)
    return close | ((typed - follows.round(_DECIMALS)).abs() <= _MACHINE)

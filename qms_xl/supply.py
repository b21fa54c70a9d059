"""Giving a function what its arguments ask for by name: registers, fact tables, statuses, the day, the settings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib import import_module
from inspect import Parameter, signature
from typing import Any

from qms_xl.model import Register
from qms_xl.shelf import modules

_ANY_REGISTER = ("register", "registers", "supply")  # a function that asks for these may look at any


class Absent(LookupError):
    """A function asks for something that this office does not have; `names` say what, as in `suppliers`."""

    def __init__(self, *names: str) -> None:
        super().__init__(", ".join(names))
        self.names = names


@cache
def parameters(function: Callable[..., Any]) -> tuple[tuple[str, bool], ...]:
    """Return the function's arguments: (name, optional)."""
    return tuple((name, p.default is not Parameter.empty) for name, p in signature(function).parameters.items())


@cache
def reach(function: Callable[..., Any]) -> frozenset[str]:
    """Return every name that a call of the function looks up: its arguments, and those of the statuses among them in turn."""
    names = frozenset(name for name, _ in parameters(function))
    return names.union(*(reach(status_functions()[name]) for name in names & status_functions().keys()))


def looks_at(function: Callable[..., Any], registers: Collection[str]) -> bool:
    """Return whether a call of the function may look at one of these registers."""
    return not reach(function).isdisjoint({*_ANY_REGISTER, *registers})


@cache
def status_functions() -> Mapping[str, Callable[..., Any]]:
    """Return the statuses by name, each the function of its module's own name."""
    found = {}
    for dotted in modules("qms_xl.statuses"):
        name = dotted.rpartition(".")[2]
        found[name] = getattr(import_module(dotted), name)
    return found


class Supply:
    """What the road holds at one moment, given out by argument name.

    A register without rows counts as absent; an empty fact table does not. Statuses are worked out once.
    """

    def __init__(self, registers: Mapping[str, Register], facts: Mapping[str, Register], **values: object) -> None:
        self.registers = registers
        self.facts = facts
        self.values = values
        self._statuses: dict[str, Any] = {}
        self._records: dict[str, Mapping[int, Mapping[str, Any]]] = {}
        self._days: dict[datetime.date, Supply] = {}

    def with_registers(self, registers: Mapping[str, Register]) -> Supply:
        """Return the supply with these registers; what was worked out from none that differs need not be worked out again."""
        other = Supply(registers, self.facts, **self.values)
        either = registers.keys() | self.registers.keys()
        changed = [name for name in either if registers.get(name) is not self.registers.get(name)]
        for name, found in self._statuses.items():
            if not looks_at(status_functions()[name], changed):
                other._statuses[name] = found
        return other

    def get(self, name: str) -> Any:
        """Return one thing by name; raises Absent, and AbsentColumn from a status that lacks a column."""
        if name in ("supply", "registers"):
            return self if name == "supply" else self.registers
        if name in self.values:
            return self.values[name]
        if name in self.facts:
            return self.facts[name]
        if name in status_functions():
            return self._status(name)
        register = self.registers.get(name)
        if register is None or not len(register):
            raise Absent(name)
        return register

    def on(self, day: datetime.date) -> Supply:
        """Return what the same registers hold on another day; its statuses, too, are worked out once."""
        if day == self.get("as_of"):
            return self
        if day not in self._days:
            self._days[day] = Supply(self.registers, self.facts, **{**self.values, "as_of": day})
        return self._days[day]

    def records(self, status: str) -> Mapping[int, Mapping[str, Any]]:
        """Return a status of several columns as a record for each row id; raises what `get` raises."""
        if status not in self._records:
            self._records[status] = self.get(status).to_dict("index")
        return self._records[status]

    def call(self, function: Callable[..., Any], **own: object) -> Any:
        """Call the function with what its arguments ask for; `own` goes before everything else.

        Raises Absent with every missing name at once.
        """
        given: dict[str, object] = {}
        missing: list[str] = []
        for name, optional in parameters(function):
            if name in own:
                given[name] = own[name]
                continue
            try:
                given[name] = self.get(name)
            except Absent as absent:
                if not optional:
                    missing.extend(absent.names)
        if missing:
            raise Absent(*missing)
        return function(**given)

    def _status(self, name: str) -> Any:
        if name not in self._statuses:
            try:
                function = status_functions()[name]
                asked = {asked for asked, _ in parameters(function)}
                completed = {
                    one: self.registers[one].completed
                    for one in asked & set(self.registers)
                    if len(self.registers[one])
                }
                self._statuses[name] = self.call(function, **completed)
            except LookupError as missing:
                self._statuses[name] = missing
        status = self._statuses[name]
        if isinstance(status, LookupError):
            raise status
        return status

"""The past as rules see it: the registers at every snapshot, freed of what needs no rule.

What the toolkit wrote itself counts as if it had always stood there, a record whose changes a person accepted begins with the
acceptance, and a row that went into the archive, or that the toolkit took away again, was never here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from qms_xl.fold import fold
from qms_xl.model import Register, RegisterSchema
from qms_xl.past.chain import Chain, Link
from qms_xl.past.state import State, Value, register_from, rewritten, without


class Past(Mapping[date, Mapping[str, Register]]):
    """The registers at every snapshot, by day, oldest first; of several on one day the last. A register is built when asked for."""

    def __init__(
        self,
        chain: Chain,
        schemas: Mapping[str, RegisterSchema],
        since: date,
        archived: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.chain, self.schemas, self.since = chain, schemas, since
        self.archived = archived or {}
        self._links = {link.day: link for link in chain.links if link.day >= since}
        self._built: dict[tuple[object, ...], Register] = {}
        self._days = {day: _Day(self, link) for day, link in sorted(self._links.items())}

    def without(self, archived: Mapping[str, Collection[str]]) -> Past:
        """Return the past without these records (register -> keys), which stand in the archive."""
        return Past(self.chain, self.schemas, self.since, archived)

    def __getitem__(self, day: date) -> Mapping[str, Register]:
        return self._days[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    def register(self, link: Link, name: str) -> Register | None:
        """Return a register at a snapshot as the rules see it, None where the snapshot has none."""
        state = self.chain.state(link, name)
        if state is None or name not in self.schemas:
            return None
        later = [other for other in self.chain.links if other.number > link.number]
        accepted = {fold(one.record) for other in later for one in other.accepted if one.register == name}
        own = [(other, cell) for other in later for cell in other.wrote if cell.register == name]
        taken_away = {fold(cell.record) for _, cell in own if not cell.column}
        wrote = {(fold(cell.record), cell.column): other for other, cell in own if cell.column}
        gone = frozenset(accepted | taken_away) | frozenset(map(fold, self.archived.get(name, ())))
        cells = frozenset((key, column, other.number) for (key, column), other in wrote.items())
        identity = (link.states[name], frozenset(gone & state.rows.keys()), cells)
        if identity not in self._built:
            state = rewritten(without(state, gone), self._written(name, wrote))
            self._built[identity] = register_from(state, self.schemas[name])
        return self._built[identity]

    def _written(self, name: str, wrote: Mapping[tuple[str, str], Link]) -> Iterator[tuple[str, str, Value]]:
        """Yield the cells that the toolkit wrote later, with what it wrote; a status is left as it was, for its steps are looked at."""
        states = self.schemas[name].states
        for (key, column), link in wrote.items():
            then: State | None = self.chain.state(link, name)
            if then and key in then.rows and column in then.cells and (states is None or column != states.column):
                yield key, column, then.value(key, column)


class _Day(Mapping[str, Register]):
    """The registers at one snapshot."""

    def __init__(self, past: Past, link: Link) -> None:
        self.past, self.link = past, link

    def __getitem__(self, name: str) -> Register:
        register = self.past.register(self.link, name)
        if register is None:
            raise KeyError(name)
        return register

    def __iter__(self) -> Iterator[str]:
        return iter(self.link.states)

    def __len__(self) -> int:
        return len(self.link.states)
